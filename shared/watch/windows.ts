/** 失信预警: entries of a review's bidders that start or end inside the review's window. */
import type { Day } from '../core/days.ts'
import type { Entry, Observation, Watched, WindowEvent } from './types.ts'

/** A review whose window still runs. */
export interface LiveReview {
  id: string
  name: string
  /** Both included. */
  from: Day
  to: Day
  bidders: { id: string; name: string; code?: string }[]
}

/** The end an officer reckons with: of the ban, else of the entry. */
const endOf = ({ values }: Entry): Day | undefined => values.effectUntil ?? values.validUntil

export const windowNews = (
  { id, name, from, to }: Omit<LiveReview, 'bidders'>,
  bidder: Pick<Watched, 'id' | 'name' | 'code'>,
  now: readonly Observation[],
): WindowEvent[] =>
  now
    .flatMap(({ found }) => found)
    .filter(({ certainty }) => certainty === 'same' || certainty === 'likely')
    .flatMap(entry => {
      const edges = [
        ['starts', entry.values.since],
        ['ends', endOf(entry)],
      ] as const
      return edges.flatMap(([kind, on]): WindowEvent[] => {
        if (on === undefined || on < from || on > to) return []
        const { listKey, list, record, certainty, seq, retrievedAt } = entry
        const of = { watched: bidder.id, name: bidder.name, ...(bidder.code ? { code: bidder.code } : {}) }
        return [{ kind, on, review: { id, name }, ...of, listKey, list, record, certainty, seq, retrievedAt }]
      })
    })
