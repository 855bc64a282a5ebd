/** Local lists (本机导入): built on this machine from the officer's file, unsigned, in the same store as everything else. */
import type { BuiltList } from '../format/types.ts'
import type { Clock, ListRow, RegistryRow, Store } from './ports.ts'

export const LOCAL = 'local'

const localRegistry = (now: number): RegistryRow => ({
  id: LOCAL,
  origin: 'local',
  addedAt: new Date(now).toISOString(),
  metadata: {},
  highWater: { root: 0, timestamp: 0, snapshot: 0, targets: 0, signedAt: 0 },
  publisher: '',
  sample: false,
})

export interface LocalList {
  store: Store
  clock: Clock
  built: BuiltList
  /** As the officer states them. */
  publisher: string
  sourceUrl?: string
  file?: string
  /** Key of the local list this one takes the place of. Absent: it stands beside others of the same list id. */
  replaces?: string
}

/** Installs a built list. @returns its key: `local/LIST`, and `local/LIST~2` for the next file of the same list. */
export const installLocal = async ({ store, clock, built, publisher, sourceUrl, file, replaces }: LocalList): Promise<string> => {
  const { listId } = built.manifest
  const held = await store.lists()
  const key = replaces ?? freeKey(listId, new Set(held.map(row => row.key)))
  const generation = (held.find(row => row.key === key)?.active ?? 0) + 1
  await store.stage(key, generation, built.parts)
  const row: ListRow = {
    key,
    registryId: LOCAL,
    listId,
    active: generation,
    manifest: built.manifestBytes,
    publisher,
    ...(sourceUrl ? { sourceUrl } : {}),
    ...(file ? { file } : {}),
  }
  const known = (await store.registries()).find(registry => registry.id === LOCAL)
  await store.commit({ registry: known ?? localRegistry(clock.now()), lists: [row] })
  await store.collect(key, [])
  return key
}

const freeKey = (listId: string, taken: Set<string>): string => {
  let key = `${LOCAL}/${listId}`
  for (let n = 2; taken.has(key); n++) key = `${LOCAL}/${listId}~${n}`
  return key
}

/** Removes one list, local or not. A registry's list comes back with its next update; 本机导入 goes with its last list. */
export const removeList = async (store: Store, listKey: string): Promise<void> => {
  const local = (await store.lists()).filter(row => row.registryId === LOCAL)
  const last = local.length === 1 && local[0]!.key === listKey
  await store.commit(last ? { dropRegistry: LOCAL } : { dropLists: [listKey] })
}

/** Removes a registry with all its lists. */
export const removeRegistry = (store: Store, registryId: string): Promise<void> => store.commit({ dropRegistry: registryId })
