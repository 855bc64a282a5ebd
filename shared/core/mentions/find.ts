/** Finding organisations in blocks of text: see design.md, "How a page is checked", 2–4. Pure and synchronous. */
import { type Folded, fold } from '../fold.ts'
import type { Block, Mention, Probe } from '../types.ts'
import { isName } from './accept.ts'
import { Beginnings, type Sought } from './beginnings.ts'
import { findStart } from './boundary.ts'
import { type Broken, brokenAt } from './broken.ts'
import { attachCodes } from './code-owner.ts'
import { findCodes } from './codes.ts'
import { type Ending, type EndingTable, endingTable, endsAt, findEndings } from './endings.ts'
import { findLatin } from './latin.ts'
import { bracketEnds, mergeListed, valueEnd } from './listed.ts'
import { type Site, setRoles } from './roles.ts'
import { EndAt, type Scan } from './scan.ts'

export interface FindOptions {
  /** The installed lists' name keys. Without it only judged names and codes are found. */
  probe?: Probe
  /** Name endings of the lists' records that the common table lacks. */
  endings?: readonly string[]
}

export interface Span {
  start: number
  end: number
  found: Mention['found']
  within?: string
}

/** A block's text while its names are sought. */
interface Text extends Sought {
  source: string
  index: number
  endings: Ending[]
  /** How many of the endings are judged: behind them stand those that only a list can tell. */
  own: number
  latin: readonly { start: number; end: number }[]
}

/**
 * @param blocks in reading order; `lead` blocks are read for labels only.
 * @returns mentions in reading order. Offsets are into each block's own text.
 */
export const findMentions = (blocks: readonly Block[], options: FindOptions = {}): Mention[] => {
  const table = endingTable(options.endings)
  const { probe } = options
  const search = probe && new Beginnings(probe)
  const found: (Text | undefined)[] = []
  const texts: string[] = []
  const bare: boolean[] = []
  blocks.forEach((block, index) => {
    if (block.lead) return
    const folded = fold(block.text)
    texts[index] = folded.text
    bare[index] = !folded.latin
    found[index] = endingsIn(block.text, folded, index, table, search)
  })
  search?.end()
  const sites: Site[] = []
  blocks.forEach((block, index) => {
    if (block.lead) return
    if (found[index]) namesIn(found[index], sites)
    const broken = brokenAt(block, blocks[index + 1], table)
    if (broken) joinBroken(broken, index, table, probe, sites)
  })
  setRoles(blocks, sites, texts)
  const mentions = sites.map(site => site.mention)
  const alone = attachCodes(blocks, mentions, findCodes(blocks, bare))
  for (const { block, start, end, code } of alone) {
    mentions.push({ block, start, end, text: blocks[block]!.text.slice(start, end), name: '', code, found: 'code' })
  }
  return mentions.sort((a, b) => a.block - b.block || a.start - b.start || b.end - a.end)
}

/** Where names may end in a text; undefined when nowhere. The search goes on to what begins there. */
const endingsIn = (
  source: string,
  folded: Folded,
  index: number,
  table: EndingTable,
  search: Beginnings | undefined,
): Text | undefined => {
  const endings = findEndings(folded.text, table, folded.units)
  const own = endings.length
  const latin = folded.latin ? findLatin(source) : NONE
  const value = search && valueEnd(folded, endings)
  if (own === 0 && latin.length === 0 && !value) return undefined
  for (const { end } of latin) {
    const at = foldedEnd(folded, end)
    if (!endsAt(endings, own, at)) endings.push({ start: at, end: at, kind: 'company', word: '' })
  }
  const text: Text = { source, index, folded, endings, own, latin, hits: [] }
  if (search) {
    endings.push(...bracketEnds(folded, endings, own))
    if (value) endings.push(value)
    search.add(text)
  }
  return text
}
const NONE: never[] = []

/** The names of a text, judged and listed. */
const namesIn = ({ source, index, folded, endings, own, latin, hits }: Text, sites: Site[]): void => {
  if (own < endings.length) endings.length = own
  const scan: Scan = { folded, source, endAt: new EndAt(endings, folded.text.length) }
  const judged = withLatin(folded, judge(scan, endings), latin)
  for (const span of mergeListed(scan, judged, hits)) {
    const start = folded.map[span.start]!
    const end = folded.end[span.end - 1]!
    const text = source.slice(start, end)
    const mention: Mention = { block: index, start, end, text, name: readable(text), found: span.found }
    if (span.within) mention.within = span.within
    sites.push({ mention, folded: folded.text, start: span.start, end: span.end })
  }
  scan.endAt.release()
}

/** A name on both sides of a line's end stands where it begins, to the end of that block, and has its rest in the next. */
const joinBroken = (
  { text, offset, cut }: Broken,
  index: number,
  table: EndingTable,
  probe: Probe | undefined,
  sites: Site[],
) => {
  const search = probe && new Beginnings(probe)
  const whole = endingsIn(text, fold(text), index, table, search)
  search?.end()
  const joined: Site[] = []
  if (whole) namesIn(whole, joined)
  const across = joined.filter(({ mention: m }) => m.start < cut && m.end > cut)
  if (across.length === 0) return
  const from = offset + Math.min(...across.map(site => site.mention.start))
  while (sites.at(-1)?.mention.block === index && sites.at(-1)!.mention.end > from) sites.pop()
  for (const site of across) {
    const { mention } = site
    mention.text = text.slice(mention.start, cut)
    mention.rest = mention.end - cut
    mention.start += offset
    mention.end = offset + cut
    sites.push(site)
  }
}

/** Index just after the folded unit that ends at or before `offset` of the source. Binary search. */
const foldedEnd = (folded: Folded, offset: number): number => {
  let lo = 0
  let hi = folded.text.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (folded.map[mid]! < offset) lo = mid + 1
    else hi = mid
  }
  return lo
}

const withLatin = (folded: Folded, judged: Span[], latin: readonly { start: number; end: number }[]): Span[] => {
  if (latin.length === 0) return judged
  const out = [...judged]
  for (const { start, end } of latin) {
    const span: Span = { start: foldedEnd(folded, start), end: foldedEnd(folded, end), found: 'judged' }
    if (!out.some(s => s.start < span.end && s.end > span.start)) out.push(span)
  }
  return out.sort((a, b) => a.start - b.start)
}

/** Judged names, left to right, none inside another. */
const judge = (scan: Scan, endings: Ending[]): Span[] => {
  const spans: Span[] = []
  let free = Number.POSITIVE_INFINITY
  for (let k = endings.length - 1; k >= 0; k--) {
    const ending = endings[k]!
    if (ending.end > free) continue
    const start = findStart(scan, ending)
    if (!start || !isName(scan, start, ending)) continue
    spans.push({ start: start.at, end: ending.end, found: 'judged' })
    free = start.at
  }
  return spans.reverse()
}

/** As a person reads it: white space inside removed, brackets as printed; one space stays between two Latin words. */
export const readable = (text: string): string =>
  UNEVEN.test(text)
    ? text
        .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]/g, '')
        .replace(/\s+/g, ' ')
        .replace(/ (?=[^\x21-\x7e])|(?<=[^\x21-\x7e]) /g, '')
    : text
const UNEVEN = /[\s\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]/
