/** A code belongs to the name in its own row: a neighbour's code would accuse or clear another firm. */
import { describe, expect, test } from 'vitest'
import { attachCodes, findCodes } from '#shared/core/mentions/codes.ts'
import type { Block, Mention } from '#shared/core/types.ts'

const A = '云泽砚溪川建设工程有限公司'
const B = '东屏澄岚舟信息技术有限公司'
const CODE_A = '91980100300001013R'
const CODE_B = '9198010030000103XC'

const table = (rows: string[][]): Block[] =>
  rows.flatMap((cells, row) =>
    cells.map((text, col) => ({
      text,
      kind: 'cell' as const,
      cell: { table: 0, row, col, rowSpan: 1, colSpan: 1, header: false },
    })),
  )
const owners = (blocks: Block[]) => {
  const mentions: Mention[] = blocks.flatMap((block, i) =>
    [A, B]
      .filter(name => block.text.includes(name))
      .map(name => ({
        block: i,
        start: block.text.indexOf(name),
        end: block.text.indexOf(name) + name.length,
        text: name,
        name,
        found: 'judged' as const,
      })),
  )
  const left = attachCodes(blocks, mentions, findCodes(blocks))
  return { codes: Object.fromEntries(mentions.map(m => [m.name, m.code?.value])), left: left.map(c => c.code.value) }
}

describe('whose code it is', () => {
  test('a row whose name was not found keeps its code from the row above', () => {
    const rows = [
      ['序号', '供应商名称', '统一社会信用代码'],
      ['1', A, '—'],
      ['2', '砚记', CODE_B],
    ]
    expect(owners(table(rows))).toEqual({ codes: { [A]: undefined }, left: [CODE_B] })
  })
  test('each row its own', () => {
    const rows = [
      ['供应商名称', '统一社会信用代码'],
      [A, CODE_A],
      [B, CODE_B],
    ]
    expect(owners(table(rows)).codes).toEqual({ [A]: CODE_A, [B]: CODE_B })
  })
  test('label and value pairs, one below the other', () => {
    const rows = [
      ['供应商名称', A],
      ['地址', '云泽市'],
      ['统一社会信用代码', CODE_A],
    ]
    expect(owners(table(rows)).codes).toEqual({ [A]: CODE_A })
  })
  test('a table laid on its side: the name stands above in the same column', () => {
    const rows = [
      ['供应商', A, B],
      ['统一社会信用代码', CODE_A, CODE_B],
    ]
    expect(owners(table(rows)).codes).toEqual({ [A]: CODE_A, [B]: CODE_B })
  })
})
