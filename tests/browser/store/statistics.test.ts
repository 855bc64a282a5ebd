/** Counts and deliveries on the browser's disk. */
import { deleteDB, openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { addDays } from '#shared/core/days.ts'
import { type Counts, KEPT_DAYS } from '#shared/statistics/day-counts.ts'
import type { Delivery } from '#shared/statistics/deliveries.ts'
import { emptyTally } from '#shared/statistics/row-tally.ts'
import { IdbStatistics } from '#shared/store/statistics.ts'

const DB = 'test-statistics'
const TODAY = '2026-11-24'
const page: Counts = { checks: { pages: 1 }, names: 2, findings: { caution: 2 }, hits: { shixin: { 'serious-by-list': 1 } } }
const delivery = (received: string, read: number): Delivery => ({
  listId: 'penalty',
  publisher: '云岭市信用信息中心',
  received,
  retrievedAt: received,
  every: 7,
  total: { ...emptyTally(), read },
  departments: [{ department: '云岭市税务局', ...emptyTally(), read }],
})

beforeEach(() => deleteDB(DB))

test('checks of one day add up, those counted at the same moment too, and whoever opens it next finds them', async () => {
  const store = new IdbStatistics(DB)
  await Promise.all([store.count(TODAY, page), store.count(TODAY, page), store.count('2026-11-23', page)])
  const { days, unreadable } = await new IdbStatistics(DB).all()
  expect(unreadable).toBe(0)
  expect(days).toEqual([
    { ...page, day: '2026-11-23' },
    { checks: { pages: 2 }, names: 4, findings: { caution: 4 }, hits: { shixin: { 'serious-by-list': 2 } }, day: TODAY },
  ])
})

test('what is over is let go of, and all of it when a person deletes it', async () => {
  const store = new IdbStatistics(DB)
  const old = addDays(TODAY, -KEPT_DAYS)
  await store.count(old, page)
  await store.deliver(delivery(old, 1))
  await store.count(TODAY, page)
  await store.deliver(delivery(addDays(TODAY, 1), 1))
  expect((await store.all()).days.map(({ day }) => day)).toEqual([TODAY])
  expect((await store.all()).deliveries.map(({ received }) => received)).toEqual([addDays(TODAY, 1)])
  await store.clear()
  expect(await store.all()).toEqual({ days: [], deliveries: [], unreadable: 0 })
})

test('a file delivered again on the same day takes the place of the first', async () => {
  const store = new IdbStatistics(DB)
  await store.deliver(delivery(TODAY, 1))
  await store.deliver(delivery(TODAY, 5))
  await store.deliver({ ...delivery(TODAY, 7), publisher: '松屏市信用信息中心' })
  expect((await store.all()).deliveries.map(({ total }) => total.read)).toEqual([5, 7])
})

test('a row that does not fit counts for nothing and is said', async () => {
  const store = new IdbStatistics(DB)
  await store.count(TODAY, page)
  const db = await openDB(DB)
  await db.put('days', { day: TODAY, checks: 'many' }, '2026-11-22')
  db.close()
  expect(await store.all()).toMatchObject({ days: [{ day: TODAY }], unreadable: 1 })
})
