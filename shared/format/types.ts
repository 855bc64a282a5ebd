/** The list format's values (protocol.md "Files"). Writers and readers stand beside each other in this folder. */

import type { Day } from '../core/days.ts'
import type { Coverage, KeyCoverage, ListId, ListRecord } from '../core/records.ts'

/** Length in bytes and lower-case hex SHA-256 of an uncompressed part. */
export interface PartRef {
  length: number
  sha256: string
}

/** A page of the key set: `first` is its first key-hash prefix, so that the page to read for a key is known without reading any. */
export interface KeyPageRef extends PartRef {
  first: number
  count: number
}

/**
 * The table of parts, itself the part `parts`: it holds what grows with the list, so that the manifest stays about 1 KB. 10 M
 * keys have 2,500 pages: 110 KB here, 250 KB as JSON in a file that is fetched at every publication.
 */
export interface PartIndex {
  /** Pages of the block table. */
  table: PartRef[]
  /** Pages of the key set, in order of `first`. */
  keys: KeyPageRef[]
  /** Pack files, hashed as they lie on the server (compressed). Empty for local lists. */
  packs: PartRef[]
}

export interface Manifest {
  schema: 1
  normaliser: number
  hash: number
  listId: ListId
  seq: number
  retrievedAt: Day
  coverage: Coverage
  keyCoverage: KeyCoverage
  count: number
  graceDays: number
  sample: boolean
  /** Name endings of the records that the finder's common table lacks. */
  endings: string[]
  /** SHA-256 of the previous manifest's bytes. */
  previous?: string
  /** The part `parts` (`PartIndex`). */
  parts: PartRef
  /** Bucket count (a power of two) and the Merkle root (RFC 6962) over the block hashes. */
  blocks: { buckets: number; root: string }
  /** Key-hash prefix bits, prefix count and the Merkle root over the 256-key groups. */
  keys: { bits: number; count: number; root: string }
}

/** One row of the block table: where a block lies in its pack (compressed) and what it is (uncompressed). */
export interface BlockRow extends PartRef {
  pack: number
  offset: number
  /** Compressed bytes in the pack. 0 in local lists, which have no packs. */
  size: number
}

/** What a block gives for a key: a record, or the primary key under which the bodies stand. */
export type BlockHit = { record: ListRecord; pointsTo?: undefined } | { record?: undefined; pointsTo: string }

/** What the publisher states about a list version. */
export interface ListMeta {
  listId: ListId
  seq: number
  retrievedAt: Day
  coverage: Coverage
  graceDays: number
  sample: boolean
  endings?: string[]
  /** The version before: its manifest's hash, and its bucket count, which is kept while blocks stay of a useful size. */
  previous?: { sha256: string; buckets: number }
  /** False for local lists: no compression, no packs. Default true. */
  pack?: boolean
}

/** All the bytes of one list version, ready to be published or installed. Part keys as in `sync/ports.ts`. */
export interface BuiltList {
  manifest: Manifest
  manifestBytes: Uint8Array
  index: PartIndex
  /** `parts`, `table/N`, `keys/N`, `block/N`: uncompressed canonical bytes. */
  parts: [string, Uint8Array][]
  /** Packs of gzip members, for publishing. Empty when `pack` is false. */
  packs: Uint8Array[]
}
