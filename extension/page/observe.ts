/**
 * Tells which parts of the page to read again. Obligations: nothing is read while the page works or the tab is hidden; a page
 * that never rests is read ever more rarely; our own overlay is not the page.
 */

import { isBlockTag, isInline, isUnread } from '#shared/core/tags.ts'
import { ask, page } from './own.ts'
import { blockAround, isReadable, parentOf } from './shown.ts'
import { aside, whenIdle, whenVisible } from './slices.ts'
import { outermost } from './tree.ts'

/** Milliseconds between two readings: at first, and at most for a page that changes all the time. */
const CALM = 150
const RESTLESS = 5000
/** Elements with one parent beyond which the parent is read instead. */
const MANY_SIBLINGS = 12
/** Changes waiting beyond which the whole page is read instead: in a hidden tab they pile up for hours. */
const MOST_WAITING = 2000
/**
 * Events after which text may be shown or hidden though no attribute has changed: a popover, a tab made of radio buttons, a
 * narrower window. The first two never leave the shadow root they are in.
 */
const SHOWING = ['toggle', 'change', 'resize']
/** Attributes that can show or hide text. */
const ATTRIBUTES = ['class', 'style', 'hidden', 'open', 'contenteditable', 'slot']

export interface ObserveEvents {
  /** Never ours: the overlay's host. */
  isOurs: (node: Node) => boolean
  /**
   * Something moved; positions may be out of date. Called at once, for each burst.
   * @param over it may have entered the top layer
   */
  touched: (over?: boolean) => void
  /** Parts to read again. An empty set: text was only removed. The next call waits for this one. */
  changed: (parts: Set<Element>) => Promise<void>
  /** Elements whose text stands in the book and that are shown no more. */
  lost: (within: Set<Element>) => Element[]
}

export class PageObserver {
  readonly #observer: MutationObserver
  readonly #roots = new WeakSet<Node>()
  readonly #hidden = new Set<Element>()
  readonly #added = new Set<Element>()
  readonly #altered = new Set<Node>()
  readonly #styled = new Set<Element>()
  readonly #events: ObserveEvents
  readonly #signal: AbortSignal
  #removed = false
  #waiting = false
  #delay = CALM
  #lastEnd = 0

  constructor(events: ObserveEvents, signal: AbortSignal) {
    this.#events = events
    this.#signal = signal
    this.#observer = new MutationObserver(records => this.#collect(records))
    signal.addEventListener('abort', () => this.#observer.disconnect())
    this.#listen(globalThis)
  }

  watch(root: Document | ShadowRoot): void {
    if (this.#roots.has(root)) return
    this.#roots.add(root)
    if (root !== document) this.#listen(root)
    this.#observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ATTRIBUTES,
    })
  }

  #listen(to: EventTarget): void {
    const options = { capture: true, passive: true, signal: this.#signal }
    for (const type of SHOWING) to.addEventListener(type, event => this.#shown(event), options)
  }

  /** Was left out because it is not shown; read when it is. */
  notShown(el: Element): void {
    this.#hidden.add(el)
  }

  /** Was not read to its end. */
  readAgain(el: Element): void {
    this.#altered.add(el)
    this.#soon()
  }

  #collect(records: MutationRecord[]): void {
    let any = false
    for (const record of records) {
      if (this.#events.isOurs(record.target)) continue
      if (record.type === 'attributes') this.#styled.add(parentOf(record.target) ?? (record.target as Element))
      else if (record.type === 'characterData') this.#altered.add(record.target)
      else if (!this.#children(record)) continue
      any = true
    }
    if (!any) return
    if (this.#added.size + this.#altered.size + this.#styled.size > MOST_WAITING) this.#takeWhole()
    this.#events.touched()
    this.#soon()
  }

  /** Lets go of what has piled up, and with it of all that has left the page meanwhile. */
  #takeWhole(): void {
    this.#added.clear()
    this.#altered.clear()
    this.#styled.clear()
    this.#removed = true
    this.#added.add(page.body ?? page.documentElement)
    this.#styled.add(page.documentElement)
  }

  #shown({ type, target }: Event): void {
    if (target instanceof Node && this.#events.isOurs(target)) return
    this.#events.touched(type === 'toggle')
    this.#styled.add(page.documentElement)
    this.#soon()
  }

  #children(record: MutationRecord): boolean {
    let any = false
    const matters = (node: Node) => !this.#events.isOurs(node) && !(node instanceof Element && isUnread(ask(node).localName))
    for (const node of record.addedNodes) {
      if (!matters(node)) continue
      any = true
      if (node instanceof Element) this.#added.add(node)
      else if (node instanceof Text && node.data.trim() !== '') this.#altered.add(record.target)
    }
    for (const node of record.removedNodes) {
      if (!matters(node)) continue
      any = true
      this.#removed = true
      // Inline text that goes joins what stood around it anew.
      if (node instanceof Text ? node.data.trim() !== '' : node instanceof Element && !isBlockTag(ask(node).localName))
        this.#altered.add(record.target)
    }
    return any
  }

  #soon(): void {
    if (this.#waiting || this.#signal.aborted) return
    this.#waiting = true
    this.#delay = performance.now() - this.#lastEnd < 2 * this.#delay ? Math.min(this.#delay * 1.5, RESTLESS) : CALM
    setTimeout(() => whenIdle(() => aside(this.#flush(), this.#signal), 500, this.#signal), this.#delay)
  }

  async #flush(): Promise<void> {
    await whenVisible(this.#signal)
    const parts = this.#parts()
    const removed = this.#removed
    this.#removed = false
    if (parts.size > 0 || removed) await this.#events.changed(parts)
    this.#lastEnd = performance.now()
    this.#waiting = false
    if (this.#added.size + this.#altered.size + this.#styled.size > 0 || this.#removed) this.#soon()
  }

  #parts(): Set<Element> {
    const parts = new Set<Element>()
    const add = (el: Element | undefined) => {
      // A row or a cell has its place only within its table.
      const part = el && /^t(head|body|foot|r|d|h)$/.test(ask(el).localName) ? (el.closest('table') ?? el) : el
      if (part && ask(part).isConnected && !this.#events.isOurs(part)) parts.add(part)
    }
    for (const el of this.#added) {
      if (!ask(el).isConnected) continue
      add(isInline(getComputedStyle(el).display) ? blockAround(el) : el)
    }
    for (const node of this.#altered) {
      if (!ask(node).isConnected) continue
      const around = blockAround(node)
      // Text within a cell is that cell's alone.
      if (around && /^t[dh]$/.test(ask(around).localName)) parts.add(around)
      else add(around)
    }
    for (const el of this.#hidden) if (!ask(el).isConnected) this.#hidden.delete(el)
    if (this.#styled.size > 0) {
      for (const el of this.#hidden) if (isReadable(el)) add(isInline(getComputedStyle(el).display) ? blockAround(el) : el)
      const within = new Set([...this.#styled].filter(el => ask(el).isConnected))
      for (const el of this.#events.lost(within)) add(el)
    }
    this.#added.clear()
    this.#altered.clear()
    this.#styled.clear()
    for (const el of parts) if (this.#hidden.has(el)) this.#hidden.delete(el)
    return outermost(gather(parts))
  }
}

/** Many children of one parent are read as their parent. */
const gather = (parts: Set<Element>): Set<Element> => {
  const byParent = new Map<Element, Element[]>()
  for (const el of parts) {
    const parent = parentOf(el)
    if (!parent) continue
    const siblings = byParent.get(parent)
    if (siblings) siblings.push(el)
    else byParent.set(parent, [el])
  }
  const out = new Set(parts)
  for (const [parent, siblings] of byParent) {
    if (siblings.length <= MANY_SIBLINGS) continue
    for (const el of siblings) out.delete(el)
    out.add(parent)
  }
  return out
}
