/**
 * Names that a line's end breaks where each line is a block of its own, as in pages made from a PDF: 某某水利勘测设计研 / 究院编制的.
 * Only an ending whose own word lies on both sides, or words of trade that run on to it, prove that the two blocks are one text.
 */
import { fold } from '../fold.ts'
import type { Block } from '../types.ts'
import { type Ending, type EndingTable, findEndings, mayEndIn } from './endings.ts'
import { genericWords, isHan, LONGEST_NAME } from './scan.ts'

const LONGEST_WORD = 12
/** A legal form is enough by itself; other words need a line long enough to have been wrapped. */
const WRAPPED_LINE = 24
const KEPT = 200

export interface Broken {
  /** The last part of the first block with the beginning of the second. */
  text: string
  /** Where `text` begins in the first block. */
  offset: number
  /** Where the first block ends in `text`. */
  cut: number
}

/** Two lines of running text, or of one cell. */
const isOneText = ({ kind, cell, lead }: Block, next: Block | undefined): next is Block =>
  next !== undefined &&
  !lead &&
  !next.lead &&
  (cell
    ? cell.table === next.cell?.table && cell.row === next.cell.row && cell.col === next.cell.col
    : kind === 'text' && next.kind === 'text' && !next.cell)

/** 建设工 / 程有限公司, 建设工程 / 有限公司: words of trade run over the line's end to the legal form. */
const runsOver = (text: string, middle: number, to: number): boolean => {
  for (let from = middle - 1; from >= 0 && from >= middle - 3; from--) if (genericWords.covers(text, from, to)) return true
  return false
}

/** Whether an ending may end among a text's first units; so may any where not all are common Han, which fold to themselves. */
const mayEnd = (text: string, unitBefore: number, table: EndingTable): boolean => {
  let before = unitBefore
  for (let i = 0; i < LONGEST_WORD && i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x4e00 || unit > 0x9fff || mayEndIn(before, unit, table)) return true
    before = unit
  }
  return false
}

/** Whether a name may run on from one block into the next; cheap for nearly all. */
export const brokenAt = (first: Block, second: Block | undefined, table: EndingTable): Broken | undefined => {
  if (!isOneText(first, second)) return undefined
  const head = first.text
  const length = head.length
  if (!isHan(head.charCodeAt(length - 1)) || !isHan(second.text.charCodeAt(0))) return undefined
  if (!mayEnd(second.text, head.charCodeAt(length - 1), table)) return undefined
  const near = fold(head.slice(-LONGEST_WORD) + second.text.slice(0, LONGEST_WORD))
  const middle = Math.min(LONGEST_WORD, length)
  const cut = near.map.findIndex(at => at >= middle)
  const crosses = (e: Ending) =>
    e.end > cut &&
    (e.kind === 'company' ? e.start < cut || runsOver(near.text, cut, e.start) : e.start < cut && length >= WRAPPED_LINE)
  if (!findEndings(near.text, table, near.units).some(crosses)) return undefined
  const offset = Math.max(0, length - KEPT)
  return { text: head.slice(offset) + second.text.slice(0, LONGEST_NAME), offset, cut: length - offset }
}
