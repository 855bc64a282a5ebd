import { beforeEach, describe, expect, test } from 'vitest'
import { variants } from '#shared/core/record-keys.ts'
import { openLookup } from '#shared/lookup/lookup.ts'
import { policy } from '#shared/policy/index.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { makeRepair } from '#shared/sync/repair.ts'
import { addRegistry, updateRegistry } from '#shared/sync/sync.ts'
import { clockAt, entries, firm } from '../../support/lists.ts'
import { listFile, MemoryServer, publish } from '../../support/registry.ts'

const clock = clockAt()
let store: MemoryStore
let server: MemoryServer
beforeEach(async () => {
  store = new MemoryStore()
  server = new MemoryServer(publish({ lists: [listFile('shixin', entries(0, 300))] }))
  await addRegistry({ store, fetcher: server, clock, url: 'https://lists.example/' })
  server.asked.length = 0
})
const open = () =>
  openLookup({ store, clock, policy, ...variants, repair: makeRepair({ store, clock, fetcherFor: () => server }) })
const spoil = async (part: string) => {
  const [row] = await store.lists()
  await store.repair(row!.key, row!.active!, part, Uint8Array.of(1, 2, 3))
}
const allListed = async () => {
  const answers = await (await open()).askMany(entries(0, 300).map(record => ({ name: record.subject.name })))
  return answers.every(([answer]) => answer!.answer === 'listed')
}

describe('a damaged part', () => {
  test.each(['parts', 'table/0', 'keys/0', 'block/3'])('%s is fetched again alone, and stays repaired', async part => {
    await spoil(part)
    expect(await allListed()).toBe(true)
    expect(server.asked.length).toBe(1)
    expect(await allListed()).toBe(true)
    expect(server.asked.length).toBe(1)
  })

  test('that cannot be had is unknown, and not asked for again at once', async () => {
    await spoil('block/0')
    server.fail('offline')
    const lookup = await open()
    const ask = async () =>
      (await lookup.askMany(entries(0, 300).map(record => ({ name: record.subject.name })))).map(([a]) => a!.answer)
    expect(new Set(await ask())).toEqual(new Set(['listed', 'unknown']))
    server.heal()
    const asked = server.asked.length
    expect(new Set(await ask())).toEqual(new Set(['listed', 'unknown']))
    expect(server.asked.length).toBe(asked)
    clock.ms += 61_000
    expect(new Set(await ask())).toEqual(new Set(['listed']))
  })

  test('that could not be had is asked for again as soon as an update has reached the registry', async () => {
    await spoil('block/0')
    server.fail('offline')
    const lookup = await open()
    const ask = async () =>
      (await lookup.askMany(entries(0, 300).map(record => ({ name: record.subject.name })))).map(([a]) => a!.answer)
    expect(new Set(await ask())).toEqual(new Set(['listed', 'unknown']))
    server.heal()
    clock.ms += 1000
    const [row] = await store.registries()
    await updateRegistry({ store, fetcher: server, clock, registryId: row!.id })
    expect(new Set(await ask())).toEqual(new Set(['listed']))
  })

  test('for which the server has something else stays out', async () => {
    await spoil('block/0')
    server.meddle = (_, bytes) => bytes?.map(b => b ^ 1)
    expect(await allListed()).toBe(false)
    expect((await (await open()).ask({ name: firm(1000) })).map(a => a.answer)).not.toContain('listed')
  })
})
