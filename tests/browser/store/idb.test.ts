import { deleteDB, openDB } from 'idb'
import { describe, expect, test } from 'vitest'
import { openBrowserStore, openKeptStore } from '#shared/store/browser.ts'
import { IdbStore } from '#shared/store/idb.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { listRow, registryRow, storeContract } from '../../support/store-contract.ts'

storeContract('idb', medium => new IdbStore(`test-${medium}`), true)

describe('IndexedDB in particular', () => {
  test('lets go when another context deletes the database, and starts anew', async () => {
    const store = new IdbStore('test-versionchange')
    await store.commit({ registry: registryRow('r') })
    await deleteDB('test-versionchange')
    expect(await store.registries()).toEqual([])
    store.close()
  })

  test('a stored row that does not fit is as good as absent', async () => {
    const store = new IdbStore('test-foreign-row')
    await store.commit({ registry: registryRow('r'), lists: [listRow('r', 'l', 1)] })
    const raw = await openDB('test-foreign-row')
    await raw.put('rows', { id: 'x', highWater: 'none' }, 'registry|x')
    await raw.put('rows', { key: 7 }, 'list|y')
    raw.close()
    expect((await store.registries()).map(row => row.id)).toEqual(['r'])
    expect((await store.lists()).map(row => row.key)).toEqual(['r/l'])
    store.close()
  })

  test('an open that hangs is rebuilt, and without a rebuild memory serves', async () => {
    const hang = () => new Promise<never>(() => {})
    let tries = 0
    const once = () => (tries++ === 0 ? hang() : Promise.resolve(new MemoryStore()))
    expect((await openBrowserStore({ openMs: 20, open: once, remove: async () => {} })).kind).toBe('rebuilt')
    const { kind, store } = await openBrowserStore({ openMs: 20, open: hang, remove: hang })
    expect(kind).toBe('memory')
    await store.commit({ registry: registryRow('r') })
    expect((await store.registries()).length).toBe(1)
  })

  test('a page that cannot open the lists says so and leaves them; it never stands in the way of an upgrade', async () => {
    const name = 'test-kept'
    const store = new IdbStore(name)
    await store.commit({ registry: registryRow('r') })
    store.close()
    // An upgrade under way elsewhere, which this connection holds up: nobody else can open.
    const raw = await openDB(name, 1)
    const upgrade = openDB(name, 2)
    await expect(openKeptStore({ openMs: 200, store: new IdbStore(name) })).rejects.toMatchObject({ code: 'failed' })
    raw.close()
    const upgraded = await upgrade
    expect(await upgraded.getAllKeys('rows')).toEqual(['registry|r'])
    upgraded.close()
    await deleteDB(name)
    const kept = await openKeptStore({ store: new IdbStore(name) })
    await kept.registries()
    await deleteDB(name)
    kept.close()
  })

  test('a full origin is said as `quota`, and what was there stays', async () => {
    const store = new IdbStore('test-quota')
    await store.commit({ registry: registryRow('r'), lists: [listRow('r', 'l', 1)] })
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    }
    try {
      await expect(store.stage('r/l', 2, [['block/0', Uint8Array.of(1)]])).rejects.toMatchObject({ code: 'quota' })
    } finally {
      IDBObjectStore.prototype.put = put
    }
    expect(await store.lists()).toEqual([listRow('r', 'l', 1)])
    store.close()
  })
})
