import { expect, test } from 'vitest'
import { variants } from '#shared/core/record-keys.ts'
import { openLookup } from '#shared/lookup/lookup.ts'
import { policy } from '#shared/policy/index.ts'
import { IdbStore } from '#shared/store/idb.ts'
import { oneUpdater } from '#shared/sync/locks.ts'
import { addRegistry, updateRegistry } from '#shared/sync/sync.ts'
import { clockAt, entries, firm, NOW } from '../../support/lists.ts'
import { listFile, MemoryServer, publish } from '../../support/registry.ts'

const clock = clockAt()
const answers = async (store: IdbStore, name: string) =>
  (await (await openLookup({ store, clock, policy, ...variants })).ask({ name })).map(a =>
    a.answer === 'unknown' ? a.reason : a.answer,
  )

test('a registry is fetched into IndexedDB, answers, is updated, and forgets what was repaired', async () => {
  const server = new MemoryServer(publish({ lists: [listFile('shixin', entries(0, 2000))] }))
  const store = new IdbStore('sync-whole')
  const added = await addRegistry({ store, fetcher: server, clock, url: 'https://lists.example/' })
  expect(added).toMatchObject({ ok: true, value: { changed: true } })
  expect([await answers(store, firm(1234)), await answers(store, firm(2345))]).toEqual([['listed'], ['not-listed']])
  const [row] = await store.registries()
  server.files = publish({ lists: [listFile('shixin', entries(1000, 2500))], now: NOW }, server.files)
  expect(await updateRegistry({ store, fetcher: server, clock, registryId: row!.id })).toMatchObject({ ok: true })
  expect([await answers(store, firm(12)), await answers(store, firm(2345))]).toEqual([['not-listed'], ['listed']])
  expect(await store.part(`${row!.id}/shixin`, 1, 'block/0')).toBeUndefined()
  store.close()
})

test('a worker killed before its commit leaves the version before, and the next one goes on from what it staged', async () => {
  const server = new MemoryServer(publish({ lists: [listFile('shixin', entries(0, 500))] }))
  const first = new IdbStore('sync-killed')
  await addRegistry({ store: first, fetcher: server, clock, url: 'https://lists.example/' })
  const [row] = await first.registries()
  server.files = publish({ lists: [listFile('shixin', entries(250, 750))], now: NOW }, server.files)
  server.meddle = (path, bytes) => {
    if (path.endsWith('.pack')) first.close()
    return bytes
  }
  const options = { fetcher: server, clock, registryId: row!.id }
  await updateRegistry({ ...options, store: first }).catch(() => {})
  server.heal()
  server.asked.length = 0
  const second = new IdbStore('sync-killed')
  expect([await answers(second, firm(12)), await answers(second, firm(700))]).toEqual([['listed'], ['not-listed']])
  expect(await updateRegistry({ ...options, store: second })).toMatchObject({ ok: true })
  expect(server.asked.filter(path => path.endsWith('.bin'))).toEqual([])
  expect([await answers(second, firm(12)), await answers(second, firm(700))]).toEqual([['not-listed'], ['listed']])
  second.close()
})

test('two contexts updating at once leave one good version', async () => {
  const server = new MemoryServer(publish({ lists: [listFile('shixin', entries(0, 200))] }))
  const [a, b] = [new IdbStore('sync-two'), new IdbStore('sync-two')]
  await addRegistry({ store: a, fetcher: server, clock, url: 'https://lists.example/' })
  const [row] = await a.registries()
  server.files = publish({ lists: [listFile('shixin', entries(100, 300))], now: NOW }, server.files)
  const update = (store: IdbStore) => oneUpdater(() => updateRegistry({ store, fetcher: server, clock, registryId: row!.id }))
  const results = await Promise.all([update(a), update(b)])
  expect(results.map(result => result?.ok && result.value.changed).sort()).toEqual([false, true])
  expect([await answers(b, firm(12)), await answers(a, firm(250))]).toEqual([['not-listed'], ['listed']])
  a.close()
  b.close()
})
