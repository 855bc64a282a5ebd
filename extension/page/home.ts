/**
 * Where the overlay stands. A modal dialog, or a part of the page that fills the screen, makes all that stands outside it inert:
 * marks could be seen there and never pressed. So the host is in the topmost of them while it is open, else at the page's end.
 */
import { page } from './own.ts'

export const homeOf = (): Element => {
  const modal = [...page.getElementsByTagName('dialog'), page.fullscreenElement].filter(el => el?.matches(':modal'))
  // All but the topmost are inert, and its backdrop fills the window.
  const hit = modal[1] && page.elementFromPoint(0, 0)
  return (hit && modal.findLast(one => one!.contains(hit))) ?? modal.at(-1) ?? page.documentElement
}
