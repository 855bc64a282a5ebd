/** Where organisations' names can end: legal forms, institutions, branches. */
import data from '../data/endings.json' with { type: 'json' }
import regions from '../data/regions.json' with { type: 'json' }
import words from '../data/words.json' with { type: 'json' }
import { fold } from '../fold.ts'
import { namesOf } from './regions.ts'
import { holdsUnit, split, WordSet } from './words.ts'

/**
 * `company`: a legal form, enough by itself. `branch`: follows a name. `outlet`: a shop or station, which
 * only a firm's name before it makes an organisation. `firm`, `strong`: business and public names that a clear
 * boundary is enough for. `weak`: words that also mean other things; they need a region or a label before them. `exact`: a whole name (财政部). `listed`: only a
 * list has names that end so.
 */
export type EndingClass = 'company' | 'branch' | 'outlet' | 'firm' | 'strong' | 'weak' | 'exact' | 'listed'

export interface Ending {
  start: number
  /** Exclusive. */
  end: number
  kind: EndingClass
  word: string
}

const OUTLETS = split(data.outlet)

interface Entry {
  word: string
  /** Its first unit: rules nearly all words out that end as another does. */
  first: number
  kind: EndingClass | 'decoy'
  notBefore: string
}

const entryOf = (word: string, kind: Entry['kind'], notBefore = ''): Entry => ({
  word,
  first: word.charCodeAt(0),
  kind,
  notBefore,
})

const entries: Entry[] = []
const notBefore = data.notBefore as { [word: string]: string }
const CLASSES = ['company', 'branch', 'outlet', 'firm', 'strong', 'weak', 'exact'] as const
for (const kind of CLASSES) {
  for (const word of split(data[kind])) {
    let not = notBefore[word] ?? ''
    // 管理局长 is a person.
    if (word.length > 1 && /[局处部站所院馆厅科]$/.test(word)) not += '长'
    for (const key of ['政府', '中心', '学院', '大学', '医院']) if (word !== key && word.endsWith(key)) not += notBefore[key]
    entries.push(entryOf(word, kind, not))
  }
}

export interface EndingTable {
  /** Entries by their last two units, hashed, longest first; those of one unit by it. `[0]` is empty. */
  buckets: Entry[][]
  /** By hash: an index into `buckets`. */
  pairs: Uint16Array
  /** By unit: an index into `buckets`. */
  singles: Uint16Array
  /** By unit: 0 when no ending ends so, as most places of a text do; 2 when it is one by itself. */
  last: Uint8Array
  /** A bit a place of `pairs`: whether it holds anything. Small enough to stay near the processor. */
  held: Int32Array
}

/** One of 65,536 places for two units. */
const pairOf = (before: number, last: number): number => (Math.imul(before, 31) + last) & 0xffff

const isHeld = (held: Int32Array, pair: number): boolean => ((held[pair >> 5]! >>> pair) & 1) !== 0

const makeTable = (list: Entry[]): EndingTable => {
  const table: EndingTable = {
    buckets: [[]],
    pairs: new Uint16Array(0x10000),
    singles: new Uint16Array(0x10000),
    last: new Uint8Array(0x10000),
    held: new Int32Array(0x10000 / 32),
  }
  for (const entry of list) {
    const { word } = entry
    const last = word.charCodeAt(word.length - 1)
    const [index, at] =
      word.length === 1
        ? ([table.singles, last] as const)
        : ([table.pairs, pairOf(word.charCodeAt(word.length - 2), last)] as const)
    if (index[at] === 0) index[at] = table.buckets.push([]) - 1
    table.buckets[index[at]!]!.push(entry)
    table.last[last]! |= word.length === 1 ? 2 : 1
    if (word.length > 1) table.held[at >> 5]! |= 1 << at
  }
  for (const bucket of table.buckets) bucket.sort((a, b) => b.word.length - a.word.length)
  return table
}
// Words that only look like endings: 网站, 场所, 评标委员会.
for (const word of split(data.decoys)) entries.push(entryOf(word, 'decoy'))
// 厦门市 ends like a shop (门市), and is a city.
for (const place of [...namesOf(regions.cities), ...namesOf(regions.counties), ...split(regions.old)])
  if (OUTLETS.some(word => place.length > word.length && place.endsWith(word))) entries.push(entryOf(place, 'decoy'))
const common = makeTable(entries)

const commonWords = new Set(entries.filter(e => e.kind !== 'decoy').map(e => e.word))
/** 工程部负责, 邮电所提供: where what follows is a word of its own, a name may have ended after all. */
const goesOn = new WordSet([...split(words.sentenceGoesOn), ...'与和及的'])
/** A registry's endings stay the same for thousands of blocks: one table for one array. */
const tables = new WeakMap<readonly string[], EndingTable>()

/** The common endings and a registry's own. */
export const endingTable = (extra: readonly string[] = NONE): EndingTable => {
  const known = tables.get(extra)
  if (known) return known
  const own = [...new Set(extra.map(word => fold(word).text))].filter(word => word !== '' && !commonWords.has(word))
  const table = own.length === 0 ? common : makeTable([...entries, ...own.map(word => entryOf(word, 'listed'))])
  tables.set(extra, table)
  return table
}
const NONE: readonly string[] = []

const unitsOf = (text: string): Uint16Array => {
  const units = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i)
  return units
}

/**
 * The next place at or after `from` where a word of the table may end. A loop by itself, for with any call in it the compiler makes
 * it half as fast.
 */
const nextPlace = (units: Uint16Array, from: number, length: number, { held, last }: EndingTable): number => {
  let i = from
  for (; i < length; i++) {
    const unit = units[i]!
    const ends = last[unit]!
    if (ends !== 0 && (ends > 1 || (i > 0 && isHeld(held, pairOf(units[i - 1]!, unit))))) break
  }
  return i
}

/** Whether a word of the table may end with these two units. */
export const mayEndIn = (before: number, unit: number, { held, last }: EndingTable): boolean =>
  last[unit]! > 1 || (last[unit] !== 0 && isHeld(held, pairOf(before, unit)))

/**
 * All endings of a folded text, left to right, the longest at each end. Linear.
 * @param units the text's, where its fold is still at hand.
 */
export const findEndings = (text: string, table: EndingTable, units = unitsOf(text)): Ending[] => {
  const out: Ending[] = []
  const { length } = text
  for (let i = nextPlace(units, 0, length, table); i < length; i = nextPlace(units, i + 1, length, table)) {
    const best = bestAt(text, i + 1, table)
    if (best) out.push({ start: i + 1 - best.word.length, end: i + 1, kind: best.kind as EndingClass, word: best.word })
  }
  return out
}

/** A registry's ending never hides a common one: the common one can be judged. No decoy hides a registry's, nor what only a list can tell. */
const bestAt = (text: string, end: number, { buckets, pairs, singles }: EndingTable): Entry | undefined => {
  const unit = text.charCodeAt(end - 1)
  const longer = buckets[end < 2 ? 0 : pairs[pairOf(text.charCodeAt(end - 2), unit)]!]!
  const shorter = buckets[singles[unit]!]!
  let own: Entry | undefined
  let blocked = false
  for (let bucket = longer; ; bucket = shorter) {
    for (let k = 0; k < bucket.length; k++) {
      const entry = bucket[k]!
      const start = end - entry.word.length
      if (start < 0 || text.charCodeAt(start) !== entry.first || !text.startsWith(entry.word, start)) continue
      if (entry.kind === 'listed') own ??= entry
      else if (entry.kind !== 'decoy' && end < text.length && holdsUnit(entry.notBefore, text.charCodeAt(end))) {
        blocked = true
        if (goesOn.longestAt(text, end) > 0) own ??= { ...entry, kind: 'listed' }
      } else if (entry.kind === 'decoy') blocked = true
      else if (!blocked) return entry
    }
    if (bucket === shorter) return own
  }
}

/** Whether one of the first `count` endings, which stand in order, ends at `end`. Binary search. */
export const endsAt = (endings: readonly Ending[], count: number, end: number): boolean => {
  let lo = 0
  let hi = count
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (endings[mid]!.end < end) lo = mid + 1
    else hi = mid
  }
  return lo < count && endings[lo]!.end === end
}

/** Goes on from the name of the organisation it is a part of. */
export const isPart = (ending: Ending) => ending.kind === 'branch' || ending.kind === 'outlet'
