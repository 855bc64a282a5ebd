/**
 * Where a name begins: from its ending leftward to punctuation, a label, a grammar word, a region's name or another organisation's
 * end. Each step looks at a bounded stretch, so a giant text costs no more per character than a short one.
 */
import words from '../data/words.json' with { type: 'json' }
import { digitsStop } from './digits.ts'
import { type Ending, isPart } from './endings.ts'
import { regionAt, strongRegionAt } from './regions.ts'
import { completeness, isDigit, isLetter, isNameUnit, LONGEST_NAME, type Scan, saysMuch, softWords, stopWords } from './scan.ts'
import { endStops, gapStops, introduced, regionBegins, saysMore, softStops } from './stops.ts'
import { split } from './words.ts'

const LONGEST_BRACKET = 16

/**
 * What ended the walk. `label`: a colon or a label word. `edge`: punctuation, white space or the text's beginning. `org`: another
 * organisation's ending. `word`: a grammar word. `region`: a region's name inside a run without any boundary.
 */
export type StopKind = 'label' | 'edge' | 'org' | 'word' | 'region'

export interface Start {
  at: number
  by: StopKind
}

const COUNTS = /^(?:第?[0-9一二三四五六七八九十]+(?:[、.．)]|标段|包件?|名|标项|分标|号(?![线院])|次|年|月|日))+/
/** 91…公司类型: a code's end, not a name's beginning. */
const CODE = /^(?=(?:[A-Z]*[0-9]){9})[0-9A-Z]{15,18}/
/** By unit: whether an ordinal or a code may begin so. */
const beginsCount = new Uint8Array(0x10000)
for (const c of '第一二三四五六七八九十0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') beginsCount[c.charCodeAt(0)] = 1
const bracketNot = split(words.bracketNot)

const bracketBelongs = (text: string, open: number, close: number): boolean => {
  const inside = text.slice(open + 1, close)
  if (inside.length === 0 || inside.length > LONGEST_BRACKET - 2) return false
  for (let i = 0; i < inside.length; i++) if (!isNameUnit(inside.charCodeAt(i)) && inside[i] !== ',') return false
  if (/^[0-9一二三四五六七八九十A-Z主成]$/.test(inside)) return false
  if (regionAt(inside, 0, inside.length) > 0) return true
  // G322(原53省道)…指挥部: the road's older number.
  if (/^原[A-Z]?[0-9]+(?:[国省县]道|线)?$/.test(inside)) return true
  return !bracketNot.some(word => inside.includes(word))
}

const hasEnding = (scan: Scan, from: number, to: number): boolean => {
  for (let i = from + 1; i <= to; i++) if (scan.endAt.get(i)?.kind === 'company') return true
  return false
}

/** 国家工业和信息化部: said in full. */
const STATE = /(?:中华人民共和国|国家)$/

/** @returns where the name that ends with `ending` begins, or undefined when nothing stands before the ending. */
export const findStart = (scan: Scan, ending: Ending): Start | undefined => {
  const { text, gap } = scan.folded
  const floor = Math.max(0, ending.end - LONGEST_NAME)
  if (ending.kind === 'exact') {
    const state = STATE.exec(text.slice(Math.max(0, ending.start - 7), ending.start))?.[0] ?? ''
    return { at: ending.start - state.length, by: 'edge' }
  }
  let spacedUnits = 0
  for (let k = ending.start + 1; k < ending.end; k++) if (gap[k] === 1) spacedUnits++
  const spaced = spacedUnits > 0 && spacedUnits >= (ending.end - ending.start - 1) / 2
  let lastRegion = -1
  let i = ending.start
  while (i > floor) {
    if (gap[i] !== 0 && gapStops(scan, i, ending, spaced)) return done(scan, i, 'edge', ending)
    const u = text.charCodeAt(i - 1)
    if (u === 41) {
      const open = text.lastIndexOf('(', i - 2)
      const form = i <= ending.start ? scan.endAt.get(i) : undefined
      // 会计师事务所(普通合伙)广东分所: a branch of what ends in the bracket.
      if (form?.kind === 'company' && isPart(ending) && !endStops(scan, form, ending)) {
        i = form.start
        continue
      }
      // 甲公司（包1）和乙公司: the bracket is of the firm that ends before it.
      const owner = scan.endAt.get(open)
      if (
        owner?.kind === 'company' &&
        i <= ending.start &&
        endStops(scan, owner, ending) &&
        regionAt(text, open + 1, i - 1) === 0
      )
        return done(scan, i, 'edge', ending)
      if (open < 0 || i - open > LONGEST_BRACKET || !bracketBelongs(text, open, i - 1) || hasEnding(scan, open, i))
        return done(scan, i, 'edge', ending)
      i = open
      continue
    }
    if (u === 34) {
      const open = text.lastIndexOf('"', i - 2)
      const quoted = open >= 0 && i - open <= 10 && ending.start - i >= 2 && completeness(text, i, ending) === 0
      if (!quoted || i - open < 3 || /["和或与及本该我贵]/.test(text.slice(i, ending.start)) || hasEnding(scan, open, i))
        return done(scan, i, 'edge', ending)
      i = open
      continue
    }
    if (!isNameUnit(u)) {
      const joins = (u === 0xb7 || u === 0x2022 || u === 38) && i > 1 && isNameUnit(text.charCodeAt(i - 2)) && gap[i - 1] === 0
      const latin = (u === 45 || u === 46) && i > 1 && isLetter(text.charCodeAt(i - 2))
      if (!joins && !latin) return done(scan, i, u === 58 ? 'label' : 'edge', ending)
      i--
      continue
    }
    const before = i < ending.end ? scan.endAt.get(i) : undefined
    if (before && before.end <= ending.start) {
      if (endStops(scan, before, ending)) return done(scan, i, 'org', ending)
      if (before.kind === 'company' && ending.kind !== 'branch' && saysMore(text, before.end, ending)) return undefined
      // 建设有限公司: no word begins in one part and ends in the other.
      if (before.kind === 'company') {
        i = before.start
        continue
      }
    }
    if (saysMuch[u] !== 0) {
      if (i <= ending.start && stopWords.longestBefore(text, i, floor) > 0) return done(scan, i, 'label', ending)
      if (softStops(scan, i, ending) || introduced(scan, i, ending)) return done(scan, i, 'word', ending)
    }
    if (isDigit(u)) {
      const stop = digitsStop(text, i, floor, ending)
      if (stop >= 0) return done(scan, stop, 'edge', ending)
      while (i > floor && isDigit(text.charCodeAt(i - 1))) i--
      continue
    }
    if (i < ending.start && strongRegionAt(text, i, ending.start) > 0) {
      if (regionBegins(scan, i, ending)) return done(scan, i, 'region', ending)
      lastRegion = i
    }
    i--
  }
  if (i === 0) return done(scan, 0, 'edge', ending)
  // No boundary in reach: only a region's name can be trusted.
  return lastRegion >= 0 ? done(scan, lastRegion, 'region', ending) : undefined
}

/** 甲公司（代码）和乙公司: whether an organisation with a bracket of its own ends just before `at`. */
const followsBracketed = ({ folded: { text }, endAt }: Scan, at: number): boolean => {
  if (text[at - 1] !== ')') return false
  const open = text.lastIndexOf('(', at - 2)
  return open > 0 && endAt.has(open)
}

/** Cuts from the front what no name begins with: ordinals, dates, marks, and grammar words that the edge left in. */
const done = (scan: Scan, at: number, by: StopKind, ending: Ending): Start => {
  const { text } = scan.folded
  let start = at
  let kind = by === 'edge' && stopWords.longestBefore(text, at, 0) > 0 ? 'label' : by
  while (start < ending.start) {
    const u = text.charCodeAt(start)
    if (u === 41 || u === 0xb7 || u === 0x2022 || u === 38 || u === 45 || u === 46) {
      start++
      continue
    }
    const counts = beginsCount[u] !== 0
    const code = counts ? CODE.exec(text.slice(start, Math.min(start + 18, ending.start)))?.[0].length : 0
    if (code) {
      start += code
      kind = 'edge'
      continue
    }
    const count = counts ? COUNTS.exec(text.slice(start, start + 12))?.[0] : undefined
    if (
      count &&
      count.length < 12 &&
      start + count.length < ending.start &&
      completeness(text, start + count.length, ending) > 0
    ) {
      start += count.length
      continue
    }
    if (start > 0 && isDigit(text.charCodeAt(start - 1)) && '年月日号'.includes(text[start]!)) {
      start += text[start + 1] === '度' ? 2 : 1
      continue
    }
    const word = stopWords.longestAt(text, start, ending.start)
    if (word > 0 && completeness(text, start + word, ending) > 0) {
      start += word
      kind = 'label'
      continue
    }
    const rule = softWords.get(u)
    const next = text[start + 1] ?? ''
    if (rule && !rule.notBefore.includes(next) && regionAt(text, start, ending.start) === 0) {
      // 计划则是同青杉…: one grammar word after another, not a syllable.
      const joins = (text[start] === '同' && text[start - 1] === '是') || followsBracketed(scan, start)
      const needed = rule.when === 'org' && !joins ? 2 : 1
      if (completeness(text, start + 1, ending) >= needed) {
        start++
        kind = 'word'
        continue
      }
    }
    break
  }
  return { at: start, by: kind }
}
