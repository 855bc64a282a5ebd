/** One registry's share of a store: a badge answers by the registry its page names, whatever else the origin has cached. */
import type { Store } from '#shared/sync/ports.ts'

export const scopedStore = (store: Store, registryId: string): Store => ({
  ...bound(store),
  registries: async () => (await store.registries()).filter(row => row.id === registryId),
  lists: async () => (await store.lists()).filter(row => row.registryId === registryId),
})

/** Class instances keep their methods on the prototype, where spreading does not reach. */
const bound = (store: Store): Store => ({
  registries: () => store.registries(),
  lists: () => store.lists(),
  part: (...of) => store.part(...of),
  parts: (...of) => store.parts(...of),
  stage: (...of) => store.stage(...of),
  repair: (...of) => store.repair(...of),
  commit: change => store.commit(change),
  collect: (...of) => store.collect(...of),
  close: () => store.close(),
})
