/** A publisher's signing keys: root keys, several, kept offline, of which `threshold` sign; one online key for everything else. */
import { getPublicKey, hashes, sign } from '@noble/ed25519'
import { sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { utf8 } from '../format/bytes.ts'
import { canonicalJson } from '../format/canonical.ts'
import { keyIdOf, signedBytes } from '../trust/signatures.ts'

hashes.sha512 = sha512

export interface SigningKey {
  /** TUF key id: SHA-256 of the public key object's canonical form. */
  keyid: string
  /** 32 bytes, hex. */
  public: string
  /** 32 bytes. Absent when the key's file is elsewhere, as root keys' should be. */
  secret?: Uint8Array
}

export interface KeyRing {
  threshold: number
  root: SigningKey[]
  online: SigningKey
}

/** The key as TUF writes it. */
export const tufKey = (publicHex: string) => ({ keytype: 'ed25519', scheme: 'ed25519', keyval: { public: publicHex } })

export const publicOnly = (publicHex: string): SigningKey => ({ keyid: keyIdOf(tufKey(publicHex)), public: publicHex })

export const keyOf = (secret: Uint8Array): SigningKey => ({ ...publicOnly(bytesToHex(getPublicKey(secret))), secret })

/** @param random gives 32 fresh bytes at each call. */
export const makeKeys = (options: { count: number; threshold: number; random: () => Uint8Array }): KeyRing => {
  const { count, threshold, random } = options
  if (!(threshold >= 1 && count >= threshold)) throw new RangeError('a threshold between 1 and the number of keys')
  return { threshold, root: Array.from({ length: count }, () => keyOf(random())), online: keyOf(random()) }
}

/** A metadata file's bytes: `signed` with a signature by every key that has its secret. Ed25519 is deterministic, so these are too. */
export const signMetadata = (signed: object, keys: readonly SigningKey[]): Uint8Array => {
  const message = signedBytes(signed)
  const signatures = keys
    .flatMap(key => (key.secret ? [{ keyid: key.keyid, sig: bytesToHex(sign(message, key.secret)) }] : []))
    .sort((a, b) => (a.keyid < b.keyid ? -1 : 1))
  return utf8(canonicalJson({ signatures, signed }))
}
