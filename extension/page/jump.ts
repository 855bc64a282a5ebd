/** Goes to a place on the page and shows it for a moment, where highlights can be used. */
import type { Highlights } from './highlight.ts'
import type { Mark } from './live.ts'
import { holdersOf, nodeAt, rangesOf } from './ranges.ts'

/** @param nth from 0; past the end it starts anew. Nothing happens when the text has left the page. */
export const jumpTo = (marks: readonly Mark[], nth: number, highlights: Highlights | undefined): void => {
  const mark = marks[nth % marks.length]
  if (!mark) return
  const el = nodeAt(mark.live, mark.start)?.parentElement
  const ranges = rangesOf(mark)
  if (!el || ranges.length === 0) return
  el.scrollIntoView({ block: 'center', inline: 'nearest' })
  // A long element is centred, but the name may stand anywhere in it.
  const { top, bottom } = ranges[0]!.getBoundingClientRect()
  if (top < 0 || bottom > innerHeight) scrollBy(0, (top + bottom) / 2 - innerHeight / 2)
  highlights?.flash(ranges, holdersOf(mark))
}
