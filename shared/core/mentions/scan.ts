/** One block while its names are sought: what is known of words, regions and endings around a place in it. */
import words from '../data/words.json' with { type: 'json' }
import type { Folded } from '../fold.ts'
import type { Ending } from './endings.ts'
import { placeAt, regionAt } from './regions.ts'
import { split, WordSet } from './words.ts'

/** No name is longer, in folded units: the longest real ones have about 50. */
export const LONGEST_NAME = 60
/** Longer texts are sentences, not values. */
export const LONGEST_VALUE = 80
/** How far back the words before a boundary are looked at. */
export const LOOK_BACK = 14

export interface SoftWord {
  when: string
  notAfter: string
  notBefore: string
  left: string
}

export const stopWords = new WordSet(split(words.stop))
export const softWords = new Map<number, SoftWord>()
for (const [word, rule] of Object.entries(words.soft)) {
  softWords.set(word.charCodeAt(0), { notBefore: '', left: '', ...rule })
}
/** 客户, 主持人, 代理: who or what stands before a name in running text, where a name of its own follows. */
export const introducing = new WordSet(split(words.introducing))
/** By unit: whether it is a grammar word, or ends one of the words that stand before names. Few units of names do. */
export const saysMuch = new Uint8Array(0x10000)
for (const word of [...split(words.stop), ...split(words.introducing), ...Object.keys(words.soft)])
  saysMuch[word.charCodeAt(word.length - 1)] = 1
export const genericWords = new WordSet(split(words.generic))
export const genericPublic = new WordSet([...split(words.genericPublic), ...split(words.generic)])
export const groupHeads = new WordSet(split(words.groups))
export const groupTails = new WordSet(split(words.groupTails))
/** Before a region's name these begin no name: 采购安徽省…. */
export const tradeWords = new WordSet(split(words.trade))
/** Words that may stand between a boundary and a listed name: then the name is the listed one, not a longer firm's tail. */
export const between = new WordSet([
  ...split(words.stop),
  ...Object.entries(words.soft).flatMap(([word, rule]) => (rule.when === 'org' ? [] : [word])),
  ...'和对系其则而',
])

export const onlyBoundaryWords = (text: string, from: number, to: number): boolean => between.covers(text, from, to)

export const isHan = (u: number) => (u >= 0x4e00 && u <= 0x9fff) || (u >= 0x3400 && u <= 0x4dbf) || u === 0x3007 || u >= 0xd800
export const isDigit = (u: number) => u >= 48 && u <= 57
export const isLetter = (u: number) => (u >= 65 && u <= 90) || (u >= 0xc0 && u <= 0x24f)
export const isNameUnit = (u: number) => isHan(u) || isDigit(u) || isLetter(u)

/** One block while its names are sought. */
export interface Scan {
  folded: Folded
  source: string
  endAt: EndAt
}

/** An array of zeros that one block leaves to the next: to make one for each block costs more than to fill it. */
let spare: Uint32Array | undefined

/** A text's endings by their exclusive end. Every step of every walk asks: a place in an array, not a map. */
export class EndAt {
  readonly #endings: readonly Ending[]
  /** Index in `#endings` plus one. */
  readonly #at: Uint32Array

  constructor(endings: readonly Ending[], length: number) {
    this.#endings = endings
    this.#at = spare && spare.length > length ? spare : new Uint32Array(length + 1)
    spare = undefined
    for (let k = 0; k < endings.length; k++) this.#at[endings[k]!.end] = k + 1
  }

  get(end: number): Ending | undefined {
    const k = this.#at[end]
    return k ? this.#endings[k - 1] : undefined
  }

  has(end: number): boolean {
    return this.#at[end]! > 0
  }

  /** Leaves its array to the next block. Nothing may be asked of it afterwards. */
  release(): void {
    for (const { end } of this.#endings) this.#at[end] = 0
    spare = this.#at
  }
}

/** The last answer of `afterRegions`: of one name the same is asked several times over. */
const asked = { text: '', from: 0, to: 0, at: 0 }

/** The rest after all region names at the front: `core` of a name whose ending starts at `to`. */
export const afterRegions = (text: string, from: number, to: number): number => {
  if (asked.from === from && asked.to === to && asked.text === text) return asked.at
  let at = from
  for (let n = regionAt(text, at, to) || placeAt(text, at, to); n > 0 && at < to; n = regionAt(text, at, to)) at += n
  asked.text = text
  asked.from = from
  asked.to = to
  asked.at = at
  return at
}

/** 0: no name by itself (科技有限公司). 1: has a distinctive word. 2: begins with a region's name and goes on. */
export const completeness = (text: string, at: number, ending: Ending): 0 | 1 | 2 => {
  const rest = afterRegions(text, at, ending.start)
  const length = ending.start - rest
  // 公司 needs words before it; 机械厂, 医院 are some already.
  const isCompany = ending.kind === 'company' || (ending.kind === 'firm' && ending.word.length === 1)
  const distinct = length >= 2 && !(isCompany ? genericWords : genericPublic).covers(text, rest, ending.start)
  if (rest > at && (distinct || (isCompany ? length >= 2 : length > 0 || ending.word.length > 1))) return 2
  return distinct ? 1 : 0
}

export const isLongEnding = (ending: Ending | undefined) => ending !== undefined && ending.word.length > 1

/** Where the run that ends at `to` began: after the last unit that no name holds, or an organisation's ending, or a label word. */
export const runStart = (scan: Scan, to: number): { at: number; trusted: boolean } => {
  const { text, gap } = scan.folded
  const floor = Math.max(0, to - LOOK_BACK)
  let i = to
  while (i > floor) {
    const u = text.charCodeAt(i - 1)
    if (gap[i] !== 0 && i < to) return { at: i, trusted: false }
    if (!isNameUnit(u)) return { at: i, trusted: u === 58 }
    if (stopWords.longestBefore(text, i, 0) > 0) return { at: i, trusted: true }
    if (i < to && isLongEnding(scan.endAt.get(i))) return { at: i, trusted: false }
    i--
  }
  return { at: i, trusted: i === 0 }
}
