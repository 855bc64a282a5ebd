/** From names and offsets in a block's text to the page: ranges, and the boxes of single characters. */

import { type Segment, segmentAt } from '#shared/core/blocks.ts'
import type { LiveBlock, Mark } from './live.ts'
import { page } from './own.ts'

type Part = Pick<Mark, 'live' | 'end'>

/** Where the name ends. */
export const endOfName = (mark: Mark): Part => mark.rest ?? mark

const endOfSegment = (segments: readonly Segment[], index: number, textLength: number): number =>
  segments[index + 1]?.start ?? textLength

/** One range for each block and each tree the name stands in: a range cannot leave a shadow root. None where a text node has gone. */
export const rangesOf = (mark: Mark): Range[] => inParts(mark, rangesIn)

/** The elements in which the name's text stands. */
export const holdersOf = (mark: Mark): Element[] => inParts(mark, holdersIn)

const inParts = <T>({ live, start, end, rest }: Mark, read: (live: LiveBlock, start: number, end: number) => T[]): T[] => [
  ...read(live, start, end),
  ...(rest ? read(rest.live, 0, rest.end) : []),
]

const rangesIn = (live: LiveBlock, start: number, end: number): Range[] => {
  const ranges: Range[] = []
  let root: Node | undefined
  for (let i = 0; i < live.segments.length; i++) {
    const segment = live.segments[i]!
    const from = Math.max(start, segment.start)
    const to = Math.min(end, endOfSegment(live.segments, i, live.block.text.length))
    if (from >= to || !segment.token) continue
    const node = segment.token as Text
    const first = segment.tokenStart + from - segment.start
    const last = segment.tokenStart + to - segment.start
    if (!node.isConnected || last > node.length) return []
    const here = node.getRootNode()
    let range = ranges.at(-1)
    if (!range || here !== root) {
      range = page.createRange()
      range.setStart(node, first)
      ranges.push(range)
      root = here
    }
    range.setEnd(node, last)
  }
  return ranges
}

const holdersIn = (live: LiveBlock, start: number, end: number): Element[] => {
  const holders: Element[] = []
  for (let i = 0; i < live.segments.length; i++) {
    const { start: from, token } = live.segments[i]!
    const holder = (token as Text | undefined)?.parentElement
    if (holder && from < end && endOfSegment(live.segments, i, live.block.text.length) > start) holders.push(holder)
  }
  return holders
}

/** The text node that holds a character of the block. */
export const nodeAt = (live: LiveBlock, at: number): Text | undefined => segmentAt(live.segments, at)?.token as Text | undefined

let ruler: Range | undefined

/** Where a character of the block is drawn, in viewport coordinates; undefined when it is not drawn. */
export const boxOf = (live: LiveBlock, at: number): DOMRect | undefined => {
  const segment = segmentAt(live.segments, at)
  if (!segment?.token || at >= live.block.text.length) return undefined
  const node = segment.token as Text
  const offset = segment.tokenStart + at - segment.start
  if (!node.isConnected || offset >= node.length) return undefined
  ruler ??= page.createRange()
  ruler.setStart(node, offset)
  ruler.setEnd(node, offset + 1)
  const rects = ruler.getClientRects()
  const box = rects[rects.length - 1]
  // Parked, so that the page's changes need not keep it up to date inside their text.
  ruler.setStart(document, 0)
  ruler.collapse(true)
  return box && (box.width > 0 || box.height > 0) ? box : undefined
}
