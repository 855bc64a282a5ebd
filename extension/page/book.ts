/**
 * The page's text as the background knows it. Obligations: blocks stand in reading order; every live block has one batch; a
 * batch that lost a name is sent again without it, a batch that lost all is forgotten.
 */
import type { PageMark } from '#shared/contract/messages.ts'
import { cutIntoBatches } from '#shared/core/batches.ts'
import { difference } from './differ.ts'
import { type Batch, firstNode, type LiveBlock, type Mark } from './live.ts'
import { holds, isAfter } from './tree.ts'
import type { Walked } from './walk.ts'

type Cell = NonNullable<LiveBlock['block']['cell']>

export interface ToSend {
  batches: Batch[]
  forget: number[]
}

/** Blocks read anew, and those of the order they stand for. */
interface Span {
  from: number
  to: number
  read: LiveBlock[]
}

const isHere = (live: LiveBlock): boolean => firstNode(live).isConnected

export class Book {
  order: LiveBlock[] = []
  /** Number of the next table met. */
  tables = 0
  #nextBatch = 0
  /** Blocks of the first reading that are in batches. */
  #cut = 0
  /** Where a cell stands in its table, for readings that start inside it. */
  readonly #cells = new WeakMap<Element, Cell>()

  get batchCount(): number {
    return this.#nextBatch
  }

  /**
   * The first reading of a document, as far as it has gone.
   * @returns batches that are full; of the whole, all that are left
   */
  fill(read: Walked, whole = false): Batch[] {
    for (let i = this.order.length; i < read.blocks.length; i++) this.order.push(this.#adopt(read, i))
    const runs = cutIntoBatches(this.order.slice(this.#cut))
    if (!whole) runs.pop()
    for (const { length } of runs) this.#cut += length
    return runs.map(blocks => this.#batch(blocks))
  }

  marks(): Mark[] {
    return this.order.flatMap(live => live.marks)
  }

  cellOf(el: Element): Cell | undefined {
    const td = el.closest('td,th')
    return td ? this.#cells.get(td) : undefined
  }

  /** Parts of the page read again. Text nodes that have left the page are dropped wherever they stood. */
  apply(readings: readonly (readonly [Element, Walked])[]): ToSend {
    const left = new Set<LiveBlock>()
    const send = new Set<LiveBlock>()
    for (const { from, to, read } of this.#spans(readings)) {
      const change = difference(this.order.slice(from, to), read)
      this.#renumberTables(change.kept, change.fresh)
      for (const [old, now] of change.kept) old.segments = now.segments
      for (const live of change.gone) left.add(live)
      for (const live of change.fresh) send.add(live)
      this.order.splice(from, to - from, ...change.now)
    }
    for (const live of this.order) if (!isHere(live)) left.add(live)
    this.#addRows([...left, ...send], send)
    this.order = this.order.filter(live => !left.has(live))
    for (const live of left) send.delete(live)
    return this.#rebatch(left, send)
  }

  /** Every batch once more, under new numbers. */
  again(): Batch[] {
    const old = new Set(this.order.flatMap(live => live.batch ?? []))
    return [...old].map(batch => this.#batch(batch.blocks, batch.sent ? batch.id : batch.replaces))
  }

  /** A reply: the names of a batch's blocks. A name that was there before stays the same object. */
  accept(batch: Batch, marks: readonly PageMark[]): void {
    batch.answered = true
    const found = new Map<LiveBlock, Mark[]>()
    for (const { block, subject, start, end, rest = 0, shown } of marks) {
      const live = batch.sent?.[block]
      if (live?.batch !== batch || !(start >= 0 && start < end && end <= live.block.text.length)) continue
      const before = live.marks.find(mark => mark.start === start && mark.end === end && mark.subject === subject)
      const mark = before ?? { subject, live, start, end, shown }
      mark.shown = shown
      const next = batch.sent?.[block + 1]
      mark.rest = rest > 0 && next?.batch === batch && rest <= next.block.text.length ? { live: next, end: rest } : undefined
      if (mark.rest) mark.rest.live.endsName = true
      const own = found.get(live)
      if (own) own.push(mark)
      else found.set(live, [mark])
    }
    for (const live of batch.blocks) if (live.batch === batch) live.marks = found.get(live) ?? []
  }

  #batch(blocks: LiveBlock[], replaces?: number): Batch {
    const batch: Batch = { id: this.#nextBatch++, blocks, ...(replaces === undefined ? {} : { replaces }) }
    for (const live of blocks) live.batch = batch
    return batch
  }

  #adopt(read: Walked, i: number, around?: Cell): LiveBlock {
    const block = read.blocks[i]!
    const live: LiveBlock = { block, segments: read.segments[i]!, marks: [] }
    if (block.cell) {
      this.tables = Math.max(this.tables, block.cell.table + 1)
      const td = firstNode(live).parentElement?.closest('td,th')
      if (td) this.#cells.set(td, block.cell)
    } else if (around) live.block = { ...block, kind: block.kind === 'text' ? 'cell' : block.kind, cell: around }
    return live
  }

  /**
   * The readings and what each stands for in the order, last first. Parts with nothing but vanished text between them are one:
   * a list drawn anew is compared as a whole.
   */
  #spans(readings: readonly (readonly [Element, Walked])[]): Span[] {
    const spans: Span[] = []
    const sorted = [...readings].sort(([a], [b]) => (isAfter(a, b) ? 1 : -1))
    for (const [el, walked] of sorted) {
      const [from, to] = this.#spanOf(el)
      const around = this.cellOf(el)
      const read = walked.blocks.map((_, i) => this.#adopt(walked, i, around))
      const last = spans.at(-1)
      if (last && from >= last.to && !this.order.slice(last.to, from).some(isHere)) {
        last.to = to
        last.read.push(...read)
      } else spans.push({ from, to, read })
    }
    for (const span of spans) {
      while (span.from > 0 && !isHere(this.order[span.from - 1]!)) span.from--
      while (span.to < this.order.length && !isHere(this.order[span.to]!)) span.to++
    }
    return spans.reverse()
  }

  /** From an element's first block to behind its last; where it has none, the place where they would stand. */
  #spanOf(el: Element): [from: number, to: number] {
    const isIn = (live: LiveBlock) => holds(el, firstNode(live))
    const from = this.order.findIndex(isIn)
    if (from >= 0) return [from, this.order.findLastIndex(isIn) + 1]
    const after = this.order.findIndex(live => isHere(live) && isAfter(firstNode(live), el))
    const at = after < 0 ? this.order.length : after
    return [at, at]
  }

  /** A table that was read before keeps its number: a row of it goes to the background beside rows sent earlier. */
  #renumberTables(kept: readonly (readonly [LiveBlock, LiveBlock])[], fresh: readonly LiveBlock[]): void {
    const numbers = new Map<number, number>()
    for (const [old, now] of kept) if (old.block.cell && now.block.cell) numbers.set(now.block.cell.table, old.block.cell.table)
    for (const live of fresh) {
      const cell = live.block.cell
      const table = cell && numbers.get(cell.table)
      if (table !== undefined) live.block = { ...live.block, cell: { ...cell!, table } }
    }
  }

  /** A name's code and role may stand in another cell of its row: a changed cell takes its row along. */
  #addRows(changed: readonly LiveBlock[], send: Set<LiveBlock>): void {
    const rows = new Set<string>()
    for (const { block } of changed)
      for (let i = 0; i < (block.cell?.rowSpan ?? 0); i++) rows.add(`${block.cell!.table} ${block.cell!.row + i}`)
    if (rows.size === 0) return
    for (const live of this.order) {
      const cell = live.block.cell
      for (let i = 0; i < (cell?.rowSpan ?? 0); i++) if (rows.has(`${cell!.table} ${cell!.row + i}`)) send.add(live)
    }
  }

  #rebatch(left: ReadonlySet<LiveBlock>, send: ReadonlySet<LiveBlock>): ToSend {
    const touched = new Map<Batch, boolean | undefined>()
    for (const live of [...left, ...send]) {
      if (!live.batch) continue
      touched.set(live.batch, touched.get(live.batch) || live.endsName || live.marks.length > 0)
      live.batch = undefined
      if (left.has(live)) live.marks = []
    }
    const batches: Batch[] = []
    const free: number[] = []
    for (const [batch, lostNames] of touched) {
      batch.blocks = batch.blocks.filter(live => live.batch === batch)
      const known = batch.sent ? batch.id : batch.replaces
      if (batch.blocks.length === 0) {
        if (known !== undefined) free.push(known)
      } else if (batch.sent && (lostNames || !batch.answered)) batches.push(this.#batch(batch.blocks, batch.id))
      // A list that runs through the page for hours: what has left it is not held.
      else batch.sent = batch.sent?.map(live => (live?.batch === batch ? live : undefined))
    }
    for (const blocks of cutIntoBatches(this.order.filter(live => send.has(live)))) {
      batches.unshift(this.#batch(blocks, free.shift()))
    }
    return { batches, forget: free }
  }
}
