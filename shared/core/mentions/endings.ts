/** Where organisations' names can end: legal forms, institutions, branches. */
import data from '../data/endings.json' with { type: 'json' }
import { fold } from '../fold.ts'
import { split } from './words.ts'

/**
 * `company`: a legal form, enough by itself. `branch`: follows a name. `outlet`: a shop or station, which
 * only a firm's name before it makes an organisation. `firm`, `strong`: business and public names that a clear
 * boundary is enough for. `weak`: words that also mean other things; they need a region or a label before them. `exact`: a whole name (财政部). `listed`: only a
 * list has names that end so.
 */
export type EndingClass = 'company' | 'branch' | 'outlet' | 'firm' | 'strong' | 'weak' | 'exact' | 'listed'

export interface Ending {
  start: number
  /** Exclusive. */
  end: number
  kind: EndingClass
  word: string
}

interface Entry {
  word: string
  kind: EndingClass | 'decoy'
  notBefore: string
}

const entries: Entry[] = []
const notBefore = data.notBefore as { [word: string]: string }
const CLASSES = ['company', 'branch', 'outlet', 'firm', 'strong', 'weak', 'exact'] as const
for (const kind of CLASSES) {
  for (const word of split(data[kind])) {
    let not = notBefore[word] ?? ''
    // 管理局长 is a person.
    if (word.length > 1 && /[局处部站所院馆厅科]$/.test(word)) not += '长'
    for (const key of ['政府', '中心', '学院', '大学', '医院']) if (word !== key && word.endsWith(key)) not += notBefore[key]
    entries.push({ word, kind, notBefore: not })
  }
}

export interface EndingTable {
  /** By last unit, longest first. */
  byLast: Map<number, Entry[]>
  flags: Uint8Array
}

const makeTable = (list: Entry[]): EndingTable => {
  const byLast = new Map<number, Entry[]>()
  const flags = new Uint8Array(0x10000)
  for (const entry of list) {
    const last = entry.word.charCodeAt(entry.word.length - 1)
    flags[last] = 1
    const bucket = byLast.get(last) ?? []
    bucket.push(entry)
    byLast.set(last, bucket)
  }
  for (const bucket of byLast.values()) bucket.sort((a, b) => b.word.length - a.word.length)
  return { byLast, flags }
}
// Words that only look like endings: 网站, 场所, 评标委员会.
for (const word of split(data.decoys)) entries.push({ word, kind: 'decoy', notBefore: '' })
const common = makeTable(entries)

const commonWords = new Set(entries.map(e => e.word))
/** A registry's endings stay the same for thousands of blocks: one table for one array. */
const tables = new WeakMap<readonly string[], EndingTable>()

/** The common endings and a registry's own. */
export const endingTable = (extra: readonly string[] = NONE): EndingTable => {
  const known = tables.get(extra)
  if (known) return known
  const own = [...new Set(extra.map(word => fold(word).text))].filter(word => word !== '' && !commonWords.has(word))
  const table =
    own.length === 0 ? common : makeTable([...entries, ...own.map(word => ({ word, kind: 'listed' as const, notBefore: '' }))])
  tables.set(extra, table)
  return table
}
const NONE: readonly string[] = []

/** All endings of a folded text, left to right, the longest at each end. Linear. */
export const findEndings = (text: string, table: EndingTable): Ending[] => {
  const out: Ending[] = []
  const { flags, byLast } = table
  for (let i = 0; i < text.length; i++) {
    if (flags[text.charCodeAt(i)] !== 1) continue
    let found: Entry | undefined
    let own: Entry | undefined
    let blocked = false
    for (const entry of byLast.get(text.charCodeAt(i))!) {
      const start = i + 1 - entry.word.length
      if (start < 0 || !text.startsWith(entry.word, start)) continue
      if (entry.kind === 'listed') own ??= entry
      else if (entry.kind === 'decoy' || (i + 1 < text.length && entry.notBefore.includes(text[i + 1]!))) blocked ||= !found
      else if (!blocked) found ??= entry
    }
    // A registry's ending never hides a common one: the common one can be judged. No decoy hides a registry's.
    const best = found ?? own
    if (best) out.push({ start: i + 1 - best.word.length, end: i + 1, kind: best.kind as EndingClass, word: best.word })
  }
  return out
}
