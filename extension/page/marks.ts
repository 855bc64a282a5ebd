/**
 * The marks on the page: which names carry one, and where. Obligations: only what a reader can see is drawn; the page is measured
 * once a frame, before anything is written; a thousand names do not hold the page up; keyboard focus is never lost by a redraw.
 */
import type { PageSubjectView } from '#shared/contract/messages.ts'
import { Sight } from './clip.ts'
import { isLight } from './colours.ts'
import type { Highlights, Painted } from './highlight.ts'
import { nameOf } from './highlight-names.ts'
import { drawLines } from './lines.ts'
import { isMarked, type Mark } from './live.ts'
import { drawButton, dressButton } from './mark-button.ts'
import { type Look, measure, type Placed } from './measure.ts'
import { Near } from './near.ts'
import type { Overlay } from './overlay.ts'
import { MARK } from './place.ts'
import { endOfName, holdersOf, nodeAt, rangesOf } from './ranges.ts'
import type { Work } from './slices.ts'

/** Milliseconds a frame may look at marks: it has to paint them, too. The rest is looked at in the next one. */
const LOOK_FOR = 4
/** Frames of a page that changes and moves no name, after which its changes are looked at only each so many milliseconds. */
const VAIN_FRAMES = 8
const LOOK_EVERY = 250

/** A marked name and what of it is drawn. */
export interface Drawn extends Placed {
  view: PageSubjectView
  /** The text node its last character stands in. */
  node: Text
  onDark: boolean
  ranges: Range[]
  /** Offsets the ranges were made for: the page may move a range's ends by writing the same text again. */
  ends: [number, number]
  painted?: Painted
  lines: HTMLElement[]
  button?: HTMLButtonElement
  /** The button's transform; undefined while it is unseen. */
  where?: string | undefined
}

/** A name to mark and what was read of its place, before anything is written. */
type Plan = Pick<Drawn, 'mark' | 'view' | 'node' | 'el' | 'onDark'>

export class MarkLayer {
  readonly #overlay: Overlay
  readonly #highlights: Highlights | undefined
  readonly #signal: AbortSignal
  readonly #run: (work: Work<void>) => void
  readonly #near: Near<Drawn>
  readonly #drawn = new Map<Mark, Drawn>()
  #order: Drawn[] = []
  #work: Work<void> | undefined
  #clippers = new WeakMap<Element, Element[]>()
  #frame = 0
  /** The next mark to look at, and how many are to be looked at from it on, in a circle. */
  #next = 0
  #left = 0
  #layoutOld = true
  /** Frames in a row that have found every mark where it was. */
  #vain = 0
  #later: ReturnType<typeof setTimeout> | undefined
  /** The one mark that Tab reaches. */
  #current: Drawn | undefined
  /** Called after each frame. */
  onFrame: () => void = () => {}

  /** @param run does work in slices until the signal aborts */
  constructor(overlay: Overlay, highlights: Highlights | undefined, run: (work: Work<void>) => void, signal: AbortSignal) {
    this.#run = run
    this.#overlay = overlay
    this.#highlights = highlights
    this.#signal = signal
    this.#near = new Near(() => this.moved(), signal)
    signal.addEventListener('abort', () => {
      cancelAnimationFrame(this.#frame)
      clearTimeout(this.#later)
      for (const drawn of this.#drawn.values()) this.#undraw(drawn)
    })
  }

  get order(): readonly Drawn[] {
    return this.#order
  }

  of(button: Element): Drawn | undefined {
    return this.#order.find(drawn => drawn.button === button)
  }

  /**
   * The names to mark, in reading order. Those that stay keep their buttons. What is marked no more goes at once; what is new
   * comes in slices, unless there is another call before.
   */
  sync(marks: readonly Mark[], views: ReadonlyMap<string, PageSubjectView>): void {
    this.#work?.return()
    const marked = marks.filter(mark => isMarked(mark, views))
    const stay = new Set(marked)
    for (const [mark, drawn] of this.#drawn) if (!stay.has(mark)) this.#undraw(drawn)
    this.#setOrder(this.#order.filter(({ mark }) => stay.has(mark)))
    this.#work = this.#syncing(marked, views)
    this.#run(this.#work)
  }

  *#syncing(marked: readonly Mark[], views: ReadonlyMap<string, PageSubjectView>): Work<void> {
    // Colours first: after a write each would have the page's style computed anew.
    const plans: Plan[] = []
    for (const mark of marked) {
      yield
      const { live, end } = endOfName(mark)
      const node = nodeAt(live, end - 1)
      const el = node?.parentElement
      if (node && el) plans.push({ mark, view: views.get(mark.subject)!, node, el, onDark: isLight(getComputedStyle(el).color) })
    }
    const fresh = plans.filter(plan => !this.#stands(plan))
    for (const { mark, view, onDark } of fresh) {
      yield
      if (this.#highlights) yield* this.#highlights.prepare(holdersOf(mark), nameOf(view.assessment, onDark))
    }
    const order: Drawn[] = []
    for (const plan of plans) {
      yield
      const drawn = this.#adapt(plan)
      if (drawn.ranges.length > 0) order.push(drawn)
    }
    const still = new Set(order)
    for (const drawn of this.#drawn.values()) if (!still.has(drawn)) this.#undraw(drawn)
    this.#setOrder(order)
  }

  #setOrder(order: Drawn[]): void {
    this.#order = order
    if (this.#current && this.#drawn.get(this.#current.mark) !== this.#current) this.#current = undefined
    this.#vain = 0
    this.touched()
  }

  /** The layout may have changed. */
  touched(): void {
    this.#layoutOld = true
    if (this.#vain < VAIN_FRAMES) this.moved()
    else
      this.#later ??= setTimeout(() => {
        this.#later = undefined
        this.moved()
      }, LOOK_EVERY)
  }

  /** Something scrolled. */
  moved(): void {
    if (this.#left === 0) this.#next = 0
    this.#left = this.#order.length
    this.#soon()
  }

  #soon(): void {
    if (this.#frame || this.#signal.aborted) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#draw()
    })
  }

  setCurrent(drawn: Drawn): void {
    const before = this.#current
    this.#current = drawn
    if (before?.button) before.button.tabIndex = -1
    if (!drawn.button) {
      this.#next = this.#order.indexOf(drawn)
      this.#left = this.#order.length
      this.#draw()
    }
    if (drawn.button) drawn.button.tabIndex = 0
  }

  /** What is painted of the name is what should be. */
  #stands({ mark, view, node, onDark }: Plan): boolean {
    const drawn = this.#drawn.get(mark)
    const first = drawn?.ranges[0]
    if (!drawn || !first) return false
    const { ends, ranges } = drawn
    const isAsMade = first.startOffset === ends[0] && ranges.at(-1)!.endOffset === ends[1] && !first.collapsed
    return isAsMade && drawn.node === node && drawn.view.assessment === view.assessment && drawn.onDark === onDark
  }

  #adapt(plan: Plan): Drawn {
    const { mark, view, node, el, onDark } = plan
    const stands = this.#stands(plan)
    const drawn = this.#drawn.get(mark) ?? { ...plan, ranges: [], ends: [0, 0], lines: [] }
    this.#drawn.set(mark, drawn)
    if (drawn.button && (!stands || drawn.view !== view)) dressButton(drawn.button, view, onDark)
    if (!stands) {
      if (drawn.painted) this.#highlights?.unpaint(drawn.painted)
      const ranges = rangesOf(mark)
      Object.assign(drawn, { node, onDark, ranges, place: undefined })
      drawn.ends = [ranges[0]?.startOffset ?? 0, ranges.at(-1)?.endOffset ?? 0]
      drawn.painted = this.#highlights?.paint(ranges, nameOf(view.assessment, onDark))
    }
    drawn.view = view
    if (drawn.el !== el) this.#near.unwatch(drawn.el, drawn)
    drawn.el = el
    this.#near.watch(el, drawn)
    return drawn
  }

  #undraw(drawn: Drawn): void {
    this.#drawn.delete(drawn.mark)
    if (drawn.painted) this.#highlights?.unpaint(drawn.painted)
    drawn.painted = undefined
    this.#wipe(drawn)
    this.#near.unwatch(drawn.el, drawn)
  }

  #wipe(drawn: Drawn): void {
    drawn.button?.remove()
    drawn.button = undefined
    for (const line of drawn.lines) line.remove()
    drawn.lines = []
  }

  #draw(): void {
    if (this.#signal.aborted) return
    this.#overlay.keep()
    this.#highlights?.keep()
    if (this.#layoutOld) this.#clippers = new WeakMap()
    const look: Look = {
      sight: new Sight(this.#clippers),
      origin: this.#overlay.origin(),
      host: this.#overlay.host,
      layoutOld: this.#layoutOld,
    }
    const seen: { drawn: Drawn; at: ReturnType<typeof measure> }[] = []
    for (const until = performance.now() + LOOK_FOR; this.#left > 0 && performance.now() < until; this.#left--) {
      const drawn = this.#order[this.#next++ % this.#order.length]!
      if (this.#near.has(drawn.el) || drawn === this.#current) seen.push({ drawn, at: measure(drawn, look) })
      else this.#wipe(drawn)
    }
    if (this.#layoutOld) this.#vain++
    if (this.#left > 0) this.#soon()
    else this.#layoutOld = false
    this.#current ??= seen.find(one => one.at)?.drawn
    for (const { drawn, at } of seen) this.#write(drawn, at, look)
    this.onFrame()
  }

  #write(drawn: Drawn, at: ReturnType<typeof measure>, { sight, origin }: Look): void {
    for (const line of drawn.lines) line.remove()
    drawn.lines = []
    if (!at && drawn !== this.#current) {
      if (drawn.button) this.#vain = 0
      this.#wipe(drawn)
      return
    }
    if (!this.#highlights && at) {
      const area = sight.visibleArea(drawn.el)
      drawn.lines = drawLines(this.#overlay.layer, drawn.ranges, area, origin, drawn.view.assessment, drawn.onDark)
    }
    const isNew = !drawn.button
    const button = drawn.button ?? this.#addButton(drawn)
    button.tabIndex = drawn === this.#current ? 0 : -1
    const size = (at?.size ?? 0) / MARK
    const where = at && `translate(${Math.round(at.x)}px,${Math.round(at.y)}px)${size < 1 ? ` scale(${size})` : ''}`
    if (!isNew && drawn.where === where) return
    this.#vain = 0
    drawn.where = where
    // The mark that Tab reaches stays, unseen, when its name is out of sight.
    button.style.opacity = where ? '' : '0'
    button.style.pointerEvents = where ? '' : 'none'
    if (where) button.style.transform = where
  }

  #addButton(drawn: Drawn): HTMLButtonElement {
    drawn.button = drawButton(drawn.view, drawn.onDark)
    // In reading order, for screen readers.
    const next = this.#order.slice(this.#order.indexOf(drawn) + 1).find(other => other.button?.isConnected)
    this.#overlay.layer.insertBefore(drawn.button, next?.button ?? null)
    return drawn.button
  }
}
