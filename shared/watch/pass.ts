/**
 * One look at everything watched, in small steps. What a step saw and what it tells stand on the disk together or not at all, so a
 * worker that is killed in between goes on where it was, and tells nothing twice.
 */
import type { ConfirmedPair } from '../core/pairs.ts'
import type { ListState } from '../core/records.ts'
import { compare } from './compare.ts'
import { listNews, type Silent } from './list-news.ts'
import { type ObserveNeeds, observe } from './observe.ts'
import type { Entry, News, Observation, WatchEvent, Watched } from './types.ts'
import { type LiveReview, windowNews } from './windows.ts'

/** Where the last pass stands. */
export interface PassState {
  no: number
  /** What the lists, confirmed pairs and reviews were like when it began. */
  stamp: string
  silent: Silent
  /** The reviews' windows have been looked at. */
  windows?: true
  /** Nothing is left to do under this stamp. */
  done?: true
}

export interface Step {
  state: PassState
  /** What was seen of whom: kept only for those still watched. */
  seen?: { watched: Watched; entries: Entry[] }[]
  /** Those whose id is known already are not told again. */
  events: WatchEvent[]
}

export interface WatchStore {
  watched(): Promise<Watched[]>
  entries(): Promise<Map<string, Entry[]>>
  state(): Promise<PassState | undefined>
  /** All of the step or nothing. Rejects with a `StoreError`. */
  commit(step: Step): Promise<void>
}

export interface PassNeeds extends ObserveNeeds {
  store: WatchStore
  lists: readonly ListState[]
  /** Reviews whose windows run. */
  reviews: readonly LiveReview[]
  now: number
}

/** Organisations looked up between two transactions. */
const STEP = 25

const stampOf = (needs: PassNeeds): string =>
  JSON.stringify([
    needs.lists.map(({ key, seq, state, error }) => [key, seq, state, error]),
    [...needs.confirmed.values()].map(({ key, on }: ConfirmedPair) => [key, on]),
    needs.reviews,
  ])

const idOf = (news: News, now: number): string => {
  switch (news.kind) {
    case 'lists':
      return JSON.stringify([news.kind, news.publisher, news.reason, now])
    case 'starts':
    case 'ends':
      return JSON.stringify([news.kind, news.review.id, news.watched, news.listKey, news.record, news.on])
    case 'changed':
      return JSON.stringify([news.kind, news.watched, news.record, news.listKey, news.seq, news.changes])
    default:
      return JSON.stringify([news.kind, news.watched, news.record, news.listKey, news.seq])
  }
}

const told = (news: readonly News[], at: number): WatchEvent[] => news.map(one => ({ ...one, id: idOf(one, at), at }))

/** @returns whether anything was looked up. */
export const runPass = async (needs: PassNeeds): Promise<boolean> => {
  const { store, lists, reviews, now } = needs
  const watched = await store.watched()
  const bidders = reviews.flatMap(({ bidders: all, ...review }) => all.map(bidder => ({ review, bidder })))
  if (watched.length === 0 && bidders.length === 0) return false
  const stamp = stampOf(needs)
  const last = await store.state()
  const begins = last?.stamp !== stamp
  let state: PassState = begins ? { no: (last?.no ?? 0) + 1, stamp, silent: last?.silent ?? {} } : last
  const due = watched.filter(one => one.pass !== state.no)
  if (!begins && state.done && due.length === 0) return false

  const held = await store.entries()
  for (let at = 0; at < due.length; at += STEP) {
    const some = due.slice(at, at + STEP)
    const before = some.map(one => held.get(one.id))
    const seen: Observation[][] = await observe(needs, some, before)
    const compared = some.map((one, i) => compare(one, before[i], seen[i]!))
    await store.commit({
      state,
      seen: some.map((one, i) => ({ watched: { ...one, pass: state.no }, entries: compared[i]!.entries })),
      events: told(
        compared.flatMap(({ news }) => news),
        now,
      ),
    })
  }
  if (!state.windows) {
    const events: WatchEvent[] = []
    for (let at = 0; at < bidders.length; at += STEP) {
      const some = bidders.slice(at, at + STEP)
      const seen = await observe(
        needs,
        some.map(({ bidder }) => bidder),
      )
      events.push(
        ...told(
          some.flatMap(({ review, bidder }, i) => windowNews(review, bidder, seen[i]!)),
          now,
        ),
      )
    }
    state = { ...state, windows: true }
    await store.commit({ state, events })
  }
  const { silent, news } = listNews(state.silent, lists, [...(await store.entries()).values()].flat())
  await store.commit({ state: { ...state, silent, done: true }, events: told(news, now) })
  return true
}
