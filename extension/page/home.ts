/**
 * Where the overlay stands. A modal dialog, or a part of the page that fills the screen, makes all that stands outside it inert:
 * marks could be seen there and never pressed. So the host is in the topmost of them while it is open, else at the page's end.
 */
import { ask, page } from './own.ts'
import { parentOf } from './shown.ts'

/** What is modal around the element drawn at a point of the window, in whichever open shadow roots they stand. */
const modalAt = (x: number, y: number): Element | undefined => {
  let el: Element | undefined
  for (let root: DocumentOrShadowRoot | null = page; root; ) {
    const hit = root.elementFromPoint(x, y)
    root = hit && hit !== el ? ask(hit).shadowRoot : null
    el = hit ?? el
  }
  while (el && !el.matches(':modal')) el = el.assignedSlot ?? parentOf(el)
  return el
}

/** All but the topmost are inert, and its backdrop fills the window. Where the page has taken that away, most stand in the middle. */
export const homeOf = (): Element =>
  modalAt(0, 0) ??
  modalAt(innerWidth / 2, innerHeight / 2) ??
  [...page.getElementsByTagName('dialog')].findLast(one => one.matches(':modal')) ??
  page.documentElement
