/** What every store must do, whatever it is made of. Run against memory and files in Node and against IndexedDB in Chromium. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ListRow, RegistryRow, Store } from '#shared/sync/ports.ts'

export const registryRow = (id: string, more: Partial<RegistryRow> = {}): RegistryRow => ({
  id,
  url: `https://lists.example/${id}/`,
  origin: 'registry',
  addedAt: '2026-03-01T00:00:00.000Z',
  metadata: { root: Uint8Array.of(1, 2, 3), etag: '"7"' },
  highWater: { root: 1, timestamp: 4, snapshot: 3, targets: 2, signedAt: 1_767_225_600_000 },
  publisher: '某市公共信用信息中心',
  sample: false,
  ...more,
})

export const listRow = (registryId: string, listId: string, active?: number): ListRow => ({
  key: `${registryId}/${listId}`,
  registryId,
  listId,
  ...(active === undefined ? {} : { active, manifest: Uint8Array.of(active) }),
})

const bytes = (...values: number[]) => Uint8Array.from(values)

/** @param open a store on a medium: `open(name)` twice with one name reaches the same rows and parts where `lasting`. */
export const storeContract = (name: string, open: (medium: string) => Store | Promise<Store>, lasting: boolean) => {
  describe(`${name} store`, () => {
    let medium = 0
    let store: Store
    beforeEach(async () => {
      store = await open(`${name}-${++medium}`)
    })
    afterEach(() => store.close())

    test('is empty at first', async () => {
      expect(await store.registries()).toEqual([])
      expect(await store.lists()).toEqual([])
      expect(await store.part('r/shixin', 1, 'manifest')).toBeUndefined()
    })

    test('gives rows back as committed, bytes included', async () => {
      const registry = registryRow('r', { policy: bytes(9, 8), expiresAt: 5, error: 'offline', failedAt: 6 })
      const list = listRow('r', 'shixin', 3)
      await store.commit({ registry, lists: [list] })
      expect(await store.registries()).toEqual([registry])
      expect(await store.lists()).toEqual([list])
    })

    test('a change of a row handed out changes nothing stored', async () => {
      await store.commit({ registry: registryRow('r') })
      const [row] = await store.registries()
      row!.highWater.timestamp = 0
      expect((await store.registries())[0]!.highWater.timestamp).toBe(4)
    })

    test('gives parts back by generation, in the order asked, missing ones as undefined', async () => {
      await store.stage('r/a b', 1, [
        ['table/0', bytes(1)],
        ['block/7', bytes(2, 2)],
      ])
      await store.stage('r/a b', 1, [['keys/0', bytes(3)]])
      await store.stage('r/a b', 2, [['block/7', bytes(4)]])
      expect(await store.parts('r/a b', 1, ['keys/0', 'block/8', 'block/7', 'table/0'])).toEqual([
        bytes(3),
        undefined,
        bytes(2, 2),
        bytes(1),
      ])
      expect(await store.part('r/a b', 2, 'block/7')).toEqual(bytes(4))
      expect(await store.part('r/a', 1, 'block/7')).toBeUndefined()
    })

    test('stages a view of a large download as the view alone', async () => {
      await store.stage('r/l', 1, [['block/0', bytes(0, 1, 2, 3, 4).subarray(1, 3)]])
      expect(await store.part('r/l', 1, 'block/0')).toEqual(bytes(1, 2))
    })

    test('what is staged shows in no row before the commit', async () => {
      await store.commit({ registry: registryRow('r'), lists: [listRow('r', 'l', 1)] })
      await store.stage('r/l', 2, [['block/0', bytes(1)]])
      expect((await store.lists())[0]!.active).toBe(1)
      await store.commit({ lists: [listRow('r', 'l', 2)] })
      expect(await store.lists()).toEqual([listRow('r', 'l', 2)])
    })

    test('repairs one part of the active generation', async () => {
      await store.stage('r/l', 1, [
        ['block/0', bytes(1)],
        ['block/1', bytes(2)],
      ])
      await store.commit({ lists: [listRow('r', 'l', 1)] })
      await store.repair('r/l', 1, 'block/0', bytes(7))
      expect(await store.parts('r/l', 1, ['block/0', 'block/1'])).toEqual([bytes(7), bytes(2)])
    })

    test('collects generations that are neither active nor kept', async () => {
      for (const generation of [1, 2, 3, 10]) await store.stage('r/l', generation, [['block/0', bytes(generation)]])
      await store.stage('r/other', 1, [['block/0', bytes(1)]])
      await store.commit({ lists: [listRow('r', 'l', 10)] })
      await store.collect('r/l', [2])
      const held = await Promise.all([1, 2, 3, 10].map(generation => store.part('r/l', generation, 'block/0')))
      expect(held).toEqual([undefined, bytes(2), undefined, bytes(10)])
      expect(await store.part('r/other', 1, 'block/0')).toEqual(bytes(1))
    })

    test('drops lists with their parts, leaving others', async () => {
      await store.stage('r/a', 1, [['block/0', bytes(1)]])
      await store.stage('r/ab', 1, [['block/0', bytes(2)]])
      await store.commit({ registry: registryRow('r'), lists: [listRow('r', 'a', 1), listRow('r', 'ab', 1)] })
      await store.commit({ dropLists: ['r/a'] })
      expect((await store.lists()).map(row => row.key)).toEqual(['r/ab'])
      expect(await store.part('r/a', 1, 'block/0')).toBeUndefined()
      expect(await store.part('r/ab', 1, 'block/0')).toEqual(bytes(2))
    })

    test('drops a registry with its lists, leaving other registries', async () => {
      await store.stage('r/a', 1, [['block/0', bytes(1)]])
      await store.commit({ registry: registryRow('r'), lists: [listRow('r', 'a', 1)] })
      await store.commit({ registry: registryRow('s'), lists: [listRow('s', 'a', 1)] })
      await store.commit({ dropRegistry: 'r' })
      expect((await store.registries()).map(row => row.id)).toEqual(['s'])
      expect((await store.lists()).map(row => row.key)).toEqual(['s/a'])
      expect(await store.part('r/a', 1, 'block/0')).toBeUndefined()
    })

    test('commits made at once all hold', async () => {
      await Promise.all(['a', 'b', 'c', 'd'].map(id => store.commit({ registry: registryRow(id), lists: [listRow(id, 'l', 1)] })))
      expect((await store.registries()).map(row => row.id).sort()).toEqual(['a', 'b', 'c', 'd'])
      expect((await store.lists()).length).toBe(4)
    })

    test('refuses to work once closed', async () => {
      store.close()
      await expect(store.lists()).rejects.toMatchObject({ name: 'StoreError', code: 'closed' })
    })

    test.runIf(lasting)('is there again after closing', async () => {
      await store.stage('r/l', 1, [['block/0', bytes(5)]])
      await store.commit({ registry: registryRow('r'), lists: [listRow('r', 'l', 1)] })
      store.close()
      store = await open(`${name}-${medium}`)
      expect(await store.registries()).toEqual([registryRow('r')])
      expect(await store.part('r/l', 1, 'block/0')).toEqual(bytes(5))
    })
  })
}
