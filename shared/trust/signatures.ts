/** Ed25519 signatures over TUF's canonical JSON, and thresholds. Plain JavaScript: old browsers and http pages have no Ed25519. */
import { hashes, verify } from '@noble/ed25519'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { canonicalize } from '@tufjs/canonical-json'
import { TrustError } from './error.ts'
import type { Envelope, RoleName, Signed } from './schema.ts'

hashes.sha512 = sha512

/** The bytes a signature is over. Throws TypeError on fractions, which TUF's form cannot say. */
export const signedBytes = (signed: object): Uint8Array => new TextEncoder().encode(canonicalize(signed))

/** TUF 4.2: a key's id is the hash of its canonical form. */
export const keyIdOf = (key: object): string => bytesToHex(sha256(signedBytes(key)))

const holds = (sig: string, message: Uint8Array, publicKey: string): boolean => {
  try {
    return verify(hexToBytes(sig), message, hexToBytes(publicKey), { zip215: false })
  } catch {
    return false
  }
}

/**
 * Throws unless `threshold` different keys of the role in `root` signed the envelope. Repeated signatures, repeated key ids, and
 * one public key under several ids count once (TUF 5.3.4, 5.4.2, 5.5.3, 5.6.3).
 */
export const verifyThreshold = (root: Signed<'root'>, role: RoleName, envelope: Envelope<RoleName>, step: string): void => {
  const { keyids, threshold } = root.roles[role]
  let message: Uint8Array
  try {
    message = signedBytes(envelope.raw)
  } catch {
    throw new TrustError('bad-metadata', step, `${role} cannot be put in canonical form`)
  }
  const signers = new Set<string>()
  for (const keyid of new Set(keyids)) {
    const key = root.keys[keyid]
    if (key?.keytype !== 'ed25519' || key.scheme !== 'ed25519' || signers.has(key.keyval.public)) continue
    if (envelope.signatures.some(s => s.keyid === keyid && holds(s.sig, message, key.keyval.public)))
      signers.add(key.keyval.public)
  }
  if (signers.size >= threshold) return
  const code = signers.size === 0 ? 'bad-signature' : 'below-threshold'
  throw new TrustError(code, step, `${role} has ${signers.size} of ${threshold} signatures`)
}
