/**
 * Records laid out in blocks. Key rows are kept as columns and sorted bucket by bucket, bodies as bytes: a list of a million keys
 * costs a hundred megabytes rather than a gigabyte, and the collector has little to walk.
 */
import { isMaskedPersonId, isPersonId } from '../core/identifiers.ts'
import { keyHash } from '../core/keyhash.ts'
import { type Key, keyText } from '../core/keys.ts'
import { keysOf } from '../core/record-keys.ts'
import type { KeyCoverage, ListRecord } from '../core/records.ts'
import { bucketOf } from './block.ts'
import { ByteWriter } from './byte-writer.ts'
import { FormatError } from './error.ts'
import { canonicalRecord, readRecord } from './record.ts'

const BLOCK_BYTES = 8192

/** A list version's blocks and keys: all that its bytes depend on, without the records themselves. */
export interface LaidList {
  blocks: Uint8Array[]
  /** Of all distinct keys, in no order that matters. */
  hashes: { lo: Uint32Array; hi: Uint32Array }
  coverage: KeyCoverage
}

/** One row for every key of every record, in columns. `primary[r]` is the text of record r's primary key. */
interface Columns {
  texts: string[]
  lo: number[]
  hi: number[]
  record: number[]
  primary: string[]
  bodies: ByteWriter
  /** `ends[r]`: where record r's body ends. */
  ends: number[]
  coverage: KeyCoverage
}

/** In order of id, so that the order given never shows. */
const collect = (records: readonly ListRecord[]): Columns => {
  const sorted = [...records].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const coverage: KeyCoverage = { count: sorted.length, uscc: 0, orgCode: 0, regNo: 0, name: 0, anyCode: 0 }
  const bodies = new ByteWriter(64 * 1024 + records.length * 512)
  const columns: Columns = { texts: [], lo: [], hi: [], record: [], primary: [], bodies, ends: [], coverage }
  for (const [r, record] of sorted.entries()) {
    // Only the fields this version knows are published, so that nothing slips out unseen.
    const known = readRecord(record)
    if (r > 0 && sorted[r - 1]!.id === known.id) throw new FormatError('duplicate-id', `two records have the id ${known.id}`)
    const keys = keysOf(known.subject)
    // A look-up by name and USCC together has to reach every record: what has a 15-digit number alone it would overlook.
    if (!keys.some(key => key.type !== 'r')) throw new FormatError('record-without-key', `record ${known.id}`)
    const { uscc, orgCode, regNo, masked } = known.subject
    if ([uscc, orgCode, regNo, masked].some(code => code !== undefined && (isPersonId(code) || isMaskedPersonId(code))))
      throw new FormatError('bad-record', `record ${known.id}: a person's identity number stands in the place of a code`)
    bodies.text(canonicalRecord(known))
    columns.ends.push(bodies.length)
    columns.primary.push(keyText(keys[0]!))
    for (const key of keys) {
      const { lo, hi } = keyHash(key.type, key.value)
      columns.texts.push(keyText(key))
      columns.lo.push(lo)
      columns.hi.push(hi)
      columns.record.push(r)
    }
    cover(coverage, keys)
  }
  return columns
}

const cover = (coverage: KeyCoverage, keys: readonly Key[]): void => {
  const has = (type: string) => keys.some(k => k.type === type)
  if (has('u')) coverage.uscc++
  if (has('o')) coverage.orgCode++
  if (has('r')) coverage.regNo++
  if (has('n')) coverage.name++
  if (has('u') || has('o') || has('r')) coverage.anyCode++
}

/** The count before is kept while it gives blocks of 2–32 KB: an insert then never shifts its neighbours. */
const bucketCount = (bytes: number, previous: number | undefined): number => {
  if (previous && bytes / previous >= BLOCK_BYTES / 4 && bytes / previous <= BLOCK_BYTES * 4) return previous
  return 2 ** Math.max(0, Math.min(24, Math.round(Math.log2(bytes / BLOCK_BYTES))))
}

/** Bodies, and for every row its key and a pointer of 18 to 40 bytes with its signs. */
const sizeOf = ({ bodies, texts }: Columns): number =>
  bodies.length + texts.reduce((n, text) => n + text.length * 2, texts.length * 44)

/** Row numbers bucket by bucket, with each bucket's end. */
const byBucket = ({ lo, hi }: Columns, buckets: number) => {
  const bucket = Uint32Array.from(hi, (h, i) => bucketOf({ lo: lo[i]!, hi: h }, buckets))
  const ends = new Uint32Array(buckets)
  for (const b of bucket) ends[b]!++
  for (let b = 1; b < buckets; b++) ends[b]! += ends[b - 1]!
  const rows = new Uint32Array(bucket.length)
  const next = ends.slice()
  for (let i = bucket.length - 1; i >= 0; i--) rows[--next[bucket[i]!]!] = i
  return { rows, ends }
}

/** @param previous the bucket count before; `exact` keeps it whatever the size: a verifier lays a list out as it was. */
export const layList = (records: readonly ListRecord[], previous?: { buckets: number; exact?: true }): LaidList => {
  const columns = collect(records)
  const buckets = previous?.exact ? previous.buckets : bucketCount(sizeOf(columns), previous?.buckets)
  const { rows, ends } = byBucket(columns, buckets)
  const { texts, record, primary, bodies } = columns
  const lo: number[] = []
  const hi: number[] = []
  const out = new ByteWriter(BLOCK_BYTES * 4)
  const blocks: Uint8Array[] = []
  for (let b = 0; b < buckets; b++) {
    const mine = Array.from(rows.subarray(b === 0 ? 0 : ends[b - 1]!, ends[b]!))
    mine.sort((i, j) => (texts[i]! < texts[j]! ? -1 : texts[i]! > texts[j]! ? 1 : record[i]! - record[j]!))
    // Written in few long pieces: each costs a view of the buffer.
    let pending = '{"entries":['
    for (let at = 0; at < mine.length; ) {
      const text = texts[mine[at]!]!
      lo.push(columns.lo[mine[at]!]!)
      hi.push(columns.hi[mine[at]!]!)
      pending += `${at === 0 ? '' : ','}[${JSON.stringify(text)},[`
      const pointers = new Set<string>()
      let sign = ''
      for (; at < mine.length && texts[mine[at]!] === text; at++) {
        const r = record[mine[at]!]!
        if (primary[r] !== text) pointers.add(primary[r]!)
        else {
          out.text(pending + sign)
          pending = ''
          out.copy(bodies, r === 0 ? 0 : columns.ends[r - 1]!, columns.ends[r]!)
          sign = ','
        }
      }
      pending += pointers.size === 0 ? '],[]]' : `],${JSON.stringify([...pointers].sort())}]`
    }
    out.text(`${pending}],"schema":1}`)
    blocks.push(out.take())
  }
  return { blocks, hashes: { lo: Uint32Array.from(lo), hi: Uint32Array.from(hi) }, coverage: columns.coverage }
}
