/** Where the card stands: under its mark, else over it, else beside it, always inside the window and off the name. Pure. */
import type { Box } from './clip.ts'

const GAP = 6
const EDGE = 8
/** Less than this of a card is no reading: then it may lie over the name. */
const LEAST = 200

export interface CardPlace {
  left: number
  top: number
  /** It is as high as this, and its text scrolls. */
  height: number
}

/** @param size as high as the card would like to be */
export const placeCard = (
  anchor: Box,
  size: { width: number; height: number },
  view: { width: number; height: number },
): CardPlace => {
  const below = view.height - EDGE - (anchor.bottom + GAP)
  const above = anchor.top - GAP - EDGE
  const inside = (at: number, length: number, room: number) => Math.max(EDGE, Math.min(at, room - EDGE - length))
  const left = inside(anchor.left - 24, size.width, view.width)
  const under = (height: number) => ({ left, top: anchor.bottom + GAP, height })
  const over = (height: number) => ({ left, top: anchor.top - GAP - height, height })
  if (size.height <= below) return under(size.height)
  if (size.height <= above) return over(size.height)
  const height = Math.min(size.height, view.height - 2 * EDGE)
  const beside = anchor.right + GAP
  if (beside + size.width <= view.width - EDGE) return { left: beside, top: inside(anchor.top, height, view.height), height }
  if (Math.max(below, above) < LEAST) return { left, top: inside(anchor.bottom + GAP, height, view.height), height }
  return below >= above ? under(below) : over(above)
}
