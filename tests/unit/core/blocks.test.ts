import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BlockBuilder, LONGEST_BLOCK, segmentAt } from '#shared/core/blocks.ts'

type Event = ['o', string, object?] | ['t', string, unknown?] | ['c', string]
const build = (events: Event[]): BlockBuilder => {
  const b = new BlockBuilder()
  for (const e of events) {
    if (e[0] === 'o') b.open(e[1], e[2])
    else if (e[0] === 't') b.text(e[1], e[2])
    else b.close(e[1])
  }
  return b
}
const texts = (events: Event[]) =>
  build(events)
    .blocks()
    .map(b => b.text)

test('inline tags are joined, block tags are apart', () => {
  expect(
    texts([
      ['o', 'p'],
      ['t', '采购人：'],
      ['o', 'span'],
      ['t', '云岭'],
      ['c', 'span'],
      ['t', '县第一小学'],
      ['c', 'p'],
      ['o', 'p'],
      ['t', '二'],
      ['c', 'p'],
    ]),
  ).toEqual(['采购人：云岭县第一小学', '二'])
})

test('white space collapses as a browser shows it; br is a line end', () => {
  expect(
    texts([
      ['o', 'div'],
      ['t', '\n   甲  \n 乙 '],
      ['o', 'br'],
      ['t', '  丙\n'],
      ['c', 'div'],
    ]),
  ).toEqual(['甲 乙\n丙'])
})

test('scripts, styles, form values and hidden parts are left out', () => {
  expect(
    texts([
      ['o', 'script'],
      ['t', '甲有限公司'],
      ['c', 'script'],
      ['o', 'textarea'],
      ['t', '乙有限公司'],
      ['c', 'textarea'],
      ['o', 'div', { hidden: true }],
      ['o', 'p'],
      ['t', '丙有限公司'],
      ['c', 'p'],
      ['c', 'div'],
      ['t', '丁'],
    ]),
  ).toEqual(['丁'])
})

test('cells carry row and column after spans', () => {
  const blocks = build([
    ['o', 'table'],
    ['o', 'tr'],
    ['o', 'th', { rowSpan: 2 }],
    ['t', '包号'],
    ['c', 'th'],
    ['o', 'th', { colSpan: 2 }],
    ['t', '供应商'],
    ['c', 'th'],
    ['c', 'tr'],
    ['o', 'tr'],
    ['o', 'td'],
    ['t', '甲'],
    ['c', 'td'],
    ['o', 'td'],
    ['t', '乙'],
    ['c', 'td'],
    ['c', 'tr'],
    ['c', 'table'],
  ]).blocks()
  expect(blocks.map(b => [b.text, b.cell?.row, b.cell?.col, b.cell?.header])).toEqual([
    ['包号', 0, 0, true],
    ['供应商', 0, 1, true],
    ['甲', 1, 1, false],
    ['乙', 1, 2, false],
  ])
})

test('unclosed cells, rows and paragraphs end where browsers end them', () => {
  const blocks = build([
    ['o', 'table'],
    ['o', 'tr'],
    ['o', 'td'],
    ['o', 'p'],
    ['t', '甲'],
    ['o', 'td'],
    ['t', '乙'],
    ['o', 'tr'],
    ['o', 'td'],
    ['t', '丙'],
    ['c', 'p'],
    ['c', 'table'],
    ['o', 'p'],
    ['t', '丁'],
    ['o', 'p'],
    ['t', '戊'],
  ]).blocks()
  expect(blocks.map(b => [b.text, b.cell?.row, b.cell?.col])).toEqual([
    ['甲', 0, 0],
    ['乙', 0, 1],
    ['丙', 1, 0],
    ['丁', undefined, undefined],
    ['戊', undefined, undefined],
  ])
})

test('a nested table keeps the outer rows right', () => {
  const blocks = build([
    ['o', 'table'],
    ['o', 'tr'],
    ['o', 'td'],
    ['t', '外'],
    ['o', 'table'],
    ['o', 'tr'],
    ['o', 'td'],
    ['t', '内'],
    ['c', 'td'],
    ['c', 'tr'],
    ['c', 'table'],
    ['t', '后'],
    ['c', 'td'],
    ['o', 'td'],
    ['t', '右'],
    ['c', 'td'],
    ['c', 'tr'],
    ['c', 'table'],
  ]).blocks()
  expect(blocks.map(b => [b.text, b.cell?.table, b.cell?.row, b.cell?.col])).toEqual([
    ['外', 0, 0, 0],
    ['内', 1, 0, 0],
    ['后', 0, 0, 0],
    ['右', 0, 0, 1],
  ])
})

test('headings, terms, definitions and captions are named', () => {
  const blocks = build([
    ['o', 'h3'],
    ['t', '一'],
    ['c', 'h3'],
    ['o', 'dl'],
    ['o', 'dt'],
    ['t', '名称'],
    ['o', 'dd'],
    ['t', '甲'],
    ['c', 'dl'],
    ['o', 'table'],
    ['o', 'caption'],
    ['t', '表'],
    ['c', 'caption'],
    ['c', 'table'],
  ]).blocks()
  expect(blocks.map(b => [b.kind, b.level])).toEqual([
    ['heading', 3],
    ['term', undefined],
    ['definition', undefined],
    ['caption', undefined],
  ])
})

test('long text is split at a sentence end, and the way back still holds', () => {
  const text = `${'云'.repeat(LONGEST_BLOCK - 10)}。${'岭'.repeat(LONGEST_BLOCK)}`
  const b = build([['t', text, 'node']])
  const blocks = b.blocks()
  expect(blocks.map(x => x.text).join('')).toBe(text)
  expect(blocks[0]!.text.endsWith('。')).toBe(true)
  const second = b.segments()[1]![0]!
  expect(text.slice(second.tokenStart, second.tokenStart + 3)).toBe(blocks[1]!.text.slice(0, 3))
})

test('every offset leads back to the token it came from', () => {
  const tokens = fc.array(fc.stringMatching(/^[甲乙ab \n]{0,8}$/), { maxLength: 12 })
  fc.assert(
    fc.property(tokens, parts => {
      const b = new BlockBuilder()
      const nodes = parts.map(value => ({ value }))
      nodes.forEach((node, i) => {
        if (i % 4 === 1) b.open('p')
        if (i % 4 === 2) b.open('br')
        b.text(node.value, node)
        if (i % 4 === 3) b.close('p')
      })
      const blocks = b.blocks()
      const segments = b.segments()
      blocks.forEach((block, k) => {
        for (let at = 0; at < block.text.length; at++) {
          const s = segmentAt(segments[k]!, at)!
          const token = s.token as { value: string } | undefined
          const unit = token ? token.value[s.tokenStart + at - s.start]! : '\n'
          expect(unit.trim() === '' ? block.text[at]!.trim() : unit).toBe(unit.trim() === '' ? '' : block.text[at]!)
        }
      })
    }),
  )
})

test('elements nested by the hundred thousand are read as quickly as any', () => {
  const b = new BlockBuilder()
  const deep = 150_000
  for (let i = 0; i < deep; i++) {
    b.open('div')
    b.text(i % 1000 === 0 ? `第 ${i} 层` : '')
  }
  for (let i = 0; i < deep; i++) b.close('div')
  expect(b.blocks()).toHaveLength(150)
  expect(b.blocks()[149]).toEqual({ text: '第 149000 层', kind: 'text' })
})
