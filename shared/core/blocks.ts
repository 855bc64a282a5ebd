/**
 * Cuts a stream of open, text and close events into blocks. The page's DOM walker and the HTML reader feed the same events, so
 * they get the same blocks. Obligations: inline tags are joined; block tags and table cells are apart; runs of white space become
 * one space, as a browser shows them; `<br>` stays as '\n'; scripts, form values and hidden parts are left out.
 */
import { IMPLIED_BY_BLOCK, impliedEnds } from './implied-ends.ts'
import { cutAt, type Segment, sliceSegments } from './pieces.ts'
import { isBlockTag, isTablePart, isUnread, isVoid } from './tags.ts'
import type { Block } from './types.ts'

export { LONGEST_BLOCK, type Segment, segmentAt } from './pieces.ts'

export interface OpenOptions {
  /** Not shown, or editable: the element and all in it is left out. */
  hidden?: boolean
  colSpan?: number
  rowSpan?: number
  /** Overrides what the tag's name says: the computed style of a page's element. */
  block?: boolean
  /** White space stands as it is (`pre`, `white-space: pre-wrap`). */
  pre?: boolean
}

const MAX_SPAN = 1000

interface Table {
  index: number
  row: number
  col: number
  /** By column: the first row that is free again. */
  freeFrom: number[]
}
interface Frame {
  tag: string
  block: boolean
  hidden: boolean
  pre: boolean
  /** The element's own. */
  table?: Table
  cell?: NonNullable<Block['cell']>
  /** Known at once, however deep the page nests: what is around the text here, the element included. */
  within: Within
}
interface Within {
  table?: Table
  /** What a block here is. */
  shape: Omit<Block, 'text'>
  /** A paragraph is open that a block would end. */
  paragraph: boolean
}

const NOWHERE: Within = { shape: { kind: 'text' }, paragraph: false }
const ENDS_PARAGRAPHS = new Set(['table', 'td', 'th', 'caption', 'button'])

const isSpace = (u: number) => u === 32 || (u >= 9 && u <= 13)
const KINDS: { [tag: string]: Block['kind'] } = {
  caption: 'caption',
  figcaption: 'caption',
  legend: 'caption',
  dt: 'term',
  dd: 'definition',
}

export class BlockBuilder {
  /** Blocks that have ended, and where their text stands, index for index: the same arrays as they grow. */
  readonly ended: Block[] = []
  readonly endedSegments: Segment[][] = []
  readonly #stack: Frame[] = []
  #parts: string[] = []
  #length = 0
  #open: Segment[] = []
  /** White space waits until something follows it. */
  #space: { token: unknown; at: number } | undefined
  #tables = 0

  /** @param firstTable number of the first table, so that batches of one page number on. */
  constructor(firstTable = 0) {
    this.#tables = firstTable
  }

  open(tag: string, options: OpenOptions = {}): void {
    const top = this.#stack.at(-1)
    const hidden = top?.hidden || options.hidden || isUnread(tag) || false
    if (tag === 'br' || isVoid(tag)) {
      if (hidden) return
      if (tag === 'br') this.#lineEnd()
      else if (options.block ?? isBlockTag(tag)) this.#flush()
      return
    }
    const block = options.block ?? isBlockTag(tag)
    if (!hidden) {
      this.#impliedEnds(tag)
      if (block) this.#flush()
    }
    const frame: Frame = { tag, block, hidden, pre: options.pre ?? (top?.pre || tag === 'pre'), within: NOWHERE }
    if (!hidden) {
      if (tag === 'table') frame.table = { index: this.#tables++, row: -1, col: 0, freeFrom: [] }
      else if (tag === 'tr') this.#startRow()
      else if (tag === 'td' || tag === 'th') frame.cell = this.#startCell(tag, options)
    }
    frame.within = inside(frame, this.#within())
    this.#stack.push(frame)
  }

  /** @param token names where the text stands, for the way back. */
  text(s: string, token?: unknown): void {
    const top = this.#stack.at(-1)
    if (top?.hidden || s.length === 0) return
    if (top?.pre) {
      this.#append(s, token, 0)
      return
    }
    const n = s.length
    let i = 0
    while (i < n) {
      if (isSpace(s.charCodeAt(i))) {
        this.#space ??= { token, at: i }
        i++
        continue
      }
      let j = i + 1
      while (j < n && !isSpace(s.charCodeAt(j))) j++
      this.#append(s.slice(i, j), token, i)
      i = j
    }
  }

  close(tag: string): void {
    if (isVoid(tag)) return
    // An end tag never closes a cell or a table from inside, unless it is theirs.
    const past = isTablePart(tag)
    for (let i = this.#stack.length - 1; i >= 0; i--) {
      const frame = this.#stack[i]!
      if (frame.tag === tag) {
        this.#popTo(i)
        return
      }
      if (frame.table || (frame.cell && !past)) return
    }
  }

  /** All blocks so far; ends the one in hand. */
  blocks(): Block[] {
    this.#flush()
    return this.ended
  }

  /** Beside `blocks()`, index for index: where each block's text stands. */
  segments(): Segment[][] {
    this.#flush()
    return this.endedSegments
  }

  #popTo(index: number): void {
    for (let i = this.#stack.length - 1; i >= index; i--) {
      // The block ends while its own kind and cell still stand on the stack.
      if (this.#stack[i]!.block && !this.#stack[i]!.hidden) this.#flush()
      this.#stack.pop()
    }
  }

  /** End tags that HTML lets writers leave out: of cells, rows, paragraphs, list items. */
  #impliedEnds(tag: string): void {
    const ends = impliedEnds(tag)
    if (!ends || (ends === IMPLIED_BY_BLOCK && !this.#within().paragraph)) return
    for (let i = this.#stack.length - 1; i >= 0; i--) {
      const frame = this.#stack[i]!
      if (ends.ends.has(frame.tag)) {
        this.#popTo(i)
        if (!ends.all) return
      } else if (ends.stop.has(frame.tag)) return
    }
  }

  #within(): Within {
    return this.#stack.at(-1)?.within ?? NOWHERE
  }

  #startRow(): void {
    const { table } = this.#within()
    if (!table) return
    table.row++
    table.col = 0
  }

  #startCell(tag: string, options: OpenOptions): Frame['cell'] {
    const { table } = this.#within()
    if (!table) return undefined
    if (table.row < 0) table.row = 0
    while ((table.freeFrom[table.col] ?? 0) > table.row) table.col++
    const colSpan = span(options.colSpan)
    const rowSpan = span(options.rowSpan)
    const cell = { table: table.index, row: table.row, col: table.col, rowSpan, colSpan, header: tag === 'th' }
    for (let c = table.col; c < table.col + colSpan; c++) table.freeFrom[c] = table.row + rowSpan
    table.col += colSpan
    return cell
  }

  #lineEnd(): void {
    this.#space = undefined
    if (this.#length === 0) return
    this.#open.push({ start: this.#length, token: undefined, tokenStart: 0 })
    this.#parts.push('\n')
    this.#length++
  }

  #append(s: string, token: unknown, at: number): void {
    const space = this.#space
    this.#space = undefined
    if (space && this.#length > 0 && this.#parts.at(-1) !== '\n') this.#push(' ', space.token, space.at)
    this.#push(s, token, at)
  }

  #push(s: string, token: unknown, at: number): void {
    const last = this.#open.at(-1)
    const runsOn = last && token !== undefined && last.token === token && last.tokenStart + this.#length - last.start === at
    if (!runsOn) this.#open.push({ start: this.#length, token, tokenStart: at })
    this.#parts.push(s)
    this.#length += s.length
  }

  #flush(): void {
    const text = this.#parts.join('')
    const segments = this.#open
    this.#parts = []
    this.#open = []
    this.#length = 0
    this.#space = undefined
    if (text.trim() === '') return
    const { shape } = this.#within()
    let from = 0
    while (from < text.length) {
      const to = cutAt(text, from)
      this.ended.push({ text: from === 0 && to === text.length ? text : text.slice(from, to), ...shape })
      this.endedSegments.push(from === 0 && to === text.length ? segments : sliceSegments(segments, from, to))
      from = to
    }
  }
}

const HEADING = /^h[1-6]$/

const inside = ({ tag, table, cell }: Frame, around: Within): Within => {
  if (table) return { table, shape: NOWHERE.shape, paragraph: false }
  const kind = HEADING.test(tag) ? 'heading' : KINDS[tag]
  const paragraph = tag === 'p' || (around.paragraph && !ENDS_PARAGRAPHS.has(tag))
  if (!kind && !cell && paragraph === around.paragraph) return around
  const within: Within = { ...around, paragraph }
  if (cell) within.shape = { kind: 'cell', cell }
  else if (kind) {
    const { cell: inCell } = around.shape
    within.shape = { kind, ...(inCell ? { cell: inCell } : {}), ...(kind === 'heading' ? { level: Number(tag[1]) } : {}) }
  }
  return within
}

const span = (n: number | undefined): number => (n && n > 1 ? Math.min(Math.floor(n), MAX_SPAN) : 1)
