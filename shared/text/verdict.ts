/** The finding in words: one sentence on the card, one line in the panel. The software informs; people decide. */
import { hasBans } from '../core/standing.ts'
import type { Finding, Match, WeakenedBy } from '../core/types.ts'
import { assessmentWord, certaintyWords, leadMatch } from './assessment.ts'
import { shortClock } from './clocks.ts'
import { listName, listShortName, policyList } from './lists.ts'
import { reasonShort, unknownReasons } from './reasons.ts'
import { rolesPhrase } from './roles.ts'
import { verdictWords } from './tables/verdict.ts'
import { type Lang, speak } from './words.ts'

type Say = ReturnType<typeof speak<typeof verdictWords>>

/** Of the reasons that weaken, the one an officer should know first. */
const FIRST: readonly WeakenedBy[] = [
  'ended',
  'not-yet',
  'disputed',
  'contradictory',
  'area-limited',
  'end-unknown',
  'ban-ended',
  'no-ban',
  'computed-end',
  'parsed-end',
  'per-document',
  'role',
  'context-inferred',
  'local-list',
  'sample',
  'list-state',
  'basis-unconfirmed',
  'certainty',
  'unknown-list',
  'registry-policy',
]

const whyOf = (match: Match, say: Say): string => {
  const by = FIRST.find(reason => match.weakened?.includes(reason))
  if (by) return say(`why.${by}`)
  return say(match.article ? 'why.plain' : 'why.basis-unconfirmed')
}

const oldest = (finding: Finding): string => finding.cleared.map(c => c.retrievedAt).sort()[0] ?? ''

const unknownWhy = (finding: Finding, lang: Lang): string => {
  const [first] = unknownReasons(finding.reasons)
  return first ? reasonShort(first, lang) : assessmentWord('unknown', lang)
}

export const verdictText = (finding: Finding, lang: Lang): string => {
  const say = speak(verdictWords, lang)
  const match = leadMatch(finding)
  if (finding.assessment === 'clear') return say('clear', { day: oldest(finding) })
  if (finding.assessment === 'unknown' || !match) {
    const sure = finding.matches.filter(m => m.certainty !== 'possible')
    const why = unknownWhy(finding, lang)
    if (sure.length === 0) return say('unknown', { why })
    const names = [...new Set(sure.map(m => say('quoted', { list: listShortName(m.list, lang) })))]
    return say('unknown-also', { why, lists: names.join(lang === 'en' ? ', ' : '、') })
  }
  const sure = certaintyWords(match.basis, lang)
  const list = listed(match, lang)
  switch (finding.assessment) {
    case 'barred': {
      const article = match.article?.text ?? ''
      return say(hasBans(policyList(match.list)) ? 'barred-ban' : 'barred-listed', { sure, list, article })
    }
    case 'caution':
      return match.certainty === 'same'
        ? say('caution-same', { sure, list, why: whyOf(match, say) })
        : say('caution-name', { sure, list })
    case 'notice':
      return match.standing === 'ended' || match.standing === 'past-computed-end'
        ? say('notice-ended', { sure, list, why: whyOf(match, say) })
        : say('notice', { sure, list })
    case 'commended':
      return say('commended', { sure, list })
  }
}

/** The list, and of a list of grades which one: a grade may be praise or blame. */
const listed = ({ list, record }: Match, lang: Lang): string => listName(list, lang) + (record.grade ? `“${record.grade}”` : '')

/** One match in a line. */
const matchLine = (match: Match, say: Say, lang: Lang): string => {
  const list = listed(match, lang)
  if (match.certainty === 'likely' && match.effect === 'caution') return say('line.check', { list })
  const clock = shortClock(match, lang)
  return clock ? say('line.listed', { list, clock }) : list
}

/** The panel's row: 供应商 · 政府采购严重违法失信行为记录，限制期至 2027-03-01. */
export const lineView = (finding: Finding, options: { lang: Lang }): string => {
  const { lang } = options
  const say = speak(verdictWords, lang)
  const role = rolesPhrase(finding.subject, lang)
  return [...(role ? [role] : []), lineBody(finding, say, lang)].join(say('line.join'))
}

const lineBody = (finding: Finding, say: Say, lang: Lang): string => {
  const agencyOnly = finding.subject.roles.includes('agency') && finding.matches.length === 0
  if (finding.assessment === 'clear')
    return agencyOnly ? say('line.agency-clear') : say('line.cleared-all', { day: oldest(finding) })
  const parts: string[] = []
  if (finding.assessment === 'unknown') {
    const nameOnly = unknownReasons(finding.reasons)[0]?.code === 'name-only'
    const why = unknownWhy(finding, lang)
    if (finding.matches.length === 0 && nameOnly) return agencyOnly ? say('line.agency') : why
    parts.push(say('unknown', { why }))
  }
  const [first, ...rest] = finding.matches.filter(match => finding.assessment !== 'unknown' || match.certainty !== 'possible')
  if (first) parts.push(matchLine(first, say, lang))
  if (rest.length > 0) parts.push(say('line.more', { n: rest.length }))
  if (finding.assessment !== 'unknown' && finding.cleared.length > 0)
    parts.push(say('line.cleared', { n: finding.cleared.length }))
  return parts.join(say('line.then'))
}

/** What a screen reader says at the mark: name, assessment, certainty or reason. */
export const subjectLabel = (finding: Finding, lang: Lang): string => {
  const name = finding.subject.name || finding.subject.code?.value || ''
  const match = leadMatch(finding)
  const word = assessmentWord(finding.assessment, lang)
  const more = finding.assessment === 'unknown' ? unknownWhy(finding, lang) : match ? certaintyWords(match.basis, lang) : ''
  const [colon, comma] = lang === 'en' ? [': ', ', '] : ['：', '，']
  return name + colon + word + (more ? comma + more : '')
}
