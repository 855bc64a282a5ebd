/**
 * Listed names: from every ending every beginning to the left is hashed in one pass and probed, so that a listed name is found
 * even where the boundary was judged wrong. The key hash runs from right to left for this.
 */
import words from '../data/words.json' with { type: 'json' }
import type { Folded } from '../fold.ts'
import { finishLo, signedHi, stepA, stepB } from '../keyhash.ts'
import type { Probe } from '../types.ts'
import type { Ending } from './endings.ts'
import type { Span } from './find.ts'
import { isProvinceBefore, placeAt, regionAt } from './regions.ts'
import {
  afterRegions,
  isHan,
  isNameUnit,
  LONGEST_NAME,
  LOOK_BACK,
  onlyBoundaryWords,
  type Scan,
  softWords,
  stopWords,
} from './scan.ts'
import { split, WordSet } from './words.ts'

/** Shorter keys would meet everywhere in a text. */
const SHORTEST_KEY = 4
/** No name goes on over these: 。；：！？ folded. */
const ENDS_RUN = new Uint8Array(0x10000)
for (const c of '。;:!?|') ENDS_RUN[c.charCodeAt(0)] = 1
const ENDS_RUN_IN = /[。;:!?|]/
/** Only Latin names go on over it: Road, Bridge & Co., Ltd. */
const COMMA = 44

/** Longer texts are sentences. */
const LONGEST_VALUE = 80
/**
 * The end of a short text, which may be a listed name and no more, whatever it ends in and holds: 某某供销社店点, 某某厂(第二名称:某某站).
 */
export const valueEnd = ({ text }: Folded, endings: readonly Ending[]): Ending | undefined => {
  if (text.length > LONGEST_VALUE) return undefined
  let end = text.length
  while (end > 0 && '。,;、.'.includes(text[end - 1]!)) end--
  if (end < SHORTEST_KEY || (endings.at(-1)?.end === end && !ENDS_RUN_IN.test(text))) return undefined
  return { start: end, end, kind: 'listed', word: '' }
}

interface Hit {
  start: number
  end: number
}

/** Beginnings that wait to be probed together. Filled and emptied within one call. */
const AT_ONCE = 2048
const waiting = {
  a: new Int32Array(AT_ONCE),
  b: new Int32Array(AT_ONCE),
  hi: new Int32Array(AT_ONCE),
  start: new Int32Array(AT_ONCE),
  /** Index of the ending. */
  of: new Int32Array(AT_ONCE),
  kept: new Int32Array(AT_ONCE),
}

/** The longest probed name at each ending. */
export const probeEndings = (scan: Scan, endings: readonly Ending[], probe: Probe): Hit[] => {
  const { text } = scan.folded
  const hits: Hit[] = []
  const ask = (count: number) => {
    const { a, b, hi, start, of, kept } = waiting
    const left = probe.sift ? probe.sift(hi, count, kept) : count
    for (let k = 0; k < left; k++) {
      const i = probe.sift ? kept[k]! : k
      const { end } = endings[of[i]!]!
      if (!probe(finishLo(a[i]!, b[i]!, 'n', end - start[i]!), hi[i]! >>> 0)) continue
      // An ending's beginnings come from right to left: the last is the longest.
      const hit = hits.at(-1)
      if (hit?.end === end) hit.start = start[i]!
      else hits.push({ start: start[i]!, end })
    }
  }
  let count = 0
  for (let k = 0; k < endings.length; k++) {
    if (count > AT_ONCE - LONGEST_NAME) {
      ask(count)
      count = 0
    }
    const { end, word, kind } = endings[k]!
    count = hashBeginnings(text, end, k, count, word === '' && kind === 'listed')
  }
  ask(count)
  return hits
}

/**
 * Puts every beginning of what ends at `end` into `waiting`, from place `count` on.
 * @param whole goes on over punctuation: of a value everything may be the name.
 * @returns the next place.
 */
const hashBeginnings = (text: string, end: number, of: number, count: number, whole: boolean): number => {
  const floor = Math.max(0, end - LONGEST_NAME)
  let a = 0
  let b = 0
  let at = count
  for (let i = end - 1; i >= floor; i--) {
    const unit = text.charCodeAt(i)
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
    waiting.of[at++] = of
  }
  return at
}

/** Merges what the lists know into what was judged. Spans come back in reading order; tails stand after the name they are in. */
export const mergeListed = (scan: Scan, judged: Span[], endings: readonly Ending[], probe: Probe): Span[] => {
  const { text } = scan.folded
  const hits = probeEndings(scan, endings, probe)
  if (hits.length === 0) return judged
  const out: Span[] = [...judged]
  // Longer hits first: one inside another is only a part of it.
  hits.sort((x, y) => y.end - y.start - (x.end - x.start) || x.start - y.start)
  for (const hit of hits) {
    const whole = wholeOf(scan, hit) ?? longerOnLeft(scan, hit)
    const around = out.find(s => s.found !== 'tail' && s.start <= hit.start && s.end >= hit.end)
    if (around) {
      if (around.found === 'listed' && around.start === hit.start && around.end === hit.end) continue
      if (around.start === hit.start && around.end === hit.end) {
        around.found = whole ? 'tail' : 'listed'
        if (whole) around.within = whole
      } else if (
        !whole &&
        around.end === hit.end &&
        around.found !== 'listed' &&
        (onlyBoundaryWords(text, around.start, hit.start) ||
          saysFormerly(text, around.start, hit.start) ||
          standsInProvince(scan, around.start, hit))
      ) {
        around.start = hit.start
        around.found = 'listed'
      } else if (!out.some(s => s.found === 'tail' && s.start <= hit.start && s.end >= hit.end)) {
        out.push({ ...hit, found: 'tail', within: text.slice(around.start, around.end) })
      }
      continue
    }
    // Longest wins: a judged name inside a listed one was judged too short.
    const inside = out.filter(s => s.start >= hit.start && s.end <= hit.end)
    const clear = standsFree(scan, hit)
    for (const s of inside) out.splice(out.indexOf(s), 1)
    if (!whole && (inside.length > 0 || clear)) out.push({ ...hit, found: 'listed' })
    else out.push({ ...hit, found: 'tail', within: whole ?? runAround(text, hit) })
  }
  return out.sort((x, y) => x.start - y.start || y.end - x.end)
}

/** 甲公司（原乙公司）: said of the name behind it. Elsewhere 原 may begin a name. */
const saysFormerly = (text: string, from: number, to: number): boolean => /^\([原现]$/.test(text.slice(Math.max(0, from - 1), to))

/** Shops, stations, departments that the common endings do not name: …供销合作社综合服务站 is another entity than the 供销合作社. */
const parts = new WordSet(split(words.parts))
const noParts = new WordSet(split(words.noParts))
const isPartEnd = (text: string, end: number, from: number): boolean =>
  parts.longestBefore(text, end, from) > 0 && noParts.longestBefore(text, end, from) === 0
/** Whatever stands behind it, it has begun another name. */
const BRANCH = /(?:[分支]公司|[分支]行|经营[部处]|经销处|销售处|营业部|办事处|分理处)$/
/** The next firm: no firm is a part of another. */
const FIRM = /(?:有限(?:责任)?|股份)公司$/
const LONGEST_PART = 40
/** 加气(油)站, 《建筑施工》编辑部; not the number of the next: (2)乙公司. */
const SMALL_BRACKET = /^(?:\((?![0-9一二三四五六七八九十])[^()]{1,8}\)|《[^《》]{1,12}》)(?=[^\s()])/
/** 某某公司(汀屿分公司). */
const BRANCH_IN_BRACKET = /^\([^()]{0,14}(?:[分支]公司|[分支]行|[分支]局|分店|分院|分所|营业部)\)/

/** Have no registered name of their own, unlike a 门市部 or an 工程部. */
const departments = new WordSet(split(words.departments))
const sentenceWords = new WordSet([...split(words.sentenceGoesOn), ...split(words.stop)])
const SENTENCE_UNIT = /^(?:[被了须因在对与及等以由受拟是不也或按系且诉]|的(?!士)|和(?![平顺谐美尚]))/

/** 某某公司均应到场, 某某公司全资子公司, 某某公司的: a sentence goes on, not a name. */
const sentenceAt = (text: string, at: number): boolean =>
  sentenceWords.longestAt(text, at) > 0 || (SENTENCE_UNIT.test(text.slice(at, at + 2)) && regionAt(text, at, at + 4) === 0)

/** The longer name when a hit runs on, without a boundary, into what is registered by itself. */
const wholeOf = (scan: Scan, hit: Hit): string | undefined => {
  const { text, gap } = scan.folded
  if (sentenceAt(text, hit.end) || departments.longestAt(text, hit.end) > 0) return undefined
  const inBracket = BRANCH_IN_BRACKET.exec(text.slice(hit.end, hit.end + 24))?.[0]
  if (inBracket) return text.slice(hit.start, hit.end + inBracket.length)
  const isClosed = (end: number) => end >= text.length || gap[end] !== 0 || !isNameUnit(text.charCodeAt(end))
  const endsPart = (end: number): boolean =>
    end - hit.end >= 2 &&
    isPartEnd(text, end, hit.end) &&
    (isClosed(end) || BRANCH.test(text.slice(hit.end, end)) || sentenceAt(text, end))
  const limit = Math.min(text.length, hit.end + LONGEST_PART)
  for (let end = hit.end; end <= limit; end++) {
    if (FIRM.test(text.slice(hit.end, end))) return undefined
    if (endsPart(end)) return text.slice(hit.start, end)
    const bracket = gap[end] === 0 ? SMALL_BRACKET.exec(text.slice(end, end + 16))?.[0].length : undefined
    if (bracket) {
      end += bracket
      if (end === hit.end + bracket && sentenceAt(text, end)) return undefined
      if (endsPart(end)) return text.slice(hit.start, end)
    }
    if (isClosed(end) || '的了被'.includes(text[end]!)) break
  }
  return restOfValue(scan, hit)
}

/** Words of titles and statements behind a name: …公司办公楼改造工程, …公司法定代表人. */
const titles = new WordSet(split(words.titles))
/** A sentence, an amount, a day. */
const STATES = /[的了被与为对将已在以]|[0-9一二三四五六七八九十〇○][年月日元万]/
const REST = /^[\p{L}\p{N}][\p{L}\p{N}°、·-]{1,23}[。,]?$/u
/** 某某公司军粮供应门面, and nothing else in the value: nobody can tell what that is, but the firm itself it is not. */
const restOfValue = (scan: Scan, hit: Hit): string | undefined => {
  const { text, gap } = scan.folded
  const rest = text.length <= LONGEST_VALUE && gap[hit.end] === 0 ? text.slice(hit.end) : ''
  if (!REST.test(rest) || STATES.test(rest)) return undefined
  for (let at = hit.end; at < text.length; at++) {
    if (titles.longestAt(text, at) > 0 || (at > hit.end && scan.endAt.get(at)?.kind === 'company')) return undefined
  }
  return text.slice(hit.start)
}

/** Words that stand before a grammar word in sentences, so that it is one: 本项目由, 后改由, 我方与. */
const SENTENCES_OWN = /^[我本贵该各此双其后再改仍另先都皆又也亦均全可应须只仅今昨现已曾未不方]+$/
const sayNothing = new WordSet([
  ...split(words.stop),
  ...split(words.generic),
  ...split(words.genericPublic),
  ...Object.keys(words.soft),
])
const PART_OF_PLACE = /^[省市区县州旗镇乡村内外东南西北中]+$/

/**
 * The longer name when the grammar word right before a hit is the last syllable of a firm's own word: 江临市众受华润置地有限公司.
 * After a region's name one to three units that mean nothing else are such a word; without one only in a value that is nothing more.
 */
const longerOnLeft = (scan: Scan, hit: Hit): string | undefined => {
  const { text, gap } = scan.folded
  const soft = hit.start - 1
  if (soft < 1 || gap[hit.start] !== 0 || !softWords.has(text.charCodeAt(soft))) return undefined
  if (stopWords.longestBefore(text, hit.start, 0) > 1 || scan.endAt.has(soft)) return undefined
  // A region's name begins a name: nothing of a firm's own stands before it.
  if (stopWords.longestBefore(text, soft, 0) > 0 || regionAt(text, hit.start, hit.end) > 0) return undefined
  const isWord = (from: number): boolean => {
    const word = text.slice(from, soft)
    if (SENTENCES_OWN.test(word) || PART_OF_PLACE.test(word)) return false
    for (let i = from; i < soft; i++) if (gap[i + 1] !== 0 || !isHan(text.charCodeAt(i))) return false
    return !sayNothing.covers(text, from, soft)
  }
  let run = soft
  while (run > 0 && soft - run < LOOK_BACK && gap[run] === 0 && isNameUnit(text.charCodeAt(run - 1))) run--
  for (let at = run; at < soft; at++) {
    const begins = at === run || softWords.has(text.charCodeAt(at - 1)) || stopWords.longestBefore(text, at, run) > 0
    if (!begins || (regionAt(text, at, soft) || placeAt(text, at, soft)) === 0) continue
    const own = afterRegions(text, at, soft)
    if (soft - own >= 1 && soft - own <= 3 && isWord(own)) return text.slice(at, hit.end)
  }
  const endsValue = hit.end >= text.length || gap[hit.end] !== 0 || !isNameUnit(text.charCodeAt(hit.end))
  const beginsValue = run === 0 || ':、,;('.includes(text[run - 1]!)
  return endsValue && beginsValue && soft - run <= 2 && soft > run && isWord(run) ? text.slice(run, hit.end) : undefined
}

/**
 * 东屏省 before 云泽市第…医院: a public body called by its city is the same body with its province before it. A firm's region is
 * a part of its registered name, so that for firms it is another name.
 */
const standsInProvince = (scan: Scan, from: number, hit: Hit): boolean =>
  PUBLIC.has(scan.endAt.get(hit.end)?.kind ?? 'listed') && isProvinceBefore(scan.folded.text, from, hit.start)
const PUBLIC = new Set(['strong', 'weak'])

/** Whether boundaries stand on both sides of a hit that no judged name holds. */
const standsFree = (scan: Scan, hit: Hit): boolean => {
  const { text, gap } = scan.folded
  const left =
    hit.start === 0 || gap[hit.start] !== 0 || !isNameUnit(text.charCodeAt(hit.start - 1)) || boundaryWordBefore(text, hit.start)
  if (!left) return false
  const right = hit.end >= text.length || gap[hit.end] !== 0 || !isNameUnit(text.charCodeAt(hit.end)) || sentenceAt(text, hit.end)
  // A legal form ends a name by itself; other endings need a boundary.
  const ending = scan.endAt.get(hit.end)
  return right || (ending !== undefined && ending.kind !== 'listed')
}

const boundaryWordBefore = (text: string, at: number): boolean => {
  for (let from = at - 1; from >= Math.max(0, at - 6); from--) if (onlyBoundaryWords(text, from, at)) return true
  return false
}

const runAround = (text: string, hit: Hit): string => {
  let from = hit.start
  while (from > 0 && hit.end - from < LONGEST_NAME && isNameUnit(text.charCodeAt(from - 1))) from--
  return text.slice(from, hit.end)
}
