/** A review of invented firms over lists in memory, its runs, and what people enter in it. */
import { variants } from '#shared/core/record-keys.ts'
import { openLists } from '#shared/lookup/lists.ts'
import { policy } from '#shared/policy/index.ts'
import { addBidders, type Candidate } from '#shared/review/bidders.ts'
import {
  askedOf,
  type Decision,
  newReview,
  type OfficialLookup,
  type Profile,
  type ProjectBidder,
  type ProjectReview,
} from '#shared/review/project.ts'
import type { ReviewRun } from '#shared/review/run.ts'
import { runReview } from '#shared/review/run-review.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { clockAt, entries, entry, firm, NOW, uscc, withList } from './lists.ts'

export const AT = '2026-11-24T02:00:00Z'
export const LATER = '2026-11-24T03:00:00Z'
export const profile: Profile = {
  name: '校服采购',
  context: 'government-procurement',
  channels: ['信用中国', '中国政府采购网'],
  stage: 'qualification',
  alsoRequired: [],
}
export const REQUIRED = ['shixin', 'tax-major', 'gp-serious']
export const typed = { from: 'typed' } as const
export const of = (...candidates: Omit<Candidate, 'origin'>[]): ProjectReview =>
  addBidders(
    newReview('r', profile, AT),
    candidates.map(one => ({ ...one, origin: typed })),
  ).review

export const store = new MemoryStore()
/** Fills the store: three required lists, and a directory with one firm of its name and two of another. */
export const fillStore = async () => {
  for (const id of REQUIRED) await withList(store, id, entries(0, 20))
  const two = [entry('d1', { name: firm(50), uscc: uscc(50) }), entry('d2', { name: firm(51), uscc: uscc(51) })]
  await withList(store, 'directory', [...two, entry('d3', { name: firm(51), uscc: uscc(52) })])
}
export const open = (from: MemoryStore) => openLists({ store: from, clock: clockAt(), policy, ...variants })
export const run = async (review: ProjectReview, from = store): Promise<ReviewRun> =>
  runReview(review, { lists: await open(from), manifests: new Map(), now: NOW, tool: 'test' })

export const decided = (verdict: Decision['verdict'], at = LATER): Decision => ({ verdict, reason: '依据', by: '张某', at })
export const seen = (bidder: ProjectBidder, list: string, more: Partial<OfficialLookup> = {}): OfficialLookup => ({
  list,
  channel: '信用中国',
  result: 'no-hit',
  url: 'https://www.example.cn/',
  at: LATER,
  captures: [],
  rows: [],
  asked: askedOf(bidder),
  ...more,
})
