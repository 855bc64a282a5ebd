/** Lines and grounds drawn in the overlay: for browsers without the Custom Highlight API. Same lines, same colours. */

import type { Assessment } from '#shared/core/types.ts'
import { h } from './card-draw.ts'
import { type Box, common } from './clip.ts'
import { dark, light, lines } from './colours.ts'

/** The parts of the boxes that can be seen; boxes of one line that touch are one. */
const visibleParts = (ranges: readonly Range[], area: Box): Box[] => {
  const out: Box[] = []
  for (const range of ranges) {
    for (const rect of range.getClientRects()) {
      const box = common(rect, area)
      if (box.right <= box.left || box.bottom <= box.top) continue
      const last = out.at(-1)
      if (last && Math.abs(last.bottom - box.bottom) < 2 && box.left - last.right < 2)
        last.right = Math.max(last.right, box.right)
      else out.push(box)
    }
  }
  return out
}

/** Draws a name's lines anew into `into`; returns the elements. */
export const drawLines = (
  into: HTMLElement,
  ranges: readonly Range[],
  area: Box,
  origin: { x: number; y: number },
  assessment: Assessment,
  onDark: boolean,
): HTMLElement[] =>
  visibleParts(ranges, area).map(box => {
    const el = h('div', 'l')
    const colours = onDark ? dark : light
    const { style } = el
    style.transform = `translate(${box.left - origin.x}px,${box.top - origin.y}px)`
    style.width = `${box.right - box.left}px`
    style.height = `${box.bottom + 2 - box.top}px`
    style.borderBottom = `${lines[assessment]} ${colours.ink[assessment]}`
    // Above the text, so the ground lets it through.
    if (colours.tint[assessment]) style.background = `${colours.ink[assessment]}1c`
    into.prepend(el)
    return el
  })
