/**
 * Listed names: from every ending every beginning to the left is hashed in one pass and probed, so that a listed name is found
 * even where the boundary was judged wrong. The key hash runs from right to left for this.
 */
import type { Folded } from '../fold.ts'
import { finishLo, signedHi, stepA, stepB } from '../keyhash.ts'
import type { Probe } from '../types.ts'
import type { Ending } from './endings.ts'
import type { Span } from './find.ts'
import { type Hit, joinsAt, longerName, sentenceAt } from './longer.ts'
import { isProvinceBefore } from './regions.ts'
import { isHan, isNameUnit, LONGEST_NAME, LONGEST_VALUE, onlyBoundaryWords, type Scan, softWords, stopWords } from './scan.ts'

/** Shorter keys would meet everywhere in a text. */
const SHORTEST_KEY = 4
/** No name goes on over these: 。；：！？ folded. */
const ENDS_RUN = new Uint8Array(0x10000)
for (const c of '。;:!?|') ENDS_RUN[c.charCodeAt(0)] = 1
const ENDS_RUN_IN = /[。;:!?|]/
/** Only Latin names go on over it: Road, Bridge & Co., Ltd. */
const COMMA = 44

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

/** The ends of brackets behind a name that hold another: 某某支行(某某银行某某支行) may be one listed name. */
export const bracketEnds = ({ text }: Folded, endings: readonly Ending[], endAt: Scan['endAt']): Ending[] =>
  endings.flatMap(({ start, end }) => {
    const open = text[end] === ')' ? text.lastIndexOf('(', start) : -1
    if (open <= 0 || end - open > LONGEST_NAME || !endAt.has(open)) return []
    return [{ start: end + 1, end: end + 1, kind: 'listed', word: '' }]
  })

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
      const { end, word, kind } = endings[of[i]!]!
      if (!probe(finishLo(a[i]!, b[i]!, 'n', end - start[i]!), hi[i]! >>> 0)) continue
      // All of a value may be the name, so that most beginnings are inside words.
      if (word === '' && kind === 'listed' && !beginsFree(scan, start[i]!)) continue
      // An ending's beginnings come from right to left: the last is the longest. A key set says yes wrongly once in many thousand
      // times; a beginning inside a word never takes the place of one behind a boundary.
      const hit = hits.at(-1)
      if (hit?.end !== end) hits.push({ start: start[i]!, end })
      else if (!beginsFree(scan, hit.start) || (beginsFree(scan, start[i]!) && !isForeword(scan, start[i]!, hit.start)))
        hit.start = start[i]!
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
    const whole = longerName(scan, hit)
    const around = out.find(s => s.found !== 'tail' && s.start <= hit.start && s.end >= hit.end)
    if (around) {
      if (around.found === 'listed' && around.start === hit.start && around.end === hit.end) continue
      if (around.start === hit.start && around.end === hit.end) {
        around.found = whole ? 'tail' : 'listed'
        if (whole) around.within = whole
      } else if (!whole && around.found !== 'listed' && isApart(scan, around, hit)) {
        // What else was taken for one name with it is another's.
        if (around.start < hit.start && scan.endAt.has(hit.start - 1)) out.push({ ...around, end: hit.start - 1 })
        if (around.end > hit.end) out.push({ ...around, start: hit.end + 1 })
        around.start = hit.start
        around.end = hit.end
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

/** Whether only words that are no part of a name part a hit from the bounds of the judged name around it. */
const isApart = (scan: Scan, around: Span, hit: Hit): boolean => {
  const { text } = scan.folded
  const left =
    around.start === hit.start ||
    onlyBoundaryWords(text, around.start, hit.start) ||
    saysFormerly(text, around.start, hit.start) ||
    saysWhich(text, around.start, hit.start) ||
    standsInProvince(scan, around.start, hit) ||
    (joinsAt(text, hit.start - 1) && (text[hit.start - 1] === '与' || scan.endAt.has(hit.start - 1)))
  return left && (around.end === hit.end || (joinsAt(text, hit.end) && scan.endAt.has(hit.end)))
}

/** 投标人有, 供应商系: a grammar word right after a label. */
const saysWhich = (text: string, from: number, to: number): boolean =>
  to - from === 1 && softWords.has(text.charCodeAt(from)) && stopWords.longestBefore(text, from, 0) > 1

/** 甲公司（原乙公司）: said of the name behind it. Elsewhere 原 may begin a name. */
const saysFormerly = (text: string, from: number, to: number): boolean => /^\([原现]$/.test(text.slice(Math.max(0, from - 1), to))

/**
 * 东屏省 before 云泽市第…医院: a public body called by its city is the same body with its province before it. A firm's region is
 * a part of its registered name, so that for firms it is another name.
 */
const standsInProvince = (scan: Scan, from: number, hit: Hit): boolean =>
  PUBLIC.has(scan.endAt.get(hit.end)?.kind ?? 'listed') && isProvinceBefore(scan.folded.text, from, hit.start)
const PUBLIC = new Set(['strong', 'weak'])

/** Whether a boundary stands before a hit: white space, punctuation, a word that is no part of names. */
const beginsFree = ({ folded: { text, gap } }: Scan, at: number): boolean =>
  at === 0 || gap[at] !== 0 || !isNameUnit(text.charCodeAt(at - 1)) || boundaryWordBefore(text, at) || saysWhich(text, at - 1, at)

/** 确定, 标项名称:, 推荐的中标候选人公示”, before a listed name: with it there would be two names, where the key sets' yes to one is wrong. */
const isForeword = ({ folded: { text } }: Scan, from: number, to: number): boolean =>
  !isNameUnit(text.charCodeAt(to - 1)) || onlyBoundaryWords(text, from, to)

/** Whether boundaries stand on both sides of a hit that no judged name holds. */
const standsFree = (scan: Scan, hit: Hit): boolean => {
  const { text, gap } = scan.folded
  if (!beginsFree(scan, hit.start)) return false
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
