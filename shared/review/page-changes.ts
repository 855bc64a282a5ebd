/** What changed since the run of the record before, on the printed page. Plain text; the page escapes it. */
import { reviewSpeak } from '../text/review.ts'
import { changeKind, changeText, reviewChangeWords } from '../text/review-changes.ts'
import { type Lang, speak } from '../text/words.ts'
import { beijingTime } from './names.ts'
import type { Stage } from './project.ts'
import type { ReviewRecord } from './record.ts'

/** Title and lines; none where there was no run before. */
export const changeFacts = ({ changes, bidders }: ReviewRecord, lang: Lang): [string, string[]][] => {
  if (!changes) return []
  const say = speak(reviewChangeWords, lang)
  const { no, at, stage, filed } = changes.since
  const named = stage ? ` ${reviewSpeak(lang)(`stage-${stage as Stage}`)}` : ''
  const lines = changes.lines.map(line => {
    const name = bidders.find(one => one.no === line.bidder)?.name || line.name || ''
    return `[${changeKind(line.is, lang)}] ${changeText(line, name, lang)}`
  })
  return [
    [
      say('section'),
      [
        say('since-is', { no, at: beijingTime(at), stage: named }),
        ...(filed ? [say('filed-as', { digest: filed })] : []),
        ...(lines.length > 0 ? lines : [say('none')]),
      ],
    ],
  ]
}
