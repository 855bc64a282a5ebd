/**
 * 失信预警 inside a review: what begins or ends inside the project's window, who was newly listed since the run before, and lists that
 * have gone stale. Told; nothing follows from it by itself.
 */
import { type Day, dayAt } from '../core/days.ts'
import type { DateMark } from '../core/records.ts'
import { validUntilOf } from '../core/standing.ts'
import type { Match } from '../core/types.ts'
import { policyList } from '../text/lists.ts'
import { changesBetween } from './changes.ts'
import type { FiledWarning } from './facts-form.ts'
import { resultOf } from './matrix.ts'
import { judgementOf, type ProjectReview } from './project.ts'
import type { ReviewRun } from './run.ts'

export interface Warning extends Omit<FiledWarning, 'bidder'> {
  /** The bidder's id; absent of a list. */
  bidder?: string
}

const marksOf = ({ record, list }: Match): [Warning['is'], DateMark | undefined][] => [
  ['starts', record.dates.since],
  ['entry-ends', validUntilOf(record, policyList(list))],
  ['ban-ends', record.dates.effectUntil],
  ['publication-ends', record.dates.publishedUntil],
]

/** The window's days; where a side is open, the review's beginning and the day of the run. */
const windowOf = ({ profile, createdAt }: ProjectReview, run: ReviewRun): { from: Day; to: Day } | undefined =>
  profile.window && { from: profile.window.from ?? dayAt(Date.parse(createdAt)), to: profile.window.to ?? run.asOf }

const inWindow = (review: ProjectReview, run: ReviewRun): Warning[] => {
  const window = windowOf(review, run)
  if (!window) return []
  return review.bidders.flatMap(bidder =>
    (resultOf(bidder, run)?.finding.matches ?? [])
      .filter(match => judgementOf(bidder, match)?.same !== false)
      .flatMap(match =>
        marksOf(match).flatMap(([is, mark]): Warning[] =>
          mark && mark.on >= window.from && mark.on <= window.to
            ? [
                {
                  ...{ is, bidder: bidder.id, list: match.listKey, record: match.record.id, certainty: match.certainty },
                  ...{ on: mark.on, ...(mark.from === 'printed' ? {} : { reckoned: true }) },
                },
              ]
            : [],
        ),
      ),
  )
}

/** Only where both runs asked the same question of the same list: a list that was not there before tells nothing new. */
const newlyListed = (review: ProjectReview, run: ReviewRun, before: ReviewRun): Warning[] =>
  changesBetween(before, run).flatMap(({ bidder, list, record, is }): Warning[] => {
    const was = before.results.find(one => one.bidder === bidder)
    const now = run.results.find(one => one.bidder === bidder)
    const held = review.bidders.find(({ id }) => id === bidder)
    const match = now?.finding.matches.find(one => one.listKey === list && one.record.id === record)
    const heard = was?.answers.some(answer => answer.list === list && answer.answer !== 'unknown')
    if (is !== 'new' || !was || !now || !held || !match || !heard) return []
    if (was.asked.name !== now.asked.name || was.asked.code !== now.asked.code) return []
    if (judgementOf(held, match)?.same === false) return []
    return [{ is: 'newly-listed', bidder, list, record, certainty: match.certainty }]
  })

const gone = (run: ReviewRun, today: Day): Warning[] =>
  run.lists
    .filter(
      ({ id, state, staleOn }) =>
        policyList(id)?.kind !== 'directory' && (state === 'stale' || (state === 'fresh' && staleOn <= today)),
    )
    .map(({ key, staleOn }): Warning => ({ is: 'stale', list: key, ...(staleOn <= today ? { on: staleOn } : {}) }))

/** @param before the run before this one. @param today a list may have gone stale since the run. */
export const warningsOf = (review: ProjectReview, run: ReviewRun, before: ReviewRun | undefined, today: Day): Warning[] => [
  ...(before ? newlyListed(review, run, before) : []),
  ...inWindow(review, run),
  ...gone(run, today),
]
