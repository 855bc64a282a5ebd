/**
 * The trust store: TUF metadata in, trusted values out, in the order of the specification's client workflow (1.0, section 5). No
 * network, disk or clock; one reference time for the whole run. A step that fails throws and leaves what was trusted before.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { TrustError } from './error.ts'
import { TRUST_LIMITS } from './limits.ts'
import { type Envelope, msOf, type Publisher, parseMetadata, type RoleName, type Signed } from './schema.ts'
import { keyIdOf, verifyThreshold } from './signatures.ts'

/** Versions below which nothing is accepted, and the newest `signedAt` seen, ms. Zeros at first. */
export interface Floor {
  root: number
  timestamp: number
  snapshot: number
  targets: number
  signedAt: number
}

export interface Target {
  length: number
  sha256: string
}

export interface PinOptions {
  /** The clock, ms. Never trusted below `floor.signedAt`. */
  now: number
  floor?: Floor
  /** Hex SHA-256 the root's bytes must have: for `1.root.json`, whose hash is the registry's fingerprint. */
  fingerprint?: string
}

/** A registry's fingerprint, from its raw `1.root.json`. */
export const fingerprint = (rootBytes: Uint8Array): string => bytesToHex(sha256(rootBytes))

/** Throws unless the bytes are exactly the target's (TUF 5.7.2). */
export const checkTarget = (bytes: Uint8Array, target: Target, step = '5.7.2'): void => {
  if (bytes.length !== target.length) throw new TrustError('wrong-length', step, `${bytes.length} bytes, not ${target.length}`)
  if (bytesToHex(sha256(bytes)) !== target.sha256) throw new TrustError('wrong-hash', step, 'the hash differs')
}

const NO_FLOOR: Floor = { root: 0, timestamp: 0, snapshot: 0, targets: 0, signedAt: 0 }

export class TrustedMetadata {
  #root: Signed<'root'>
  #timestamp: Signed<'timestamp'> | undefined
  #snapshot: Signed<'snapshot'> | undefined
  #targets: Signed<'targets'> | undefined
  #floor: Floor
  readonly #now: number

  private constructor(root: Signed<'root'>, now: number, floor: Floor) {
    this.#root = root
    this.#now = now
    this.#floor = floor
  }

  /**
   * TUF 5.1, 5.2: fixes the time and takes a root on trust: the pinned first one, or the newest one kept from earlier runs. Its
   * expiry does not matter yet, newer ones may follow.
   */
  static pin(rootBytes: Uint8Array, options: PinOptions): TrustedMetadata {
    sized('root', rootBytes, TRUST_LIMITS.rootBytes, '5.2')
    if (options.fingerprint !== undefined && fingerprint(rootBytes) !== options.fingerprint)
      throw new TrustError('wrong-fingerprint', '5.2', 'the first root is another one')
    const envelope = parseMetadata('root', rootBytes, '5.2')
    soundRoot(envelope.signed, '5.2')
    verifyThreshold(envelope.signed, 'root', envelope, '5.2')
    return new TrustedMetadata(envelope.signed, options.now, { ...(options.floor ?? NO_FLOOR) })
  }

  /** TUF 5.3.3–5.3.8: version N+1, signed by enough of N's and enough of its own keys. */
  updateRoot(bytes: Uint8Array): void {
    sized('root', bytes, TRUST_LIMITS.rootBytes, '5.3.3')
    const next = parseMetadata('root', bytes, '5.3.4')
    verifyThreshold(this.#root, 'root', next, '5.3.4')
    soundRoot(next.signed, '5.3.4')
    verifyThreshold(next.signed, 'root', next, '5.3.4')
    if (next.signed.version !== this.#root.version + 1)
      throw new TrustError('wrong-version', '5.3.5', `root ${next.signed.version} after ${this.#root.version}`)
    // 5.3.11: who fast-forwarded versions with a stolen key must not lock clients out for ever.
    const rotated = (['timestamp', 'snapshot', 'targets'] as const).some(
      role => sorted(this.#root.roles[role].keyids) !== sorted(next.signed.roles[role].keyids),
    )
    if (rotated) this.#floor = { ...NO_FLOOR, root: this.#floor.root }
    this.#root = next.signed
    this.#timestamp = undefined
    this.#snapshot = undefined
    this.#targets = undefined
  }

  /** TUF 5.3.10 and 5.4. Every run, equal versions included: a replayed timestamp does not outlive its expiry. */
  updateTimestamp(bytes: Uint8Array): void {
    sized('timestamp', bytes, TRUST_LIMITS.timestampBytes, '5.4.1')
    if (this.#root.version < this.#floor.root)
      throw new TrustError('rollback', '5.3.5', `root ${this.#root.version}, seen ${this.#floor.root}`)
    this.#alive('root', this.#root, '5.3.10')
    const next = parseMetadata('timestamp', bytes, '5.4.2')
    verifyThreshold(this.#root, 'timestamp', next, '5.4.2')
    const { signed } = next
    const stated = signed.meta['snapshot.json'].version
    if (signed.version < this.#floor.timestamp)
      throw new TrustError('rollback', '5.4.3.1', `timestamp ${signed.version}, seen ${this.#floor.timestamp}`)
    if (stated < this.#floor.snapshot)
      throw new TrustError('rollback', '5.4.3.2', `snapshot ${stated}, seen ${this.#floor.snapshot}`)
    const signedAt = msOf(signed.signedAt)
    if (signedAt >= msOf(signed.expires)) throw new TrustError('bad-metadata', '5.4.4', 'timestamp signed after its expiry')
    this.#alive('timestamp', signed, '5.4.4')
    this.#floor = {
      ...this.#floor,
      root: this.#root.version,
      timestamp: signed.version,
      signedAt: Math.max(this.#floor.signedAt, signedAt),
    }
    // Once more with the newer time: a root that ended before this timestamp was signed ended, whatever the clock says.
    this.#alive('root', this.#root, '5.3.10')
    this.#timestamp = signed
  }

  /** TUF 5.5. */
  updateSnapshot(bytes: Uint8Array): void {
    const stated = trusted(this.#timestamp).meta['snapshot.json']
    const { signed } = this.#stated('snapshot', bytes, stated, '5.5')
    const targets = signed.meta['targets.json'].version
    if (targets < this.#floor.targets)
      throw new TrustError('rollback', '5.5.5', `targets ${targets}, seen ${this.#floor.targets}`)
    this.#alive('snapshot', signed, '5.5.6')
    this.#floor = { ...this.#floor, snapshot: signed.version }
    this.#snapshot = signed
  }

  /** TUF 5.6. Delegations are not followed: a registry's lists are its own. */
  updateTargets(bytes: Uint8Array): void {
    const stated = trusted(this.#snapshot).meta['targets.json']
    const { signed } = this.#stated('targets', bytes, stated, '5.6')
    this.#alive('targets', signed, '5.6.5')
    this.#floor = { ...this.#floor, targets: signed.version }
    this.#targets = signed
  }

  /** All signed targets, path → length and hash. */
  targets(): Map<string, Target> {
    return new Map(
      Object.entries(trusted(this.#targets).targets).map(([path, t]) => [path, { length: t.length, sha256: t.hashes.sha256 }]),
    )
  }

  target(path: string): Target | undefined {
    return this.targets().get(path)
  }

  get publisher(): Publisher {
    return this.#root.xinbiao
  }

  get rootVersion(): number {
    return this.#root.version
  }

  /** Versions of the snapshot and targets files to fetch next, with what is known of them. */
  get snapshotRef(): Target & { version: number } {
    return refOf(trusted(this.#timestamp).meta['snapshot.json'])
  }

  get targetsRef(): Target & { version: number } {
    return refOf(trusted(this.#snapshot).meta['targets.json'])
  }

  /** To be kept with the metadata, and given again at the next run. */
  get floor(): Floor {
    return { ...this.#floor }
  }

  /** When the earliest of all accepted metadata expires, ms: from then on nothing is fresh. */
  get expiresAt(): number {
    const all = [this.#root, this.#timestamp, this.#snapshot, this.#targets]
    return Math.min(...all.flatMap(m => (m ? [msOf(m.expires)] : [])))
  }

  /** Hash and length as the parent states (mix-and-match), signatures, then the very version. */
  #stated<R extends 'snapshot' | 'targets'>(
    role: R,
    bytes: Uint8Array,
    stated: Signed<'timestamp'>['meta']['snapshot.json'],
    step: '5.5' | '5.6',
  ): Envelope<R> {
    sized(role, bytes, role === 'snapshot' ? TRUST_LIMITS.snapshotBytes : TRUST_LIMITS.targetsBytes, `${step}.1`)
    checkTarget(bytes, refOf(stated), `${step}.2`)
    const next = parseMetadata(role, bytes, `${step}.3`)
    verifyThreshold(this.#root, role, next, `${step}.3`)
    if (next.signed.version !== stated.version)
      throw new TrustError('wrong-version', `${step}.4`, `${role} ${next.signed.version}, stated ${stated.version}`)
    return next
  }

  #alive(role: RoleName, signed: { expires: string }, step: string): void {
    if (Math.max(this.#now, this.#floor.signedAt) >= msOf(signed.expires))
      throw new TrustError('expired', step, `${role} expired ${signed.expires}`)
  }
}

const refOf = (stated: Signed<'timestamp'>['meta']['snapshot.json']) => ({
  version: stated.version,
  length: stated.length,
  sha256: stated.hashes.sha256,
})

/** Without `toSorted`, which Chromium 109 lacks. */
const sorted = (ids: readonly string[]): string => [...ids].sort().join()

const sized = (role: RoleName, bytes: Uint8Array, max: number, step: string): void => {
  if (bytes.length > max) throw new TrustError('too-large', step, `${role} has ${bytes.length} bytes`)
}

const trusted = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('metadata asked for before its turn')
  return value
}

/** TUF 4.2, 4.3: key ids are the hashes of their keys, and a role's threshold can be met. */
const soundRoot = (root: Signed<'root'>, step: string): void => {
  for (const [role, { keyids, threshold }] of Object.entries(root.roles)) {
    const own = new Set(keyids)
    if (own.size < threshold) throw new TrustError('bad-metadata', step, `${role} can never reach its threshold`)
    for (const id of own) if (!root.keys[id]) throw new TrustError('bad-metadata', step, `${role} names a key that is not there`)
  }
  for (const [id, key] of Object.entries(root.keys))
    if (keyIdOf(key) !== id) throw new TrustError('bad-metadata', step, 'a key id is not the hash of its key')
}
