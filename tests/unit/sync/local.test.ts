import { beforeEach, describe, expect, test } from 'vitest'
import { variants } from '#shared/core/record-keys.ts'
import { buildList } from '#shared/format/build.ts'
import { openLookup } from '#shared/lookup/lookup.ts'
import { policy } from '#shared/policy/index.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { installLocal, removeList, removeRegistry } from '#shared/sync/local.ts'
import { clockAt, entries, firm, listMeta, withList } from '../../support/lists.ts'

let store: MemoryStore
const clock = clockAt()
beforeEach(() => {
  store = new MemoryStore()
})
const built = (from: number, to: number) => buildList(entries(from, to), listMeta('shixin', { pack: false }))
const install = (from: number, to: number, more = {}) =>
  installLocal({
    store,
    clock,
    built: built(from, to),
    publisher: '江临市中级人民法院',
    sourceUrl: 'https://court.example/',
    ...more,
  })
const lookup = () => openLookup({ store, clock, policy, ...variants })

describe('a local list', () => {
  test('is found, labelled as from this machine, with what the officer stated', async () => {
    expect(await install(0, 20, { file: '名单.xlsx' })).toBe('local/shixin')
    const [answer] = await (await lookup()).ask({ name: firm(3) })
    expect(answer).toMatchObject({
      answer: 'listed',
      list: {
        origin: 'local',
        state: 'unverified',
        publisher: '江临市中级人民法院',
        sourceUrl: 'https://court.example/',
        coverage: { channel: '某公示平台' },
      },
    })
  })

  test('of the same list id stands beside the first, unless it replaces it', async () => {
    await install(0, 20)
    expect(await install(20, 40)).toBe('local/shixin~2')
    expect(await install(40, 60, { replaces: 'local/shixin' })).toBe('local/shixin')
    const open = await lookup()
    const held = await Promise.all([3, 23, 43].map(async n => (await open.ask({ name: firm(n) })).map(a => a.answer)))
    expect(held).toEqual([
      ['unknown', 'unknown'],
      ['unknown', 'listed'],
      ['listed', 'unknown'],
    ])
    expect(await store.part('local/shixin', 1, 'parts')).toBeUndefined()
  })

  test('is gone when removed, the last one with its registry; others stay', async () => {
    await withList(store, 'shixin', entries(60, 80))
    await install(0, 20)
    await install(20, 40)
    await removeList(store, 'local/shixin')
    expect((await store.lists()).map(list => list.key).sort()).toEqual(['local/shixin~2', 'reg/shixin'])
    await removeList(store, 'local/shixin~2')
    expect((await store.registries()).map(registry => registry.id)).toEqual(['reg'])
    await removeRegistry(store, 'reg')
    expect(await store.lists()).toEqual([])
  })
})
