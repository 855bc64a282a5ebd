/**
 * 质疑答复材料: one bidder's part of a filed record, itself a record that `verify` reads, bound to the whole by its digest. No other
 * bidder's name or code is in it: words that name one are masked, files that name one are left out and said to be.
 */
import { nameKey } from '../../core/normalise.ts'
import { sha256Hex, utf8 } from '../../format/bytes.ts'
import { canonicalJson } from '../../format/canonical.ts'
import type { CardView } from '../../text/card-view.ts'
import type { Lang } from '../../text/words.ts'
import type { Review } from '../build-record.ts'
import { keptFiles } from '../file-project.ts'
import { reviewFiles } from '../files.ts'
import type { ProjectBidder, ProjectReview } from '../project.ts'
import { MASKED, PACKET } from './packet-form.ts'

export interface Packet {
  files: Map<string, Uint8Array>
  /** Of the packet's own files. */
  digest: string
  /** Files that name another bidder: not in it. */
  withheld: string[]
}

/** @param id the bidder's. @param built the whole record before it is written. @param whole its digest. */
export const bidderPacket = (review: ProjectReview, id: string, built: Review, whole: string, lang: Lang): Packet => {
  const at = review.bidders.findIndex(bidder => bidder.id === id)
  const bidder = review.bidders[at]!
  const row = built.record.bidders[at]!
  const others = othersOf(review.bidders, bidder)
  const kept = new Set(keptFiles(bidder).map(({ path }) => path))
  const folder = row.evidence.replace(/[^/]+$/, '')
  const mine = [...built.evidence].filter(([path]) => path.startsWith(folder) || kept.has(path))
  const evidence = new Map(mine.filter(([path, bytes]) => !others.named(path) && !others.named(new TextDecoder().decode(bytes))))
  const held = mine.filter(([path]) => !evidence.has(path))
  const withheld = held.map(([path, bytes]) => ({ path: others.masked(path), sha256: sha256Hex(bytes) }))
  // The local answers are what the row stands on: without the names of others they are another file, and said to be one.
  const local = held.find(([path]) => path === row.evidence)
  if (local) evidence.set(row.evidence, utf8(`${canonicalJson(others.deep(JSON.parse(new TextDecoder().decode(local[1]))))}\n`))
  // Who bids together and who came or went are of others.
  const { groups: _, changes: __, warnings = [], ...record } = built.record
  const own = warnings.filter(one => one.bidder === undefined || one.bidder === row.no)
  const part: Review = {
    record: others.deep({
      ...record,
      documents: [],
      bidders: [row],
      ...(own.length > 0 ? { warnings: own } : {}),
    }),
    cards: [others.deep(built.cards[at]!) as CardView],
    evidence: new Map([
      ...evidence,
      [PACKET, utf8(`${canonicalJson({ format: 'xinbiao-packet', version: 1, whole, no: row.no, withheld })}\n`)],
    ]),
  }
  return { ...reviewFiles(part, lang), withheld: withheld.map(({ path }) => path) }
}

const othersOf = (all: readonly ProjectBidder[], own: ProjectBidder) => {
  const ours = [own.name, own.code ?? ''].filter(Boolean)
  const theirs = all
    .filter(({ id }) => id !== own.id)
    .flatMap(({ name, alsoNamed, code, group }) => [name, ...alsoNamed, code ?? '', code?.slice(8, 17) ?? '', group ?? ''])
    // What both bear, a namesake's name or a consortium's, tells nothing of the other.
    .filter(word => word !== '' && word !== own.group && !ours.some(one => nameKey(one) === nameKey(word)))
    .sort((a, b) => b.length - a.length)
  const escapes = (word: string) => [
    word,
    JSON.stringify(word).slice(1, -1),
    word.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  ]
  const keys = [...new Set(theirs.flatMap(escapes).map(nameKey))]
  const ownKeys = ours.flatMap(escapes).map(nameKey)
  /** Another's name inside this bidder's own is its own. */
  const named = (text: string): boolean => {
    const rest = ownKeys.reduce((left, key) => left.replaceAll(key, '\n'), nameKey(text))
    return keys.some(key => rest.includes(key))
  }
  const masked = (text: string): string => {
    if (!named(text)) return text
    const without = theirs.reduce((left, word) => left.replaceAll(word, MASKED), text)
    return named(without) ? MASKED : without
  }
  const deep = <T>(value: T): T => {
    if (typeof value === 'string') return masked(value) as T
    if (Array.isArray(value)) return value.map(deep) as T
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [masked(key), deep(one)])) as T
  }
  return { named, masked, deep }
}
