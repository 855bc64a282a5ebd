/** Where a name's mark stands now. Reads only: a frame measures all names before anything is written. */
import { type Box, isCovered, type Sight } from './clip.ts'
import type { LiveBlock, Mark } from './live.ts'
import { ask } from './own.ts'
import { characterAt, MARK, type Place, place } from './place.ts'
import { boxOf, endOfName } from './ranges.ts'

/** What is measured, and what is kept of it while the layout stays. */
export interface Placed {
  mark: Mark
  /** The element its last character stands in. */
  el: Element
  place?: Place
  /** The place was judged while the name could be seen. */
  sure?: boolean
}

export interface Look {
  sight: Sight
  /** Where the layer's own origin is. */
  origin: { x: number; y: number }
  /** Our own overlay covers nothing. */
  host: Element
  layoutOld: boolean
}

/** Undefined when the name's last character cannot be seen. */
export const measure = (
  placed: Placed,
  { sight, origin, host, layoutOld }: Look,
): { x: number; y: number; size: number } | undefined => {
  const { mark, el } = placed
  const { live, end } = endOfName(mark)
  const last = boxOf(live, end - 1)
  if (!last || !isSeen(el)) return undefined
  const area = sight.visibleArea(el)
  const x = last.right - Math.min(3, last.width / 2)
  const y = (last.top + last.bottom) / 2
  if (isOutside(area, x, y)) return undefined
  const inWindow = y >= 0 && y <= innerHeight && x >= 0 && x <= innerWidth
  if (inWindow && isCovered(el, x, y, host)) return undefined
  // A header that comes to stick to the window's upper edge.
  const atTop = last.top < MARK
  if (!placed.place || layoutOld || (inWindow && (atTop || !placed.sure))) {
    placed.sure = inWindow && !atTop
    placed.place = place({
      last,
      next: nextOf(live, end),
      fontSize: fontSizeOf(el) || last.height,
      area,
      charAt: inWindow ? characterAt : () => undefined,
    })
  }
  const { dx, dy, size } = placed.place
  return { x: last.right + dx - origin.x, y: last.top + dy - origin.y, size }
}

const isOutside = (area: Box, x: number, y: number): boolean =>
  x < area.left || x > area.right + 1 || y < area.top || y > area.bottom

const nextOf = (live: LiveBlock, end: number): { box: DOMRect | undefined; text: string } | undefined => {
  const { text } = live.block
  const at = text[end] === ' ' ? end + 1 : end
  return at < text.length && text[at] !== '\n' ? { box: boxOf(live, at), text: text[at]! } : undefined
}

/** As it is drawn: computed styles leave the page's `zoom` out, where boxes have it in. */
const fontSizeOf = (el: Element): number => Number.parseFloat(getComputedStyle(el).fontSize) * (el.currentCSSZoom ?? 1)

const isSeen = (el: Element): boolean => ask(el).checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
