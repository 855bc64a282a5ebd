/** What still stands in the way of closing a bidder. Nothing is decided here: only a person passes or refuses anybody. */
import type { ListId } from '../core/records.ts'
import { majorJudgementOf, majorProposals } from './major.ts'
import { cellOf, officialOf, resultOf } from './matrix.ts'
import { judgementOf, type ProjectBidder, stillAsked } from './project.ts'
import type { ReviewRun } from './run.ts'

export type Block =
  /** Not looked up under its present name and code. */
  | { why: 'not-run' }
  /** 名称一致，代码待核: neither confirmed nor rejected. */
  | { why: 'match-open'; list: ListId; record: string }
  /** A penalty that reads as 重大违法记录: neither confirmed nor rejected. */
  | { why: 'major-open'; list: ListId; record: string }
  /** A required list did not answer, here or on its official channel. */
  | { why: 'list-unknown'; list: ListId }
  /** No official look-up of these lists, and no reason given for the present name and code. */
  | { why: 'no-official'; lists: ListId[] }
  /** An official look-up marked by hand that does not say what was seen. */
  | { why: 'official-unsaid'; list: ListId }

/** Empty: a person may close it. The same hurdles stand before passing and refusing; asking for clarification has none. */
export const blocksOf = (bidder: ProjectBidder, run: ReviewRun | undefined): Block[] => {
  const result = resultOf(bidder, run)
  if (!run || !result) return [{ why: 'not-run' }]
  const open = result.finding.matches
    .filter(match => match.certainty !== 'same' && !judgementOf(bidder, match))
    .map((match): Block => ({ why: 'match-open', list: match.list, record: match.record.id }))
  const major = majorProposals(bidder, result, run.asOf)
    .filter(({ match }) => !majorJudgementOf(bidder, match))
    .map(({ match }): Block => ({ why: 'major-open', list: match.list, record: match.record.id }))
  const official = new Map(result.required.map(list => [list, officialOf(bidder, list)]))
  const unsaid = [...official].flatMap(([list, one]): Block[] =>
    one?.result === 'by-hand' && !one.seen ? [{ why: 'official-unsaid', list }] : [],
  )
  const unknown = result.required.flatMap((list): Block[] => {
    const cell = cellOf(bidder, list, run)
    // Whoever is not the firm of a name's record has still not been looked up on that list by code.
    const rejected = cell.is === 'match' && cell.matches.every(match => judgementOf(bidder, match)?.same === false)
    const silent = cell.is === 'unknown' || cell.is === 'unchecked' || rejected
    return silent && !official.get(list) ? [{ why: 'list-unknown', list }] : []
  })
  const missing = [...official].filter(([, one]) => one === undefined).map(([list]) => list)
  const { withoutOfficial } = bidder
  const excused = withoutOfficial !== undefined && stillAsked(withoutOfficial.asked, bidder)
  const none: Block[] = missing.length > 0 && !excused ? [{ why: 'no-official', lists: missing }] : []
  return [...open, ...major, ...unknown, ...unsaid, ...none]
}

export type Standing = 'open' | 'clarify' | 'passed' | 'failed'

/** A decision that newer facts have overtaken no longer closes anybody. */
export const standingOf = (bidder: ProjectBidder, run: ReviewRun | undefined): Standing => {
  const last = bidder.decisions.at(-1)
  if (!last) return 'open'
  if (last.verdict === 'clarify') return 'clarify'
  if (blocksOf(bidder, run).length > 0 || (run !== undefined && last.at < run.at)) return 'open'
  return last.verdict === 'pass' ? 'passed' : 'failed'
}
