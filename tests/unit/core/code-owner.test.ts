/** A code belongs to the name in its own row: a neighbour's code would accuse or clear another firm. */
import { describe, expect, test } from 'vitest'
import { attachCodes } from '#shared/core/mentions/code-owner.ts'
import { findCodes } from '#shared/core/mentions/codes.ts'
import { findMentions } from '#shared/core/mentions/index.ts'
import type { Block, Mention } from '#shared/core/types.ts'
import { readHtml } from '#shared/documents/html.ts'

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

/** As the finder gives them, roles and all: name → code, '' for a code alone. */
const found = (html: string) => findMentions(readHtml(html)).map(m => [m.name, m.code?.value])
const AGENT = '东屏恒信招标代理有限公司'
const cells = (...rows: string[][]) =>
  `<table>${rows.map(row => `<tr>${row.map(text => `<td>${text}</td>`).join('')}</tr>`).join('')}</table>`

describe('a code that may be another’s stays alone', () => {
  test('the label says whose it is', () => {
    const lines = `<p>供应商名称：${A}</p><p>成交金额：120万元</p><p>采购代理机构统一社会信用代码：${CODE_B}</p>`
    expect(found(lines)).toEqual([
      [A, undefined],
      ['', CODE_B],
    ])
    const table = cells(['中标供应商', A], ['采购代理机构统一社会信用代码', CODE_B], ['采购代理机构名称', AGENT])
    expect(found(table)).toEqual([
      [A, undefined],
      [AGENT, CODE_B],
    ])
    const column = cells(['名称', '代理机构', '代理机构代码'], [A, AGENT, CODE_A], [B, '', CODE_B])
    expect(found(column)).toEqual([
      [A, undefined],
      [AGENT, CODE_A],
      [B, undefined],
      ['', CODE_B],
    ])
    expect(found(`<p>供应商名称：${A}</p><p>供应商统一社会信用代码：${CODE_A}</p>`)).toEqual([[A, CODE_A]])
  })

  test('several names, several codes: in their order, and only where there are as many', () => {
    const text = `联合体：${A}（牵头人）、${B}（成员），统一社会信用代码分别为${CODE_A}、${CODE_B}。`
    expect(found(`<p>${text}</p>`)).toEqual([
      [A, CODE_A],
      [B, CODE_B],
    ])
    expect(found(cells([`中标人：${A}<br>${B}`, `${CODE_A}<br>${CODE_B}`]))).toEqual([
      [A, CODE_A],
      [B, CODE_B],
    ])
    const three = found(`<p>${AGENT}、${A}、${B}，统一社会信用代码分别为${CODE_A}、${CODE_B}。</p>`)
    expect(three.filter(([name, code]) => name !== '' && code)).toEqual([])
    const lines = `<p>${A}</p><p>${B}</p><p>统一社会信用代码：${CODE_A}</p><p>统一社会信用代码：${CODE_B}</p>`
    expect(found(lines).filter(([name, code]) => name !== '' && code)).toEqual([])
    const below = found(`<p>${A}</p><p>${CODE_A}、${CODE_B}</p>`)
    expect(below.filter(([name, code]) => name !== '' && code)).toEqual([])
  })

  test('two names in one cell and two codes in the next, whatever parts them', () => {
    const both = [
      [A, CODE_A],
      [B, CODE_B],
    ]
    for (const mark of ['、', '/', '，', '；']) {
      const names = `${A}${mark}${B}`
      const codes = `${CODE_A}${mark}${CODE_B}`
      expect(found(cells(['中标供应商', '统一社会信用代码'], [names, codes]))).toEqual(both)
      expect(found(cells(['中标供应商', names, '统一社会信用代码', codes]))).toEqual(both)
      expect(found(cells(['中标供应商', names], ['统一社会信用代码', codes]))).toEqual(both)
      expect(found(cells(['统一社会信用代码', '中标供应商'], [codes, names])).filter(([name]) => name)).toEqual(both)
    }
    const fewer = found(cells(['中标供应商', `${A}、${B}`], ['统一社会信用代码', CODE_A]))
    expect(fewer).toEqual([
      [A, undefined],
      [B, undefined],
      ['', CODE_A],
    ])
  })

  test('a name that a line’s end breaks owns the code behind it, and the next name its own', () => {
    const lines = `<p>中标人：${A.slice(0, -2)}</p><p>公司（统一社会信用代码：${CODE_A}）、${B.slice(0, -3)}</p><p>限公司，统一社会信用代码：${CODE_B}</p>`
    expect(found(lines)).toEqual([
      [A, CODE_A],
      [B, CODE_B],
    ])
    const sentence = `<p>详见${A.slice(0, -2)}</p><p>公司网站登载的会议决议公告全文及其附件。</p><p>统一社会信用代码：${CODE_B}</p>`
    expect(found(sentence)).toContainEqual(['', CODE_B])
  })

  test('a name over two lines of a cell, broken inside its legal form, inside a word of trade or between them', () => {
    for (const at of [-2, -5, -4]) {
      const lines = `<p>${A.slice(0, at)}</p><p>${A.slice(at)}</p>`
      expect(found(cells(['中标供应商', '统一社会信用代码'], [lines, CODE_A], [B, CODE_B]))).toEqual([
        [A, CODE_A],
        [B, CODE_B],
      ])
    }
    const apart = found(cells([`<p>${A}</p><p>${B}</p>`, `<p>${CODE_A}</p><p>${CODE_B}</p>`]))
    expect(apart).toEqual([
      [A, CODE_A],
      [B, CODE_B],
    ])
  })

  test('a name in the middle of a sentence above owns no code below', () => {
    const lines = `<p>详见${A}网站登载的会议决议公告。</p><p>企业性质：有限责任公司</p><p>统一社会信用代码：${CODE_B}</p>`
    expect(found(lines)).toEqual([
      [A, undefined],
      ['', CODE_B],
    ])
  })

  test('the parent named beside a firm does not get its code', () => {
    expect(found(`<p>公司名称：砚记。砚记是${A}（代码：0001）的控股子公司，税务登记号码：${CODE_B}。</p>`)).toEqual([
      [A, undefined],
      ['', CODE_B],
    ])
  })

  test('a firm that was not found keeps its code from the firm above', () => {
    for (const line of [`第二名：砚记（统一社会信用代码：${CODE_B}）`, `第二名：砚记，统一社会信用代码：${CODE_B}`])
      expect(found(`<p>中标供应商：${A}</p><p>${line}</p>`)).toEqual([
        [A, undefined],
        ['', CODE_B],
      ])
  })

  test('two names in a row: the bidder’s beside the code, never the agency’s in its place', () => {
    expect(found(cells(['采购单位', '中标供应商', '统一社会信用代码'], ['云泽市第一中学', A, CODE_A]))).toEqual([
      ['云泽市第一中学', undefined],
      [A, CODE_A],
    ])
    expect(found(cells(['中标供应商', '代理机构', '统一社会信用代码'], [A, AGENT, CODE_A]))).toEqual([
      [A, undefined],
      [AGENT, undefined],
      ['', CODE_A],
    ])
  })

  test('the bank of a label/value list is passed over', () => {
    const rows = [
      ['供应商名称', A],
      ['开户银行', '云泽农村商业银行股份有限公司东门支行'],
      ['统一社会信用代码', CODE_A],
    ]
    expect(found(cells(...rows))).toContainEqual([A, CODE_A])
  })
})
