/** What the lists know of a text, merged into what was judged: a listed name is found even where the boundary was judged wrong. */
import type { Folded } from '../fold.ts'
import { beginsFree, SHORTEST_KEY, saysWhich } from './beginnings.ts'
import type { Ending } from './endings.ts'
import { endsAt } from './endings.ts'
import type { Span } from './find.ts'
import { type Hit, joinsAt, longerName, sentenceAt } from './longer.ts'
import { isProvinceBefore, strongRegionAt } from './regions.ts'
import { isNameUnit, LONGEST_NAME, LONGEST_VALUE, onlyBoundaryWords, type Scan, softWords } from './scan.ts'

const ENDS_RUN_IN = /[。;:!?|]/

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

/**
 * The ends of brackets behind a name that hold another: 某某支行(某某银行某某支行) may be one listed name.
 * @param own how many of the endings are the text's own.
 */
export const bracketEnds = ({ text }: Folded, endings: readonly Ending[], own: number): Ending[] => {
  const out: Ending[] = []
  for (const { start, end } of endings) {
    if (text.charCodeAt(end) !== CLOSE) continue
    const open = text.lastIndexOf('(', start)
    if (open > 0 && end - open <= LONGEST_NAME && endsAt(endings, own, open))
      out.push({ start: end + 1, end: end + 1, kind: 'listed', word: '' })
  }
  return out
}
const CLOSE = 41

/** Merges what the lists know into what was judged. Spans come back in reading order; tails stand after the name they are in. */
export const mergeListed = (scan: Scan, judged: Span[], hits: Hit[]): Span[] => {
  const { text } = scan.folded
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
    saysThat(scan, around.start, hit) ||
    isOrdinal(scan, around.start, hit.start) ||
    SUBSIDIARY.test(text.slice(around.start, hit.start)) ||
    standsInProvince(scan, around.start, hit) ||
    (joinsAt(text, hit.start - 1) && (text[hit.start - 1] === '与' || scan.endAt.has(hit.start - 1))) ||
    ('和与及'.includes(text[hit.start - 1]!) && FIRMS.has(scan.endAt.get(hit.start - 1)?.kind ?? 'listed'))
  const right = around.end === hit.end || ((text[hit.end] === '及' || joinsAt(text, hit.end)) && scan.endAt.has(hit.end))
  return left && right
}

/** Behind a legal form, 和 begins the next name. */
const FIRMS = new Set(['company', 'branch'])

/** 公示媒体是东屏市…: where a region's name follows, the grammar word is no syllable of a name. */
const saysThat = ({ folded: { text } }: Scan, from: number, { start, end }: Hit): boolean => {
  const rule = start - from > 1 ? softWords.get(text.charCodeAt(start - 1)) : undefined
  return rule?.when === 'always' && !rule.notAfter.includes(text[start - 2]!) && strongRegionAt(text, start, end) > 0
}

/** 058 东屏…: the number of a line. With a zero before it no firm's name begins. */
const isOrdinal = ({ folded: { text, gap } }: Scan, from: number, to: number): boolean =>
  gap[to] !== 0 && /^0[0-9]{1,3}$/.test(text.slice(from, to))

/** 确定公司全资子公司甲公司: which one it is. */
const SUBSIDIARY = /^公司(?:的|全资|控股){0,2}[子孙]公司$/

/** 甲公司（原乙公司）: said of the name behind it. Elsewhere 原 may begin a name. */
const saysFormerly = (text: string, from: number, to: number): boolean => /^\([原现]$/.test(text.slice(Math.max(0, from - 1), to))

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
  if (!beginsFree(scan.folded, hit.start)) return false
  const right = hit.end >= text.length || gap[hit.end] !== 0 || !isNameUnit(text.charCodeAt(hit.end)) || sentenceAt(text, hit.end)
  // A legal form ends a name by itself; other endings need a boundary.
  const ending = scan.endAt.get(hit.end)
  return right || (ending !== undefined && ending.kind !== 'listed')
}

const runAround = (text: string, hit: Hit): string => {
  let from = hit.start
  while (from > 0 && hit.end - from < LONGEST_NAME && isNameUnit(text.charCodeAt(from - 1))) from--
  return text.slice(from, hit.end)
}
