/** The list format's values (protocol.md "Files"). Writers and readers stand beside each other in this folder. */
import type { Coverage, Day, KeyCoverage, ListId, ListRecord } from '../core/types.ts'

/** Length in bytes and lower-case hex SHA-256 of an uncompressed part. */
export interface PartRef {
  length: number
  sha256: string
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
  /** Bucket count (a power of two) and the Merkle root (RFC 6962) over the block hashes. */
  blocks: { buckets: number; packs: number; root: string; table: PartRef[] }
  /** Key-hash prefix bits, key count, pages and the Merkle root over the 256-key groups. */
  keys: { bits: number; count: number; root: string; pages: PartRef[] }
}

/** One row of the block table: where a block lies in its pack (compressed) and what it is (uncompressed). */
export interface BlockRow {
  pack: number
  offset: number
  /** Compressed bytes in the pack. */
  size: number
  length: number
  sha256: string
}

/** What a block gives for a key. A record's body stands under its primary key; other keys point to it. */
export interface BlockHit {
  key: string
  /** The record, or the primary key under which its body stands. */
  record?: ListRecord
  pointsTo?: string
}

/** All the bytes of one list version, ready to be published or installed. Part keys as in `sync/ports.ts`. */
export interface BuiltList {
  manifest: Manifest
  manifestBytes: Uint8Array
  /** `table/N`, `keys/N`: uncompressed canonical bytes; `block/N`: the block, uncompressed. */
  parts: [string, Uint8Array][]
  /** Packs of gzip members, for publishing. */
  packs: Uint8Array[]
}
