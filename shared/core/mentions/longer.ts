/** Whether a listed name is only a part of a longer one: what goes on behind it, or begins before it, is another firm's name. */
import words from '../data/words.json' with { type: 'json' }
import { placeAt, regionAt } from './regions.ts'
import { afterRegions, isHan, isNameUnit, LONGEST_VALUE, LOOK_BACK, type Scan, softWords, stopWords } from './scan.ts'
import { split, WordSet } from './words.ts'

export interface Hit {
  start: number
  end: number
}

/** The longer name that a hit is a part of; undefined for a name by itself. */
export const longerName = (scan: Scan, hit: Hit): string | undefined => wholeOf(scan, hit) ?? longerOnLeft(scan, hit)

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
const SENTENCE_UNIT =
  /^(?:[被了须因在对与及等以由受拟是不也或按系且诉]|的(?!士)|和(?![平顺谐美尚])|为(?![民农])|未(?!来)|于(?=[0-9近同本该]))/

/** 甲公司和平潭县乙公司: between names, though 和平 is a place too. */
export const joinsAt = (text: string, at: number): boolean =>
  (text[at] === '和' || text[at] === '与' || text[at] === '及') && regionAt(text, at + 1, at + 12) > 0

/** 某某公司均应到场, 某某公司全资子公司, 某某公司的: a sentence goes on, not a name. */
export const sentenceAt = (text: string, at: number): boolean =>
  sentenceWords.longestAt(text, at) > 0 ||
  joinsAt(text, at) ||
  (SENTENCE_UNIT.test(text.slice(at, at + 2)) && regionAt(text, at, at + 4) === 0)

/** The longer name when a hit runs on, without a boundary, into what is registered by itself. */
const wholeOf = (scan: Scan, hit: Hit): string | undefined => {
  const { text, gap } = scan.folded
  if (sentenceAt(text, hit.end) || departments.longestAt(text, hit.end) > 0) return undefined
  const inBracket = BRANCH_IN_BRACKET.exec(text.slice(hit.end, hit.end + 24))?.[0]
  if (inBracket) return text.slice(hit.start, hit.end + inBracket.length)
  // 38℃音响商场: a degree inside a word.
  const goesOn = (end: number) => isNameUnit(text.charCodeAt(end)) || (text[end] === '°' && isNameUnit(text.charCodeAt(end + 1)))
  const isClosed = (end: number) => end >= text.length || gap[end] !== 0 || !goesOn(end)
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
  return somethingElse(scan, hit)
}

/** Words of titles and statements behind a name: …公司办公楼改造工程, …公司法定代表人. */
const titles = new WordSet(split(words.titles))
/** A sentence, an amount, a day. */
const STATES = /[的了被与为对将已在以未不均]|[0-9一二三四五六七八九十〇○][年月日元万]/
const REST = /^[\p{L}\p{N}][\p{L}\p{N}°、·-]{1,23}[。,]?$/u
const LONGEST_RUN = 8
/**
 * 某某公司军粮供应窗口, and nothing else in the value, or between the name and the next punctuation: nobody can tell what that is,
 * but the firm itself it is not.
 */
const somethingElse = (scan: Scan, hit: Hit): string | undefined => {
  const { text, gap } = scan.folded
  if (hit.end >= text.length || gap[hit.end] !== 0) return undefined
  let run = hit.end
  while (run < text.length && run - hit.end <= LONGEST_RUN && gap[run] === 0 && isHan(text.charCodeAt(run))) run++
  const isRun = run - hit.end >= 2 && run - hit.end <= LONGEST_RUN && (run >= text.length || CLOSES.has(text[run]!))
  if (isRun && isUnknown(scan, hit.end, run)) return text.slice(hit.start, run)
  const isValue = text.length <= LONGEST_VALUE && REST.test(text.slice(hit.end))
  return isValue && isUnknown(scan, hit.end, text.length) ? text.slice(hit.start) : undefined
}
const CLOSES = new Set(',、(;。')
const isUnknown = (scan: Scan, from: number, to: number): boolean => {
  const { text } = scan.folded
  if (STATES.test(text.slice(from, to))) return false
  for (let at = from; at < to; at++) {
    if (titles.longestAt(text, at) > 0 || (at > from && scan.endAt.get(at)?.kind === 'company')) return false
  }
  return true
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
