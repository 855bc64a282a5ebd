/**
 * The key hash: 64 bits as two unsigned 32-bit lanes, over UTF-16 units from right to left, finalised with length and key type.
 * Right to left, so that walking left from a name's ending hashes every possible beginning in one pass. It need not be
 * cryptographic: every hit is confirmed by the full key in the block. Test vectors: tests/unit/core/keyhash.test.ts.
 * Version 1. A change of any constant is version 2 and ships beside it.
 */

/** `u` USCC, `o` organisation code, `r` 15-digit number, `n` name (registered, former, other), `v` variant form. */
export type KeyType = 'u' | 'o' | 'r' | 'n' | 'v'

export const LANE_A = 0x9e3779b1 | 0
export const LANE_B = 0x85ebca77 | 0

/** One unit more on the left. Both lanes start at 0. */
export const stepA = (a: number, unit: number): number => Math.imul(((a << 5) | (a >>> 27)) ^ unit, LANE_A)
export const stepB = (b: number, unit: number): number => Math.imul(((b << 13) | (b >>> 19)) + unit, LANE_B) ^ (b >>> 7)

const mix = (x: number): number => {
  let h = x
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return h ^ (h >>> 16)
}

const salt = (type: KeyType, length: number): number => Math.imul(type.charCodeAt(0), 0x27d4eb2f) ^ Math.imul(length, 0x165667b1)

/** Low lane, unsigned. */
export const finishLo = (a: number, b: number, type: KeyType, length: number): number =>
  mix((a ^ salt(type, length)) + mix(b)) >>> 0
/** High lane, unsigned. Its upper bits choose buckets and prefixes. */
export const finishHi = (a: number, b: number, type: KeyType, length: number): number => signedHi(a, b, type, length) >>> 0
/** The same bits as a signed number, which needs no box. */
export const signedHi = (a: number, b: number, type: KeyType, length: number): number =>
  mix((b + salt(type, length)) ^ Math.imul(mix(a ^ 0x5bd1e995), LANE_B))

/** The first released key hash. */
export const KEY_HASH_VERSION = 1

export interface KeyHash {
  lo: number
  hi: number
}

/** Hash of a whole key. `value` is normalised (`nameKey`, `variantKey`, `normaliseCode`). */
export const keyHash = (type: KeyType, value: string): KeyHash => {
  let a = 0
  let b = 0
  for (let i = value.length - 1; i >= 0; i--) {
    const unit = value.charCodeAt(i)
    a = stepA(a, unit)
    b = stepB(b, unit)
  }
  return { lo: finishLo(a, b, type, value.length), hi: finishHi(a, b, type, value.length) }
}
