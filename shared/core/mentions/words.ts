/** Word lists as look-ups over a folded text: does one start here, does one end here. Built once from the data files. */

/** Words by their first two units. `longestAt` and `longestBefore` give a length, 0 for none. */
export class WordSet {
  readonly #byStart = new Map<number, string[]>()
  readonly #byEnd = new Map<number, string[]>()
  readonly #has: Set<string>
  readonly #starts = new Uint8Array(0x10000)
  readonly #ends = new Uint8Array(0x10000)

  constructor(words: Iterable<string>) {
    this.#has = new Set(words)
    for (const word of this.#has) {
      const first = word.charCodeAt(0)
      const last = word.charCodeAt(word.length - 1)
      this.#starts[first] = 1
      this.#ends[last] = 1
      const starts = this.#byStart.get(first) ?? []
      starts.push(word)
      this.#byStart.set(first, starts)
      const ends = this.#byEnd.get(last) ?? []
      ends.push(word)
      this.#byEnd.set(last, ends)
    }
    for (const list of [...this.#byStart.values(), ...this.#byEnd.values()]) list.sort((a, b) => b.length - a.length)
  }

  has(word: string): boolean {
    return this.#has.has(word)
  }

  /** Length of the longest word that starts at `at` and ends by `limit`. */
  longestAt(text: string, at: number, limit = text.length): number {
    const first = text.charCodeAt(at)
    if (this.#starts[first] !== 1) return 0
    for (const word of this.#byStart.get(first)!) {
      if (at + word.length <= limit && text.startsWith(word, at)) return word.length
    }
    return 0
  }

  /** Length of the longest word that ends just before `end` and starts at `from` or later. */
  longestBefore(text: string, end: number, from = 0): number {
    const last = text.charCodeAt(end - 1)
    if (end <= from || this.#ends[last] !== 1) return 0
    for (const word of this.#byEnd.get(last)!) {
      if (end - word.length >= from && text.startsWith(word, end - word.length)) return word.length
    }
    return 0
  }

  /** Whether `text[from..to)` is nothing but these words, one after the other. */
  covers(text: string, from: number, to: number): boolean {
    if (from >= to) return true
    const reach = new Uint8Array(to - from + 1)
    reach[0] = 1
    for (let i = from; i < to; i++) {
      if (reach[i - from] !== 1) continue
      const list = this.#byStart.get(text.charCodeAt(i))
      if (!list) continue
      for (const word of list) if (i + word.length <= to && text.startsWith(word, i)) reach[i + word.length - from] = 1
    }
    return reach[to - from] === 1
  }
}

export const split = (words: string): string[] => words.split(' ').filter(w => w !== '')
