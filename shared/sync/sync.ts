/**
 * Adding and updating a registry: metadata → plan → fetch → stage → commit. Nothing is readable before it was verified; one small
 * transaction flips all generations together; what goes wrong leaves what was there, and the row says what and when.
 */
import { fail, ok, type Result } from '../contract/result.ts'
import { FormatError } from '../format/error.ts'
import { POLICY_TARGET, targetFile } from '../format/paths.ts'
import { StoreError } from '../store/error.ts'
import { formatCode, type SyncCode, SyncError, syncFailure } from './codes.ts'
import { fetchChecked, fetchList } from './fetch-list.ts'
import { type Floor, fetchMetadata, type Verified } from './metadata.ts'
import { fetchManifest, isCurrent, type ListTarget, listTargets } from './plan.ts'
import { type Clock, FetchError, type Fetcher, type ListRow, type RegistryRow, type Store } from './ports.ts'

export interface SyncOptions {
  store: Store
  fetcher: Fetcher
  clock: Clock
  signal?: AbortSignal
  /** Parts done of those known to be needed so far. */
  onProgress?: (done: number, total: number) => void
  /** A rollback floor kept elsewhere (the extension's `storage.local`), so that losing the store is no way back. */
  floor?: Floor
}

export interface AddOptions extends SyncOptions {
  /** The base the row keeps: a URL ending in `/`, or `packaged:`. */
  url?: string
  /** As a person confirmed it, or as it is pinned; with or without `sha256-`. Several: any of them. Absent: whatever is found. */
  fingerprint?: string | readonly string[]
}

export interface ListOutcome {
  listId: string
  key: string
  outcome: 'unchanged' | 'installed' | 'failed'
  code?: SyncCode
}

export interface Updated {
  registry: RegistryRow
  lists: ListOutcome[]
  dropped: string[]
  /** Whether any answer may have changed: lists, policy, or that they are fresh again. */
  changed: boolean
}

const bare = (fingerprint: string): string =>
  fingerprint
    .trim()
    .toLowerCase()
    .replace(/^sha256[-:]/, '')

/** Fetches a registry for the first time. Its row is there afterwards even when some of its lists failed. */
export const addRegistry = async (options: AddOptions): Promise<Result<Updated, SyncCode>> => {
  const { store, fetcher, clock, url, fingerprint, floor, signal } = options
  const pins = fingerprint === undefined ? undefined : [fingerprint].flat().map(bare)
  try {
    const verified = await fetchMetadata({ fetcher, now: clock.now(), floor, signal, pins })
    if ((await store.registries()).some(row => row.id === verified.fingerprint)) return fail('already-added')
    const row: RegistryRow = {
      id: verified.fingerprint,
      ...(url === undefined ? {} : { url }),
      origin: 'registry',
      addedAt: new Date(clock.now()).toISOString(),
      ...verified.row,
    }
    return ok(await install(row, verified, options, undefined))
  } catch (error) {
    return syncFailure(error, signal)
  }
}

/** Brings an installed registry up to date. On failure the row keeps the time and the code; lists stay as they were. */
export const updateRegistry = async (options: SyncOptions & { registryId: string }): Promise<Result<Updated, SyncCode>> => {
  const { store, fetcher, clock, registryId, signal } = options
  const held = (await store.registries()).find(row => row.id === registryId)
  if (!held) return fail('unknown-registry')
  if (held.origin === 'local') return fail('unknown-registry')
  try {
    const floor = highest(held.highWater, options.floor)
    const onFloor = (highWater: Floor) => store.commit({ registry: { ...held, highWater } })
    const pins = [held.id]
    const verified = await fetchMetadata({ fetcher, now: clock.now(), floor, signal, pins, held: held.metadata, onFloor })
    await onFloor(verified.row.highWater)
    return ok(await install({ ...held, ...verified.row }, verified, options, held))
  } catch (error) {
    const result = syncFailure(error, signal)
    if (result.code !== 'aborted') await note(store, registryId, result.code, clock.now())
    return result
  }
}

const note = async (store: Store, registryId: string, error: SyncCode, failedAt: number): Promise<void> => {
  const held = (await store.registries()).find(row => row.id === registryId)
  if (held) await store.commit({ registry: { ...held, error, failedAt } })
}

const highest = (a: Floor, b: Floor | undefined): Floor => ({
  root: Math.max(a.root, b?.root ?? 0),
  timestamp: Math.max(a.timestamp, b?.timestamp ?? 0),
  snapshot: Math.max(a.snapshot, b?.snapshot ?? 0),
  targets: Math.max(a.targets, b?.targets ?? 0),
  signedAt: Math.max(a.signedAt, b?.signedAt ?? 0),
})

/** Fetches every list that changed, then commits rows and generations at once. */
const install = async (
  row: RegistryRow,
  verified: Verified,
  options: SyncOptions,
  before: RegistryRow | undefined,
): Promise<Updated> => {
  const { store, fetcher, clock, signal } = options
  const mine = new Map((await store.lists()).filter(list => list.registryId === row.id).map(list => [list.listId, list]))
  const targets = listTargets(verified.targets)
  const progress = counter(options.onProgress)
  const outcomes: ListOutcome[] = []
  const rows: ListRow[] = []
  for (const target of targets) {
    signal?.throwIfAborted()
    const held = mine.get(target.listId)
    const key = `${row.id}/${target.listId}`
    if (isCurrent(held, target.ref)) {
      if (held!.behind) rows.push(without(held!, 'behind'))
      outcomes.push({ listId: target.listId, key, outcome: 'unchanged' })
      continue
    }
    const { list, code } = await installList(key, row.id, target, held, options, progress()).catch(async error => {
      if (signal?.aborted || (error instanceof StoreError && error.code === 'quota')) await makeRoom(store, key)
      throw error
    })
    rows.push(list)
    outcomes.push({ listId: target.listId, key, ...(code ? { outcome: 'failed', code } : { outcome: 'installed' }) })
  }
  const named = new Set(targets.map(target => target.listId))
  const dropped = [...mine.values()].filter(list => !named.has(list.listId)).map(list => list.key)
  const policyRef = verified.targets.get(POLICY_TARGET)
  const policy = policyRef && (await fetchChecked(fetcher, targetFile(POLICY_TARGET, policyRef.sha256), policyRef, signal))
  signal?.throwIfAborted()
  const now = clock.now()
  const worst = outcomes.find(outcome => outcome.code)?.code
  const registry: RegistryRow = {
    ...(policy ? { ...row, policy } : without(row, 'policy')),
    ...(worst ? { error: worst, failedAt: now } : { checkedAt: now }),
  }
  if (!worst) {
    delete registry.error
    delete registry.failedAt
  }
  await store.commit({ registry, lists: rows, dropLists: dropped })
  for (const { key, outcome } of outcomes) if (outcome === 'installed') await store.collect(key, [])
  const refreshed = before !== undefined && (before.error !== undefined || (before.expiresAt ?? 0) <= now)
  const changed = rows.length > 0 || dropped.length > 0 || refreshed || !sameBytes(before?.policy, policy)
  return { registry, lists: outcomes, dropped, changed }
}

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((byte, i) => byte === b[i]))

/** What was staged is of no use to anybody who cancelled, and takes the room a full disk lacks. */
const makeRoom = async (store: Store, listKey: string): Promise<void> => {
  try {
    await store.collect(listKey, [])
  } catch (error) {
    // The failure that brought us here is the one to tell.
    if (!(error instanceof StoreError)) throw error
  }
}

const without = <T extends object, K extends keyof T>(value: T, key: K): T => {
  const { [key]: _, ...rest } = value
  return rest as T
}

/** A damaged list does not hold up the others: its last good version stays, marked as behind, or it is there as broken. */
const installList = async (
  key: string,
  registryId: string,
  target: ListTarget,
  held: ListRow | undefined,
  options: SyncOptions,
  onProgress: (done: number, total: number) => void,
): Promise<{ list: ListRow; code?: SyncCode }> => {
  const { store, fetcher, signal } = options
  const generation = (held?.active ?? 0) + 1
  try {
    const { bytes, manifest } = await fetchManifest(fetcher, target, signal)
    await fetchList({ fetcher, store, listKey: key, generation, manifest, onProgress, ...(signal ? { signal } : {}) })
    return { list: { key, registryId, listId: target.listId, active: generation, manifest: bytes } }
  } catch (error) {
    const code = listFault(error)
    if (code !== 'damaged' && code !== 'unsupported') throw error
    const list = held?.active === undefined ? { key, registryId, listId: target.listId, broken: code } : { ...held, behind: true }
    return { list, code }
  }
}

const listFault = (error: unknown): SyncCode | undefined => {
  if (error instanceof FormatError) return formatCode(error)
  if (error instanceof SyncError) return error.code
  // Longer than its signed length: not the part it should be.
  return error instanceof FetchError && error.code === 'too-large' ? 'damaged' : undefined
}

/** One bar over several lists, each of which learns its size only when it begins. */
const counter = (report: SyncOptions['onProgress']) => {
  const parts: { done: number; total: number }[] = []
  const sum = (of: 'done' | 'total') => parts.reduce((n, part) => n + part[of], 0)
  return () => {
    const part = { done: 0, total: 0 }
    parts.push(part)
    return (done: number, total: number) => {
      part.done = done
      part.total = total
      report?.(sum('done'), sum('total'))
    }
  }
}
