/**
 * A registry that was refused before anything of it was installed. It stays by its lists' names, as it claims them, so that whoever
 * misses one of these lists is told that it was refused and why, not that there is none. None of its data is kept.
 */
import { claimedLists } from './claims.ts'
import type { SyncCode } from './codes.ts'
import type { Fetcher, Store } from './ports.ts'

const REFUSALS: readonly SyncCode[] = ['unverified', 'rollback', 'fingerprint-differs', 'expired']

const PREFIX = 'refused:'

/** @param place its address: it has no fingerprint that could be relied on. */
export const refusedId = (place: string): string => PREFIX + place

export const isRefused = (registry: { id: string }): boolean => registry.id.startsWith(PREFIX)

/** @returns whether there was anything to remember: other failures say nothing of the registry. */
export const rememberRefused = async (
  { store, fetcher, now }: { store: Store; fetcher: Fetcher; now: number },
  place: string,
  code: SyncCode,
): Promise<boolean> => {
  if (!REFUSALS.includes(code)) return false
  const id = refusedId(place)
  const lists = await claimedLists(fetcher)
  await store.commit({ dropRegistry: id })
  await store.commit({
    registry: {
      id,
      ...(/^https?:/.test(place) ? { url: place } : {}),
      origin: 'registry',
      addedAt: new Date(now).toISOString(),
      metadata: {},
      highWater: { root: 0, timestamp: 0, snapshot: 0, targets: 0, signedAt: 0 },
      publisher: '',
      sample: false,
      failedAt: now,
      error: code,
    },
    lists: lists.map(listId => ({ key: `${id}/${listId}`, registryId: id, listId, broken: code })),
  })
  return true
}
