/** Long blocks in pieces, each with its way back to where its text stands. */

/** From `start` of a block's text on (to the next segment), the text is `token`'s from `tokenStart` on, unit for unit. */
export interface Segment {
  start: number
  /** What was passed to `text()`: a text node in the page. Undefined for a line end that no text gave. */
  token: unknown
  tokenStart: number
}

/** Longer blocks are split, at a line end or a sentence's end where there is one. */
export const LONGEST_BLOCK = 20_000

/** Where the piece that starts at `from` ends: a line's or sentence's end where the second half has one, else a comma or space. */
export const cutAt = (text: string, from: number): number => {
  const limit = from + LONGEST_BLOCK
  if (text.length <= limit) return text.length
  for (const safe of ['\n。；！？;!?', ' ，,、：:)）']) {
    for (let i = limit; i > from + LONGEST_BLOCK / 2; i--) if (safe.includes(text[i - 1]!)) return i
  }
  // Never between the halves of a surrogate pair.
  const last = text.charCodeAt(limit - 1)
  return last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit
}

export const sliceSegments = (segments: Segment[], from: number, to: number): Segment[] => {
  const out: Segment[] = []
  for (let i = 0; i < segments.length; i++) {
    const s = segments[i]!
    const end = segments[i + 1]?.start ?? Number.POSITIVE_INFINITY
    if (end <= from || s.start >= to) continue
    const skipped = Math.max(0, from - s.start)
    out.push({ start: s.start + skipped - from, token: s.token, tokenStart: s.tokenStart + skipped })
  }
  return out
}

/** The segment in which offset `at` of the block's text stands. Binary search. */
export const segmentAt = (segments: readonly Segment[], at: number): Segment | undefined => {
  let lo = 0
  let hi = segments.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (segments[mid]!.start <= at) lo = mid + 1
    else hi = mid
  }
  return segments[lo - 1]
}
