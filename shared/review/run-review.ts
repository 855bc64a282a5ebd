/** 本机查询: every bidder of a review over the lists installed here, in one go, with progress and a way to stop. */
import { type Day, dayAt } from '../core/days.ts'
import { parseIdentifier } from '../core/identifiers.ts'
import type { ConfirmedPair } from '../core/pairs.ts'
import { requiredLists } from '../core/required.ts'
import type { PageSubject } from '../core/types.ts'
import type { OpenLists } from '../lookup/lists.ts'
import { policy } from '../text/lists.ts'
import { askedOf, type ProjectBidder, type ProjectReview } from './project.ts'
import { keptAnswer, type ReviewRun } from './run.ts'

/** Bidders a pass: progress is told and a stop is heard between two. */
const BATCH = 50

export interface RunNeeds {
  lists: Pick<OpenLists, 'lists' | 'check' | 'askMany'>
  /** SHA-256 of the signed manifests, by list key. */
  manifests: ReadonlyMap<string, string>
  confirmed?: ReadonlyMap<string, ConfirmedPair>
  /** Milliseconds. */
  now: number
  tool: string
  signal?: AbortSignal
  told?: (done: number, total: number) => void
}

export const subjectOf = (bidder: ProjectBidder): PageSubject => {
  const code = bidder.code === undefined ? undefined : parseIdentifier(bidder.code)
  return {
    key: bidder.id,
    name: bidder.name,
    ...(code ? { code, ...(bidder.codeFrom === 'printed' ? {} : { codeTyped: true }) } : {}),
    roles: [bidder.role],
    mentions: [],
  }
}

/** Rejects with the signal's reason once stopped: half a run is none. */
export const runReview = async (review: ProjectReview, needs: RunNeeds): Promise<ReviewRun> => {
  const { lists, manifests, confirmed, now, tool, signal, told } = needs
  const { context, alsoRequired, stage } = review.profile
  const asOf: Day = dayAt(now)
  const versions = lists.lists()
  const results: ReviewRun['results'] = []
  for (let from = 0; from < review.bidders.length; from += BATCH) {
    signal?.throwIfAborted()
    told?.(from, review.bidders.length)
    const batch = review.bidders.slice(from, from + BATCH)
    const subjects = batch.map(subjectOf)
    const findings = await lists.check(subjects, {
      context: { context, inferred: false },
      asOf,
      alsoRequired,
      ...(confirmed ? { confirmed } : {}),
      ...(signal ? { signal } : {}),
    })
    const answers = await lists.askMany(
      subjects.map(({ name, code }) => ({ ...(name === '' ? {} : { name }), ...(code ? { code } : {}) })),
      signal,
    )
    for (const [i, bidder] of batch.entries())
      results.push({
        bidder: bidder.id,
        asked: askedOf(bidder),
        required: requiredLists(policy, context, subjects[i]!, alsoRequired),
        finding: findings[i]!,
        answers: answers[i]!.map(keptAnswer),
      })
  }
  told?.(review.bidders.length, review.bidders.length)
  return {
    review: review.id,
    no: review.lastRun + 1,
    at: new Date(Math.floor(now / 1000) * 1000).toISOString(),
    asOf,
    stage,
    tool,
    policy: policy.version,
    context,
    alsoRequired,
    lists: versions,
    manifests: Object.fromEntries(manifests),
    results,
  }
}
