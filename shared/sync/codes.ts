/** What can go wrong with a registry, as literal codes; the words stand in the catalogue. */
import type { UiError } from '../contract/messages.ts'
import { fail } from '../contract/result.ts'
import { FormatError } from '../format/error.ts'
import { StoreError } from '../store/error.ts'
import { TrustError, type TrustErrorCode } from '../trust/error.ts'
import { FetchError } from './ports.ts'

export type SyncCode =
  | 'offline'
  | 'timeout'
  | 'aborted'
  /** What was fetched is no registry's metadata: a captive portal's page, another site. */
  | 'not-a-registry'
  | 'fingerprint-differs'
  | 'already-added'
  | 'unknown-registry'
  | 'bad-url'
  /** Metadata whose time has run out: somebody may be withholding news. */
  | 'expired'
  /** Older than what this machine has already seen. */
  | 'rollback'
  /** A signature, a threshold or a hash does not hold. */
  | 'unverified'
  /** The metadata hold, a part of a list does not: truncated, flipped, or of another version. */
  | 'damaged'
  /** Written for a newer program. */
  | 'unsupported'
  | 'quota'
  | 'storage'

export class SyncError extends Error {
  readonly code: SyncCode
  constructor(code: SyncCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'SyncError'
    this.code = code
  }
}

export const formatCode = (error: FormatError): SyncCode => (error.code.startsWith('unknown-') ? 'unsupported' : 'damaged')

const TRUST: { [C in TrustErrorCode]: SyncCode } = {
  'bad-metadata': 'not-a-registry',
  'too-large': 'unverified',
  'wrong-fingerprint': 'fingerprint-differs',
  'bad-signature': 'unverified',
  'below-threshold': 'unverified',
  expired: 'expired',
  rollback: 'rollback',
  'wrong-version': 'unverified',
  'wrong-hash': 'unverified',
  'wrong-length': 'unverified',
}

/** Any failure of an update as a code. Throws what is nobody's fault but ours: a bug must not look like a bad network. */
export const syncCode = (error: unknown): SyncCode => {
  if (error instanceof SyncError) return error.code
  if (error instanceof FetchError)
    return error.code === 'http' ? 'offline' : error.code === 'too-large' ? 'unverified' : error.code
  if (error instanceof TrustError) return TRUST[error.code]
  if (error instanceof StoreError) return error.code === 'quota' ? 'quota' : 'storage'
  if (error instanceof FormatError) return formatCode(error)
  if ((error as { name?: string }).name === 'AbortError') return 'aborted'
  throw error
}

/** A failure as the reply that crosses contexts. Whatever fails after a cancellation was cancelled. */
export const syncFailure = (error: unknown, signal?: AbortSignal): { ok: false; code: SyncCode; detail?: string } =>
  signal?.aborted ? fail('aborted') : fail(syncCode(error), (error as Error).message)

const UI: { [C in SyncCode]: UiError } = {
  offline: 'offline',
  timeout: 'offline',
  aborted: 'aborted',
  'not-a-registry': 'not-a-registry',
  'fingerprint-differs': 'fingerprint-differs',
  'already-added': 'already-added',
  'unknown-registry': 'unknown-registry',
  'bad-url': 'bad-url',
  expired: 'expired',
  rollback: 'unverified',
  unverified: 'unverified',
  damaged: 'unverified',
  unsupported: 'unverified',
  quota: 'quota',
  storage: 'internal',
}

/** The code an extension page is answered with. */
export const uiErrorOf = (code: SyncCode): UiError => UI[code]
