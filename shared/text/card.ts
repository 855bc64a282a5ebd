/** A finding as a card: first the finding in words, then each list with severity and dates, then consequence, then why and which version. */

import type { Day } from '../core/days.ts'
import type { ListState } from '../core/records.ts'
import type { ContextChoice, Finding, Match } from '../core/types.ts'
import { certaintyWords, findingCertainty, glyphOf, leadMatch, markWord } from './assessment.ts'
import { basisLines } from './basis.ts'
import type { CardSection, CardTag, CardView, Tone } from './card-view.ts'
import { clockRows, standingTag } from './clocks.ts'
import { contextName, contextWords } from './contexts.ts'
import { listName, policy, policyList } from './lists.ts'
import { reasonTexts } from './reasons.ts'
import { rolesPhrase } from './roles.ts'
import { cardWords } from './tables/card.ts'
import { verdictText } from './verdict.ts'
import { weakenedPhrase } from './weakened.ts'
import { type Lang, speak } from './words.ts'

export interface CardOptions {
  lang: Lang
  context: ContextChoice
  asOf: Day
  lists: readonly ListState[]
}

type Say = ReturnType<typeof speak<typeof cardWords>>

const https = (url: string | undefined): url is string => url?.startsWith('https://') === true

const toneOf = (match: Match): Tone => match.effect

const isPraise = (match: Match): boolean => policyList(match.list)?.kind === 'red' || match.effect === 'commended'

const severityTag = (match: Match, say: Say): CardTag | undefined => {
  const row = policyList(match.list)
  if (match.severity) {
    const level = say(`severity.${match.severity.level}`)
    return { text: say(`severity.${match.severity.from}`, { level }), tone: toneOf(match) }
  }
  return row?.severity === 'as-published' ? { text: say('severity.none'), tone: 'plain' } : undefined
}

/** 严重程度 with where it comes from; empty for a list that has none. */
export const severityText = (match: Match, lang: Lang): string => severityTag(match, speak(cardWords, lang))?.text ?? ''

/** The consequence and its articles. */
export const consequenceText = (match: Match, context: ContextChoice, lang: Lang): string =>
  effectText(match, context, speak(cardWords, lang), lang)

const tagsOf = (match: Match, finding: Finding, list: ListState | undefined, say: Say, lang: Lang): CardTag[] => {
  const red = isPraise(match)
  const tags: (CardTag | undefined)[] = [
    severityTag(match, say),
    red ? { text: say('red'), tone: 'commended' } : undefined,
    match.record.grade ? { text: say('grade', { grade: match.record.grade }), tone: toneOf(match) } : undefined,
    red && match.standing === 'open' ? undefined : { text: standingTag(match, lang), tone: toneOf(match) },
    match.record.kept === undefined ? undefined : { text: say(match.record.kept ? 'kept' : 'broken'), tone: 'plain' },
    match.record.disputed ? { text: say('disputed'), tone: 'plain' } : undefined,
    match.basis === leadMatch(finding)?.basis ? undefined : { text: certaintyWords(match.basis, lang), tone: 'plain' },
    list?.sample ? { text: say('sample'), tone: 'plain' } : undefined,
    list?.origin === 'local' ? { text: say('local'), tone: 'plain' } : undefined,
  ]
  return tags.filter(tag => tag !== undefined)
}

const provision = (text: string, mark: 'P' | 'S' | 'G', say: Say, lang: Lang): string => {
  const word = markWord(mark, lang)
  return word ? say('marked', { text, mark: word }) : text
}

/** The consequence with its articles, each with how well it is founded. */
const effectText = (match: Match, context: ContextChoice, say: Say, lang: Lang): string => {
  if (isPraise(match)) return say('effect.red')
  const { article } = match
  if (article) return [article, ...(article.also ?? [])].map(a => provision(a.text, a.mark, say, lang)).join(say('join'))
  return context.context === 'other-review'
    ? say('effect.other-review', { context: contextName(context.context, lang) })
    : say(match.effect === 'caution' ? 'effect.judge' : 'effect.none')
}

const sectionOf = (match: Match, finding: Finding, options: CardOptions, say: Say): CardSection => {
  const { lang, asOf, context } = options
  const { record } = match
  const rows: [string, string][] = []
  const add = (label: string, value: string | undefined) => {
    if (value) rows.push([label, value])
  }
  const { name } = record.subject
  if (name !== finding.subject.name) add(say('registered'), name)
  const code = record.subject.uscc ?? record.subject.masked ?? record.subject.orgCode ?? record.subject.regNo
  if (code !== finding.subject.code?.value) add(say('record-code'), code)
  add(say('outcome'), record.outcome)
  add(say('reason'), record.reason)
  add(say(match.list === 'shixin' || match.list === 'zhixing' ? 'ref-court' : 'ref'), record.ref)
  rows.push(...clockRows(match, asOf, lang))
  add(say('authority'), record.authority)
  add(say('region'), record.region)
  add(say('legal'), record.legalBasis)
  for (const [label, value] of Object.entries(record.extra ?? {})) add(label, value)
  add(say(isPraise(match) ? 'note' : 'effect'), effectText(match, context, say, lang))
  add(say('note'), weakenedPhrase(match, lang))
  const list = options.lists.find(state => state.key === match.listKey)
  return { title: listName(match.list, lang), tags: tagsOf(match, finding, list, say, lang), rows }
}

const remarksOf = (finding: Finding, options: CardOptions, say: Say): string[] => {
  const { lang, context, lists } = options
  const found = finding.matches.some(match => match.certainty !== 'possible')
  const remarks = reasonTexts(finding.reasons, { lang, context, lists, found })
  for (const offered of finding.offeredCodes ?? []) {
    const name = [offered.name, offered.region].filter(Boolean).join(say('join'))
    remarks.push(say('offered', { code: offered.code, name }))
  }
  if (finding.subject.codeTyped) remarks.push(say('typed'))
  if (context.inferred)
    remarks.push(speak(contextWords, lang)('inferred-remark', { context: contextName(context.context, lang) }))
  return remarks
}

/** Links only into the policy's official sites, or as a verified registry gives them. */
const actionsOf = (finding: Finding, options: CardOptions, say: Say): CardView['actions'] => {
  const match = leadMatch(finding)
  const actions: CardView['actions'] = [{ id: 'open-panel', label: say('act.open-panel') }]
  if (match) {
    const row = policyList(match.list)
    const list = options.lists.find(state => state.key === match.listKey)
    const verified = list?.origin === 'registry' && list.state !== 'unverified' && list.state !== 'broken'
    const source = [verified ? match.record.source?.url : undefined, verified ? list.sourceUrl : undefined, row?.site?.url].find(
      https,
    )
    const objection = [verified ? list.objectionUrl : undefined, row?.objection?.url, row?.site?.url].find(https)
    actions.push({ id: 'source', label: say('act.source'), ...(source ? { href: source } : {}) })
    actions.push({ id: 'objection', label: say('act.objection'), ...(objection ? { href: objection } : {}) })
  } else {
    const asked = finding.reasons.find(reason => reason.list && policyList(reason.list)?.site)?.list
    const site = policyList(asked ?? policy.contexts[options.context.context].required[0] ?? '')?.site?.url
    if (https(site)) actions.push({ id: 'source', label: say('act.official'), href: site })
  }
  actions.push({ id: 'copy', label: say('act.copy') })
  return actions
}

const bandsOf = (finding: Finding, lists: readonly ListState[], say: Say): string[] => {
  const used = lists.filter(list => finding.matches.some(match => match.listKey === list.key))
  const bands: string[] = []
  if (used.some(list => list.sample)) bands.push(say('sample'))
  if (used.some(list => list.origin === 'local')) bands.push(say('local'))
  return bands
}

export const cardView = (finding: Finding, options: CardOptions): CardView => {
  const { lang } = options
  const say = speak(cardWords, lang)
  const { subject } = finding
  const code = subject.code?.value
  const certainty = findingCertainty(finding, lang)
  const role = rolesPhrase(subject, lang)
  return {
    title: subject.name || code || '',
    ...(code && subject.name ? { code } : {}),
    ...(certainty ? { certainty } : {}),
    assessment: finding.assessment,
    glyph: glyphOf(finding.assessment),
    verdict: verdictText(finding, lang),
    ...(role ? { role } : {}),
    sections: finding.matches.map(match => sectionOf(match, finding, options, say)),
    remarks: remarksOf(finding, options, say),
    basis: basisLines(finding, options.lists, lang),
    actions: actionsOf(finding, options, say),
    bands: bandsOf(finding, options.lists, say),
  }
}

export { assessmentWord, certaintyWords, glyphOf } from './assessment.ts'
export { contextWord } from './contexts.ts'
export { reasonText } from './reasons.ts'
export { roleWord } from './roles.ts'
export { lineView, subjectLabel } from './verdict.ts'
