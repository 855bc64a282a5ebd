/**
 * Fetches one damaged part of an installed generation again: a page by its name, a block by the range of its pack. What comes is
 * checked against the same signed chain; a part that is still wrong stays out.
 */
import { ROWS_A_PAGE, readTablePage, tablePageOf } from '../format/block-table.ts'
import { checkPart } from '../format/bytes.ts'
import { FormatError } from '../format/error.ts'
import { readManifest } from '../format/manifest.ts'
import { unpackBlock } from '../format/pack.ts'
import { readPartIndex } from '../format/part-index.ts'
import { packFile, partFile } from '../format/paths.ts'
import type { Manifest, PartIndex } from '../format/types.ts'
import { SyncError } from './codes.ts'
import { fetchChecked } from './fetch-list.ts'
import { type Clock, FetchError, type Fetcher, type PartKey, type RegistryRow, type Store } from './ports.ts'

/**
 * A part that could not be had is left alone this long, or until the registry has been reached again: a page full of names must not
 * become a storm of requests.
 */
const PAUSE_MS = 60_000

export interface RepairOptions {
  store: Store
  clock: Clock
  /** Undefined where the registry cannot be reached: local lists. */
  fetcherFor: (registry: RegistryRow) => Fetcher | undefined
}

/** For `openLookup`'s `repair`. */
export const makeRepair = ({ store, clock, fetcherFor }: RepairOptions) => {
  const failedAt = new Map<string, number>()
  return async (listKey: string, generation: number, part: PartKey): Promise<Uint8Array | undefined> => {
    const id = `${listKey} ${generation} ${part}`
    const row = (await store.lists()).find(list => list.key === listKey)
    const registry = row && (await store.registries()).find(one => one.id === row.registryId)
    const fetcher = registry && fetcherFor(registry)
    const failed = failedAt.get(id)
    const reached = failed !== undefined && (registry?.checkedAt ?? 0) > failed
    if (failed !== undefined && !reached && clock.now() - failed < PAUSE_MS) return undefined
    if (!fetcher || row.active !== generation || !row.manifest) return undefined
    try {
      const manifest = readManifest(row.manifest)
      const bytes = await refetch({ store, listKey, generation, manifest, fetcher }, part)
      await store.repair(listKey, generation, part, bytes)
      failedAt.delete(id)
      return bytes
    } catch (error) {
      if (!(error instanceof FetchError || error instanceof FormatError || error instanceof SyncError)) throw error
      failedAt.set(id, clock.now())
      return undefined
    }
  }
}

interface Job {
  store: Store
  listKey: string
  generation: number
  manifest: Manifest
  fetcher: Fetcher
}

const refetch = async (job: Job, part: PartKey): Promise<Uint8Array> => {
  const { manifest, fetcher } = job
  const { listId } = manifest
  if (part === 'parts') return fetchChecked(fetcher, partFile(listId, manifest.parts.sha256), manifest.parts)
  const [kind, number] = part.split('/')
  const n = Number(number)
  const index = readPartIndex(await held(job, 'parts'))
  if (kind === 'block') return refetchBlock(job, index, n)
  const ref = kind === 'table' ? index.table[n] : index.keys[n]
  if (!ref) throw new FormatError('bad-part', `there is no ${part}`)
  return fetchChecked(fetcher, partFile(listId, ref.sha256), ref)
}

const held = async ({ store, listKey, generation }: Job, part: PartKey): Promise<Uint8Array> => {
  const bytes = await store.part(listKey, generation, part)
  if (!bytes) throw new FormatError('bad-part', `${part} is missing`)
  return bytes
}

const refetchBlock = async (job: Job, index: PartIndex, n: number): Promise<Uint8Array> => {
  const page = `table/${tablePageOf(n)}`
  const row = readTablePage(await held(job, page), page)[n % ROWS_A_PAGE]
  const pack = row && index.packs[row.pack]
  if (!pack) throw new FormatError('bad-part', `block ${n} lies in no pack`)
  const range = { start: row.offset, end: row.offset + row.size }
  const reply = await job.fetcher.fetch({ path: packFile(job.manifest.listId, pack.sha256), maxBytes: row.size, range })
  if (reply.status !== 'ok') throw new SyncError('damaged', `pack ${row.pack} is missing`)
  const block = unpackBlock(reply.bytes, row, row.offset)
  checkPart(block, row, `block/${n}`)
  return block
}
