/** A review in plain words, row by row: what its spreadsheet and an office's own template are filled with. */
import type { UnknownReason } from '../../core/records.ts'
import type { Match } from '../../core/types.ts'
import { assessmentWord, certaintyWords } from '../../text/assessment.ts'
import { basisText } from '../../text/basis.ts'
import { consequenceText, severityText } from '../../text/card.ts'
import { clockRows, standingTag } from '../../text/clocks.ts'
import { contextName } from '../../text/contexts.ts'
import { listName } from '../../text/lists.ts'
import { reasonShort } from '../../text/reasons.ts'
import { reviewSpeak } from '../../text/review.ts'
import { reviewDeskWords } from '../../text/review-desk.ts'
import { rolesPhrase } from '../../text/roles.ts'
import { summaryWords } from '../../text/summary.ts'
import { clockWords } from '../../text/tables/clock.ts'
import { verdictText } from '../../text/verdict.ts'
import { type Lang, speak } from '../../text/words.ts'
import { standingOf } from '../closing.ts'
import { cellOf, columnsOf, officialOf, resultOf } from '../matrix.ts'
import { beijingTime } from '../names.ts'
import { judgementOf, type OfficialLookup, type ProjectBidder, type ProjectReview } from '../project.ts'
import type { ReviewRun, RunResult } from '../run.ts'
import { queryOutside } from '../window.ts'

/** Every value is text for a person; what there is none of is empty. */
export interface Summary {
  project: SummaryProject
  /** Heads of the lists, in the order of `SummaryBidder.cells`. */
  columns: string[]
  lists: SummaryList[]
  bidders: SummaryBidder[]
}

export type SummaryProject = Record<
  | 'name'
  | 'number'
  | 'stage'
  | 'context'
  | 'channels'
  | 'window'
  | 'evidence'
  | 'rules'
  | 'at'
  | 'asOf'
  | 'policy'
  | 'tool'
  | 'digest'
  | 'count',
  string
>
export type SummaryList = Record<'name' | 'publisher' | 'version' | 'data' | 'required', string>
export type SummaryFinding = Record<
  | 'list'
  | 'record'
  | 'ref'
  | 'authority'
  | 'reason'
  | 'outcome'
  | 'severity'
  | 'since'
  | 'ban'
  | 'area'
  | 'valid'
  | 'published'
  | 'standing'
  | 'basis'
  | 'certainty'
  | 'effect'
  | 'consequence'
  | 'judged',
  string
>
export type SummaryOfficial = Record<
  'list' | 'channel' | 'result' | 'at' | 'by' | 'url' | 'rows' | 'note' | 'captures' | 'asked',
  string
>
export type SummaryDecision = Record<'verdict' | 'ground' | 'by' | 'at' | 'second' | 'secondAt' | 'holds', string>
/** With the members of the decision that holds, empty where none does. */
export interface SummaryBidder
  extends Record<'no' | 'name' | 'code' | 'group' | 'role' | 'conclusion' | 'finding', string>,
    Omit<SummaryDecision, 'holds'> {
  cells: { list: string; answer: string }[]
  findings: SummaryFinding[]
  official: SummaryOfficial[]
  /** Why there is no official look-up, where a person said so. */
  withoutOfficial: string
  decisions: SummaryDecision[]
}

/** @param run that fits the project's present rules. A bidder it did not ask is said to be so in every cell. */
export const summaryOf = (review: ProjectReview, run: ReviewRun, lang: Lang): Summary => {
  const columns = columnsOf(run, review.profile.window)
  return {
    project: projectOf(review, run, lang),
    columns: columns.map(column => headOf(column, lang)),
    lists: columns.flatMap(({ id, required, lists }) =>
      (lists.length > 0 ? lists : [undefined]).map(list => ({
        name: listName(id, lang),
        publisher: list?.publisher ?? '',
        version: list ? reviewSpeak(lang)('version-is', { seq: list.seq }) : reviewSpeak(lang)('state-absent'),
        data: list?.retrievedAt ?? '',
        required: required ? reviewSpeak(lang)('required') : '',
      })),
    ),
    bidders: review.bidders.map((bidder, i) => bidderOf(bidder, i + 1, columns, run, lang)),
  }
}

const projectOf = ({ profile, bidders, filed }: ProjectReview, run: ReviewRun, lang: Lang): SummaryProject => {
  const say = reviewSpeak(lang)
  const { name, number, stage, context, channels, window, evidence, rules } = profile
  const outside = queryOutside(run.at, window) ? ` ${say('query-outside')}` : ''
  return {
    name,
    number: number ?? '',
    stage: say(`stage-${stage}`),
    context: contextName(context, lang),
    channels: channels.join('、'),
    window: window ? say('window-is', { from: window.from ?? say('open'), to: window.to ?? say('open') }) : '',
    evidence: evidence ?? '',
    rules: rules ?? '',
    at: say('at-is', { at: beijingTime(run.at), clock: say('clock') }) + outside,
    asOf: run.asOf,
    policy: run.policy,
    tool: run.tool,
    digest: filed.at(-1)?.digest ?? '',
    count: String(bidders.length),
  }
}

const headOf = ({ id, lists, flag }: ReturnType<typeof columnsOf>[number], lang: Lang): string => {
  const say = speak(summaryWords, lang)
  const [first] = lists
  const list = listName(id, lang)
  const column = first ? say('column', { list, seq: first.seq, day: first.retrievedAt }) : say('column-absent', { list })
  return flag ? say('flagged', { column, flag: reviewSpeak(lang)(flag) }) : column
}

const NO_DECISION = { verdict: '', ground: '', by: '', at: '', second: '', secondAt: '', holds: '' }

const bidderOf = (
  bidder: ProjectBidder,
  no: number,
  columns: ReturnType<typeof columnsOf>,
  run: ReviewRun,
  lang: Lang,
): SummaryBidder => {
  const desk = speak(reviewDeskWords, lang)
  const result = resultOf(bidder, run)
  const { withoutOfficial } = bidder
  const standing = standingOf(bidder, run)
  const decisions = bidder.decisions.map((one, i) => ({
    verdict: desk(one.verdict),
    ground: one.reason,
    by: one.by,
    at: beijingTime(one.at),
    second: one.second?.by ?? '',
    secondAt: one.second ? beijingTime(one.second.at) : '',
    holds: speak(summaryWords, lang)(i === bidder.decisions.length - 1 && standing !== 'open' ? 'yes' : 'not'),
  }))
  const { holds: _, ...last } = decisions.at(-1) ?? NO_DECISION
  return {
    ...(standing === 'open' ? NO_DECISION : last),
    no: String(no),
    name: bidder.name,
    code: bidder.code ?? desk('no-code'),
    group: bidder.group ?? '',
    role: (result && rolesPhrase(result.finding.subject, lang)) ?? '',
    conclusion: desk(`stand-${standing}`),
    finding: result ? verdictText(result.finding, lang) : desk('cell-not-run'),
    cells: columns.map(({ id }) => ({ list: listName(id, lang), answer: cellText(bidder, id, run, lang) })),
    findings: result ? result.finding.matches.map(match => findingRow(match, bidder, result, run, lang)) : [],
    official: bidder.official.map(one => officialRow(one, lang)),
    withoutOfficial: withoutOfficial
      ? `${withoutOfficial.reason}（${withoutOfficial.by} ${beijingTime(withoutOfficial.at)}）`
      : '',
    decisions,
  }
}

const cellText = (bidder: ProjectBidder, list: string, run: ReviewRun, lang: Lang): string => {
  const desk = speak(reviewDeskWords, lang)
  const cell = cellOf(bidder, list, run)
  const local =
    cell.is === 'match'
      ? assessmentWord(cell.assessment, lang)
      : cell.is === 'unknown'
        ? reasonShort({ code: cell.reason as UnknownReason, list }, lang)
        : desk(`cell-${cell.is}`)
  const official = officialOf(bidder, list)
  return official ? speak(summaryWords, lang)('cell-official', { local, official: officialResult(official, lang) }) : local
}

const officialResult = ({ result, seen }: Pick<OfficialLookup, 'result' | 'seen'>, lang: Lang): string =>
  reviewSpeak(lang)(result === 'by-hand' ? `by-hand-${seen ?? 'unsaid'}` : result)

const officialRow = (one: OfficialLookup, lang: Lang): SummaryOfficial => ({
  list: listName(one.list, lang),
  channel: one.channel,
  result: officialResult(one, lang),
  at: beijingTime(one.at),
  by: one.by ?? '',
  url: one.url,
  rows: one.rows
    .map(row =>
      Object.entries(row)
        .map(([label, value]) => `${label}：${value}`)
        .join('；'),
    )
    .join('\n'),
  note: one.note ?? '',
  captures: one.captures.map(({ path }) => path).join('\n'),
  asked: [one.asked.name, one.asked.code].filter(Boolean).join(' '),
})

const findingRow = (match: Match, bidder: ProjectBidder, { finding }: RunResult, run: ReviewRun, lang: Lang): SummaryFinding => {
  const say = speak(summaryWords, lang)
  const clock = speak(clockWords, lang)
  const { record } = match
  const clocks = new Map(clockRows(match, run.asOf, lang))
  const at = (label: keyof typeof clockWords) => clocks.get(clock(label)) ?? ''
  const { since } = record.dates
  const judged = judgementOf(bidder, match)
  return {
    list: listName(match.list, lang),
    record: record.subject.name,
    ref: record.ref ?? '',
    authority: record.authority ?? '',
    reason: record.reason ?? '',
    outcome: record.outcome ?? '',
    severity: severityText(match, lang) || say('severity-none'),
    since: since ? since.on + (since.from === 'printed' ? '' : clock(`from.${since.from}`)) : '',
    ban: at('ban'),
    area: at('scope'),
    valid: at('valid'),
    published: at('published'),
    standing: standingTag(match, lang),
    basis: basisText(match, finding, lang),
    certainty: certaintyWords(match.basis, lang),
    effect: assessmentWord(match.effect, lang),
    consequence: consequenceText(match, { context: run.context, inferred: false }, lang),
    judged: judged
      ? say(judged.same ? 'judged-same' : 'judged-other', { by: judged.by, at: beijingTime(judged.at), reason: judged.reason })
      : '',
  }
}
