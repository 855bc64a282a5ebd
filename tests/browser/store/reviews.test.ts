/** Reviews on the browser's disk: kept whole or not at all, whatever becomes of the lists. */
import { deleteDB, openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { newReview, type ProjectReview } from '#shared/review/project.ts'
import type { ReviewRun } from '#shared/review/run.ts'
import { DATABASE } from '#shared/store/idb.ts'
import { IdbReviews } from '#shared/store/reviews.ts'

const DB = 'test-reviews'
const AT = '2026-11-24T02:00:00Z'
const review = (id = 'r', changedAt = AT): ProjectReview => ({
  ...newReview(
    id,
    { name: '校服采购', context: 'government-procurement', channels: [], stage: 'qualification', alsoRequired: [] },
    AT,
  ),
  changedAt,
})
const run = (no: number): ReviewRun => ({
  review: 'r',
  no,
  at: AT,
  asOf: '2026-11-24',
  stage: 'qualification',
  tool: 'test',
  policy: '1',
  context: 'government-procurement',
  alsoRequired: [],
  lists: [],
  manifests: {},
  results: [],
})

beforeEach(() => deleteDB(DB))

test('a review, its runs and its files are there for whoever opens it next, and outlive the lists', async () => {
  const files = new Map([['captures/1.png', new Uint8Array([1, 2])]])
  await new IdbReviews(DB).save(review(), undefined, { run: run(1), files })
  await deleteDB(DATABASE)
  const store = new IdbReviews(DB)
  expect(await store.all()).toEqual({ reviews: [review()], unreadable: 0 })
  expect([await store.read('r'), await store.run('r', 1), await store.run('r', 2)]).toEqual([review(), run(1), undefined])
  expect(await store.files('r')).toEqual(files)
})

test('a full disk is said, and nothing of the change is written', async () => {
  const store = new IdbReviews(DB)
  await store.save(review(), undefined, { run: run(1) })
  const put = IDBObjectStore.prototype.put
  let puts = 0
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
    if (++puts > 1) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    return put.apply(this, args)
  }
  try {
    await expect(store.save(review('r', '2026-11-25T00:00:00Z'), AT, { run: run(2) })).rejects.toMatchObject({ code: 'quota' })
  } finally {
    IDBObjectStore.prototype.put = put
  }
  expect([await store.read('r'), await store.run('r', 2)]).toEqual([review(), undefined])
})

test('a whole review takes the place of the one there, or none of it on a full disk', async () => {
  const store = new IdbReviews(DB)
  await store.save(review(), undefined, { run: run(2), files: new Map([['a/old', new Uint8Array(1)]]) })
  await store.save(review('other'), undefined, { files: new Map([['a/other', new Uint8Array(1)]]) })
  const taken = { review: review('r', '2026-11-25T00:00:00Z'), runs: [run(1)], files: new Map([['a/new', new Uint8Array([7])]]) }
  const put = IDBObjectStore.prototype.put
  let puts = 0
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
    if (++puts > 2) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    return put.apply(this, args)
  }
  try {
    await expect(store.replace(taken, AT)).rejects.toMatchObject({ code: 'quota' })
  } finally {
    IDBObjectStore.prototype.put = put
  }
  expect([await store.read('r'), await store.runs('r'), [...(await store.files('r')).keys()]]).toEqual([
    review(),
    [run(2)],
    ['a/old'],
  ])
  await expect(store.replace(taken, undefined)).rejects.toMatchObject({ code: 'stale' })
  await store.replace(taken, AT)
  expect([await store.read('r'), await store.runs('r'), await store.files('r')]).toEqual([taken.review, taken.runs, taken.files])
  expect([...(await store.files('other')).keys()]).toEqual(['a/other'])
})

test('what another window saved meanwhile is not overwritten', async () => {
  const store = new IdbReviews(DB)
  await store.save(review(), undefined)
  await store.save(review('r', '2026-11-25T00:00:00Z'), AT)
  await expect(store.save(review('r', '2026-11-26T00:00:00Z'), AT)).rejects.toMatchObject({ code: 'stale' })
  await expect(store.save(review(), undefined)).rejects.toMatchObject({ code: 'stale' })
  expect((await store.read('r'))?.changedAt).toBe('2026-11-25T00:00:00Z')
})

test('removed, nothing of it stays and the others do; what cannot be read is counted and left', async () => {
  const store = new IdbReviews(DB)
  await store.save(review(), undefined, { run: run(1), files: new Map([['a', new Uint8Array(1)]]) })
  await store.save(review('other'), undefined)
  const raw = await openDB(DB)
  await raw.put('reviews', { format: 'else' }, 'x')
  await store.remove('r')
  expect(await store.all()).toMatchObject({ reviews: [{ id: 'other' }], unreadable: 1 })
  expect([await raw.count('runs'), await raw.count('files'), await raw.count('reviews')]).toEqual([0, 0, 2])
  raw.close()
  await expect(store.read('x')).rejects.toMatchObject({ code: 'failed' })
})
