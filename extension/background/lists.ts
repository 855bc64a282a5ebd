/** The installed lists in the background: one store, one look-up over it, one updater. */
import type { UiError } from '#shared/contract/messages.ts'
import { fail, ok, type Result } from '#shared/contract/result.ts'
import type { ListsView, RegistryPreview, RegistryView } from '#shared/contract/views.ts'
import { type OpenLookup, openLookup } from '#shared/lookup/lookup.ts'
import type { Variants } from '#shared/lookup/variants.ts'
import { policy } from '#shared/policy/index.ts'
import type { OpenedStore } from '#shared/store/browser.ts'
import { type SyncCode, uiErrorOf } from '#shared/sync/codes.ts'
import { httpFetcher, registryBase } from '#shared/sync/http.ts'
import { removeList, removeRegistry } from '#shared/sync/local.ts'
import { oneUpdater } from '#shared/sync/locks.ts'
import type { Clock, RegistryRow, Store } from '#shared/sync/ports.ts'
import { previewRegistry } from '#shared/sync/preview.ts'
import { isRefused, refusedId, rememberRefused } from '#shared/sync/refused.ts'
import { makeRepair } from '#shared/sync/repair.ts'
import { isOverdue } from '#shared/sync/schedule.ts'
import { addRegistry, type Updated, updateRegistry } from '#shared/sync/sync.ts'
import { Floors } from './floors.ts'
import { packagedFetcher } from './packaged.ts'
import type { KeyValue, Lists } from './ports.ts'

export interface ListsNeeds {
  openStore(): Promise<OpenedStore>
  local: KeyValue
  clock: Clock
  /** Address of the packaged sample registry, ending in `/`. */
  sampleBase: string
  /** Lists changed without having been asked to. */
  onChanged(): void
  onProgress(registryId: string, done: number, total: number): void
  storage(): Promise<ListsView['storage']>
  variants: Variants
}

/** What a row's `url` says of the sample that came with the extension. */
const PACKAGED = 'packaged:'
/** Set when an officer removed the sample: it does not come back by itself. */
const NO_SAMPLE = 'no-sample'
const JITTER = 'jitter'

export class InstalledLists implements Lists {
  readonly #needs: ListsNeeds
  readonly #floors: Floors
  #open: Promise<OpenedStore & { lookup: OpenLookup }> | undefined
  #generation = 0
  #running: AbortController | undefined

  constructor(needs: ListsNeeds) {
    this.#needs = needs
    this.#floors = new Floors(needs.local)
  }

  async lookup(): Promise<OpenLookup> {
    return (await this.#opened()).lookup
  }

  generation(): number {
    return this.#generation
  }

  /** A failed opening is tried again at the next question. */
  #opened() {
    this.#open ??= this.#start().catch(error => {
      this.#open = undefined
      throw error
    })
    return this.#open
  }

  async #start() {
    const { clock, local, onChanged } = this.#needs
    const { store, kind } = await this.#needs.openStore()
    // Behind the first answers, which a fresh installation gives without any list.
    if ((await store.registries()).length === 0 && !(await local.get(NO_SAMPLE)))
      void this.#addSample(store).then(added => (added ? this.reload().then(onChanged) : undefined))
    const repair = makeRepair({ store, clock, fetcherFor: row => this.#fetcherFor(row) })
    const lookup = await openLookup({ store, clock, policy, repair, ...this.#needs.variants })
    return { store, kind, lookup }
  }

  #fetcherFor({ url }: RegistryRow) {
    if (url === undefined) return undefined
    return url === PACKAGED ? packagedFetcher(this.#needs.sampleBase) : httpFetcher(url)
  }

  /** Without a packaged sample (a build that carries none) there are simply no lists. */
  async #addSample(store: Store): Promise<boolean> {
    const { clock, sampleBase } = this.#needs
    const fetcher = packagedFetcher(sampleBase)
    const added = await this.#exclusive(signal => addRegistry({ store, clock, fetcher, url: PACKAGED, signal }))
    if (!added.ok) console.warn('sample', added.code, added.detail)
    return added.ok
  }

  /** A new version of the extension brings a sample under new keys. */
  async renewSample(): Promise<void> {
    const { store } = await this.#opened()
    const packaged = (await store.registries()).filter(row => row.url === PACKAGED)
    if (packaged.length === 0) return
    for (const row of packaged) await removeRegistry(store, row.id)
    await this.#addSample(store)
    await this.reload()
  }

  async reload(): Promise<void> {
    const { lookup } = await this.#opened()
    await lookup.reload()
    this.#generation++
  }

  async inMemory(): Promise<boolean> {
    return (await this.#opened()).kind === 'memory'
  }

  async view(): Promise<ListsView> {
    const { store, kind, lookup } = await this.#opened()
    const storage = await this.#needs.storage()
    return {
      registries: (await store.registries()).map(viewOf),
      lists: lookup.lists(),
      ...(storage ? { storage } : {}),
      ...(kind === 'memory' ? { inMemory: true } : {}),
    }
  }

  async preview(typed: string): Promise<Result<RegistryPreview, UiError>> {
    const url = registryBase(typed)
    if (!url) return fail('bad-url')
    const { clock } = this.#needs
    const result = await this.#exclusive(signal => previewRegistry({ fetcher: httpFetcher(url), clock, url, signal }))
    await this.#noteRefusal(url, result)
    return answered(result)
  }

  /** Whoever misses a list of a registry that was refused hears of that. Forgotten as soon as the registry holds. */
  async #noteRefusal(url: string, result: Result<unknown, SyncCode>): Promise<void> {
    const { store } = await this.#opened()
    const known = (await store.registries()).filter(row => row.url === url)
    // Where it is installed, its own row says what went wrong.
    if (known.some(row => !isRefused(row)) && !result.ok) return
    if (result.ok) {
      if (!known.some(isRefused)) return
      await removeRegistry(store, refusedId(url))
    } else if (!(await rememberRefused({ store, fetcher: httpFetcher(url), now: this.#needs.clock.now() }, url, result.code)))
      return
    await this.reload()
    this.#needs.onChanged()
  }

  async add(typed: string, fingerprint: string): Promise<Result<null, UiError>> {
    const url = registryBase(typed)
    if (!url) return fail('bad-url')
    const { store } = await this.#opened()
    const { clock } = this.#needs
    const id = fingerprint.toLowerCase().replace(/^sha256-/, '')
    const floor = await this.#floors.of(id)
    const result = await this.#exclusive(signal =>
      addRegistry({
        store,
        clock,
        fetcher: httpFetcher(url),
        url,
        fingerprint,
        signal,
        ...floor,
        onProgress: this.#progress(id),
      }),
    )
    await this.#noteRefusal(url, result)
    return this.#after([result])
  }

  async remove(registryId: string): Promise<Result<null, UiError>> {
    const { store } = await this.#opened()
    const row = (await store.registries()).find(r => r.id === registryId)
    if (!row) return fail('unknown-registry')
    await removeRegistry(store, registryId)
    if (row.url === PACKAGED) await this.#needs.local.set(NO_SAMPLE, true)
    await this.reload()
    return ok(null)
  }

  async removeLocal(listKey: string): Promise<Result<null, UiError>> {
    const { store } = await this.#opened()
    if (!(await store.lists()).some(list => list.key === listKey)) return fail('unknown-registry')
    await removeList(store, listKey)
    await this.reload()
    return ok(null)
  }

  async update(registryId?: string): Promise<Result<null, UiError>> {
    const { store } = await this.#opened()
    const rows = (await store.registries()).filter(row => registryId === undefined || row.id === registryId)
    if (registryId !== undefined && rows.length === 0) return fail('unknown-registry')
    return this.#after(await this.#updateEach(rows.filter(isFetched)))
  }

  async updateDue(): Promise<boolean> {
    const { store } = await this.#opened()
    const random = await this.#jitter()
    const due = (await store.registries()).filter(row => isFetched(row) && isOverdue(row, this.#needs.clock.now(), random))
    if (due.length === 0) return false
    const results = await this.#updateEach(due)
    await this.#after(results)
    return results.some(r => r.ok && r.value.changed)
  }

  cancel(): void {
    this.#running?.abort()
  }

  async #updateEach(rows: RegistryRow[]): Promise<Result<Updated, SyncCode>[]> {
    const { store } = await this.#opened()
    const { clock } = this.#needs
    const results: Result<Updated, SyncCode>[] = []
    for (const row of rows) {
      const floor = await this.#floors.of(row.id)
      const result = await this.#exclusive(signal =>
        updateRegistry({
          store,
          clock,
          registryId: row.id,
          fetcher: httpFetcher(row.url!),
          signal,
          ...floor,
          onProgress: this.#progress(row.id),
        }),
      )
      results.push(result)
      if (!result.ok && result.code === 'aborted') break
    }
    return results
  }

  /** One updater across all contexts; `cancel` stops it. */
  async #exclusive<T>(work: (signal: AbortSignal) => Promise<Result<T, SyncCode>>): Promise<Result<T, SyncCode>> {
    const stop = new AbortController()
    this.#running = stop
    try {
      return (await oneUpdater(() => work(stop.signal), { signal: stop.signal })) ?? fail('aborted')
    } catch (error) {
      if (stop.signal.aborted) return fail('aborted')
      throw error
    } finally {
      if (this.#running === stop) this.#running = undefined
    }
  }

  /** Remembers how far each registry has come, opens what changed, and tells the first fault. */
  async #after(results: Result<Updated, SyncCode>[]): Promise<Result<null, UiError>> {
    const { store } = await this.#opened()
    // Also after a failure: the floor rises as soon as the timestamp holds.
    for (const row of await store.registries()) if (isFetched(row)) await this.#floors.raise(row)
    if (results.length > 0) await this.reload()
    const fault = results.find(result => !result.ok)
    return fault && !fault.ok ? fail(uiErrorOf(fault.code), fault.detail) : ok(null)
  }

  #progress = (registryId: string) => (done: number, total: number) => this.#needs.onProgress(registryId, done, total)

  /** One number a machine, so that an office's machines do not ask a small server in the same second. */
  async #jitter(): Promise<number> {
    const { local } = this.#needs
    const held = await local.get(JITTER)
    if (typeof held === 'number') return held
    const made = Math.random()
    await local.set(JITTER, made)
    return made
  }
}

const isFetched = (row: RegistryRow): boolean =>
  row.origin === 'registry' && row.url !== undefined && row.url !== PACKAGED && !isRefused(row)

const answered = <T>(result: Result<T, SyncCode>): Result<T, UiError> =>
  result.ok ? result : fail(uiErrorOf(result.code), result.detail)

const viewOf = (row: RegistryRow): RegistryView => ({
  id: row.id,
  ...(row.url && row.url !== PACKAGED ? { url: row.url } : {}),
  origin: row.origin,
  publisher: row.publisher,
  fingerprint: row.origin === 'local' || isRefused(row) ? '' : row.id,
  ...(isRefused(row) ? { refused: true as const } : {}),
  sample: row.sample,
  packaged: row.url === PACKAGED,
  ...(row.checkedAt === undefined ? {} : { checkedAt: row.checkedAt }),
  ...(row.failedAt === undefined ? {} : { failedAt: row.failedAt }),
  ...(row.error === undefined ? {} : { error: row.error }),
})
