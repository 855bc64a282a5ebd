/** Records into a list version's bytes. Same records (in any order) and meta, same bytes. Runs in Node and in the browser. */
import { KEY_HASH_VERSION, keyHash } from '../core/keyhash.ts'
import { keysOf, keyText } from '../core/keys.ts'
import { NORMALISER_VERSION } from '../core/normalise.ts'
import type { KeyCoverage, ListRecord } from '../core/types.ts'
import { bucketOf } from './block.ts'
import { writeBlockTable } from './block-table.ts'
import { fromHex, refOf, toHex, utf8 } from './bytes.ts'
import { canonicalJson } from './canonical.ts'
import { FormatError } from './error.ts'
import { buildKeySet, KeySet } from './key-set.ts'
import { writeManifest } from './manifest.ts'
import { leafHash, merkleRoot } from './merkle.ts'
import { packBlocks } from './pack.ts'
import { writePartIndex } from './part-index.ts'
import { readRecord } from './record.ts'
import type { BlockRow, BuiltList, ListMeta, Manifest } from './types.ts'

const BLOCK_BYTES = 8192

interface Entry {
  lo: number
  hi: number
  bodies: string[]
  pointers: string[]
  size: number
}

/** Exact for text without surrogate pairs, near enough to choose a bucket count for the rest. */
const utf8Length = (text: string): number => {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 0x7f) bytes += unit > 0x7ff ? 2 : 1
  }
  return bytes
}

/** Every key of the list, with the bodies and pointers under it. */
const collect = (records: readonly ListRecord[]) => {
  const rows = records.map(record => {
    // Only the fields this version knows are published, so that nothing slips out unseen.
    const known = readRecord(record)
    const keys = keysOf(known.subject)
    if (keys.length === 0) throw new FormatError('record-without-key', `record ${record.id} has no name and no code`)
    return { id: record.id, keys, body: canonicalJson(known) }
  })
  rows.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const entries = new Map<string, Entry>()
  const coverage: KeyCoverage = { count: rows.length, uscc: 0, orgCode: 0, regNo: 0, name: 0, anyCode: 0 }
  for (const [i, { id, keys, body }] of rows.entries()) {
    if (i > 0 && rows[i - 1]!.id === id) throw new FormatError('duplicate-id', `two records have the id ${id}`)
    const primary = keyText(keys[0]!)
    for (const key of keys) {
      const text = keyText(key)
      let entry = entries.get(text)
      if (!entry) {
        entry = { ...keyHash(key.type, key.value), bodies: [], pointers: [], size: utf8Length(text) + 12 }
        entries.set(text, entry)
      }
      if (text === primary) {
        entry.bodies.push(body)
        entry.size += utf8Length(body) + 1
      } else if (!entry.pointers.includes(primary)) {
        entry.pointers.push(primary)
        entry.size += utf8Length(primary) + 3
      }
    }
    const has = (type: string) => keys.some(k => k.type === type)
    if (has('u')) coverage.uscc++
    if (has('o')) coverage.orgCode++
    if (has('r')) coverage.regNo++
    if (has('n')) coverage.name++
    if (has('u') || has('o') || has('r')) coverage.anyCode++
  }
  return { entries, coverage }
}

/** The count before is kept while it gives blocks of 2–32 KB: an insert then never shifts its neighbours. */
const bucketCount = (bytes: number, previous: number | undefined): number => {
  if (previous && bytes / previous >= BLOCK_BYTES / 4 && bytes / previous <= BLOCK_BYTES * 4) return previous
  return 2 ** Math.max(0, Math.min(24, Math.round(Math.log2(bytes / BLOCK_BYTES))))
}

/** Written straight as canonical JSON: the bodies already are, and one pass over a large list matters. */
const writeBlocks = (entries: Map<string, Entry>, buckets: number): Uint8Array[] => {
  const texts: string[][] = Array.from({ length: buckets }, () => [])
  for (const [text, entry] of entries) texts[bucketOf(entry, buckets)]!.push(text)
  return texts.map(keys => {
    const rows = keys.sort().map(text => {
      const { bodies, pointers } = entries.get(text)!
      return `[${JSON.stringify(text)},[${bodies.join(',')}],${canonicalJson(pointers.sort())}]`
    })
    return utf8(`{"entries":[${rows.join(',')}],"schema":1}`)
  })
}

/** A list version laid out in blocks: all that its bytes depend on, without the records themselves. */
export interface LaidList {
  blocks: Uint8Array[]
  hashes: { lo: Uint32Array; hi: Uint32Array }
  coverage: KeyCoverage
}

/**
 * First step: blocks and key hashes. Throws `FormatError` for records that cannot be published truthfully: one without any key
 * could never be found, and a list that claims to be complete would then say "no record" wrongly.
 */
export const layList = (
  records: readonly ListRecord[],
  previous?: { buckets: number /** Whatever their size: a verifier lays a list out as it was. */; exact?: true },
): LaidList => {
  const { entries, coverage } = collect(records)
  const lo = new Uint32Array(entries.size)
  const hi = new Uint32Array(entries.size)
  let bytes = 0
  let at = 0
  for (const entry of entries.values()) {
    bytes += entry.size
    lo[at] = entry.lo
    hi[at++] = entry.hi
  }
  const buckets = previous?.exact ? previous.buckets : bucketCount(bytes, previous?.buckets)
  return { blocks: writeBlocks(entries, buckets), hashes: { lo, hi }, coverage }
}

/** Second step, apart so that the records can be let go before packing, which allocates much. */
export const finishList = ({ blocks, hashes, coverage }: LaidList, meta: ListMeta): BuiltList => {
  const unpacked = (): BlockRow[] => blocks.map(block => ({ pack: 0, offset: 0, size: 0, ...refOf(block) }))
  const { rows, packs } = meta.pack === false ? { rows: unpacked(), packs: [] } : packBlocks(blocks)
  const table = writeBlockTable(rows)
  const keys = buildKeySet(hashes)
  const groups = KeySet.open(keys.pages, keys).groups()
  const index = { table: table.map(refOf), keys: keys.refs, packs: packs.map(refOf) }
  const indexBytes = writePartIndex(index)
  const manifest: Manifest = {
    schema: 1,
    normaliser: NORMALISER_VERSION,
    hash: KEY_HASH_VERSION,
    listId: meta.listId,
    seq: meta.seq,
    retrievedAt: meta.retrievedAt,
    coverage: meta.coverage,
    keyCoverage: coverage,
    count: coverage.count,
    graceDays: meta.graceDays,
    sample: meta.sample,
    endings: [...new Set(meta.endings ?? [])].sort(),
    ...(meta.previous ? { previous: meta.previous.sha256 } : {}),
    parts: refOf(indexBytes),
    blocks: { buckets: blocks.length, root: toHex(merkleRoot(rows.map(row => leafHash(fromHex(row.sha256))))) },
    keys: { bits: keys.bits, count: keys.count, root: toHex(merkleRoot(groups.map(leafHash))) },
  }
  const parts: [string, Uint8Array][] = [['parts', indexBytes]]
  for (const [i, page] of table.entries()) parts.push([`table/${i}`, page])
  for (const [i, page] of keys.pages.entries()) parts.push([`keys/${i}`, page])
  for (const [i, block] of blocks.entries()) parts.push([`block/${i}`, block])
  return { manifest, manifestBytes: writeManifest(manifest), index, parts, packs }
}

export const buildList = (records: readonly ListRecord[], meta: ListMeta): BuiltList =>
  finishList(layList(records, meta.previous), meta)
