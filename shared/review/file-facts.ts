/** What a bidder's row of the record holds beside the lists' answers. */
import { majorArticle, majorJudgementOf, majorProposals, majorStanding } from './major.ts'
import type { MajorJudgement, ProjectBidder } from './project.ts'
import { promisesOf } from './promises.ts'
import type { ReviewBidder } from './record.ts'
import { reportStanding } from './reports.ts'
import type { ReviewRun, RunResult } from './run.ts'
import { standardsOf } from './standards.ts'

type Facts = Pick<ReviewBidder, 'major' | 'promises' | 'reports' | 'standards'>

/** Only what there is: a record without them is as it was before there were any. */
export const factsOf = (bidder: ProjectBidder, result: RunResult, run: ReviewRun): Facts => {
  const major = majorRows(bidder, result, run)
  const promises = promisesOf(bidder, run)
  const reports = (bidder.reports ?? []).map(one => ({ ...one, is: reportStanding(one, run.asOf) }))
  const standards = standardsOf(bidder, result)
  return {
    ...(major ? { major } : {}),
    ...(promises.length > 0 ? { promises } : {}),
    ...(reports.length > 0 ? { reports } : {}),
    ...(standards.length > 0 ? { standards } : {}),
  }
}

/** Undefined where the rules do not ask for it and nothing was found. */
const majorRows = (bidder: ProjectBidder, result: RunResult, { asOf, context }: ReviewRun): ReviewBidder['major'] => {
  if (majorStanding(bidder, result, asOf, context) === 'not-asked') return undefined
  return majorProposals(bidder, result, asOf).map(({ match, kinds, fine, since }) => {
    const said = majorJudgementOf(bidder, match)
    return {
      list: match.listKey,
      record: match.record.id,
      certainty: match.certainty,
      kinds,
      ...(fine === undefined ? {} : { fine }),
      ...(since ? { since } : {}),
      article: majorArticle().text,
      ...(said ? { judged: judged(said) } : {}),
    }
  })
}

const judged = ({ major, line, reason, by, at }: MajorJudgement) => ({
  major,
  ...(line === undefined ? {} : { line }),
  reason,
  by,
  at,
})
