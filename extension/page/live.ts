/** What the page script holds: blocks with their text nodes, batches sent, names marked. */
import type { PageSubjectView } from '#shared/contract/messages.ts'
import type { Segment } from '#shared/core/blocks.ts'
import type { Block } from '#shared/core/types.ts'

/** A block that stands on the page. */
export interface LiveBlock {
  block: Block
  segments: Segment[]
  /** The batch that owns it; undefined once its text has left the page. */
  batch?: Batch
  marks: Mark[]
  /** A name of the block before ends in this one. */
  endsName?: boolean
}

/** Blocks sent in one message. */
export interface Batch {
  id: number
  blocks: LiveBlock[]
  /** The batch the background drops when it gets this one. */
  replaces?: number
  /** Blocks as numbered in the message, `undefined` for leads; set when sent. */
  sent?: (LiveBlock | undefined)[]
  answered?: boolean
}

/** A name on the page. */
export interface Mark {
  subject: string
  live: LiveBlock
  start: number
  end: number
  /** Where a line's end breaks it: the block in which it ends. */
  rest?: { live: LiveBlock; end: number } | undefined
  shown: boolean
}

/** The first text node of a block. */
export const firstNode = (live: LiveBlock): Text => live.segments.find(s => s.token)!.token as Text

export const sameBlock = (a: Block, b: Block): boolean =>
  a.text === b.text &&
  a.kind === b.kind &&
  a.level === b.level &&
  a.cell?.row === b.cell?.row &&
  a.cell?.col === b.cell?.col &&
  a.cell?.rowSpan === b.cell?.rowSpan &&
  a.cell?.colSpan === b.cell?.colSpan &&
  a.cell?.header === b.cell?.header

/** A later batch or a typed code may mark a subject's earlier places, or unmark them. */
export const isMarked = (mark: Mark, views: ReadonlyMap<string, PageSubjectView>): boolean =>
  mark.shown && views.has(mark.subject) && views.get(mark.subject)!.marked !== false
