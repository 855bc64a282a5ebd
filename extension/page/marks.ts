/**
 * The marks on the page: which names carry one, and where. Obligations: only what a reader can see is drawn; the page is measured
 * once a frame, before anything is written; keyboard focus is never lost by a redraw.
 */
import type { PageSubjectView } from '#shared/contract/messages.ts'
import { isCovered, Sight } from './clip.ts'
import { isLight } from './colours.ts'
import type { Highlights, Painted } from './highlight.ts'
import { drawLines } from './lines.ts'
import { isMarked, type Mark } from './live.ts'
import { drawButton, dressButton } from './mark-button.ts'
import type { Overlay } from './overlay.ts'
import { characterAt, MARK, type Place, place } from './place.ts'
import { boxOf, holdersOf, nodeAt, rangesOf } from './ranges.ts'

/** A marked name and what of it is drawn. */
export interface Drawn {
  mark: Mark
  view: PageSubjectView
  /** The text node and the element its last character stands in. */
  node: Text
  el: Element
  onDark: boolean
  ranges: Range[]
  /** Offsets the ranges were made for: the page may move a range's ends by writing the same text again. */
  ends: [number, number]
  painted?: Painted
  lines: HTMLElement[]
  place?: Place
  /** The place was judged while the name could be seen. */
  sure?: boolean
  button?: HTMLButtonElement
}

/** What a frame found out about a name, before anything is written. */
interface Measured {
  drawn: Drawn
  at?: { x: number; y: number; size: number }
}

export class MarkLayer {
  readonly #overlay: Overlay
  readonly #highlights: Highlights | undefined
  readonly #signal: AbortSignal
  readonly #near = new Map<Element, boolean>()
  readonly #byElement = new Map<Element, Set<Drawn>>()
  readonly #intersections: IntersectionObserver
  #drawn = new Map<Mark, Drawn>()
  #order: Drawn[] = []
  #clippers = new WeakMap<Element, Element[]>()
  #frame = 0
  #layoutOld = true
  /** The one mark that Tab reaches. */
  #current: Drawn | undefined
  /** Called after each frame. */
  onFrame: () => void = () => {}

  constructor(overlay: Overlay, highlights: Highlights | undefined, signal: AbortSignal) {
    this.#overlay = overlay
    this.#highlights = highlights
    this.#signal = signal
    this.#intersections = new IntersectionObserver(
      entries => {
        // What is no longer watched may still be told of: it is not to be held.
        for (const { target, isIntersecting } of entries) if (this.#byElement.has(target)) this.#near.set(target, isIntersecting)
        this.moved()
      },
      { rootMargin: '40%' },
    )
    signal.addEventListener('abort', () => {
      this.#intersections.disconnect()
      cancelAnimationFrame(this.#frame)
      for (const drawn of this.#drawn.values()) this.#undraw(drawn)
    })
  }

  get order(): readonly Drawn[] {
    return this.#order
  }

  get current(): Drawn | undefined {
    return this.#current
  }

  of(button: Element): Drawn | undefined {
    return this.#order.find(drawn => drawn.button === button)
  }

  /** The names to mark, in reading order. Those that stay keep their buttons. */
  sync(marks: readonly Mark[], views: ReadonlyMap<string, PageSubjectView>): void {
    const now = new Map<Mark, Drawn>()
    for (const mark of marks) {
      const view = isMarked(mark, views) ? views.get(mark.subject) : undefined
      const node = view && nodeAt(mark.live, mark.end - 1)
      const el = node?.parentElement
      if (!view || !node || !el) continue
      const drawn = this.#drawn.get(mark) ?? { mark, view, node, el, onDark: false, ranges: [], ends: [0, 0], lines: [] }
      this.#adapt(drawn, view, node, el)
      if (drawn.ranges.length > 0) now.set(mark, drawn)
    }
    for (const [mark, drawn] of this.#drawn) if (now.get(mark) !== drawn) this.#undraw(drawn)
    this.#drawn = now
    this.#order = [...now.values()]
    if (!this.#current || !now.has(this.#current.mark)) this.#current = undefined
    this.touched()
  }

  /** The layout may have changed. */
  touched(): void {
    this.#layoutOld = true
    this.moved()
  }

  /** Something scrolled. */
  moved(): void {
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
    if (!drawn.button) this.#draw()
    if (drawn.button) drawn.button.tabIndex = 0
  }

  #adapt(drawn: Drawn, view: PageSubjectView, node: Text, el: Element): void {
    const { mark } = drawn
    const first = drawn.ranges[0]
    const last = drawn.ranges.at(-1)
    const stands =
      first &&
      last &&
      drawn.node === node &&
      first.startOffset === drawn.ends[0] &&
      last.endOffset === drawn.ends[1] &&
      !first.collapsed
    const onDark = isLight(getComputedStyle(el).color)
    if (stands && drawn.view.assessment === view.assessment && drawn.onDark === onDark) {
      if (drawn.view !== view && drawn.button) dressButton(drawn.button, view, onDark)
      drawn.view = view
      this.#watch(drawn, el)
      return
    }
    if (drawn.painted) this.#highlights?.unpaint(drawn.painted)
    const ranges = rangesOf(mark.live, mark.start, mark.end)
    Object.assign(drawn, { view, node, onDark, ranges, place: undefined })
    drawn.ends = [ranges[0]?.startOffset ?? 0, ranges.at(-1)?.endOffset ?? 0]
    drawn.painted = this.#highlights?.paint(ranges, holdersOf(mark.live, mark.start, mark.end), view.assessment, onDark)
    if (drawn.button) dressButton(drawn.button, view, onDark)
    this.#watch(drawn, el)
  }

  #watch(drawn: Drawn, el: Element): void {
    if (drawn.el !== el) this.#unwatch(drawn)
    drawn.el = el
    const here = this.#byElement.get(el)
    if (here) here.add(drawn)
    else {
      this.#byElement.set(el, new Set([drawn]))
      this.#intersections.observe(el)
    }
  }

  #unwatch(drawn: Drawn): void {
    const here = this.#byElement.get(drawn.el)
    here?.delete(drawn)
    if (here?.size !== 0) return
    this.#byElement.delete(drawn.el)
    this.#near.delete(drawn.el)
    this.#intersections.unobserve(drawn.el)
  }

  #undraw(drawn: Drawn): void {
    if (drawn.painted) this.#highlights?.unpaint(drawn.painted)
    drawn.painted = undefined
    this.#wipe(drawn)
    this.#unwatch(drawn)
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
    const origin = this.#overlay.origin()
    const sight = new Sight(this.#clippers)
    const seen: Measured[] = []
    for (const drawn of this.#order) {
      const focused = drawn === this.#current
      if (this.#near.get(drawn.el) || focused) seen.push(this.#measure(drawn, sight, origin, this.#layoutOld))
      else this.#wipe(drawn)
    }
    this.#layoutOld = false
    this.#current ??= seen.find(one => one.at)?.drawn
    for (const one of seen) this.#write(one, sight, origin)
    this.onFrame()
  }

  #measure(drawn: Drawn, sight: Sight, origin: { x: number; y: number }, layoutOld: boolean): Measured {
    const { mark, el } = drawn
    const last = boxOf(mark.live, mark.end - 1)
    if (!last || !isSeen(el)) return { drawn }
    const area = sight.visibleArea(el)
    const x = last.right - Math.min(3, last.width / 2)
    const y = (last.top + last.bottom) / 2
    if (x < area.left || x > area.right + 1 || y < area.top || y > area.bottom) return { drawn }
    const inWindow = y >= 0 && y <= innerHeight && x >= 0 && x <= innerWidth
    if (inWindow && isCovered(el, x, y, this.#overlay.host)) return { drawn }
    if (!drawn.place || layoutOld || (inWindow && !drawn.sure)) {
      drawn.sure = inWindow
      drawn.place = place({
        last,
        next: this.#nextOf(mark),
        fontSize: fontSizeOf(el) || last.height,
        area,
        charAt: inWindow ? characterAt : () => undefined,
      })
    }
    const { dx, dy, size } = drawn.place
    return { drawn, at: { x: last.right + dx - origin.x, y: last.top + dy - origin.y, size } }
  }

  #nextOf(mark: Mark): { box: DOMRect | undefined; text: string } | undefined {
    const { text } = mark.live.block
    const at = text[mark.end] === ' ' ? mark.end + 1 : mark.end
    return at < text.length && text[at] !== '\n' ? { box: boxOf(mark.live, at), text: text[at]! } : undefined
  }

  #write({ drawn, at }: Measured, sight: Sight, origin: { x: number; y: number }): void {
    for (const line of drawn.lines) line.remove()
    drawn.lines = []
    if (!at && drawn !== this.#current) {
      this.#wipe(drawn)
      return
    }
    if (!this.#highlights && at) {
      const area = sight.visibleArea(drawn.el)
      drawn.lines = drawLines(this.#overlay.layer, drawn.ranges, area, origin, drawn.view.assessment, drawn.onDark)
    }
    const button = drawn.button ?? this.#addButton(drawn)
    button.tabIndex = drawn === this.#current ? 0 : -1
    // The mark that Tab reaches stays, unseen, when its name is out of sight.
    button.style.opacity = at ? '' : '0'
    button.style.pointerEvents = at ? '' : 'none'
    if (at) {
      const size = at.size / MARK
      button.style.transform = `translate(${Math.round(at.x)}px,${Math.round(at.y)}px)${size < 1 ? ` scale(${size})` : ''}`
      button.style.transformOrigin = '0 0'
    }
  }

  #addButton(drawn: Drawn): HTMLButtonElement {
    drawn.button = drawButton(drawn.view, drawn.onDark)
    // In reading order, for screen readers.
    const next = this.#order.slice(this.#order.indexOf(drawn) + 1).find(other => other.button?.isConnected)
    this.#overlay.layer.insertBefore(drawn.button, next?.button ?? null)
    return drawn.button
  }
}

/** As it is drawn: computed styles leave the page's `zoom` out, where boxes have it in. */
const fontSizeOf = (el: Element): number => Number.parseFloat(getComputedStyle(el).fontSize) * (el.currentCSSZoom ?? 1)

const isSeen = (el: Element): boolean =>
  typeof el.checkVisibility === 'function'
    ? el.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
    : getComputedStyle(el).visibility === 'visible'
