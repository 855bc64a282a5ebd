/** Fetches and verifies a registry: loaded only when something is to be fetched. One runs at a time in the whole origin. */
import type { SyncCode } from '#shared/sync/codes.ts'
import { httpFetcher } from '#shared/sync/http.ts'
import { oneUpdater } from '#shared/sync/locks.ts'
import type { Clock, Store } from '#shared/sync/ports.ts'
import { makeRepair } from '#shared/sync/repair.ts'
import { addRegistry, updateRegistry } from '#shared/sync/sync.ts'
import type { BadgeSource } from './contract.ts'

export interface Updater {
  /** Installs the registry when it is not there yet. @returns why it is not there afterwards. */
  add(): Promise<SyncCode | undefined>
  update(): Promise<void>
  /** Fetches one damaged part again. */
  repair: ReturnType<typeof makeRepair>
}

export const openUpdater = (store: Store, clock: Clock, { registry, root }: BadgeSource): Updater => {
  const fetcher = httpFetcher(registry)
  return {
    add: () =>
      oneUpdater(async () => {
        // Another page of this origin may have been faster.
        if ((await store.registries()).some(row => row.id === root)) return undefined
        const added = await addRegistry({ store, fetcher, clock, url: registry, fingerprint: root })
        return added.ok ? undefined : added.code
      }),
    update: async () => void (await oneUpdater(() => updateRegistry({ registryId: root, store, fetcher, clock }))),
    repair: makeRepair({ store, clock, fetcherFor: () => fetcher }),
  }
}
