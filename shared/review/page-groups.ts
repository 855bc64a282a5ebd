/** 联合体 on the printed page: who bids together, what that comes to, and what people decided. Plain text; the page escapes it. */
import { assessmentWord } from '../text/assessment.ts'
import { reviewDeskWords } from '../text/review-desk.ts'
import { groupSpeak } from '../text/review-groups.ts'
import { type Lang, speak } from '../text/words.ts'
import type { Standing } from './closing.ts'
import type { ReviewRecord } from './record.ts'

/** Title and lines; none where nobody bids together. */
export const groupFacts = ({ groups = [], bidders }: ReviewRecord, lang: Lang): [string, string[]][] => {
  if (groups.length === 0) return []
  const say = groupSpeak(lang)
  const sayDesk = speak(reviewDeskWords, lang)
  const nameOf = (no: number, lead: number | undefined) => {
    const name = `${no}. ${bidders.find(one => one.no === no)?.name ?? ''}`
    return no === lead ? `${name}（${say('lead')}）` : name
  }
  const lines = groups.map(({ members, lead, assessment, standing }, i) => {
    const who = members.map(no => nameOf(no, lead)).join(say('and'))
    const line = say('line', { no: i + 1, members: who, what: assessmentWord(assessment, lang) })
    return `${line}${say('standing', { what: sayDesk(`stand-${standing as Standing}`) })}`
  })
  return [[say('section'), [...lines, say('counts')]]]
}
