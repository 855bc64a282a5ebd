/** The ways in which a page prints the register's organisations. */
import type { Block } from '#shared/core/types.ts'
import type { Row } from './rows.ts'

/** A page, and who is named on it. */
export interface Printed {
  blocks: Block[]
  rows: Row[]
}

export interface Way {
  name: string
  /** What is printed of each row; a row without a code that can be printed is left out of ways by code. */
  prints: 'name' | 'code' | 'both'
  pages(rows: readonly Row[]): Iterable<Printed>
}

const text = (line: string): Block => ({ text: line, kind: 'text' })
const cells = (...texts: string[]): Block[] =>
  texts.map((each, col) => ({ text: each, kind: 'cell', cell: { table: 0, row: 0, col, rowSpan: 1, colSpan: 1, header: false } }))

/** Fifteen digits without a word are any number. */
const label = (row: Row): string => (row.code?.type === 'uscc' ? '' : '注册号：')

const each = (print: (row: Row, i: number) => Block[]) =>
  function* (rows: readonly Row[]): Iterable<Printed> {
    for (const [i, row] of rows.entries()) yield { blocks: print(row, i), rows: [row] }
  }

/** Sentences of notices, a name in each gap. Between some names stands nothing but a grammar word. */
const SENTENCES = [
  '确定____为中标人，____为第二中标候选人；____、____未通过资格审查。',
  '本项目由____与____组成的联合体承担，____负责招标代理，监督单位：____',
  '受____委托，____对本项目进行公开招标，____和____及____参加了开标。',
  '经评审，推荐第一中标候选人：____ 第二中标候选人：____ 第三中标候选人：____',
  '____（以下简称甲方）与____（以下简称乙方）签订合同，由____提供担保。',
  '投标人有____，____以及____；其中____的投标被否决，原因是其与____存在关联关系。',
]
const GAPS = SENTENCES.map(sentence => sentence.split('____').length - 1)

/** Two names in one field of the register, or a lost character: no text prints that. */
const TWO_NAMES = /[:;?]/

function* running(all: readonly Row[]): Iterable<Printed> {
  const rows = all.filter(row => !TWO_NAMES.test(row.key))
  for (let at = 0, n = 0; at < rows.length; n++) {
    const named = rows.slice(at, at + GAPS[n % GAPS.length]!)
    at += named.length
    let next = 0
    const sentence = SENTENCES[n % SENTENCES.length]!.replace(/____/g, () => named[next++]?.name ?? '本单位')
    yield { blocks: [text(sentence)], rows: named }
  }
}

/** @param contexts what stands before names on real pages. */
export const ways = (contexts: readonly string[]): Way[] => [
  { name: 'by name', prints: 'name', pages: each(row => [text(row.name)]) },
  { name: 'by code only', prints: 'code', pages: each(row => [text(label(row) + row.code!.value)]) },
  {
    name: 'by name and code',
    prints: 'both',
    pages: each((row, i) =>
      i % 2 === 0
        ? [text(`${row.name}（${label(row) || '统一社会信用代码：'}${row.code!.value}）`)]
        : cells(row.name, label(row) + row.code!.value),
    ),
  },
  { name: 'in running text', prints: 'name', pages: running },
  {
    name: `behind ${contexts.length} contexts`,
    prints: 'name',
    pages: each((row, i) => [text(contexts[i % contexts.length]! + row.name)]),
  },
]
