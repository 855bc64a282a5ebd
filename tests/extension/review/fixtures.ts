/** The review page's services without an extension: real lists in memory, reviews on the browser's disk, a clock that is set. */
import { deleteDB } from 'idb'
import { dayAt } from '#shared/core/days.ts'
import { variants } from '#shared/core/record-keys.ts'
import type { ListRecord } from '#shared/core/records.ts'
import { openLists } from '#shared/lookup/lists.ts'
import { policy } from '#shared/policy/index.ts'
import { addBidders, type Candidate } from '#shared/review/bidders.ts'
import { newReview, type ProjectReview } from '#shared/review/project.ts'
import { issuerAnswer } from '#shared/review/reports.ts'
import { runReview } from '#shared/review/run-review.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { IdbOfficialDesk } from '#shared/store/official-desk.ts'
import { IdbReviews } from '#shared/store/reviews.ts'
import type { ReviewServices } from '../../../extension/ui/review/services.ts'
import { clockAt, entries, firm, NOW, uscc, withList } from '../../support/lists.ts'
import { fakeServices } from '../panel/fake-services.ts'

const DB = 'test-review-page'
const DESK = 'test-review-page-desk'
const AT = '2026-11-24T02:00:00Z'

/** One listed by code, one named as a listed firm is, one that no list has, one without a code. */
const CANDIDATES: Omit<Candidate, 'origin'>[] = [
  { name: firm(3), code: uscc(3) },
  { name: firm(4) },
  { name: firm(900), code: uscc(900) },
  { name: firm(901) },
]

export const reviewOf = (candidates = CANDIDATES): ProjectReview =>
  addBidders(
    newReview(
      'r',
      {
        name: '校服采购',
        number: 'XB-2026-001',
        context: 'government-procurement',
        channels: ['信用中国'],
        stage: 'qualification',
        window: { from: '2026-11-24' },
        alsoRequired: [],
      },
      AT,
    ),
    candidates.map(one => ({ ...one, origin: { from: 'typed' } })),
  ).review

export interface FakeReviews extends ReviewServices {
  /** Milliseconds. */
  clock: { ms: number }
  kept: IdbReviews
  /** Another version of a list, as an update brings it. */
  install: (list: string, records: ListRecord[]) => Promise<void>
}

/** @param more lists to be installed besides the three. */
export const fakeReviews = async (
  held: ProjectReview[] = [],
  more: { [list: string]: ListRecord[] } = {},
): Promise<FakeReviews> => {
  await deleteDB(DB)
  await deleteDB(DESK)
  const kept = new IdbReviews(DB)
  for (const review of held) await kept.save(review, undefined)
  const store = new MemoryStore()
  for (const id of ['shixin', 'tax-major', 'gp-serious']) await withList(store, id, entries(0, 20))
  for (const [id, records] of Object.entries(more)) await withList(store, id, records)
  const clock = clockAt(NOW)
  const fake = fakeServices()
  return {
    ...fake,
    clock,
    kept,
    install: async (list, records) => void (await withList(store, list, records, { seq: 2 })),
    now: clock.now,
    reviews: kept,
    look: async (review, told, signal) => {
      const lists = await openLists({ store, clock, policy, ...variants })
      return runReview(review, { lists, manifests: new Map(), now: clock.now(), tool: 'test', told, signal })
    },
    issuer: async name => {
      const lists = await openLists({ store, clock, policy, ...variants })
      return issuerAnswer(name, await lists.ask({ name }), dayAt(clock.now()))
    },
    newId: () => 'new',
    desk: new IdbOfficialDesk(DESK),
    onCaptured: () => () => {},
    addressOf: () => Promise.resolve('https://tender.example.cn/bids.html'),
    openTab: url => void fake.opened.push(url),
  }
}
