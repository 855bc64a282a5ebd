/** Lines and grounds drawn in the overlay: for browsers without the Custom Highlight API. Same lines, same colours. */

import type { Assessment } from '#shared/core/types.ts'
import type { Box } from './clip.ts'
import { dark, light, lines } from './colours.ts'
import { page } from './own.ts'

/** The parts of the boxes that can be seen; boxes of one line that touch are one. */
const visibleParts = (ranges: readonly Range[], area: Box): Box[] => {
  const out: Box[] = []
  for (const range of ranges) {
    for (const rect of range.getClientRects()) {
      const box = {
        left: Math.max(rect.left, area.left),
        top: Math.max(rect.top, area.top),
        right: Math.min(rect.right, area.right),
        bottom: Math.min(rect.bottom, area.bottom),
      }
      if (box.right <= box.left || box.bottom <= box.top) continue
      const last = out.at(-1)
      if (last && Math.abs(last.bottom - box.bottom) < 2 && box.left - last.right < 2)
        last.right = Math.max(last.right, box.right)
      else out.push(box)
    }
  }
  return out
}

const move = (el: HTMLElement, box: Box, origin: { x: number; y: number }) => {
  el.style.transform = `translate(${box.left - origin.x}px,${box.top - origin.y}px)`
  el.style.width = `${box.right - box.left}px`
  el.style.height = `${box.bottom - box.top}px`
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
    const el = page.createElement('div')
    el.className = 'l'
    const colours = onDark ? dark : light
    const [px, style] = lines[assessment]
    el.style.borderBottom = `${px}px ${style} ${colours.ink[assessment]}`
    // Above the text, so the ground lets it through.
    if (colours.tint[assessment]) el.style.background = `${colours.ink[assessment]}1c`
    move(el, { ...box, bottom: box.bottom + 2 }, origin)
    into.prepend(el)
    return el
  })
