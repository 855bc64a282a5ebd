/** What changed between two readings of one part of the page. */
import { type LiveBlock, sameBlock } from './live.ts'

export interface Difference {
  /** Old blocks that still stand, with their new reading. */
  kept: [old: LiveBlock, now: LiveBlock][]
  gone: LiveBlock[]
  fresh: LiveBlock[]
  /** The new reading, old objects where they still stand. */
  now: LiveBlock[]
}

/** Compares from both ends: what stands between is new. A list that grows, a row that changes, a redraw with the same text. */
export const difference = (old: readonly LiveBlock[], read: readonly LiveBlock[]): Difference => {
  const most = Math.min(old.length, read.length)
  let head = 0
  while (head < most && sameBlock(old[head]!.block, read[head]!.block)) head++
  let tail = 0
  while (tail < most - head && sameBlock(old.at(-1 - tail)!.block, read.at(-1 - tail)!.block)) tail++
  const kept: Difference['kept'] = []
  for (let i = 0; i < head; i++) kept.push([old[i]!, read[i]!])
  for (let i = tail; i > 0; i--) kept.push([old.at(-i)!, read.at(-i)!])
  const fresh = read.slice(head, read.length - tail)
  return {
    kept,
    gone: old.slice(head, old.length - tail),
    fresh,
    now: [...kept.slice(0, head).map(pair => pair[0]), ...fresh, ...kept.slice(head).map(pair => pair[0])],
  }
}
