/** A review that has been looked up, captured and decided, for the tests of what is made of it. */
import { variants } from '#shared/core/record-keys.ts'
import { sha256Hex, utf8 } from '#shared/format/bytes.ts'
import { openLists } from '#shared/lookup/lists.ts'
import { policy } from '#shared/policy/index.ts'
import { addBidders, type Candidate } from '#shared/review/bidders.ts'
import { evidenceName } from '#shared/review/names.ts'
import { askedOf, newReview, type OfficialLookup, type ProjectReview } from '#shared/review/project.ts'
import type { ReviewRun } from '#shared/review/run.ts'
import { runReview } from '#shared/review/run-review.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { clockAt, entry, firm, NOW, uscc, withList } from './lists.ts'

const REQUIRED = ['shixin', 'tax-major', 'gp-serious']
export const AT = '2026-11-24T02:00:00Z'
const LATER = '2026-11-24T03:00:00Z'

/** Listed by code, without entry, named only, one whose name would be a formula. */
export const CANDIDATES: Omit<Candidate, 'origin'>[] = [
  { name: firm(3), code: uscc(3) },
  { name: firm(900), code: uscc(900) },
  { name: firm(4) },
  { name: '=HYPERLINK("https://x.example","看")' },
]

export interface Reviewed {
  review: ProjectReview
  run: ReviewRun
  /** Captures by path. */
  files: Map<string, Uint8Array>
}

/** @param change of the review before it is looked up. */
export const reviewed = async (change: (review: ProjectReview) => ProjectReview = review => review): Promise<Reviewed> => {
  const store = new MemoryStore()
  const record = entry(
    'r3',
    { name: firm(3), uscc: uscc(3) },
    {
      ref: '（2026）云0101执77号',
      authority: '云岭县人民法院',
      reason: '=1+1',
      dates: { since: { on: '2026-05-06', from: 'printed' }, validUntil: { on: '2028-05-05', from: 'parsed' } },
    },
  )
  for (const id of REQUIRED) await withList(store, id, [record, entry('r4', { name: firm(4), uscc: uscc(4) })])
  const base = newReview(
    'r',
    {
      name: '校服采购',
      number: 'XB-1',
      context: 'government-procurement',
      channels: ['信用中国'],
      stage: 'qualification',
      alsoRequired: [],
    },
    AT,
  )
  const { review: begun } = addBidders(
    base,
    CANDIDATES.map(one => ({ ...one, origin: { from: 'file', source: `${firm(900)}的投标文件.pdf` } })),
  )
  const files = new Map<string, Uint8Array>()
  const looked = begun.bidders.map((bidder, i): ProjectReview['bidders'][number] => {
    if (bidder.code === undefined) return bidder
    const official = REQUIRED.map((list): OfficialLookup => {
      const code = { type: 'uscc' as const, value: bidder.code!, valid: true }
      const path = `evidence/${evidenceName(i + 1, { name: bidder.name, code }, LATER)}/${list}-site.json`
      const bytes = utf8(`{"asked":"${bidder.name}","list":"${list}"}\n`)
      files.set(path, bytes)
      const captures = [{ path, sha256: sha256Hex(bytes) }]
      const asked = askedOf(bidder)
      return {
        list,
        channel: '信用中国',
        result: 'no-hit',
        url: 'https://www.example.cn/',
        at: LATER,
        by: '张某',
        captures,
        rows: [],
        asked,
      }
    })
    return {
      ...bidder,
      official,
      decisions: [{ verdict: 'pass', reason: '+无记录', by: '张某', at: LATER, second: { by: '李某', at: LATER } }],
    }
  })
  const review = change({ ...begun, bidders: looked })
  const lists = await openLists({ store, clock: clockAt(), policy, ...variants })
  const run = await runReview(review, { lists, manifests: new Map(), now: NOW, tool: 'test' })
  return { review: { ...review, lastRun: run.no }, run, files }
}
