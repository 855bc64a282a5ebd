/** Where a mark stands beside its name: at the upper right of the last line, over no neighbouring character. */
import type { Box } from './clip.ts'
import { parentOf } from './shown.ts'

export const MARK = 14
const SMALLEST = 10
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
  const at = (left: number, upper: number, size: number): Place => ({ dx: left - last.right, dy: upper - last.top, size })
  const sameLine =
    next?.box && next.box.top < last.bottom - 2 && next.box.bottom > last.top + 2 && next.box.left >= last.right - 1
  const free = !sameLine || next!.box!.left - last.right >= MARK + 2
  const wide = last.right + 2 + MARK
  if (free && wide <= Math.min(area.right, document.documentElement.clientWidth) && !charAt(wide - 1, middle)) {
    return at(last.right + 2, top - Math.min(3, fontSize / 5), MARK)
  }
  const above = (x: number) => charAt(x, top - 4) ?? charAt(x, top - 9)
  if (sameLine && LOW.test(next!.text) && next!.box!.width >= fontSize * 0.8 && wide <= area.right) {
    // Over the empty part of the punctuation's square.
    const bottom = top + fontSize * 0.45
    const size = roomUnder(bottom, above(last.right + 7), fontSize)
    return at(last.right + 1, bottom - size, size)
  }
  const size = roomUnder(top + 1, above(last.right - 5), fontSize)
  return at(Math.min(last.right - size + 2, area.right - size), top + 1 - size, size)
}

/** The room from the line above down to `bottom`. */
const roomUnder = (bottom: number, above: DOMRect | undefined, fontSize: number): number => {
  if (!above) return MARK
  const ceiling = (above.top + above.bottom) / 2 + fontSize / 2
  return Math.max(SMALLEST, Math.min(MARK, bottom - ceiling + 1))
}

interface CaretDocument {
  caretPositionFromPoint?: (x: number, y: number) => { offsetNode: Node; offset: number } | null
  caretRangeFromPoint?: (x: number, y: number) => Range | null
}

/** The box of the page's character at a point, if one is drawn there. */
export const characterAt = (x: number, y: number): DOMRect | undefined => {
  const doc = document as Document & CaretDocument
  let node: Node | undefined
  let offset = 0
  if (doc.caretPositionFromPoint) {
    const caret = doc.caretPositionFromPoint(x, y)
    node = caret?.offsetNode
    offset = caret?.offset ?? 0
  } else {
    const caret = doc.caretRangeFromPoint?.(x, y)
    node = caret?.startContainer
    offset = caret?.startOffset ?? 0
  }
  if (!(node instanceof Text) || !parentOf(node)) return undefined
  const range = document.createRange()
  for (const from of [offset, offset - 1]) {
    if (from < 0 || from >= node.length || node.data[from]!.trim() === '') continue
    range.setStart(node, from)
    range.setEnd(node, from + 1)
    const box = range.getBoundingClientRect()
    if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return box
  }
  return undefined
}
