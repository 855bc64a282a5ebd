/** What `sync` and `lookup` need of the world. Adapters: `shared/store/*` (Store), `shared/sync/http.ts`, `shared/sync/directory.ts` (Fetcher). */

/** The only way to the time. Milliseconds since the epoch. */
export interface Clock {
  now(): number
}

export interface FetchRequest {
  /** Relative to the registry's base, never absolute, never containing `..`. */
  path: string
  /** The read stops and fails with `too-large` once this many body bytes have arrived. */
  maxBytes: number
  /** `no-cache` for `timestamp.json`. */
  fresh?: boolean
  etag?: string
  /** Bytes `start`..`end` (exclusive). A server that ignores it and sends the whole is accepted and cut. */
  range?: { start: number; end: number }
  signal?: AbortSignal
  timeoutMs?: number
}

export type FetchReply = { status: 'ok'; bytes: Uint8Array; etag?: string } | { status: 'not-modified' } | { status: 'missing' }

export type FetchErrorCode = 'offline' | 'timeout' | 'too-large' | 'http' | 'aborted'

/** The only exception a Fetcher throws. */
export class FetchError extends Error {
  readonly code: FetchErrorCode
  constructor(code: FetchErrorCode, message: string) {
    super(message)
    this.name = 'FetchError'
    this.code = code
  }
}

export interface Fetcher {
  fetch(request: FetchRequest): Promise<FetchReply>
}

/** Raw bytes under a key, staged per generation. Keys within a list: `manifest`, `table/N`, `keys/N`, `block/N` (see shared/format). */
export type PartKey = string

export interface RegistryRow {
  /** Hex SHA-256 of the raw `1.root.json`; `local` for local lists. */
  id: string
  /** Base URL ending in `/`, `packaged:` for the extension's own sample, absent for local lists. */
  url?: string
  origin: 'registry' | 'local'
  addedAt: string
  /** Newest verified metadata, raw bytes as published. */
  metadata: { root?: Uint8Array; timestamp?: Uint8Array; snapshot?: Uint8Array; targets?: Uint8Array; etag?: string }
  /** Rollback floor (TUF 5.4–5.6) and newest `signedAt` seen, ms. */
  highWater: { root: number; timestamp: number; snapshot: number; targets: number; signedAt: number }
  publisher: string
  sample: boolean
  /** ms of the last run that ended well, and of the last that did not, with its literal code. */
  checkedAt?: number
  failedAt?: number
  error?: string
  objectionUrl?: string
  sourceUrl?: string
  /** Registry policy target, raw verified bytes. */
  policy?: Uint8Array
  /** Timestamp's expiry, ms. */
  expiresAt?: number
}

export interface ListRow {
  /** `registryId/listId`. */
  key: string
  registryId: string
  listId: string
  /** The generation readers use; absent until the first commit. */
  active?: number
  /** Raw manifest bytes of the active generation (small, so that opening reads one row). */
  manifest?: Uint8Array
  /** Set when a part was found damaged and could not be refetched. */
  broken?: string
  /** A newer version is published and verified by name, but its parts could not be had: the active one counts as stale. */
  behind?: boolean
  /** Local lists: who the officer says publishes it, where it was taken from, and the file's name. */
  publisher?: string
  sourceUrl?: string
  file?: string
}

/**
 * Storage port. Two shapes only: small rows, and immutable parts grouped in generations. A generation is invisible to readers
 * until `commit`, which is one small transaction: it writes the rows and the active generation numbers together.
 */
export interface Store {
  registries(): Promise<RegistryRow[]>
  lists(): Promise<ListRow[]>
  /** A part's bytes, or undefined. */
  part(listKey: string, generation: number, part: PartKey): Promise<Uint8Array | undefined>
  /** Many at once, in the order asked. */
  parts(listKey: string, generation: number, parts: PartKey[]): Promise<(Uint8Array | undefined)[]>
  /** Writes parts of a generation that is not active yet. May be called many times. */
  stage(listKey: string, generation: number, parts: [PartKey, Uint8Array][]): Promise<void>
  /** Replaces one damaged part of any generation. */
  repair(listKey: string, generation: number, part: PartKey, bytes: Uint8Array): Promise<void>
  commit(change: { registry?: RegistryRow; lists?: ListRow[]; dropLists?: string[]; dropRegistry?: string }): Promise<void>
  /** Deletes generations of a list that are neither active nor in `keep`. */
  collect(listKey: string, keep: number[]): Promise<void>
  /** Adapters close their handles; memory stores do nothing. */
  close(): void
}
