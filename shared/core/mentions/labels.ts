/** Role labels: which words say what an organisation is, and whether a text is such a label and nothing else. */
import data from '../data/labels.json' with { type: 'json' }
import { fold } from '../fold.ts'
import type { Role } from '../types.ts'
import { split, UnitSet, WordSet } from './words.ts'

const roleOf = new Map<string, Role>()
for (const [role, list] of Object.entries(data.roles)) for (const word of split(list)) roleOf.set(fold(word).text, role as Role)
const labelWords = new WordSet(roleOf.keys())
/** By unit: whether a label ends so. Most places before a name end here. */
const endsLabel = new Uint8Array(0x10000)
for (const word of roleOf.keys()) endsLabel[word.charCodeAt(word.length - 1)] = 1
/** Labels that are verbs too: 甲公司投诉乙公司. Beside a name they are labels only with a colon. */
const verbs = new Set(split(data.verbs))
const neutralWords = new WordSet(split(data.neutral))
const suffixWords = new WordSet(split(data.suffixes))
const RANK =
  /第?([一二三四五六七八九十]|[1-9])(?:名|位|中标候选|成交候选|中选候选|候选|顺位)|(?:排名:?第?|候选(?:人|供应商|单位))([一二三四五六七八九十]|[1-9])(?![0-9.])/
export const RANK_CELL = /^第?([一二三四五六七八九十]|[1-9]|10)名?$/
export const LOT = new RegExp(data.lots)
const EVERY_LOT = new RegExp(data.lots, 'g')
/** No lot is without one. */
const NUMBER = /[0-9A-Z一二三四五六七八九十]/
/** 第一包：甲公司；第二包：乙公司: the lot that a name stands under is the last before it. */
export const lastLot = (text: string): string | undefined =>
  NUMBER.test(text) && LOT.test(text) ? [...text.matchAll(EVERY_LOT)].at(-1)?.[0] : undefined
const ONLY_LOT = new RegExp(`^(?:${data.lots}):?$`)
/** A text that is a lot's name and nothing else. */
export const isLot = (text: string): boolean => text.length <= 12 && ONLY_LOT.test(text)
const OF_LOT = new RegExp(`^(?:${data.lots})`)
const DIGITS = '一二三四五六七八九十'

const numberBy = (pattern: RegExp, text: string): number | undefined => {
  const m = pattern.exec(text)
  const digit = m?.[1] ?? m?.[2]
  return digit === undefined ? undefined : numberOf(digit)
}
export const rankIn = (text: string): number | undefined => numberBy(RANK, text)
const ORDINAL = /(?:^|[:;,、\n])\(?([一二三四五六七八九十]|[1-9])[、.)]$/
/** 中标候选人：1、甲公司；2、乙公司: the number that a list gives the name after it. */
export const ordinalBefore = (before: string): number | undefined =>
  ENDS_ORDINAL.has(before.charCodeAt(before.length - 1)) ? numberBy(ORDINAL, before) : undefined
const ENDS_ORDINAL = new UnitSet('、.)')
const RANK_BEFORE = /(?:^|[:;,、。])(?:排名|排序|推荐)?第([一二三四五六七八九十]|[1-9])名(?:单位)?:?$/
/** 评标结果：第一名：甲公司；第二名：乙公司. */
export const rankBefore = (before: string): number | undefined => numberBy(RANK_BEFORE, before)
const RANK_LINE = /^(?:排名|排序|推荐)?第?([一二三四五六七八九十]|[1-9])名(?:次|单位)?:?$/
/** 第二名：乙公司, on a line of its own. */
export const rankOfLine = (before: string): number | undefined => numberBy(RANK_LINE, before)
export const numberOf = (digit: string): number => DIGITS.indexOf(digit) + 1 || Number(digit)

export interface Said {
  role?: Role
  rank?: number
  lot?: string
  /** 中标人由甲公司变更为乙公司: what the next name is in its stead. */
  next?: Role
  /** （主）甲公司（成）乙公司: brackets say it of the name after them. */
  prefixed?: boolean
}

interface Label {
  role: Role
  /** Says nothing of a name that follows without a colon. */
  verb: boolean
  start: number
  end: number
}

/** By unit: whether it may stand between a label and a name, outside brackets. */
const leads = new Uint8Array(0x10000)
for (const unit of `":、,，.-(/第0123456789${DIGITS}${data.suffixes}`) leads[unit.charCodeAt(0)] = 1
const CLOSE = 41
/** How far from a text's end a label can stand and lead to it. */
const reachOf = (text: string, most: number): number => {
  for (let n = 0; n < most && n < text.length; n++) {
    const unit = text.charCodeAt(text.length - 1 - n)
    // A bracket holds anything.
    if (unit === CLOSE) return most
    if (leads[unit] === 0) return n + 1
  }
  return most
}

/** The last role label of a text, if what follows it leads to a name behind the text. */
export const leadingLabel = (text: string, reach = 60): Label | undefined => {
  const label = lastLabel(text, reachOf(text, reach))
  return label && leadsTo(text.slice(label.end)) ? label : undefined
}

/** The last role label of a text, sought at most `reach` units from its end. */
export const lastLabel = (text: string, reach = 60): Label | undefined => {
  for (let end = text.length; end > 0 && text.length - end < reach; end--) {
    if (endsLabel[text.charCodeAt(end - 1)] === 0) continue
    const n = labelWords.longestBefore(text, end)
    if (n === 0) continue
    const start = end - n
    const role = inContext(roleOf.get(text.slice(start, end))!, text.slice(Math.max(0, start - 14), start))
    return role && { role, verb: verbs.has(text.slice(start, end)), start, end }
  }
  return undefined
}

const NOT = /[未非无不](?:被|能|予)?$/
const formerWords = new WordSet(split(data.former))
/** 原第一中标候选人 too. */
const isFormer = (before: string): boolean => {
  const words = before.replace(/(?:第[一二三四五六七八九1-9]|[预拟])$/, '')
  return formerWords.longestBefore(words, words.length) > 0
}
const formerColumns = new Set(split(data.formerColumns))
const newColumns = new Set(split(data.newColumns))
/** 更正前 | 更正后 over two columns: which of a row's two values was, and which is. */
export const changeOf = (heading: string): 'former' | 'new' | undefined =>
  formerColumns.has(heading) ? 'former' : newColumns.has(heading) ? 'new' : undefined
const FORMER_MARK = new RegExp(`\\((?:${split(data.formerColumns).join('|')})\\)`)
/** 中标供应商（更正前）. */
export const marksFormer = (label: string): boolean => FORMER_MARK.test(label)
const refusedWords = new WordSet(split(data.refused))
/** 否决投标的投标人, 未通过资格审查的供应商. */
const isRefused = (before: string): boolean => {
  const clause = before.slice(Math.max(...[...',。;:、'].map(mark => before.lastIndexOf(mark))) + 1)
  for (let end = clause.length; end > 0 && clause.length - end <= 8; end--)
    if (refusedWords.longestBefore(clause, end) > 0) return true
  return false
}
/** 各供应商： greets those who read. */
const GREETS = /(?:各|各位|诸|致|贵|尊敬的|潜在)$/
const TOOK_PART = /(?:参与|参加|递交|提交|报名|响应|投标|邀请)[^,。;:、]{0,12}$/
/** A label's role, changed by what stands before it: 未中标供应商, 参与磋商的供应商. */
const inContext = (role: Role, before: string): Role | undefined => {
  if (role === 'winner' && NOT.test(before)) return 'rejected'
  // 原中标人, 变更前：中标供应商: it has won no longer.
  if ((role === 'winner' || role === 'candidate') && isFormer(before)) return 'bidder'
  if (GREETS.test(before)) return undefined
  if ((role === 'supplier' || role === 'bidder') && isRefused(before)) return 'rejected'
  return role === 'supplier' && TOOK_PART.test(before) ? 'bidder' : role
}

/** Whether only label endings, brackets, colons, ordinals stand between a label and a name. */
export const leadsTo = (between: string): boolean => {
  const rest = between
    .replace(/\([^()]{0,30}\)|第[0-9一二三四五六七八九十]+名/g, '')
    .replace(/[":、,，.\-()/]|[0-9一二三四五六七八九十]+[、.)]?/g, '')
  return rest === '' || suffixWords.covers(rest, 0, rest.length)
}

/** 第一中标人, 第二成交候选供应商: where several are ranked none has won yet. */
const RANKED = /^第[一二三四五六七八九](?:名|预)?(?:中标|成交|中选)[^,。;:]{0,6}(?:人|商|单位|机构)(?:名称)?:?$/

/** A cell or block that is nothing but a label. */
export const labelOf = (text: string): Role | undefined => {
  if (text.length > 36) return undefined
  if (RANKED.test(text)) return 'candidate'
  return leadingLabel(text, 36)?.role
}

/** Any unit that such a text may end in, and some more. */
const endsNeutral = new UnitSet(`${data.neutral}${data.lots}0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ${DIGITS}、.():`)
/** Says only that a name follows: 名称：, 1.单位名称：. 项目名称 says that none does. */
export const isNeutral = (before: string): boolean => {
  if (before !== '' && !endsNeutral.has(before.charCodeAt(before.length - 1))) return false
  const head = before
    .replace(/[:(]+$/, '')
    .replace(OF_LOT, '')
    .replace(/^[0-9一二三四五六七八九十、.()]+/, '')
  return neutralWords.covers(head, 0, head.length)
}

const good = new Set(split(data.verdicts.good).map(word => fold(word).text))
const about = split(data.verdicts.about)
/** What the heading asks of a winner. */
const won = split(data.verdicts.good).filter(word => about.includes(word))
const bad = new Set(split(data.verdicts.bad).map(word => fold(word).text))
/** What a cell says of its row's bidder (未中标, 不合格); 是 and 否 only under a heading that asks (是否中标). */
export const verdictOf = (text: string, heading: string): 'winner' | 'rejected' | undefined => {
  if (text.length > 6) return undefined
  if (text.length === 1 && !(heading.includes(data.verdicts.asked) && about.some(word => heading.includes(word))))
    return undefined
  if (bad.has(text)) return 'rejected'
  // 是否通过 | 是: it has not won by that.
  return good.has(text) && (text.length > 1 || won.some(word => heading.includes(word))) ? 'winner' : undefined
}

/** 三、中标（成交）信息 · 2.采购代理机构信息. */
export const isSection = (text: string): boolean =>
  text.length <= 40 && /^(?:[一二三四五六七八九十]+[、.]|[0-9]+[、.]|\([一二三四五六七八九十0-9]+\))/.test(text)
