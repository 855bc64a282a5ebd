/**
 * Fetches one version of a list into a generation that nobody reads yet. Every part is checked against the signed chain manifest →
 * table of parts → pages → blocks before it is staged. A run that was cut short goes on where it was: what is staged and still
 * hashes right is not fetched again.
 */
import { ROWS_A_PAGE, readTablePage } from '../format/block-table.ts'
import { checkPart } from '../format/bytes.ts'
import { FormatError } from '../format/error.ts'
import { unpackBlock } from '../format/pack.ts'
import { readPartIndex } from '../format/part-index.ts'
import { packFile, partFile } from '../format/paths.ts'
import type { BlockRow, Manifest, PartRef } from '../format/types.ts'
import { SyncError } from './codes.ts'
import type { Fetcher, PartKey, Store } from './ports.ts'

/** A pack is about 2 MB: slow lines get a minute for it. */
const PACK_TIMEOUT_MS = 60_000
/** Requests under way at once: what a browser opens to one HTTP/1.1 host. */
const LANES = 6
/** Parts looked for, and staged, in one go. */
const BATCH = 256

export interface ListJob {
  fetcher: Fetcher
  store: Store
  listKey: string
  generation: number
  manifest: Manifest
  signal?: AbortSignal
  /** Bytes or files do not matter to a progress bar: parts done and parts known to be needed. */
  onProgress?: (done: number, total: number) => void
}

export const fetchList = async (job: ListJob): Promise<void> => {
  const { manifest, store, listKey, generation } = job
  // Left by a run for another version: nothing of it may linger in the generation that becomes active.
  if (!isSound(await store.part(listKey, generation, 'parts'), manifest.parts)) await store.collect(listKey, [])
  const [indexBytes] = await fetchParts(job, [['parts', manifest.parts]], () => {})
  const index = readPartIndex(indexBytes!)
  const total = index.table.length + index.keys.length + index.packs.length
  let done = 0
  const step = () => job.onProgress?.(++done, total)
  const tables = await fetchParts(
    job,
    index.table.map((ref, i) => [`table/${i}`, ref]),
    step,
  )
  const rows = tables.flatMap((bytes, i) => {
    const page = readTablePage(bytes, `table/${i}`)
    if (i < tables.length - 1 && page.length !== ROWS_A_PAGE) throw new FormatError('bad-part', `table/${i} is short`)
    return page
  })
  if (rows.length !== manifest.blocks.buckets) throw new FormatError('bad-part', 'the block table does not fit its manifest')
  await fetchParts(
    job,
    index.keys.map((ref, i) => [`keys/${i}`, ref]),
    step,
  )
  const numbers: number[][] = index.packs.map(() => [])
  for (const [n, { pack }] of rows.entries()) {
    if (!numbers[pack]) throw new FormatError('bad-part', `block ${n} lies in no pack`)
    numbers[pack].push(n)
  }
  await inLanes(index.packs, job.signal, async (ref, pack) => {
    await onePack(job, ref, rows, numbers[pack]!)
    step()
  })
}

/** Runs over the items a few at a time; the first failure stops what has not begun. */
const inLanes = async <T>(items: readonly T[], signal: AbortSignal | undefined, work: (item: T, i: number) => Promise<void>) => {
  let next = 0
  const lane = async () => {
    while (next < items.length) {
      signal?.throwIfAborted()
      const i = next++
      try {
        await work(items[i]!, i)
      } catch (error) {
        next = items.length
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(LANES, items.length) }, lane))
}

const isSound = (bytes: Uint8Array | undefined, ref: PartRef): bytes is Uint8Array => {
  try {
    if (!bytes) return false
    checkPart(bytes, ref, '')
    return true
  } catch {
    return false
  }
}

/**
 * A file whose length and hash are signed. What does not fit is asked for once more past every cache: a captive portal's page may
 * have been kept under this name.
 */
export const fetchChecked = async (fetcher: Fetcher, path: string, ref: PartRef, signal?: AbortSignal): Promise<Uint8Array> => {
  const request = { path, maxBytes: ref.length, timeoutMs: PACK_TIMEOUT_MS, ...(signal ? { signal } : {}) }
  const reply = await fetcher.fetch(request)
  if (reply.status === 'ok' && isSound(reply.bytes, ref)) return reply.bytes
  const again = await fetcher.fetch({ ...request, fresh: true })
  if (again.status !== 'ok') throw new SyncError('damaged', `${path} is missing`)
  checkPart(again.bytes, ref, path)
  return again.bytes
}

/** Small parts, named by their hash on the server: those staged already are kept, the others fetched and staged together. */
const fetchParts = async (job: ListJob, parts: [PartKey, PartRef][], step: () => void): Promise<Uint8Array[]> => {
  const { store, listKey, generation, manifest, fetcher, signal } = job
  const all: Uint8Array[] = []
  for (let from = 0; from < parts.length; from += BATCH) {
    const batch = parts.slice(from, from + BATCH)
    const held = await store.parts(
      listKey,
      generation,
      batch.map(([part]) => part),
    )
    const fetched: [PartKey, Uint8Array][] = []
    await inLanes(batch, signal, async ([part, ref], i) => {
      const staged = held[i]
      if (isSound(staged, ref)) all[from + i] = staged
      else {
        all[from + i] = await fetchChecked(fetcher, partFile(manifest.listId, ref.sha256), ref, signal)
        fetched.push([part, all[from + i]!])
      }
      step()
    })
    if (fetched.length > 0) await store.stage(listKey, generation, fetched)
  }
  return all
}

/**
 * The pack is hashed whole, so its blocks are what was signed; each block is hashed against the table at every read, and once
 * more here would cost a third of an import.
 */
const onePack = async (job: ListJob, ref: PartRef, rows: BlockRow[], numbers: number[]): Promise<void> => {
  const { store, listKey, generation, manifest, fetcher, signal } = job
  if (await allStaged(job, numbers, rows)) return
  const bytes = await fetchChecked(fetcher, packFile(manifest.listId, ref.sha256), ref, signal)
  const blocks = numbers.map((n): [PartKey, Uint8Array] => [`block/${n}`, unpackBlock(bytes, rows[n]!)])
  await store.stage(listKey, generation, blocks)
}

const allStaged = async ({ store, listKey, generation }: ListJob, numbers: number[], rows: BlockRow[]): Promise<boolean> => {
  for (let from = 0; from < numbers.length; from += BATCH) {
    const batch = numbers.slice(from, from + BATCH)
    const held = await store.parts(
      listKey,
      generation,
      batch.map(n => `block/${n}`),
    )
    if (!batch.every((n, i) => isSound(held[i], rows[n]!))) return false
  }
  return true
}
