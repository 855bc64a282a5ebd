/** What ends the walk to the left of an organisation's ending: white space, grammar words, a region's name, another organisation. */
import words from '../data/words.json' with { type: 'json' }
import { digitsStop } from './digits.ts'
import { type Ending, isPart } from './endings.ts'
import { isNeutral, labelOf } from './labels.ts'
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
  LOOK_BACK,
  runStart,
  type Scan,
  softWords,
  stopWords,
  tradeWords,
} from './scan.ts'
import { split, WordSet } from './words.ts'

const QUARTER = /^(?:华[东北南中西]|西[南北]|东北|[南北]方)/
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
export const regionBegins = (scan: Scan, at: number, ending: Ending): boolean => {
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

export const softStops = (scan: Scan, at: number, ending: Ending): boolean => {
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
export const introduced = (scan: Scan, at: number, ending: Ending): boolean => {
  const { text } = scan.folded
  const n = introducing.longestBefore(text, at, Math.max(0, at - 6))
  if (n === 0 || completeness(text, at, ending) === 0) return false
  // 青杉代理记账有限公司: a word of trade, unless a region's name follows.
  return !genericWords.covers(text, at - n, at) || strongRegionAt(text, at, ending.start) > 0
}

/** 东 屏 砚 川有限公司: a single character on either side of the space. */
const isSpacedOut = ({ folded: { text, gap } }: Scan, at: number): boolean =>
  (at === 1 || gap[at - 1] !== 0) && gap[at + 1] !== 0 && isHan(text.charCodeAt(at - 1)) && isHan(text.charCodeAt(at))

/** So many units may stand between an organisation's label and a space inside its value. */
const LONGEST_HEAD = 8
const LONGEST_LABEL = 12
const runBefore = (text: string, to: number): number => {
  let from = to
  while (from > 0 && to - from < LONGEST_LABEL && isNameUnit(text.charCodeAt(from - 1))) from--
  return from
}
/** 中标人：东屏 砚川 建设有限公司: after the colon of an organisation's label the name begins, whatever spaces are in it. */
const isInSpacedValue = ({ folded: { text, gap } }: Scan, at: number): boolean => {
  let from = at
  while (from > 0 && at - from <= LONGEST_HEAD && isHan(text.charCodeAt(from - 1)) && (from === at || gap[from]! <= 1)) from--
  if (from === at || text.charCodeAt(from - 1) !== 58) return false
  if (stopWords.longestAt(text, from, at) > 0) return false
  const label = text.slice(runBefore(text, from - 1), from - 1)
  return labelOf(label) !== undefined || isNeutral(label)
}

const LINE_END = /[\n\r]/

/** Whether white space before `at` parts what stands left of it from the name. */
export const gapStops = (scan: Scan, at: number, ending: Ending, spaced: boolean): boolean => {
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
  // GREEN LAKE 科技有限公司: words of one name.
  if (gap[at] === 1 && isLetter(before) && isLetter(text.charCodeAt(at)) && at < ending.start) return false
  if (gap[at] === 1) {
    if (at === 0 || scan.endAt.has(at)) return true
    return complete > 0 && !isSpacedOut(scan, at) && !isInSpacedValue(scan, at)
  }
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

/** Words with which a sentence goes on after a name: 告上, 结成. */
const goesOn = new WordSet(split(words.sentenceGoesOn))

/** 有限公司告上法院, 有限公司的加工厂, 公司所: what stands after a firm's name is no part of it. */
export const saysMore = (text: string, from: number, ending: Ending): boolean => {
  if (ending.kind === 'company') return false
  if (from === ending.start) return ending.word.length === 1 && ending.kind === 'weak'
  return (
    '从向被将'.includes(text[from]!) ||
    softWords.get(text.charCodeAt(from))?.when === 'always' ||
    goesOn.longestAt(text, from, ending.start) > 0
  )
}

/** Bodies whose local offices put the region after the name: 国家税务总局浙江省税务局, 武警部队浙江省总队. */
const GOES_ON = /(?:总局|部队|银行|铁路局|[省市县区党]委)$/
const PARTNERSHIP = /^\(.*(?:合伙|个人独资)\)$/
const PARTNERS = /(?:合伙企业|事务所|中心|企业|厂|店)$/
/** Whether an ending met on the way left ends another organisation. */
export const endStops = (scan: Scan, before: Ending, ending: Ending): boolean => {
  const { text } = scan.folded
  const distance = ending.start - before.end
  // 投资合伙企业(有限合伙): the kind of partnership is registered with the name.
  if (distance === 0 && PARTNERSHIP.test(ending.word) && PARTNERS.test(before.word)) return false
  if (before.kind === 'company') {
    // 国网…省电力公司…市供电公司, …集团公司…有限公司: one body's local firm.
    if (ending.kind === 'company') {
      // 集团公司(上海)有限公司: a place in brackets begins no name.
      const place = text[before.end] === '(' ? text.indexOf(')', before.end) : -1
      if (place > 0 && place < ending.start && regionAt(text, before.end + 1, place) > 0)
        return completeness(text, place + 1, ending) > 0
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
