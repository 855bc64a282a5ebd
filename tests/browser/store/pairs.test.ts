import { deleteDB, openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { makePair } from '#shared/core/pairs.ts'
import { DATABASE } from '#shared/store/idb.ts'
import { IdbPairs } from '#shared/store/pairs.ts'
import { list, NAME, record, subject } from '../../support/records.ts'

const DB = 'test-decisions'
const pair = (reason = '已核对营业执照', name = NAME) =>
  makePair(subject({ name }), list('shixin'), record(), { on: '2026-11-24', reason })

beforeEach(() => deleteDB(DB))

test('what is kept is there for whoever opens it next, and outlives the lists', async () => {
  await new IdbPairs(DB).put(pair())
  await deleteDB(DATABASE)
  expect(await new IdbPairs(DB).all()).toEqual([pair()])
})

test('confirmed again, the later word stands; removed, it is gone', async () => {
  const store = new IdbPairs(DB)
  await store.put(pair('先'))
  await store.put(pair('后'))
  await store.put(pair('他', '另一家有限公司'))
  expect((await store.all()).map(one => one.reason).sort()).toEqual(['他', '后'])
  await store.remove(pair().key)
  expect((await store.all()).map(one => one.reason)).toEqual(['他'])
})

test('what does not fit the form counts for nothing and is not thrown away', async () => {
  const store = new IdbPairs(DB)
  await store.put(pair())
  const raw = await openDB(DB)
  await raw.put('pairs', { ...pair(), on: '2026-02-30' }, 'x')
  await raw.put('pairs', 7, 'y')
  expect(await store.all()).toEqual([pair()])
  expect(await raw.count('pairs')).toBe(3)
  raw.close()
})

test('a full disk is said, and what was there stays', async () => {
  const store = new IdbPairs(DB)
  await store.put(pair('先'))
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  }
  try {
    await expect(store.put(pair('后'))).rejects.toMatchObject({ code: 'quota' })
  } finally {
    IDBObjectStore.prototype.put = put
  }
  expect((await store.all()).map(one => one.reason)).toEqual(['先'])
})
