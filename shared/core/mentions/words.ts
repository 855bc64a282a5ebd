/** Word lists as look-ups over a folded text: does one start here, does one end here. Built once from the data files. */

/** Two units as one number, well spread. */
const hashOf = (a: number, b: number): number => {
  const h = Math.imul((a << 16) | b, 0x9e3779b1)
  return h ^ (h >>> 15)
}
const LEAST_PLACES = 1024
const setBit = (bits: Int32Array, unit: number): void => {
  bits[unit >> 5]! |= 1 << unit
}
const bitOf = (bits: Int32Array, unit: number): number => (bits[unit >> 5]! >>> unit) & 1

/** `longestAt` and `longestBefore` give a length, 0 for none. */
export class WordSet {
  /** Words of two units and more by their first two, and by their last two, longest first. `[0]` is empty. */
  readonly #buckets: string[][] = [[]]
  readonly #starts: Uint16Array
  readonly #ends: Uint16Array
  readonly #mask: number
  /** A bit a unit: whether it is a word by itself, begins one, ends one. Most units do neither. */
  readonly #single = new Int32Array(2048)
  readonly #first = new Int32Array(2048)
  readonly #last = new Int32Array(2048)

  constructor(words: Iterable<string>) {
    const all = new Set(words)
    let places = LEAST_PLACES
    while (places < all.size * 4) places *= 2
    this.#mask = places - 1
    this.#starts = new Uint16Array(places)
    this.#ends = new Uint16Array(places)
    for (const word of all) {
      const n = word.length
      const unit = word.charCodeAt(0)
      setBit(this.#first, unit)
      setBit(this.#last, word.charCodeAt(n - 1))
      if (n === 1) setBit(this.#single, unit)
      else {
        this.#put(this.#starts, hashOf(unit, word.charCodeAt(1)) & this.#mask, word)
        this.#put(this.#ends, hashOf(word.charCodeAt(n - 2), word.charCodeAt(n - 1)) & this.#mask, word)
      }
    }
    for (const bucket of this.#buckets) bucket.sort((a, b) => b.length - a.length)
  }

  #put(index: Uint16Array, place: number, word: string): void {
    if (index[place] === 0) index[place] = this.#buckets.push([]) - 1
    this.#buckets[index[place]!]!.push(word)
  }

  /** Length of the longest word that starts at `at` and ends by `limit`. */
  longestAt(text: string, at: number, limit = text.length): number {
    if (at >= limit) return 0
    const first = text.charCodeAt(at)
    if (bitOf(this.#first, first) === 0) return 0
    const bucket = this.#starts[hashOf(first, text.charCodeAt(at + 1)) & this.#mask]!
    if (bucket !== 0) {
      for (const word of this.#buckets[bucket]!) {
        if (at + word.length <= limit && text.startsWith(word, at)) return word.length
      }
    }
    return bitOf(this.#single, first)
  }

  /** Length of the longest word that ends just before `end` and starts at `from` or later. */
  longestBefore(text: string, end: number, from = 0): number {
    if (end <= from) return 0
    const last = text.charCodeAt(end - 1)
    if (bitOf(this.#last, last) === 0) return 0
    const bucket = end - 2 >= from ? this.#ends[hashOf(text.charCodeAt(end - 2), last) & this.#mask]! : 0
    if (bucket !== 0) {
      for (const word of this.#buckets[bucket]!) {
        if (end - word.length >= from && text.startsWith(word, end - word.length)) return word.length
      }
    }
    return bitOf(this.#single, last)
  }

  /** Whether `text[from..to)` is nothing but these words, one after the other. */
  covers(text: string, from: number, to: number): boolean {
    if (from >= to) return true
    // Bit k: the first k units are covered. Longer stretches than 30 units are no words alone.
    const n = to - from
    if (n > 30) return false
    let reached = 1
    for (let k = 0; k < n; k++) {
      if ((reached & (1 << k)) === 0) continue
      const at = from + k
      const first = text.charCodeAt(at)
      if (bitOf(this.#single, first)) reached |= 2 << k
      if (k + 1 >= n) continue
      const bucket = this.#starts[hashOf(first, text.charCodeAt(at + 1)) & this.#mask]!
      if (bucket === 0) continue
      for (const word of this.#buckets[bucket]!) {
        if (k + word.length <= n && text.startsWith(word, at)) reached |= 1 << (k + word.length)
      }
    }
    return (reached & (1 << n)) !== 0
  }
}

export const split = (words: string): string[] => words.split(' ').filter(w => w !== '')
