/**
 * Where a name begins: from its ending leftward to punctuation, a label, a grammar word, a region's name or another organisation's
 * end. Each step looks at a bounded stretch, so a giant text costs no more per character than a short one.
 */
import words from '../data/words.json' with { type: 'json' }
import type { Ending } from './endings.ts'
import { provinceBefore, regionAt, regionBefore, strongRegionAt } from './regions.ts'
import {
  completeness,
  genericWords,
  groupHeads,
  groupTails,
  introducing,
  isDigit,
  isHan,
  isLetter,
  isLongEnding,
  isNameUnit,
  LONGEST_NAME,
  LOOK_BACK,
  runStart,
  type Scan,
  softWords,
  stopWords,
  tradeWords,
} from './scan.ts'
import { split, WordSet } from './words.ts'

const LONGEST_BRACKET = 16
const QUARTER = /^(?:华[东北南中西]|西[南北]|东北|[南北]方)/

/**
 * What ended the walk. `label`: a colon or a label word. `edge`: punctuation, white space or the text's beginning. `org`: another
 * organisation's ending. `word`: a grammar word. `region`: a region's name inside a run without any boundary.
 */
export type StopKind = 'label' | 'edge' | 'org' | 'word' | 'region'

export interface Start {
  at: number
  by: StopKind
}

const AFTER_DIGITS_NOT_NAME = '年月日号时分秒名包标批次期个家元万亿%条款章、.米吨台套件人天小'
const COUNTS = /^(?:第?[0-9一二三四五六七八九十]+(?:[、.．)]|标段|包件?|名|标项|分标|号(?![线院])|次|年|月|日))+/
const bracketNot = split(words.bracketNot)
/** Words with which a sentence goes on after a name: 告上, 结成. */
const goesOn = new WordSet(split(words.sentenceGoesOn))

const PROJECT = /(?:指挥部|项目部|经理部|项目公司)$/
const ROAD_BEFORE = /[0-9](?:[国省县]道|高速|线)?\)?$/
/** Whether a province's name stands one to three units before `at`, with no grammar word between. */
const provinceNear = (text: string, at: number, from: number): boolean => {
  for (let to = at - 1; to >= from + 2 && to >= at - 3; to--) {
    if (softWords.has(text.charCodeAt(to))) return false
    if (provinceBefore(text, to, from)) return true
  }
  return false
}

/** Whether the region's name at `at`, inside a run, begins a name: not after 国网, 中铁, …集团, another region. */
const regionBegins = (scan: Scan, at: number, ending: Ending): boolean => {
  const { text } = scan.folded
  if (isPart(ending)) return false
  const region = strongRegionAt(text, at, ending.start)
  if (region === 0 || completeness(text, at, ending) < 2) return false
  const run = runStart(scan, at)
  if (run.at === at) return true
  if (regionBefore(text, at, Math.max(run.at, at - 8)) > 0) return false
  // 浙江浙X温州…: the run has begun with a region's name already. An address may run into a school: …区…四川…大学.
  if (regionAt(text, run.at, at) > 0) return ending.kind === 'strong' && at - run.at > 5
  if (
    groupTails.longestBefore(text, at, run.at) > 0 ||
    groupHeads.longestAt(text, run.at, at) > 0 ||
    groupHeads.longestBefore(text, at, run.at) > 0
  )
    return false
  // 江苏长江城…: a province's name just before holds what looks like a region in it.
  if (provinceNear(text, at, run.at)) return false
  // 42省道云岭县…指挥部: a road's number begins the name of what is built on it.
  if (PROJECT.test(ending.word) && ROAD_BEFORE.test(text.slice(Math.max(0, at - 8), at))) return false
  // 采购安徽省…: a word of trade before it.
  if (tradeWords.covers(text, run.at, at)) return true
  // 中岳西南设计院: a part of the country names no place to begin at.
  if (QUARTER.test(text.slice(at, at + 2)) && at - run.at <= 3) return false
  // After a colon or at a cell's beginning the whole is one value, unless its head is long.
  return !(run.trusted && at - run.at <= 6)
}

/** 中标人：浙江岚是…: after a colon or at a beginning, a region's name starts one value, and what follows soon is in it. */
const isInValue = (scan: Scan, at: number): boolean => {
  if (isLongEnding(scan.endAt.get(at))) return false
  const run = runStart(scan, at)
  return run.trusted && at - run.at > 2 && at - run.at <= 6 && regionAt(scan.folded.text, run.at, at) > 0
}

const OFFICE = /^(?:董事长|副?总经理|总裁|创始人|首席|CEO)/
/** 某人为青杉公司董事长: a person's name of two or three before 为, an office after the firm. */
const saysOffice = (scan: Scan, at: number, ending: Ending): boolean => {
  const { text } = scan.folded
  if (text[at - 1] !== '为' || ending.kind !== 'company' || !OFFICE.test(text.slice(ending.end, ending.end + 4))) return false
  const run = runStart(scan, at - 1)
  const length = at - 1 - run.at
  if (length < 2 || length > 3 || groupHeads.longestAt(text, run.at, at - 1) > 0 || regionAt(text, run.at, at - 1) > 0)
    return false
  return completeness(text, at, ending) > 0
}

const softStops = (scan: Scan, at: number, ending: Ending): boolean => {
  const { text } = scan.folded
  const rule = softWords.get(text.charCodeAt(at - 1))
  if (!rule || regionAt(text, at - 1, at + 3) > 1) return false
  if (at < text.length && rule.notBefore.includes(text[at]!)) return false
  const left = at >= 2 ? text[at - 2]! : ''
  if (left !== '' && rule.notAfter.includes(left)) return false
  if (rule.when !== 'org' && text[at - 1] !== '的' && isInValue(scan, at - 1)) return false
  // 岚是科技: without a name on its right it is a syllable of one.
  if (rule.when === 'always') return completeness(text, at, ending) > 0
  if (rule.when === 'region') return strongRegionAt(text, at, ending.start) > 0 && completeness(text, at, ending) === 2
  if (scan.endAt.has(at - 1)) return completeness(text, at, ending) > 0
  if (strongRegionAt(text, at, ending.start) > 0 && completeness(text, at, ending) === 2) {
    // 永和四川…: a grammar word is only sure at the run's beginning or after a word of its own.
    return (
      rule.when !== 'org' ||
      '对赴'.includes(text[at - 1]!) ||
      runStart(scan, at - 1).at === at - 1 ||
      !isHan(text.charCodeAt(at - 2))
    )
  }
  if (rule.when === 'left') return left === '' || rule.left.includes(left) || saysOffice(scan, at, ending)
  if (rule.when === 'complete') return completeness(text, at, ending) > 0
  return false
}

/** 主持人青杉…, 代理江苏…: a word that stands before names, and a name of its own on its right. */
const introduced = (scan: Scan, at: number, ending: Ending): boolean => {
  const { text } = scan.folded
  const n = introducing.longestBefore(text, at, Math.max(0, at - 6))
  if (n === 0 || completeness(text, at, ending) === 0) return false
  // 青杉代理记账有限公司: a word of trade, unless a region's name follows.
  return !genericWords.covers(text, at - n, at) || strongRegionAt(text, at, ending.start) > 0
}

/** Goes on from the name of the organisation it is a part of. */
const isPart = (ending: Ending) => ending.kind === 'branch' || ending.kind === 'outlet'
/** Bodies whose local offices put the region after the name: 国家税务总局浙江省税务局, 武警部队浙江省总队. */
const GOES_ON = /(?:总局|部队|银行|铁路局|[省市县区党]委)$/
const LINE_END = /[\n\r]/

/** Whether white space before `at` parts what stands left of it from the name. */
const gapStops = (scan: Scan, at: number, ending: Ending, spaced: boolean): boolean => {
  const { text, gap, map, end } = scan.folded
  const before = at > 0 ? text.charCodeAt(at - 1) : 0
  if (at > ending.start) return false
  if (at > 0 && regionBefore(text, at, Math.max(0, at - 8)) > 0 && !scan.endAt.has(at)) return false
  if (spaced && gap[at] === 1) return false
  if (isDigit(text.charCodeAt(at)) && gap[at] === 1) {
    let past = at
    while (isDigit(text.charCodeAt(past))) past++
    if (digitsStop(text, past, at, ending) < 0) return false
  }
  if (isDigit(before) && gap[at] === 1 && digitsStop(text, at, 0, ending) < 0) return false
  if (isLetter(before) !== isLetter(text.charCodeAt(at)) && gap[at] === 1 && at < ending.start)
    return completeness(text, at, ending) > 0
  const complete = completeness(text, at, ending)
  if (gap[at] === 1) return complete > 0 || at === 0 || scan.endAt.has(at)
  const white = scan.source.slice(end[at - 1] ?? 0, map[at])
  if (LINE_END.test(white)) {
    if (scan.endAt.has(at) || !isNameUnit(before) || stopWords.longestBefore(text, at, 0) > 0) return true
    if (complete === 0) return false
    // A long line is a wrapped one: its end parts nothing, unless the next begins as names do.
    let line = at
    while (line > 0 && at - line < 30 && (line === at || !(gap[line] === 2))) line--
    return !(at - line >= 24 && complete === 1)
  }
  return complete > 0 || ending.start - at >= 4
}

const bracketBelongs = (text: string, open: number, close: number): boolean => {
  const inside = text.slice(open + 1, close)
  if (inside.length === 0 || inside.length > LONGEST_BRACKET - 2) return false
  for (let i = 0; i < inside.length; i++) if (!isNameUnit(inside.charCodeAt(i)) && inside[i] !== ',') return false
  if (/^[0-9一二三四五六七八九十A-Z]+$/.test(inside) && inside.length < 2) return false
  if (regionAt(inside, 0, inside.length) > 0) return true
  // G322(原53省道)…指挥部: the road's older number.
  if (/^原[A-Z]?[0-9]+(?:[国省县]道|线)?$/.test(inside)) return true
  return !bracketNot.some(word => inside.includes(word))
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
    if (i <= ending.start && stopWords.longestBefore(text, i, floor) > 0) return done(scan, i, 'label', ending)
    if (softStops(scan, i, ending) || introduced(scan, i, ending)) return done(scan, i, 'word', ending)
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

/** 有限公司告上法院, 有限公司的加工厂, 公司所: what stands after a firm's name is no part of it. */
const saysMore = (text: string, from: number, ending: Ending): boolean => {
  if (ending.kind === 'company') return false
  if (from === ending.start) return ending.word.length === 1 && ending.kind === 'weak'
  return (
    '从向被将'.includes(text[from]!) ||
    softWords.get(text.charCodeAt(from))?.when === 'always' ||
    goesOn.longestAt(text, from, ending.start) > 0
  )
}

const PARTNERSHIP = /^\(.*(?:合伙|个人独资)\)$/
const PARTNERS = /(?:合伙企业|事务所|中心|企业|厂|店)$/
/** Whether an ending met on the way left ends another organisation. */
const endStops = (scan: Scan, before: Ending, ending: Ending): boolean => {
  const { text } = scan.folded
  const distance = ending.start - before.end
  // 投资合伙企业(有限合伙): the kind of partnership is registered with the name.
  if (distance === 0 && PARTNERSHIP.test(ending.word) && PARTNERS.test(before.word)) return false
  if (before.kind === 'company') {
    // 国网…省电力公司…市供电公司, …集团公司…有限公司: one body's local firm.
    if (ending.kind === 'company') {
      const goesOn = before.word === '集团公司' || (before.word === '公司' && ending.word === '公司')
      return !(goesOn && distance <= 12 && regionAt(text, before.end, ending.start) > 0)
    }
    if (distance > LOOK_BACK) return true
    if (isPart(ending)) return false
    return strongRegionAt(text, before.end, ending.start) > 0 && completeness(text, before.end, ending) === 2
  }
  if (before.kind === 'listed' || isPart(ending) || GOES_ON.test(text.slice(Math.max(0, before.end - 4), before.end)))
    return false
  if (strongRegionAt(text, before.end, ending.start) === 0 || completeness(text, before.end, ending) < 2) return false
  // 港务局重庆…: what ends there must be a name by itself.
  return regionAt(text, runStart(scan, before.start).at, before.end) > 0
}

/** A number inside a run: where the name begins after it, or -1 when the number is part of the name (武警8610部队, G322, 3M). */
const COUNTED = '标包段名共计约近超达共有,.'
/** The project office of a lot: …公司澄湖高速2标项目经理部. */
const LOT = /^标段?(?:项目|经理|工区|分部)/
const digitsStop = (text: string, at: number, floor: number, ending: Ending): number => {
  let first = at - 1
  while (first > floor && isDigit(text.charCodeAt(first - 1))) first--
  const next = text[at] ?? ''
  const left = first > 0 ? text.charCodeAt(first - 1) : 0
  if (/^(?:号线|世纪|号院)/.test(text.slice(at, at + 2))) return -1
  if (isPart(ending) && LOT.test(text.slice(at, at + 4))) return -1
  if (AFTER_DIGITS_NOT_NAME.includes(next)) return text.startsWith('年度', at) ? at + 2 : at + 1
  if (isLetter(left) || isLetter(text.charCodeAt(at))) return -1
  if (text[first - 1] === '第') return -1
  // 青杉12有限公司, 360科技有限公司: without the number no name is left.
  if (
    ending.word !== '公司' &&
    ending.kind === 'company' &&
    at - first <= 4 &&
    !completeness(text, at, ending) &&
    !COUNTED.includes(text[first - 1]!)
  )
    return -1
  return /^(?:省道|国道|县道|医院|部队|中学|小|局|号线|·)/.test(text.slice(at, at + 3)) ? -1 : at
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
    const count = COUNTS.exec(text.slice(start, start + 12))?.[0]
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
      const needed = rule.when === 'org' && !(text[start] === '同' && text[start - 1] === '是') ? 2 : 1
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

const hasEnding = (scan: Scan, from: number, to: number): boolean => {
  for (let i = from + 1; i <= to; i++) if (scan.endAt.get(i)?.kind === 'company') return true
  return false
}
