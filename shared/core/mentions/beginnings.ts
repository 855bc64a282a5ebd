/**
 * Every beginning of what ends at a name's ending, hashed in one pass from right to left and probed in the lists' key sets. Those of
 * many texts are probed together: a key set of millions is far from the processor, and many looks at once cost little more than one.
 */
import type { Folded } from '../fold.ts'
import { finishLo, keyHash, signedHi, stepA, stepB } from '../keyhash.ts'
import { rearrange } from '../normalise.ts'
import { isPlainScript } from '../plain-script.ts'
import type { Probe } from '../types.ts'
import type { Ending } from './endings.ts'
import type { Hit } from './longer.ts'
import { isHan, isNameUnit, LONGEST_NAME, onlyBoundaryWords, softWords, stopWords } from './scan.ts'

/** Shorter keys would meet everywhere in a text. */
export const SHORTEST_KEY = 4
/** No name goes on over these: 。；：！？ folded. */
const ENDS_RUN = new Uint8Array(0x10000)
for (const c of '。;:!?|') ENDS_RUN[c.charCodeAt(0)] = 1
/** Only Latin names go on over it: Road, Bridge & Co., Ltd. */
const COMMA = 44

/** A text and where names may end in it. */
export interface Sought {
  folded: Folded
  endings: readonly Ending[]
  /** What was found: the longest probed name at each ending. */
  hits: Hit[]
}

const AT_ONCE = 2048
/** Filled and emptied within one search. */
const waiting = {
  a: new Int32Array(AT_ONCE),
  b: new Int32Array(AT_ONCE),
  hi: new Int32Array(AT_ONCE),
  start: new Int32Array(AT_ONCE),
  /** Index of the text, and of the ending in it. */
  text: new Int32Array(AT_ONCE),
  of: new Int32Array(AT_ONCE),
  kept: new Int32Array(AT_ONCE),
}

/** One search over any number of texts. Their hits are whole when `end` was called. */
export class Beginnings {
  readonly #probe: Probe
  #texts: Sought[] = []
  /** Those with more than one hit. */
  #several: Sought[] = []
  #count = 0

  constructor(probe: Probe) {
    this.#probe = probe
  }

  /** Right after the text was folded. */
  add(sought: Sought): void {
    const { folded, endings } = sought
    this.#texts.push(sought)
    for (let k = 0; k < endings.length; k++) {
      if (this.#count > AT_ONCE - LONGEST_NAME) {
        this.#ask()
        this.#texts = [sought]
      }
      const { end, word, kind } = endings[k]!
      const whole = word === '' && kind === 'listed'
      this.#count = hashBeginnings(folded, end, this.#texts.length - 1, k, this.#count, whole)
    }
  }

  end(): void {
    this.#ask()
    this.#texts = []
    for (const sought of this.#several) sought.hits = this.#borneOut(sought)
    this.#several = []
  }

  #ask(): void {
    const { a, b, hi, start, text, of, kept } = waiting
    const probe = this.#probe
    const left = probe.sift ? probe.sift(hi, this.#count, kept) : this.#count
    for (let k = 0; k < left; k++) {
      const i = probe.sift ? kept[k]! : k
      const sought = this.#texts[text[i]!]!
      const ending = sought.endings[of[i]!]!
      if (probe(finishLo(a[i]!, b[i]!, 'n', ending.end - start[i]!), hi[i]! >>> 0)) this.#take(sought, ending, start[i]!)
    }
    this.#count = 0
  }

  #take(sought: Sought, { end, word, kind }: Ending, start: number): void {
    const { folded, hits } = sought
    // All of a value may be the name, so that most beginnings are inside words.
    if (word === '' && kind === 'listed' && !beginsFree(folded, start)) return
    // An ending's beginnings come from right to left: the last is the longest. A key set says yes wrongly once in many thousand
    // times; a beginning inside a word never takes the place of one behind a boundary.
    const hit = hits.at(-1)
    if (hit?.end !== end) {
      if (hits.push({ start, end }) === 2) this.#several.push(sought)
    } else if (!this.#isDenied(folded.text, start, hit)) {
      if (
        this.#isDenied(folded.text, hit.start, { start, end }) ||
        !beginsFree(folded, hit.start) ||
        (beginsFree(folded, start) && !isForeword(folded, start, hit.start))
      )
        hit.start = start
    }
  }

  /** Hits without those that are no record's names, where they meet one that is. */
  #borneOut({ folded: { text }, hits }: Sought): Hit[] {
    let past = 0
    const meet = hits.some(({ start, end }) => {
      const over = start < past
      past = Math.max(past, end)
      return over
    })
    if (!meet) return hits
    const has = hits.map(({ start, end }) => this.#hasVariant(text.slice(start, end)))
    return hits.filter(
      (hit, i) => has[i] !== false || !hits.some((o, k) => has[k] === true && o.start < hit.end && o.end > hit.start),
    )
  }

  /** Whether the sets have another name's variant form and not this one's: a yes to one of the two is wrong. */
  #isDenied(text: string, start: number, { start: from, end }: Hit): boolean {
    return this.#hasVariant(text.slice(start, end)) === false && this.#hasVariant(text.slice(from, end)) === true
  }

  /** Every record's name is a key in its variant form too. Undefined where that is not to be told without the table of scripts. */
  #hasVariant(name: string): boolean | undefined {
    const variant = rearrange(name)
    if (variant.length < SHORTEST_KEY || !isPlainScript(name)) return undefined
    const { lo, hi } = keyHash('v', variant)
    return this.#probe(lo, hi)
  }
}

/** The longest probed name at each ending of one text. */
export const probeEndings = (folded: Folded, endings: readonly Ending[], probe: Probe): Hit[] => {
  const search = new Beginnings(probe)
  const sought: Sought = { folded, endings, hits: [] }
  search.add(sought)
  search.end()
  return sought.hits
}

/**
 * Puts every beginning of what ends at `end` into `waiting`, from place `count` on.
 * @param whole goes on over punctuation: of a value everything may be the name.
 * @returns the next place.
 */
const hashBeginnings = (
  { units, text }: Folded,
  end: number,
  index: number,
  of: number,
  count: number,
  whole: boolean,
): number => {
  const floor = Math.max(0, end - LONGEST_NAME)
  let a = 0
  let b = 0
  let at = count
  for (let i = end - 1; i >= floor; i--) {
    const unit = units[i]!
    const stops = ENDS_RUN[unit] !== 0 || (unit === COMMA && isHan(text.charCodeAt(i - 1)) && isHan(text.charCodeAt(i + 1)))
    if (stops && !whole) break
    a = stepA(a, unit)
    b = stepB(b, unit)
    const length = end - i
    if (length < SHORTEST_KEY) continue
    waiting.a[at] = a
    waiting.b[at] = b
    waiting.hi[at] = signedHi(a, b, 'n', length)
    waiting.start[at] = i
    waiting.text[at] = index
    waiting.of[at++] = of
  }
  return at
}

/** 投标人有, 供应商系: a grammar word right after a label. */
export const saysWhich = (text: string, from: number, to: number): boolean =>
  to - from === 1 && softWords.has(text.charCodeAt(from)) && stopWords.longestBefore(text, from, 0) > 1

/** Whether a boundary stands before a hit: white space, punctuation, a word that is no part of names. */
export const beginsFree = ({ text, gap }: Folded, at: number): boolean =>
  at === 0 || gap[at] !== 0 || !isNameUnit(text.charCodeAt(at - 1)) || boundaryWordBefore(text, at) || saysWhich(text, at - 1, at)

/** 确定, 标项名称:, 推荐的中标候选人公示”, before a listed name: with it there would be two names, where the key sets' yes to one is wrong. */
const isForeword = ({ text }: Folded, from: number, to: number): boolean =>
  !isNameUnit(text.charCodeAt(to - 1)) || onlyBoundaryWords(text, from, to)

const boundaryWordBefore = (text: string, at: number): boolean => {
  for (let from = at - 1; from >= Math.max(0, at - 6); from--) if (onlyBoundaryWords(text, from, at)) return true
  return false
}
