/**
 * What a penalty's text says about taking part: whether it forbids, until when, and where. Read for records whose source prints
 * no end (domain.md, item 10). An end read here is `parsed`: it is labelled, and never clears an entry its source still publishes.
 */
import { addDays, type Day, daysBetween, lastDayOf, parseDay } from './days.ts'
import { NUMERAL, readNumeral } from './numerals.ts'
import type { Ban, DateMark } from './records.ts'

export interface BanReading {
  /** Absent when the text says nothing about penalties that can be understood: then nothing is known, not "no ban". */
  ban?: Ban
  effectUntil?: DateMark
  /** 地域 as printed. */
  scope?: string
}

/** An activity one can be kept out of, so that 禁止入内 or 禁止销售 is not taken for a ban. */
const ACTIVITY = '(?:政府采购|采购|招标|投标|招投标|代理|竞标|竞价|公共资源交易|工程建设|评审|评标|承包|承揽|市场|交易)'
const FORBIDS = [
  new RegExp(`(?:禁止|不得|不准|限制|暂停|停止|取消)(?:其|该(?:公司|单位|企业|供应商))?[^。；;，,]{0,24}?${ACTIVITY}`),
  /取消[^。；;]{0,30}?(?:投标|参加|参与|代理|中标)[^。；;]{0,12}?资格/,
  /列入(?:采购|投标|供应商)?(?:黑名单|禁入名单)/,
  /市场禁入|禁入(?:政府采购|招投标|建筑)?市场/,
]
/** Dates inside the sentence must not stretch it past the patterns' reach. */
const saysForbidden = (text: string): boolean => {
  const short = text.replace(/\([^()]*\)/g, '').replace(new RegExp(DATE, 'g'), '#')
  return FORBIDS.some(form => form.test(short))
}
/** 未禁止, 不予限制, 解除禁止 take the ban back. */
const UNDONE = /(?:未|不予?|不再|解除|撤销|免予|免除)(?:对其)?(?:作出)?(?:禁止|限制|取消)/
const MILD = /罚款|罚金|警告|通报批评|没收|责令改正|责令限期|约谈|记分|扣分|罚\s*[\d一二三四五六七八九十百千万.,]+\s*元/

const TERM = new RegExp(`([${NUMERAL}]+)(?:个)?(整)?(周年|年|月|日|天)(半)?`, 'g')
const RANGE = new RegExp(`[${NUMERAL}]+(?:个)?[年月]?(?:至|到|—|－|-|~|～|或者?|以上)[${NUMERAL}]*(?:个)?(?:年|月)(?!\\d*日)`)
const DATE = '\\d{4}[年./-]\\d{1,2}[月./-]\\d{1,2}日?'
const SPAN = new RegExp(`(?:自|从|由)?(${DATE})(?:起)?(?:至|到|—|－|-|~|～)(${DATE})`, 'g')
const UNTIL = new RegExp(`(?:截止|截至|至|到)(?:期限?|日期)?[为到于:]*(${DATE})`, 'g')
const STARTS = new RegExp(`(?:自|从|由)(${DATE})(?:起|开始|之日)`)
const PERMANENT = /永久|终身|无限期/

const AREA =
  /在?([\u4e00-\u9fff]{2,24}?(?:省|自治区|市|州|盟|区|县|旗|本级))(?:行政区域|行政辖区|辖区|境内|范围|区域|所辖)?(?:内|之内|境内)|在?((?:全省|全市|全区|全县|本省|本市|本区|本县|我省|我市|我区|我县))(?:行政区域|辖区|范围)?(?:内)?/

/** 禁止参加某某市（本级）政府采购活动. */
const AREA_OF_ACTIVITY =
  /(?:参加|参与|代理|从事)([\u4e00-\u9fff]{2,12}?(?:省|自治区|市|州|盟|县|区))(?:省级|市级|县级|区级|本级|的)?(?:政府采购|招标|招投标|公共资源)/

/** Months of a term, and days for terms in days. */
const termOf = (m: RegExpMatchArray): { months: number; days: number } | undefined => {
  const n = readNumeral(m[1]!)
  if (n === undefined || n === 0) return undefined
  const unit = m[3]!
  if (unit === '日' || unit === '天') return n <= 1100 ? { months: 0, days: n } : undefined
  const months = unit === '月' ? n : n * 12 + (m[4] ? 6 : 0)
  return months > 0 && months <= 240 ? { months, days: 0 } : undefined
}

/**
 * The clauses that speak of the ban: a penalty of several parts (罚款…；一年内禁止…) must not lend a fine's payment term (15日内
 * 缴纳罚款) or a past offence's dates to the ban.
 */
const banClauses = (text: string): string =>
  text
    .split(/[。；;\n]|(?:(?<=[\u4e00-\u9fff）)]),(?=(?:并处|罚款|没收|责令|限)))/)
    .filter(
      clause =>
        FORBIDS.some(f => f.test(clause)) || SPAN_TEST.test(clause) || (UNTIL_TEST.test(clause) && !/缴|履行/.test(clause)),
    )
    .join('；')
const SPAN_TEST = new RegExp(SPAN.source)
const UNTIL_TEST = new RegExp(UNTIL.source)

const clean = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b]+/g, '')
    .replace(/,(?=\d{3}(?!\d))/g, '')
    .replace(/半年/g, '6个月')

/**
 * Reads a penalty's text.
 * @param since first day of the term where the text states none: the decision's or the publication's day. Without it a term gives
 *   no end, but `ban.forbids` all the same.
 */
export const readBan = (text: string, since?: Day): BanReading => {
  const source = clean(text)
  const forbids = saysForbidden(source) && !UNDONE.test(source)
  if (!forbids) return MILD.test(source) || UNDONE.test(source) ? { ban: { forbids: false } } : {}
  const clauses = banClauses(source)
  const ban: Ban = { forbids: true }
  const out: BanReading = { ban }
  const area = AREA.exec(clauses) ?? AREA_OF_ACTIVITY.exec(clauses)
  const scope = area?.[1] ?? area?.[2]
  if (scope && !/^全国|政府采购|招标|投标/.test(scope)) {
    ban.area = trimArea(scope)
    out.scope = ban.area
  }
  if (PERMANENT.test(clauses)) {
    ban.permanent = true
    if (termEnds(clauses, since).length > 0) {
      ban.contradictory = true
      delete ban.permanent
    }
    return out
  }
  const noDates = clauses.replace(new RegExp(DATE, 'g'), '#')
  if (RANGE.test(noDates)) {
    ban.contradictory = true
    return out
  }
  const ends = termEnds(clauses, since)
  const distinct = [...new Set(ends.map(end => end.key))]
  if (distinct.length > 1) ban.contradictory = true
  else if (ends[0]?.on) out.effectUntil = { on: ends[0].on, from: 'parsed', text: ends[0].text }
  return out
}

const trimArea = (scope: string): string => scope.replace(/^.*(?:禁止|其|在|参加|参与|于)(?=[\u4e00-\u9fff]{2})/, '')

interface End {
  /** Equal for ends that agree. */
  key: string
  on?: Day
  text: string
}

/** A decision is published within about three months. */
const NEAR_DAYS = 92

/** Every end the clauses give: printed days, spans, terms from a printed or given first day. */
const termEnds = (clauses: string, since: Day | undefined): End[] => {
  const ends: End[] = []
  let rest = clauses
  let first = since
  let printedStart = false
  for (const m of clauses.matchAll(SPAN)) {
    const on = parseDay(m[2]!)
    const from = parseDay(m[1]!)
    if (on) ends.push({ key: on, on, text: m[0] })
    if (from) [first, printedStart] = [from, true]
    rest = rest.replace(m[0], '#')
  }
  for (const m of rest.matchAll(UNTIL)) {
    const on = parseDay(m[1]!)
    if (on) ends.push({ key: on, on, text: m[0] })
  }
  const start = STARTS.exec(rest)
  const starts = start && parseDay(start[1]!)
  if (starts) [first, printedStart] = [starts, true]
  rest = rest.replace(new RegExp(DATE, 'g'), '#')
  for (const m of rest.matchAll(TERM)) {
    const term = termOf(m)
    if (!term || !isTerm(rest, m)) continue
    const printed = m[0]
    if (!first) {
      // Terms that say the same length agree even where no first day is known; a printed day beside them cannot be compared.
      if (ends.every(end => !end.on)) ends.push({ key: `${term.months}m${term.days}d`, text: printed })
      continue
    }
    const on = term.months > 0 ? lastDayOf(first, term.months) : addDays(first, term.days - 1)
    // A year's term often ends on the same day of the month as it began: one day apart is no contradiction. Where the text prints
    // an end but no beginning, `since` may be the publication's day: the printed end stands, unless the lengths plainly differ.
    const slack = printedStart ? 1 : NEAR_DAYS
    const known = ends.find(end => end.on && Math.abs(daysBetween(end.on, on)) <= slack)
    if (!known) ends.push({ key: on, on, text: printed })
  }
  return ends
}

/** A numeral with 年/月/日 is a term, not a date (2026年, 3月2日) nor a look-back or a payment term (15日内缴纳). */
const isTerm = (text: string, m: RegExpMatchArray): boolean => {
  const after = text.slice(m.index! + m[0].length)
  const before = text.slice(0, m.index!)
  const n = readNumeral(m[1]!)!
  if (m[3]!.endsWith('年') && n > 20) return false
  if (m[3] === '月' && /^\d/.test(after)) return false
  if (m[3] === '日' || m[3] === '天')
    return /^(?:内|以内|之内)/.test(after) && !/^(?:内|以内|之内)[^,，]{0,6}(?:缴|履行|改正|提出)/.test(after)
  if (/^(?:内|以内|之内)?[^,，]{0,4}(?:累计|两次|三次|发生)/.test(after)) return false
  return !/(?:近|过去|前|第)$/.test(before)
}
