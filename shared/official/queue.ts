/** The guided queue: each bidder on each list it must be looked up on, in the bidders' order. Which is open is the page's to keep. */
import type { ListId } from '../core/records.ts'
import { officialOf } from '../review/matrix.ts'
import type { ProjectBidder } from '../review/project.ts'
import { type Channel, channelsFor } from './channels.ts'
import type { RefusedWhy } from './read.ts'

export interface QueueItem {
  bidder: ProjectBidder
  list: ListId
  /** Where it can be looked up; none: by hand only. */
  channels: Channel[]
  /** `refused`: a page was captured and was no answer; it waits like the others. */
  state: 'waiting' | 'open' | 'refused' | 'captured' | 'by-hand'
  why?: RefusedWhy
}

/** What is being looked up now. */
export interface OpenLookup {
  bidder: string
  list: ListId
  /** Why the page captured last was refused. */
  why?: RefusedWhy
}

/** @param requiredOf lists that a bidder must be looked up on. */
export const queueOf = (
  bidders: readonly ProjectBidder[],
  requiredOf: (bidder: ProjectBidder) => readonly ListId[],
  open?: OpenLookup,
): QueueItem[] =>
  bidders.flatMap(bidder =>
    [...new Set(requiredOf(bidder))].map((list): QueueItem => {
      const item = { bidder, list, channels: channelsFor(list) }
      if (open?.bidder === bidder.id && open.list === list)
        return open.why ? { ...item, state: 'refused', why: open.why } : { ...item, state: 'open' }
      const done = officialOf(bidder, list)
      return { ...item, state: !done ? 'waiting' : done.result === 'by-hand' ? 'by-hand' : 'captured' }
    }),
  )

/**
 * The next that is still to be looked up after the one given, beginning anew at the end: first on the same list, as its site is open
 * and its form known by then. Undefined when all are done.
 */
export const nextOf = (queue: readonly QueueItem[], after?: { bidder: string; list: ListId }): QueueItem | undefined => {
  const at = queue.findIndex(({ bidder, list }) => bidder.id === after?.bidder && list === after.list)
  const left = [...queue.slice(at + 1), ...queue.slice(0, at + 1)].filter(
    ({ state }) => state !== 'captured' && state !== 'by-hand',
  )
  return left.find(item => item.list === after?.list && item !== queue[at]) ?? left[0]
}
