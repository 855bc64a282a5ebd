/** Word lists as look-ups over a folded text: does one start here, does one end here. Built once from the data files. */

/** Where the search for a pair of units begins. */
const hashOf = (pair: number): number => {
  const h = Math.imul(pair, 0x9e3779b1)
  return h ^ (h >>> 15)
}
const pairOf = (a: number, b: number): number => (a << 16) | b

/** Words by two of their units. The pairs stand beside each other, so that most that are none are told by one look. */
class Pairs {
  readonly #pairs: Int32Array
  readonly #places: Uint16Array
  readonly #mask: number
  /** Longest first. `[0]` is empty. */
  readonly #buckets: string[][] = [NONE]

  constructor(words: readonly string[], pairIn: (word: string) => number) {
    const pairs = new Set(words.map(pairIn)).size
    let places = 64
    while (places < pairs * 2) places *= 2
    this.#mask = places - 1
    this.#pairs = new Int32Array(places)
    this.#places = new Uint16Array(places)
    for (const word of words) {
      const place = this.#placeOf(pairIn(word))
      if (this.#places[place] === 0) this.#places[place] = this.#buckets.push([]) - 1
      this.#pairs[place] = pairIn(word)
      this.#buckets[this.#places[place]!]!.push(word)
    }
    for (const bucket of this.#buckets) bucket.sort((a, b) => b.length - a.length)
  }

  #placeOf(pair: number): number {
    let place = hashOf(pair) & this.#mask
    while (this.#pairs[place] !== pair && this.#places[place] !== 0) place = (place + 1) & this.#mask
    return place
  }

  of(pair: number): string[] {
    return this.#buckets[this.#places[this.#placeOf(pair)]!]!
  }
}
const NONE: string[] = []

/** Whether a short text holds a unit: as `includes`, without making a string of the unit first. */
export const holdsUnit = (text: string, unit: number): boolean => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === unit) return true
  return false
}

/** Single units, told by their numbers: a string for each would have to be made first. */
export class UnitSet {
  readonly #bits = new Int32Array(2048)

  constructor(units: string) {
    for (let i = 0; i < units.length; i++) setBit(this.#bits, units.charCodeAt(i))
  }

  has(unit: number): boolean {
    return bitOf(this.#bits, unit) !== 0
  }
}

const setBit = (bits: Int32Array, unit: number): void => {
  bits[unit >> 5]! |= 1 << unit
}
const bitOf = (bits: Int32Array, unit: number): number => (bits[unit >> 5]! >>> unit) & 1

/** `longestAt` and `longestBefore` give a length, 0 for none. */
export class WordSet {
  /** Words of two units and more by their first two, and by their last two. */
  readonly #starts: Pairs
  readonly #ends: Pairs
  /** A bit a unit: whether it is a word by itself, begins one, ends one. Most units do neither. */
  readonly #single = new Int32Array(2048)
  readonly #first = new Int32Array(2048)
  readonly #last = new Int32Array(2048)

  constructor(words: Iterable<string>) {
    const all = [...new Set(words)]
    for (const word of all) {
      setBit(this.#first, word.charCodeAt(0))
      setBit(this.#last, word.charCodeAt(word.length - 1))
      if (word.length === 1) setBit(this.#single, word.charCodeAt(0))
    }
    const longer = all.filter(word => word.length > 1)
    this.#starts = new Pairs(longer, word => pairOf(word.charCodeAt(0), word.charCodeAt(1)))
    this.#ends = new Pairs(longer, word => pairOf(word.charCodeAt(word.length - 2), word.charCodeAt(word.length - 1)))
  }

  /** Length of the longest word that starts at `at` and ends by `limit`. */
  longestAt(text: string, at: number, limit = text.length): number {
    if (at >= limit) return 0
    const first = text.charCodeAt(at)
    if (bitOf(this.#first, first) === 0) return 0
    for (const word of this.#starts.of(pairOf(first, text.charCodeAt(at + 1)))) {
      const n = word.length
      if (at + n <= limit && (n === 2 || text.startsWith(word, at))) return n
    }
    return bitOf(this.#single, first)
  }

  /** Length of the longest word that ends just before `end` and starts at `from` or later. */
  longestBefore(text: string, end: number, from = 0): number {
    if (end <= from) return 0
    const last = text.charCodeAt(end - 1)
    if (bitOf(this.#last, last) === 0) return 0
    if (end - 2 >= from)
      for (const word of this.#ends.of(pairOf(text.charCodeAt(end - 2), last))) {
        const n = word.length
        if (end - n >= from && (n === 2 || text.startsWith(word, end - n))) return n
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
      if (bitOf(this.#first, first) === 0) continue
      if (bitOf(this.#single, first)) reached |= 2 << k
      if (k + 1 >= n) continue
      for (const word of this.#starts.of(pairOf(first, text.charCodeAt(at + 1)))) {
        if (k + word.length <= n && text.startsWith(word, at)) reached |= 1 << (k + word.length)
      }
    }
    return (reached & (1 << n)) !== 0
  }
}

export const split = (words: string): string[] => words.split(' ').filter(w => w !== '')
