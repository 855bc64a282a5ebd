/** Where the card stands: under its mark, else over it, always inside the window. Pure. */
import type { Box } from './clip.ts'

const GAP = 6
const EDGE = 8

export const placeCard = (
  anchor: Box,
  size: { width: number; height: number },
  view: { width: number; height: number },
): { left: number; top: number } => {
  const below = view.height - EDGE - (anchor.bottom + GAP)
  const above = anchor.top - GAP - EDGE
  const top = size.height <= below || below >= above ? anchor.bottom + GAP : anchor.top - GAP - size.height
  const inside = (at: number, length: number, room: number) => Math.max(EDGE, Math.min(at, room - EDGE - length))
  return { left: inside(anchor.left - 24, size.width, view.width), top: inside(top, size.height, view.height) }
}
