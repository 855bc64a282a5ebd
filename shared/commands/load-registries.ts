/** The registries named on the command line, verified and in memory. One that is refused is there by its lists' names only. */
import { existsSync } from 'node:fs'
import { MemoryStore } from '../store/memory.ts'
import { claimedLists } from '../sync/claims.ts'
import type { SyncCode } from '../sync/codes.ts'
import { directoryFetcher } from '../sync/directory.ts'
import { httpFetcher, registryBase } from '../sync/http.ts'
import type { Clock, Fetcher, Store } from '../sync/ports.ts'
import { addRegistry } from '../sync/sync.ts'
import { UsageError } from './usage.ts'

const fetcherFor = (place: string): { fetcher: Fetcher; url?: string } => {
  if (/^[a-z]+:\/\//i.test(place)) {
    const url = registryBase(place)
    if (!url) throw new UsageError(`${place}: a registry's address begins with https:// (http:// only on this machine)`)
    return { fetcher: httpFetcher(url, { conditional: true }), url }
  }
  if (!existsSync(place)) throw new UsageError(`${place}: no such directory`)
  return { fetcher: directoryFetcher(place) }
}

/** What the failure means, for a person reading a terminal. */
const MEANING: { [C in SyncCode]?: string } = {
  offline: 'it could not be reached; its lists are absent',
  timeout: 'it did not answer in time; its lists are absent',
  'not-a-registry': 'there is no registry at this address',
  'fingerprint-differs': 'its fingerprint is none of those given with --root; its lists are unverified',
  'already-added': 'it was named twice',
  expired: 'its metadata have run out; its lists count as stale until the publisher signs again',
  unverified: 'a signature or a hash does not hold; its lists are unverified and nothing of them is used',
  rollback: 'it is older than what was seen before; its lists are unverified',
  damaged: 'a part of it is damaged',
  unsupported: 'it is written for a newer program',
}

/** Codes under which nothing was installed, and as what the lists that the registry claims are shown. */
const REFUSED: { [C in SyncCode]?: 'unverified' | 'expired' } = {
  unverified: 'unverified',
  rollback: 'unverified',
  'fingerprint-differs': 'unverified',
  expired: 'expired',
}

export const loadRegistries = async (
  places: readonly string[],
  roots: readonly string[],
  clock: Clock,
): Promise<{ store: Store; messages: string[] }> => {
  const store = new MemoryStore()
  const messages: string[] = []
  for (const [n, place] of places.entries()) {
    const { fetcher, url } = fetcherFor(place)
    const result = await addRegistry({
      store,
      fetcher,
      clock,
      ...(url ? { url } : {}),
      ...(roots.length > 0 ? { fingerprint: roots } : {}),
    })
    if (result.ok) {
      for (const { listId, code } of result.value.lists) {
        if (code) messages.push(`${place}: list ${listId}: ${MEANING[code] ?? code} (${code})`)
      }
      continue
    }
    messages.push(
      `${place}: ${MEANING[result.code] ?? 'it was refused'} (${result.code}${result.detail ? `: ${result.detail}` : ''})`,
    )
    const shownAs = REFUSED[result.code]
    if (shownAs) await rememberRefused(store, `refused-${n}`, await claimedLists(fetcher), shownAs, clock)
  }
  return { store, messages }
}

const rememberRefused = (store: Store, id: string, lists: string[], broken: string, clock: Clock): Promise<void> =>
  store.commit({
    registry: {
      id,
      origin: 'registry',
      addedAt: new Date(clock.now()).toISOString(),
      metadata: {},
      highWater: { root: 0, timestamp: 0, snapshot: 0, targets: 0, signedAt: 0 },
      publisher: '',
      sample: false,
      failedAt: clock.now(),
      error: broken,
    },
    lists: lists.map(listId => ({ key: `${id}/${listId}`, registryId: id, listId, broken })),
  })
