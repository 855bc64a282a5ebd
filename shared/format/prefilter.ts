/**
 * A split-block Bloom filter over the key sets of all installed lists: one look tells that a key is in none of them, about 99.3 %
 * of the time. Blocks of 8 × 32 bits, one bit in each word; the block and the bits come from the high lane alone, which every
 * key set knows whole (`key-set.ts`). Never stored: built from the sets, about 16 bits a key.
 */
import type { Probe } from '../core/types.ts'
import type { KeySet } from './key-set.ts'

const BITS_A_KEY = 16
// Odd constants of the split-block filter in the Parquet specification.
const SALT = Int32Array.of(0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31)
const FIRST_SALT = 0x47b6137b

/** The block index takes the lane's upper bits, so the bits are drawn from all of them, stirred. */
const stir = (hi: number): number => {
  const h = Math.imul(hi ^ (hi >>> 15), 0x2c1b3c6d)
  return Math.imul(h ^ (h >>> 12), 0x297a2d39)
}

export class Prefilter {
  readonly #words: Int32Array
  /** Blocks, by 2^32: exact. */
  readonly #scale: number

  constructor(keySets: readonly KeySet[]) {
    const keys = keySets.reduce((n, set) => n + set.count, 0)
    const blocks = Math.max(1, Math.ceil((keys * BITS_A_KEY) / 256))
    this.#scale = blocks / 0x1_0000_0000
    this.#words = new Int32Array(blocks * 8)
    for (const set of keySets) {
      const unit = 2 ** (set.bits - 32)
      set.each(prefix => this.#add(Math.floor(prefix / unit)))
    }
  }

  get bytes(): number {
    return this.#words.byteLength
  }

  #add(hi: number): void {
    const w = this.#words
    const at = this.#place(hi)
    const h = stir(hi)
    for (let i = 0; i < 8; i++) w[at + i]! |= 1 << (Math.imul(h, SALT[i]!) >>> 27)
  }

  /** False: certainly in no set. True: ask the sets. */
  mayHave(_lo: number, hi: number): boolean {
    return (this.#four(hi | 0, 0) & this.#four(hi | 0, 4)) === 1
  }

  /**
   * As `Probe.sift`. At ten million keys no block is near: without a branch to foretell, and with one bit to look at and little else
   * to do, the processor fetches many at once. Half the bits are set: the others are looked at where the blocks are near by then.
   */
  sift(his: Int32Array, count: number, kept: Int32Array): number {
    const w = this.#words
    let left = 0
    for (let i = 0; i < count; i++) {
      const hi = his[i]!
      kept[left] = i
      left += (w[this.#place(hi)]! >>> (Math.imul(stir(hi), FIRST_SALT) >>> 27)) & 1
    }
    return this.#keep(his, this.#keep(his, left, kept, 0), kept, 4)
  }

  #keep(his: Int32Array, count: number, kept: Int32Array, from: 0 | 4): number {
    let left = 0
    for (let k = 0; k < count; k++) {
      const i = kept[k]!
      kept[left] = i
      left += this.#four(his[i]!, from)
    }
    return left
  }

  /** Index of a block's first word. @param hi signed: as an unsigned number it would be boxed. */
  #place(hi: number): number {
    return (((hi >>> 0) * this.#scale) | 0) << 3
  }

  /** @returns 1 when the four bits from word `from` on are set, else 0. */
  #four(hi: number, from: 0 | 4): number {
    const w = this.#words
    const at = this.#place(hi) + from
    const h = stir(hi)
    return (
      (w[at]! >>> (Math.imul(h, SALT[from]!) >>> 27)) &
      (w[at + 1]! >>> (Math.imul(h, SALT[from + 1]!) >>> 27)) &
      (w[at + 2]! >>> (Math.imul(h, SALT[from + 2]!) >>> 27)) &
      (w[at + 3]! >>> (Math.imul(h, SALT[from + 3]!) >>> 27)) &
      1
    )
  }
}

/** The finder's probe over several lists. Without a prefilter (a worker that has just woken) the sets are asked directly. */
export const makeProbe = (keySets: readonly KeySet[], prefilter?: Prefilter): Probe => {
  if (keySets.length === 0) return () => false
  const probe: Probe = (lo, hi) => {
    if (prefilter && !prefilter.mayHave(lo, hi)) return false
    for (const set of keySets) if (set.mayHave(lo, hi)) return true
    return false
  }
  if (prefilter) probe.sift = (his, count, kept) => prefilter.sift(his, count, kept)
  return probe
}
