/** What a bidder's part of the printed page says beside the lists' answers. Plain text; the page escapes it. */
import { listName } from '../text/lists.ts'
import { factsSpeak, majorWhy } from '../text/review-facts.ts'
import { besideLines, promiseLine, reportLines, standardLine } from '../text/review-facts-lines.ts'
import { warningLine, warningWords } from '../text/review-warnings.ts'
import { grouped, type Lang, speak } from '../text/words.ts'
import { beijingTime } from './names.ts'
import { changeFacts } from './page-changes.ts'
import { groupFacts } from './page-groups.ts'
import type { ReviewBidder, ReviewList, ReviewRecord } from './record.ts'

/** Label and lines, in order. */
export const factRows = (bidder: ReviewBidder, lists: readonly ReviewList[], lang: Lang): [string, string[]][] => {
  const nameOf = (key: string) => listName(lists.find(list => list.key === key)?.id ?? key, lang)
  const say = factsSpeak(lang)
  const rows: [string, string[]][] = []
  if (bidder.major) rows.push([say('major'), majorLines(bidder.major, nameOf, lang)])
  const { promises = [], reports = [], standards = [] } = bidder
  for (const promise of promises) rows.push([say('promises'), [promiseLine(promise, lang), ...besideLines(promise, lang)]])
  for (const report of reports) rows.push([say('reports'), reportLines(report, report.is, lang)])
  if (standards.length > 0)
    rows.push([say('standards'), [...standards.map(one => standardLine(one, lang)), say('standard-note')]])
  return rows
}

/** What the record says of all its bidders together: title and lines, in order. */
export const wholeFacts = (record: ReviewRecord, lang: Lang): [string, string[]][] => {
  const { warnings = [], bidders, lists } = record
  const nameOf = (no: number | undefined) => bidders.find(one => one.no === no)?.name ?? ''
  const idOf = (key: string) => lists.find(list => list.key === key)?.id ?? key
  const lines = warnings.map(one => warningLine(one, { name: nameOf(one.bidder), list: idOf(one.list) }, lang))
  return [
    ...groupFacts(record, lang),
    ...changeFacts(record, lang),
    ...(lines.length > 0 ? [[speak(warningWords, lang)('title'), lines] satisfies [string, string[]]] : []),
  ]
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
