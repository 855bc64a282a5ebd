/** One bidder of a review, looked up on lists in memory. */
import { variants } from '#shared/core/record-keys.ts'
import type { ListRecord } from '#shared/core/records.ts'
import type { Context } from '#shared/core/types.ts'
import type { ListMeta } from '#shared/format/types.ts'
import { openLists } from '#shared/lookup/lists.ts'
import { policy } from '#shared/policy/index.ts'
import { addBidders } from '#shared/review/bidders.ts'
import { fileProject } from '#shared/review/file-project.ts'
import { newReview, type Profile, type ProjectBidder } from '#shared/review/project.ts'
import { runReview } from '#shared/review/run-review.ts'
import { verifyRecord } from '#shared/review/verify-record.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { clockAt, entries, firm, NOW, uscc, withList } from './lists.ts'

export const AT = '2026-11-24T02:00:00Z'

export interface LookedOptions {
  context?: Context
  /** False: the bidder is known by name alone. */
  coded?: boolean
  meta?: { [list: string]: Partial<ListMeta> }
  profile?: Partial<Profile>
}

/** `firm(1)`, looked up on the three lists of government procurement, which do not hold it, and on `held`. */
export const looked = async (held: { [list: string]: ListRecord[] }, options: LookedOptions = {}) => {
  const { context = 'government-procurement', coded = true, meta = {} } = options
  const store = new MemoryStore()
  for (const id of ['shixin', 'tax-major', 'gp-serious']) if (!held[id]) await withList(store, id, entries(500, 505), meta[id])
  for (const [id, records] of Object.entries(held)) await withList(store, id, records, meta[id])
  const profile = {
    name: '校服采购',
    context,
    channels: [],
    stage: 'qualification' as const,
    alsoRequired: [],
    ...options.profile,
  }
  const { review } = addBidders(newReview('r', profile, AT), [
    { name: firm(1), ...(coded ? { code: uscc(1) } : {}), origin: { from: 'typed' } },
  ])
  const lists = await openLists({ store, clock: clockAt(), policy, ...variants })
  const run = await runReview(review, { lists, manifests: new Map(), now: NOW, tool: 'test' })
  return { review, run, lists, bidder: review.bidders[0]!, result: run.results[0]! }
}
export type Looked = Awaited<ReturnType<typeof looked>>

/** The bidder's row of the record, filed and verified, and the printed page. */
export const filed = ({ review, run }: Looked, bidder: ProjectBidder, kept: ReadonlyMap<string, Uint8Array> = new Map()) => {
  const made = fileProject({ ...review, bidders: [bidder] }, run, kept, 'zh-CN')
  if ('code' in made) throw new Error(made.code)
  const { faults, record } = verifyRecord(made.files)
  if (faults.length > 0) throw new Error(JSON.stringify(faults))
  return {
    row: record!.bidders[0]!,
    record: record!,
    html: new TextDecoder().decode(made.files.get('index.html')),
    files: made.files,
  }
}
