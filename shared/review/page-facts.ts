/** What a bidder's part of the printed page says beside the lists' answers. Plain text; the page escapes it. */
import { listName } from '../text/lists.ts'
import { factsSpeak, majorWhy } from '../text/review-facts.ts'
import { grouped, type Lang } from '../text/words.ts'
import { beijingTime } from './names.ts'
import type { ReviewBidder, ReviewList } from './record.ts'

/** Label and lines, in order. */
export const factRows = (bidder: ReviewBidder, lists: readonly ReviewList[], lang: Lang): [string, string[]][] => {
  const nameOf = (key: string) => listName(lists.find(list => list.key === key)?.id ?? key, lang)
  const rows: [string, string[]][] = []
  if (bidder.major) rows.push([factsSpeak(lang)('major'), majorLines(bidder.major, nameOf, lang)])
  return rows
}

const majorLines = (all: NonNullable<ReviewBidder['major']>, nameOf: (key: string) => string, lang: Lang): string[] => {
  const say = factsSpeak(lang)
  if (all.length === 0) return [say('major-none')]
  return all.flatMap(({ list, record, article, judged, ...why }) => [
    say('major-of', { list: nameOf(list), ref: record }),
    majorWhy(why, lang),
    ...(judged?.line === undefined ? [] : [`${say('major-line')} ${grouped(judged.line)}`]),
    judged
      ? say(judged.major ? 'major-said-yes' : 'major-said-no', {
          reason: judged.reason,
          by: judged.by,
          at: beijingTime(judged.at),
        })
      : say('major-open'),
    say('major-note', { article }),
  ])
}
