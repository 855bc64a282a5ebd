/**
 * The key set of a list: all its keys' hash prefixes over pages. May say yes wrongly (a hit is confirmed by the block), never no.
 * Prefixes have ⌈log2(keys × 10⁵)⌉ bits, so that a key not held is taken for held at most once in 10⁵; never fewer than 32, so
 * that the high lane alone addresses the prefilter over lists of any size, and never more than 53, so that a prefix is exact as a number
 * (enough for 9 × 10¹⁰ keys).
 */
import type { KeyHash } from '../core/keyhash.ts'
import { refOf } from './bytes.ts'
import { FormatError } from './error.ts'
import { KeyPage, PAGE_KEYS, writeKeyPage } from './key-page.ts'
import type { KeyPageRef } from './types.ts'

export const prefixBits = (keys: number): number => Math.min(53, Math.max(32, Math.ceil(Math.log2(Math.max(1, keys) * 1e5))))

/** A key hash's upper `bits` (32–53) bits. */
export const prefixOf = (lo: number, hi: number, bits: number): number =>
  bits === 32 ? hi : hi * 2 ** (bits - 32) + (lo >>> (64 - bits))

/** @param hashes lanes side by side, in any order, repeats allowed. */
export const buildKeySet = (hashes: { lo: Uint32Array; hi: Uint32Array }) => {
  const { lo, hi } = hashes
  const bits = prefixBits(lo.length)
  const all = new Float64Array(lo.length)
  for (let i = 0; i < all.length; i++) all[i] = prefixOf(lo[i]!, hi[i]!, bits)
  all.sort()
  let count = 0
  for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[count++] = all[i]!
  // The best parameter for differences spread geometrically about their mean.
  const m = Math.round((2 ** bits / Math.max(1, count)) * Math.LN2)
  const pages: Uint8Array[] = []
  const refs: KeyPageRef[] = []
  for (let i = 0; i < count; i += PAGE_KEYS) {
    const keys = all.subarray(i, Math.min(i + PAGE_KEYS, count))
    const page = writeKeyPage(keys, bits, m)
    pages.push(page)
    refs.push({ ...refOf(page), first: keys[0]!, count: keys.length })
  }
  return { bits, count, pages, refs }
}

/** Which page can hold the key, or -1 when none can. */
export const keyPageFor = (firsts: ArrayLike<number>, prefix: number): number => {
  let lo = -1
  let hi = firsts.length - 1
  while (lo < hi) {
    const mid = (lo + hi + 1) >> 1
    if (firsts[mid]! <= prefix) lo = mid
    else hi = mid - 1
  }
  return lo
}

export class KeySet {
  readonly bits: number
  readonly count: number
  readonly #pages: KeyPage[]
  readonly #firsts: Float64Array

  private constructor(bits: number, pages: KeyPage[]) {
    this.bits = bits
    this.#pages = pages
    this.#firsts = Float64Array.from(pages, p => p.first)
    this.count = pages.reduce((n, p) => n + p.count, 0)
  }

  /** Opens all pages of a set, in order. Throws `bad-part` unless they make up exactly the set the manifest states. */
  static open(pages: readonly Uint8Array[], meta: { bits: number; count: number }): KeySet {
    const opened = pages.map((bytes, i) => new KeyPage(bytes, `keys/${i}`))
    const set = new KeySet(meta.bits, opened)
    const ordered = opened.every((p, i) => p.bits === meta.bits && (i === 0 || p.first > opened[i - 1]!.first))
    if (!ordered || set.count !== meta.count) throw new FormatError('bad-part', 'key pages do not make up the set')
    return set
  }

  has(hash: KeyHash): boolean {
    return this.mayHave(hash.lo, hash.hi)
  }

  mayHave(lo: number, hi: number): boolean {
    const prefix = prefixOf(lo, hi, this.bits)
    const page = keyPageFor(this.#firsts, prefix)
    return page >= 0 && this.#pages[page]!.has(prefix)
  }

  /** Calls `visit` with every prefix, ascending. */
  each(visit: (prefix: number) => void): void {
    for (const page of this.#pages) page.each(visit)
  }

  /** Bytes of the Merkle leaves, in order. */
  groups(): Uint8Array[] {
    return this.#pages.flatMap(p => p.groups())
  }
}
