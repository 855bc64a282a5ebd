/** The registries named on the command line, verified and in memory. One that is refused is there by its lists' names only. */
import { existsSync } from 'node:fs'
import { MemoryStore } from '../store/memory.ts'
import { directoryFetcher } from '../sync/directory.ts'
import { httpFetcher, registryBase } from '../sync/http.ts'
import type { Clock, Fetcher, Store } from '../sync/ports.ts'
import { rememberRefused } from '../sync/refused.ts'
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

export const loadRegistries = async (
  places: readonly string[],
  roots: readonly string[],
  clock: Clock,
  lang: Lang,
): Promise<{ store: Store; messages: string[] }> => {
  const t = commandSpeak(lang)
  const store = new MemoryStore()
  const messages: string[] = []
  for (const place of places) {
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
    await rememberRefused({ store, fetcher, now: clock.now() }, place, result.code)
  }
  return { store, messages }
}
