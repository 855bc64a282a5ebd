/**
 * Reads one generation of one list. Every block's SHA-256 is checked at every read; a damaged part is asked for again through the
 * repair hook, alone; what stays damaged is `broken` and never a miss.
 */

import type { KeyHash } from '../core/keyhash.ts'
import type { Key } from '../core/keys.ts'
import type { ListRecord } from '../core/records.ts'
import {
  bucketOf,
  bucketOfKey,
  type DecodedBlock,
  decodeBlock,
  type HasVariant,
  hitsIn,
  parseKeyText,
  recordsFor,
} from '../format/block.ts'
import { ROWS_A_PAGE, readTablePage, tablePageOf } from '../format/block-table.ts'
import { FormatError } from '../format/error.ts'
import { KeyPage } from '../format/key-page.ts'
import { KeySet, keyPageFor, prefixOf } from '../format/key-set.ts'
import { readPartIndex } from '../format/part-index.ts'
import type { BlockRow, Manifest, PartIndex } from '../format/types.ts'
import type { PartKey, Store } from '../sync/ports.ts'
import { Recent } from './recent.ts'

/** Fetches one part of an installed generation again; undefined when it cannot be had. The store is written by whoever fetches. */
export type Repair = (listKey: string, generation: number, part: PartKey) => Promise<Uint8Array | undefined>

/** Decoded blocks kept per list: a page's names come back at every re-check. About 30 KB of memory each. */
const BLOCKS_KEPT = 64
/** Parts asked for in one go: one transaction, and a moment to notice a cancelled check between two. */
const BATCH = 128

/** A key with its text and hash, computed once for all lists. */
export interface HashedKey extends Key, KeyHash {
  text: string
}

export interface ReaderOptions {
  store: Store
  listKey: string
  generation: number
  manifest: Manifest
  hasVariant: HasVariant
  repair?: Repair
}

export class ListReader {
  readonly #options: ReaderOptions
  readonly #index: PartIndex
  readonly #firsts: Float64Array
  readonly #pages = new Map<number, KeyPage>()
  readonly #table = new Map<number, BlockRow[]>()
  readonly #blocks = new Recent<number, DecodedBlock>(BLOCKS_KEPT)
  #keys: KeySet | undefined

  private constructor(options: ReaderOptions, index: PartIndex) {
    this.#options = options
    this.#index = index
    this.#firsts = Float64Array.from(index.keys, page => page.first)
  }

  /** One small read. Throws `FormatError` when the table of parts is damaged and stays so. */
  static async open(options: ReaderOptions): Promise<ListReader> {
    const [index] = await readParts(options, ['parts'], readPartIndex)
    if (index instanceof FormatError) throw index
    return new ListReader(options, index!)
  }

  /** The whole key set in memory, for the synchronous probe. */
  async loadKeys(): Promise<KeySet> {
    if (this.#keys) return this.#keys
    const parts = this.#index.keys.map((_, i) => `keys/${i}`)
    const pages: Uint8Array[] = []
    for (let from = 0; from < parts.length; from += BATCH) {
      const read = await readParts(this.#options, parts.slice(from, from + BATCH), (bytes, part) => {
        new KeyPage(bytes, part)
        return bytes
      })
      for (const bytes of read) {
        if (bytes instanceof FormatError) throw bytes
        pages.push(bytes)
      }
    }
    this.#keys = KeySet.open(pages, this.#options.manifest.keys)
    this.#pages.clear()
    return this.#keys
  }

  /**
   * The records under each key (`keyText` form), each confirmed by the full key; an empty array where the list holds none, a
   * `FormatError` where the parts that would tell are damaged.
   */
  async find(keys: readonly HashedKey[], signal?: AbortSignal): Promise<Map<string, ListRecord[] | FormatError>> {
    const found = new Map<string, ListRecord[] | FormatError>()
    const asked = new Map(keys.map(key => [key.text, key]))
    const candidates = await this.#candidates(asked, found, signal)
    const { buckets } = this.#options.manifest.blocks
    const blockOf = (key: KeyHash) => bucketOf(key, buckets)
    const first = await this.#read([...candidates.values()].map(blockOf), signal)
    const pointing: { text: string; primary: string; block: number }[] = []
    for (const [text, key] of candidates) {
      const block = first.get(blockOf(key))!
      if (block instanceof FormatError) {
        found.set(text, block)
        continue
      }
      const records: ListRecord[] = []
      for (const hit of hitsIn(block, text)) {
        if (hit.record) records.push(hit.record)
        else {
          const primary = parseKeyText(hit.pointsTo)
          if (primary) pointing.push({ text, primary: hit.pointsTo, block: bucketOfKey(primary, buckets) })
        }
      }
      found.set(text, records)
    }
    const second = await this.#read(
      pointing.map(p => p.block),
      signal,
    )
    for (const { text, primary, block } of pointing) {
      const target = second.get(block)!
      const records = found.get(text)!
      if (target instanceof FormatError) found.set(text, target)
      else if (!(records instanceof FormatError))
        records.push(...(await recordsFor(target, primary, text, this.#options.hasVariant)))
    }
    return found
  }

  /** The keys whose hash is in the key set. The others are certainly not in the list: `found` gets an empty array for them. */
  async #candidates(asked: Map<string, HashedKey>, found: Map<string, ListRecord[] | FormatError>, signal?: AbortSignal) {
    const candidates = new Map<string, HashedKey>()
    const { bits } = this.#options.manifest.keys
    const where: { text: string; key: HashedKey; page: number; prefix: number }[] = []
    for (const [text, key] of asked) {
      const { lo, hi } = key
      if (this.#keys) {
        if (this.#keys.mayHave(lo, hi)) candidates.set(text, key)
        else found.set(text, [])
        continue
      }
      const prefix = prefixOf(lo, hi, bits)
      where.push({ text, key, prefix, page: keyPageFor(this.#firsts, prefix) })
    }
    const missing = [...new Set(where.map(w => w.page))].filter(page => page >= 0 && !this.#pages.has(page))
    const damaged = new Map<number, FormatError>()
    for (let from = 0; from < missing.length; from += BATCH) {
      signal?.throwIfAborted()
      const batch = missing.slice(from, from + BATCH)
      const names = batch.map(page => `keys/${page}`)
      const read = await readParts(this.#options, names, (bytes, part) => new KeyPage(bytes, part))
      for (const [i, page] of read.entries()) {
        if (page instanceof FormatError) damaged.set(batch[i]!, page)
        else this.#pages.set(batch[i]!, page)
      }
    }
    for (const { text, key, page, prefix } of where) {
      const error = damaged.get(page)
      if (error) found.set(text, error)
      else if (this.#pages.get(page)?.has(prefix)) candidates.set(text, key)
      else found.set(text, [])
    }
    return candidates
  }

  async #read(wanted: number[], signal?: AbortSignal): Promise<Map<number, DecodedBlock | FormatError>> {
    const blocks = new Map<number, DecodedBlock | FormatError>()
    const missing: number[] = []
    for (const n of new Set(wanted)) {
      const held = this.#blocks.get(n)
      if (held) blocks.set(n, held)
      else missing.push(n)
    }
    for (let from = 0; from < missing.length; from += BATCH) {
      signal?.throwIfAborted()
      const batch = missing.slice(from, from + BATCH)
      const rows = await this.#rows(batch)
      const sound = batch.filter(n => !(rows.get(n) instanceof FormatError))
      for (const n of batch) if (!sound.includes(n)) blocks.set(n, rows.get(n) as FormatError)
      const read = await readParts(
        this.#options,
        sound.map(n => `block/${n}`),
        (bytes, part, i) => decodeBlock(bytes, rows.get(sound[i]!) as BlockRow, part),
      )
      for (const [i, block] of read.entries()) {
        blocks.set(sound[i]!, block)
        if (!(block instanceof FormatError)) this.#blocks.set(sound[i]!, block)
      }
    }
    return blocks
  }

  async #rows(wanted: number[]): Promise<Map<number, BlockRow | FormatError>> {
    const missing = [...new Set(wanted.map(tablePageOf))].filter(page => !this.#table.has(page))
    const read = await readParts(
      this.#options,
      missing.map(page => `table/${page}`),
      readTablePage,
    )
    const damaged = new Map<number, FormatError>()
    for (const [i, rows] of read.entries()) {
      if (rows instanceof FormatError) damaged.set(missing[i]!, rows)
      else this.#table.set(missing[i]!, rows)
    }
    return new Map(
      wanted.map(n => {
        const page = tablePageOf(n)
        const row = this.#table.get(page)?.[n % ROWS_A_PAGE]
        return [n, row ?? damaged.get(page) ?? new FormatError('bad-part', `table/${page} lacks block ${n}`)]
      }),
    )
  }
}

/** Reads parts and opens each; one that is missing or does not open is repaired once. */
const readParts = async <T>(
  { store, listKey, generation, repair }: ReaderOptions,
  parts: PartKey[],
  open: (bytes: Uint8Array, part: PartKey, i: number) => T,
): Promise<(T | FormatError)[]> => {
  if (parts.length === 0) return []
  const stored = await store.parts(listKey, generation, parts)
  const read: (T | FormatError)[] = []
  for (const [i, part] of parts.entries()) {
    const attempt = (bytes: Uint8Array | undefined): T | FormatError => {
      if (!bytes) return new FormatError('bad-part', `${part} is missing`)
      try {
        return open(bytes, part, i)
      } catch (error) {
        if (error instanceof FormatError) return error
        throw error
      }
    }
    let value = attempt(stored[i])
    if (value instanceof FormatError && repair) {
      const again = await repair(listKey, generation, part)
      if (again) value = attempt(again)
    }
    read.push(value)
  }
  return read
}
