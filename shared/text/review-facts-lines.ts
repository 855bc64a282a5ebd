/** Lines on promises, reports and standards: the same on the page and on paper. */
import type { UnknownReason } from '../core/records.ts'
import type { IssuerAnswer } from '../review/facts-form.ts'
import type { CreditReport } from '../review/project.ts'
import type { PromiseView } from '../review/promises.ts'
import type { ReportStanding } from '../review/reports.ts'
import type { StandardEntry } from '../review/standards.ts'
import { listShortName } from './lists.ts'
import { reasonShort } from './reasons.ts'
import { factsSpeak } from './review-facts.ts'
import { grouped, type Lang } from './words.ts'

const sure = (certainty: string | undefined, lang: Lang): string =>
  certainty === undefined || certainty === 'same' ? '' : factsSpeak(lang)('not-sure')

/** What was promised, to whom and when, and where it was taken from. */
export const promiseLine = ({ text, to, on, by, entry }: PromiseView, lang: Lang): string => {
  const say = factsSpeak(lang)
  const what = [to, on, entry ? say('given-list') : by && say('given-by', { by })].filter(Boolean).join(say('and'))
  return say('promise-is', { text, given: what ? say('given', { what }) : '' }) + sure(entry?.certainty, lang)
}

/** One a list, and what the source says of it. */
export const besideLines = ({ entry, beside }: Pick<PromiseView, 'entry' | 'beside'>, lang: Lang): string[] => {
  const say = factsSpeak(lang)
  const kept = entry?.kept === undefined ? [] : [say(entry.kept ? 'kept-yes' : 'kept-no')]
  return [...kept, ...beside.map(({ list, is }) => say('beside', { list: listShortName(list, lang), is: say(`is-${is}`) }))]
}

/** Number, issuer and grade; then its days and whether it counts; then the issuer's filing; then the file. */
export const reportLines = (report: Omit<CreditReport, 'by' | 'at'>, is: ReportStanding, lang: Lang): string[] => {
  const say = factsSpeak(lang)
  const { number, from, grade, on, until, file } = report
  const days = say('report-dates', { on: on ?? say('day-unsaid'), until: until ?? say('day-unsaid') })
  return [
    say('report-is', { number, from, grade: grade ? say('report-graded', { grade }) : '' }),
    `${days}${say('join')}${say(`report-${is}`)}`,
    issuerLine(report.issuer, lang),
    ...(file
      ? [say('report-filed-file', { name: file.name, kept: say(file.path ? 'file-kept' : 'file-not-kept'), sha256: file.sha256 })]
      : []),
  ]
}

export const issuerLine = ({ is, name = '', until = '', seq, retrievedAt, reason }: IssuerAnswer, lang: Lang): string => {
  const say = factsSpeak(lang)
  const version = seq === undefined ? '' : say('issuer-version', { seq: grouped(seq), day: retrievedAt ?? '' })
  const why = reason ? reasonShort({ code: reason as UnknownReason, list: 'institution' }, lang) : ''
  return say(`issuer-${is}`, { name, until, version, why })
}

export const standardLine = ({ what, since, until, certainty }: StandardEntry, lang: Lang): string => {
  const say = factsSpeak(lang)
  const dates = (since ? say('standard-since', { day: since }) : '') + (until ? say('standard-until', { day: until }) : '')
  return say('standard-is', { what: what || say('day-unsaid'), dates }) + sure(certainty, lang)
}
