/**
 * A registry's metadata, fetched and verified in TUF's order (5.3–5.6). Every step runs every time, also when versions are equal:
 * bytes kept from the last run save the fetch, never the check.
 */
import { TRUST_LIMITS } from '../trust/limits.ts'
import { type Floor, fingerprint, type Target, TrustedMetadata } from '../trust/metadata.ts'
import { parseMetadata } from '../trust/schema.ts'
import { SyncError } from './codes.ts'
import type { Fetcher, RegistryRow } from './ports.ts'

export type { Floor }

export interface MetadataJob {
  fetcher: Fetcher
  /** The clock, ms. */
  now: number
  floor?: Floor | undefined
  /** Fingerprints one of which the registry must have. Absent: any. */
  pins?: readonly string[] | undefined
  /** What the last good run kept. */
  held?: RegistryRow['metadata'] | undefined
  signal?: AbortSignal | undefined
  /** Called as soon as the timestamp holds: what fails afterwards must not reopen the way back. */
  onFloor?: (floor: Floor) => Promise<void>
}

export interface Verified {
  fingerprint: string
  signers: { threshold: number; keys: number }
  targets: Map<string, Target>
  /** What a registry's row takes over. */
  row: Pick<RegistryRow, 'metadata' | 'highWater' | 'expiresAt' | 'publisher' | 'sample' | 'objectionUrl' | 'sourceUrl'>
}

/** Rejects with `SyncError`, `TrustError` or `FetchError`; `syncCode` tells them apart. */
export const fetchMetadata = async (job: MetadataJob): Promise<Verified> => {
  const { held, pins } = job
  const first = held?.root && pins?.[0] ? { bytes: held.root, print: pins[0] } : await firstRoot(job)
  const trusted = TrustedMetadata.pin(first.bytes, { now: job.now, ...(job.floor ? { floor: job.floor } : {}) })
  const root = await walkRoots(job, trusted, first.bytes)
  const timestamp = await fetchTimestamp(job)
  trusted.updateTimestamp(timestamp.bytes)
  await job.onFloor?.(trusted.floor)
  const { snapshotRef } = trusted
  const snapshot = await fetchVersion(job, `${snapshotRef.version}.snapshot.json`, snapshotRef, held?.snapshot)
  trusted.updateSnapshot(snapshot)
  const { targetsRef } = trusted
  const targets = await fetchVersion(job, `${targetsRef.version}.targets.json`, targetsRef, held?.targets)
  trusted.updateTargets(targets)
  const { keyids, threshold } = parseMetadata('root', root, '5.3').signed.roles.root
  return {
    fingerprint: first.print,
    signers: { threshold, keys: keyids.length },
    targets: trusted.targets(),
    row: {
      metadata: {
        root,
        timestamp: timestamp.bytes,
        snapshot,
        targets,
        ...(timestamp.etag === undefined ? {} : { etag: timestamp.etag }),
      },
      highWater: trusted.floor,
      expiresAt: trusted.expiresAt,
      ...trusted.publisher,
    },
  }
}

const firstRoot = async ({ fetcher, pins, signal }: MetadataJob): Promise<{ bytes: Uint8Array; print: string }> => {
  const reply = await fetcher.fetch({ path: '1.root.json', maxBytes: TRUST_LIMITS.rootBytes, ...given(signal) })
  if (reply.status !== 'ok' || !looksLikeJson(reply.bytes)) throw new SyncError('not-a-registry', 'there is no 1.root.json')
  const print = fingerprint(reply.bytes)
  if (pins && !pins.includes(print)) throw new SyncError('fingerprint-differs', `the fingerprint is sha256-${print}`)
  return { bytes: reply.bytes, print }
}

/** TUF 5.3. @returns the newest root's bytes. */
const walkRoots = async ({ fetcher, signal }: MetadataJob, trusted: TrustedMetadata, first: Uint8Array): Promise<Uint8Array> => {
  let newest = first
  for (let hop = 0; hop < TRUST_LIMITS.rootHops; hop++) {
    const path = `${trusted.rootVersion + 1}.root.json`
    const reply = await fetcher.fetch({ path, maxBytes: TRUST_LIMITS.rootBytes, fresh: true, ...given(signal) })
    // Some servers answer every path with their start page. A hidden root is caught by the floor and by expiry.
    if (reply.status !== 'ok' || !looksLikeJson(reply.bytes)) return newest
    trusted.updateRoot(reply.bytes)
    newest = reply.bytes
  }
  return newest
}

const fetchTimestamp = async ({ fetcher, held, signal }: MetadataJob): Promise<{ bytes: Uint8Array; etag?: string }> => {
  const kept = held?.timestamp
  const etag = kept && held.etag
  const reply = await fetcher.fetch({
    path: 'timestamp.json',
    maxBytes: TRUST_LIMITS.timestampBytes,
    fresh: true,
    ...(etag === undefined ? {} : { etag }),
    ...given(signal),
  })
  if (reply.status === 'not-modified' && kept) return { bytes: kept, ...(etag === undefined ? {} : { etag }) }
  if (reply.status !== 'ok') throw new SyncError('not-a-registry', 'there is no timestamp.json')
  return { bytes: reply.bytes, ...(reply.etag === undefined ? {} : { etag: reply.etag }) }
}

/** A file that is named by its version and known by its hash. */
const fetchVersion = async (
  { fetcher, signal }: MetadataJob,
  path: string,
  ref: Target,
  kept: Uint8Array | undefined,
): Promise<Uint8Array> => {
  const fits = (bytes: Uint8Array) => bytes.length === ref.length && fingerprint(bytes) === ref.sha256
  if (kept && fits(kept)) return kept
  const request = { path, maxBytes: Math.min(ref.length, TRUST_LIMITS.targetsBytes), ...given(signal) }
  const reply = await fetcher.fetch(request)
  if (reply.status === 'ok' && fits(reply.bytes)) return reply.bytes
  // Once more past every cache; what comes then is for the trust store to judge.
  const again = await fetcher.fetch({ ...request, fresh: true })
  if (again.status !== 'ok') throw new SyncError('unverified', `${path} is missing`)
  return again.bytes
}

const given = (signal: AbortSignal | undefined) => (signal ? { signal } : {})

const looksLikeJson = (bytes: Uint8Array): boolean => {
  const first = bytes.find(byte => byte > 0x20)
  return first === 0x7b
}
