/** How much of an element its scroll containers and what lies over it leave to see. */
import { ask, page } from './own.ts'
import { parentOf } from './shown.ts'

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

const UNCUT: Box = { left: -1e7, top: -1e7, right: 1e7, bottom: 1e7 }

/** What two boxes have in common; less than nothing where they do not meet. */
export const common = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
})

/** The containers that cut an element off, innermost first. Positioned elements escape those they are not laid out in. */
const clippersOf = (el: Element): Element[] => {
  const out: Element[] = []
  let position = getComputedStyle(el).position
  for (let up = parentOf(el); up && up !== page.documentElement; up = parentOf(up)) {
    if (position === 'fixed') break
    const style = getComputedStyle(up)
    const escapes = position === 'absolute' && style.position === 'static'
    if (!escapes && style.overflow !== 'visible' && !givesItsOverflowAway(up)) out.push(up)
    if (!escapes) position = style.position
  }
  return out
}

/** The body's overflow is the window's unless the root has its own. */
const givesItsOverflowAway = (el: Element): boolean =>
  el === page.body && getComputedStyle(page.documentElement).overflow === 'visible'

/** One look at the page: containers are measured once. Good until the page scrolls or changes. */
export class Sight {
  readonly #boxes = new Map<Element, Box>()
  readonly #clippers: WeakMap<Element, Element[]>

  /** @param clippers kept between looks while the layout stays */
  constructor(clippers: WeakMap<Element, Element[]>) {
    this.#clippers = clippers
  }

  /** What its containers leave of an element, the window apart: the page scrolls by itself. */
  visibleArea(el: Element): Box {
    let clippers = this.#clippers.get(el)
    if (!clippers) {
      // An element that scrolls clips its own text.
      clippers =
        getComputedStyle(el).overflow === 'visible' || givesItsOverflowAway(el) ? clippersOf(el) : [el, ...clippersOf(el)]
      this.#clippers.set(el, clippers)
    }
    return clippers.map(clipper => this.#boxOf(clipper)).reduce(common, UNCUT)
  }

  #boxOf(of: Element): Box {
    const el = ask(of)
    let box = this.#boxes.get(of)
    if (!box) {
      const rect = el.getBoundingClientRect()
      const left = rect.left + el.clientLeft
      const top = rect.top + el.clientTop
      // Inline elements have no client size and clip nothing.
      const hasSize = el.clientWidth > 0 || el.clientHeight > 0
      box = hasSize ? { left, top, right: left + el.clientWidth, bottom: top + el.clientHeight } : rect
      this.#boxes.set(of, box)
    }
    return box
  }
}

const isOpaque = (el: Element): boolean => {
  const { backgroundColor, backgroundImage } = getComputedStyle(el)
  if (backgroundImage !== 'none') return true
  const alpha = /^rgba\(.*,\s*([\d.]+)\)$/.exec(backgroundColor)
  return alpha ? Number(alpha[1]) > 0.5 : backgroundColor !== 'transparent'
}

/** Something opaque of the page's lies over the point: a sticky header, a dialog. */
export const isCovered = (el: Element, x: number, y: number, ours: Element): boolean => {
  const root = ask(el).getRootNode() as Document | ShadowRoot
  let hit = root.elementFromPoint(x, y)
  if (!hit || hit === ours || ask(el).contains(hit)) return false
  for (; hit && !ask(hit).contains(el); hit = parentOf(hit) ?? null) if (isOpaque(hit)) return true
  return false
}
