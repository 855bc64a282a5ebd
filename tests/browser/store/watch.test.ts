/** What is watched, seen and told, on the browser's disk. */
import { deleteDB, openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { newReview } from '#shared/review/project.ts'
import { liveReviews } from '#shared/store/live-reviews.ts'
import { IdbReviews } from '#shared/store/reviews.ts'
import { IdbWatch } from '#shared/store/watch.ts'
import type { Entry, WatchEvent, Watched } from '#shared/watch/types.ts'

const DB = 'test-watch'
const firm: Watched = { id: 'a', name: '江临安邦建设工程有限公司', kind: 'supplier', addedAt: 1 }
const entry: Entry = {
  listKey: 'r/shixin',
  list: 'shixin',
  record: 'x',
  certainty: 'same',
  values: { since: '2026-05-06' },
  seq: 1,
  retrievedAt: '2026-11-01',
}
const event = (id: string, at = 1): WatchEvent => ({
  ...{ id, at, kind: 'new', watched: 'a', name: firm.name, listKey: 'r/shixin', list: 'shixin', record: 'x' },
  ...{ certainty: 'same', seq: 2, retrievedAt: '2026-11-20' },
})
const state = { no: 1, stamp: 's', silent: {} }

beforeEach(() => deleteDB(DB))

test('a step is kept whole, and told once however often it comes', async () => {
  const store = new IdbWatch(DB)
  await store.put([firm])
  expect((await store.entries()).has('a')).toBe(false)
  const step = { state, seen: [{ watched: { ...firm, pass: 1 }, entries: [entry] }], events: [event('e1')] }
  await store.commit(step)
  await store.mark(['e1'], true)
  await store.commit(step)
  const again = new IdbWatch(DB)
  expect(await again.watched()).toEqual([{ ...firm, pass: 1 }])
  expect((await again.entries()).get('a')).toEqual([entry])
  expect(await again.state()).toEqual(state)
  expect(await again.events()).toEqual([{ ...event('e1'), read: true }])
})

test('who was taken off the list, or put on it anew, while it was looked up is not put back', async () => {
  const store = new IdbWatch(DB)
  await store.put([firm])
  await store.remove(['a'])
  await store.commit({ state, seen: [{ watched: firm, entries: [entry] }], events: [] })
  expect([await store.watched(), (await store.entries()).size]).toEqual([[], 0])
  await store.put([{ ...firm, addedAt: 2 }])
  await store.commit({ state, seen: [{ watched: { ...firm, pass: 1 }, entries: [entry] }], events: [] })
  expect(await store.watched()).toEqual([{ ...firm, addedAt: 2 }])
})

test('a notification is made of each once; read and unread are kept; what is deleted is gone', async () => {
  const store = new IdbWatch(DB)
  await store.commit({ state, events: [event('e1', 1), event('e2', 2)] })
  expect((await store.takeUnnotified()).map(({ id }) => id)).toEqual(['e2', 'e1'])
  expect(await store.takeUnnotified()).toEqual([])
  await store.mark(['e1'], true)
  await store.mark(['e1'], false)
  expect((await store.events()).map(({ read }) => read)).toEqual([undefined, undefined])
  await store.removeEvents(['e1'])
  expect((await store.events()).map(({ id }) => id)).toEqual(['e2'])
})

test('a row that does not fit is left where it is and counts for nothing', async () => {
  const store = new IdbWatch(DB)
  await store.put([firm])
  const db = await openDB(DB)
  await db.put('watched', { id: 'b', name: 5 }, 'b')
  db.close()
  expect(await store.watched()).toEqual([firm])
})

test('reviews whose windows run are read with their bidders; those over, or without an end, are not', async () => {
  const name = 'test-watch-reviews'
  await deleteDB(name)
  const reviews = new IdbReviews(name)
  const profile = { name: '道路照明改造', context: 'contract', channels: [], stage: 'evaluation', alsoRequired: [] } as const
  const at = '2026-11-01T00:00:00.000Z'
  const save = (id: string, window?: { from?: string; to?: string }) =>
    reviews.save(newReview(id, { ...profile, channels: [], alsoRequired: [], ...(window ? { window } : {}) }, at), undefined)
  await save('running', { to: '2026-12-01' })
  await save('over', { from: '2026-10-01', to: '2026-11-23' })
  await save('open', { from: '2026-10-01' })
  await save('none')
  expect(await liveReviews('2026-11-24', name)).toEqual([
    { id: 'running', name: '道路照明改造', from: '2026-11-01', to: '2026-12-01', bidders: [] },
  ])
})
