/** The registries named on the command line, verified and in memory. One that is refused is there by its lists' names only. */
import { existsSync } from 'node:fs'
import { MemoryStore } from '../store/memory.ts'
import { claimedLists } from '../sync/claims.ts'
import type { SyncCode } from '../sync/codes.ts'
import { directoryFetcher } from '../sync/directory.ts'
import { httpFetcher, registryBase } from '../sync/http.ts'
import type { Clock, Fetcher, Store } from '../sync/ports.ts'
import { addRegistry } from '../sync/sync.ts'
import { type CommandSpeak, commandSpeak, refusalText } from '../text/commands.ts'
import type { Lang } from '../text/words.ts'
import { UsageError } from './usage.ts'

const fetcherFor = (place: string, t: CommandSpeak): { fetcher: Fetcher; url?: string } => {
  if (/^[a-z]+:\/\//i.test(place)) {
    const url = registryBase(place)
    if (!url) throw new UsageError(t('bad-address', { place }))
    return { fetcher: httpFetcher(url, { conditional: true }), url }
  }
  if (!existsSync(place)) throw new UsageError(t('no-directory', { place }))
  return { fetcher: directoryFetcher(place) }
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
  lang: Lang,
): Promise<{ store: Store; messages: string[] }> => {
  const t = commandSpeak(lang)
  const store = new MemoryStore()
  const messages: string[] = []
  for (const [n, place] of places.entries()) {
    const { fetcher, url } = fetcherFor(place, t)
    const result = await addRegistry({
      store,
      fetcher,
      clock,
      ...(url ? { url } : {}),
      ...(roots.length > 0 ? { fingerprint: roots } : {}),
    })
    if (result.ok) {
      for (const { listId, code } of result.value.lists) {
        if (code) messages.push(t('list-refused', { place, list: listId, what: refusalText(code, lang), code }))
      }
      continue
    }
    const code = result.detail ? `${result.code}: ${result.detail}` : result.code
    messages.push(t('registry-refused', { place, what: refusalText(result.code, lang), code }))
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
