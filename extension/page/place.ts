/** Where a mark stands beside its name: at the upper right of the last line, over no neighbouring character. */

import type { Box } from './clip.ts'
import { page } from './own.ts'
import { parentOf } from './shown.ts'

export const MARK = 14
/** Its shape and colour still tell it; the rest of the room it needs comes off its own name's corner. */
const SMALLEST = 9
/** Full-width marks that leave the upper right of their square empty. */
const LOW = /[、，。；：,.;]/

/** Left upper corner relative to the upper right corner of the name's last character, and the mark's size. */
export interface Place {
  dx: number
  dy: number
  size: number
}

export interface Around {
  /** Box of the name's last character. */
  last: DOMRect
  /** The next character of the block, where there is one. */
  next?: { box: DOMRect | undefined; text: string }
  fontSize: number
  /** What of the name's element can be seen. */
  area: Box
  /** Box of another character at a point of the window. */
  charAt: (x: number, y: number) => DOMRect | undefined
}

export const place = ({ last, next, fontSize, area, charAt }: Around): Place => {
  const middle = (last.top + last.bottom) / 2
  // The square of the character itself; its box is as high as the font's ascent and descent.
  const top = middle - fontSize / 2
  // Of a name flush with the window's upper edge the mark would be cut off.
  const roof = Math.min(0, top)
  const at = (left: number, upper: number, size: number): Place => ({ dx: left - last.right, dy: upper - last.top, size })
  const sameLine =
    next?.box && next.box.top < last.bottom - 2 && next.box.bottom > last.top + 2 && next.box.left >= last.right - 1
  const free = !sameLine || next!.box!.left - last.right >= MARK + 2
  const wide = last.right + 2 + MARK
  if (free && wide <= Math.min(area.right, page.documentElement.clientWidth) && !charAt(wide - 1, middle)) {
    return at(last.right + 2, Math.max(roof, top - Math.min(3, fontSize / 5)), MARK)
  }
  // In the line gap, or in the empty upper part of a punctuation mark's square.
  const low = sameLine && LOW.test(next!.text) && next!.box!.width >= fontSize * 0.8 && wide <= area.right
  const floor = low ? top + fontSize * 0.45 : top + 1
  const x = low ? last.right + 7 : last.right - 5
  // Boxes are higher than characters: one on the name's own line may reach up here.
  const above = [top - 4, top - 9].map(y => charAt(x, y)).find(box => box && box.top + box.bottom < 2 * top)
  const ceiling = Math.max(roof, above ? (above.top + above.bottom) / 2 + fontSize / 2 - 1 : floor - MARK)
  const size = Math.max(SMALLEST, Math.min(MARK, floor - ceiling))
  const upper = Math.max(floor - size, ceiling)
  return at(low ? last.right + 1 : Math.min(last.right - size + 1, area.right - size), upper, size)
}

interface CaretDocument {
  caretPositionFromPoint?: (x: number, y: number) => { offsetNode: Node; offset: number } | null
  caretRangeFromPoint?: (x: number, y: number) => Range | null
}

/** The box of the page's character at a point, if one is drawn there. */
export const characterAt = (x: number, y: number): DOMRect | undefined => {
  const doc = document as Document & CaretDocument
  const at = doc.caretPositionFromPoint?.(x, y)
  const older = at ? undefined : doc.caretRangeFromPoint?.(x, y)
  const node = at?.offsetNode ?? older?.startContainer
  const offset = at?.offset ?? older?.startOffset ?? 0
  if (!(node instanceof Text) || !parentOf(node)) return undefined
  const range = page.createRange()
  for (const from of [offset, offset - 1]) {
    if (from < 0 || from >= node.length || node.data[from]!.trim() === '') continue
    range.setStart(node, from)
    range.setEnd(node, from + 1)
    const box = range.getBoundingClientRect()
    if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return box
  }
  return undefined
}
