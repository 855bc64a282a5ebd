/**
 * 重大违法记录: penalties found that read as major ones, each for a person to confirm or reject. No complete list of them exists, so
 * without any it is 未覆盖, and one that is found bars nobody by itself.
 */
import type { Day } from '../core/days.ts'
import { isMajorPenalty, LARGE_FINE, penaltyText, readFine, STOPS } from '../core/penalty.ts'
import { concernsBidders } from '../core/ranks.ts'
import type { Article, Context, Match } from '../core/types.ts'
import { policy, policyList } from '../text/lists.ts'
import type { MajorKind } from './facts-form.ts'
import majorFrom from './major-from.json' with { type: 'json' }
import { judgementOf, type MajorJudgement, type ProjectBidder, stillAsked } from './project.ts'
import type { RunResult } from './run.ts'

export interface MajorProposal {
  match: Match
  /** Why it reads as a major one; empty for an entry of a list of major ones that does not say. */
  kinds: MajorKind[]
  /** The largest fine the text names, yuan. */
  fine?: number
  /** Absent: whether it lies inside the three years is for a person too. */
  since?: Day
}

/** Whether the rules ask for it: those of government procurement, or a project's that may be under them. */
export const asksForMajor = (context: Context): boolean =>
  context === 'government-procurement' || policy.contexts[context].under?.includes('government-procurement') === true

/** The provisions a confirmed one rests on. */
export const majorArticle = (): Article => policyList('gp-illegal')!.effects['government-procurement'].article!

const proposal = (match: Match): MajorProposal => {
  const text = penaltyText(match.record)
  const stops = [...text.matchAll(new RegExp(STOPS, 'g'))]
  const fine = readFine(text)
  const since = match.record.dates.since?.on
  const kinds: MajorKind[] = []
  for (const [i, kind] of (['suspension', 'revocation', 'criminal'] as const).entries())
    if (stops.some(groups => groups[i + 1] !== undefined)) kinds.push(kind)
  if (fine !== undefined && fine >= LARGE_FINE) kinds.push('fine')
  return { match, kinds, ...(fine === undefined ? {} : { fine }), ...(since ? { since } : {}) }
}

/** @param asOf the day the run judged by. What was judged to be another organisation's is left out. */
export const majorProposals = (bidder: ProjectBidder, result: RunResult | undefined, asOf: Day): MajorProposal[] =>
  (result?.finding.matches ?? [])
    .filter(
      match =>
        majorFrom.lists.includes(match.list) &&
        judgementOf(bidder, match)?.same !== false &&
        (isMajorPenalty(match.record, asOf) || match.list === 'gp-illegal'),
    )
    .map(proposal)

/** The last word on it under the bidder's present name and code; the earlier ones stay in the record. */
export const majorJudgementOf = (bidder: ProjectBidder, match: Pick<Match, 'listKey' | 'record'>): MajorJudgement | undefined =>
  bidder.major?.findLast(one => one.list === match.listKey && one.record === match.record.id && stillAsked(one.asked, bidder))

export type MajorStanding = 'not-asked' | 'not-covered' | 'proposed' | 'confirmed' | 'rejected'

/** 未覆盖 where nothing was found: never "none". */
export const majorStanding = (
  bidder: ProjectBidder,
  result: RunResult | undefined,
  asOf: Day,
  context: Context,
): MajorStanding => {
  const found = majorProposals(bidder, result, asOf).map(({ match }) => majorJudgementOf(bidder, match))
  if (found.length === 0) return asksForMajor(context) && concernsBidders([bidder.role]) ? 'not-covered' : 'not-asked'
  if (found.some(one => one?.major)) return 'confirmed'
  return found.some(one => !one) ? 'proposed' : 'rejected'
}
