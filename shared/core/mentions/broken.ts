/**
 * Names that a line's end breaks where each line is a block of its own, as in pages made from a PDF: 某某水利勘测设计研 / 究院编制的.
 * Only an ending whose own word lies on both sides proves that the two blocks are one text.
 */
import { fold } from '../fold.ts'
import type { Block } from '../types.ts'
import { type Ending, type EndingTable, findEndings } from './endings.ts'
import { isHan, LONGEST_NAME } from './scan.ts'

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

const isPlain = (block: Block | undefined): block is Block =>
  block !== undefined && !block.lead && block.kind === 'text' && !block.cell

/** Whether a name may run on from one block into the next; cheap for nearly all. */
export const brokenAt = (first: Block, second: Block | undefined, table: EndingTable): Broken | undefined => {
  if (!isPlain(first) || !isPlain(second)) return undefined
  const head = first.text
  const length = head.length
  if (!isHan(head.charCodeAt(length - 1)) || !isHan(second.text.charCodeAt(0))) return undefined
  const near = fold(head.slice(-LONGEST_WORD) + second.text.slice(0, LONGEST_WORD))
  const middle = Math.min(LONGEST_WORD, length)
  const crosses = (e: Ending) =>
    near.map[e.start]! < middle && near.map[e.end - 1]! >= middle && (e.kind === 'company' || length >= WRAPPED_LINE)
  if (!findEndings(near.text, table).some(crosses)) return undefined
  const offset = Math.max(0, length - KEPT)
  return { text: head.slice(offset) + second.text.slice(0, LONGEST_NAME), offset, cut: length - offset }
}
