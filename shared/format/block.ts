/**
 * Blocks: records in buckets by key hash. A record's body stands in the block of its primary key; its other keys point to that key.
 *
 * Canonical JSON `{"entries":[[key,[record…],[primary key…]]…],"schema":1}`, entries in order of key, records in order of id. One
 * key may have bodies and pointers: 甲公司 without a code, and another entry of 甲公司 that has one.
 */
import { type KeyHash, keyHash } from '../core/keyhash.ts'
import { exactKeysOf, type Key, keyText } from '../core/keys.ts'
import type { ListRecord, Subject } from '../core/records.ts'
import { checkPart, fromUtf8 } from './bytes.ts'
import { FormatError } from './error.ts'
import { readRecord } from './record.ts'
import type { BlockHit, PartRef } from './types.ts'

/** Which of `buckets` (a power of two) a key lies in: the hash's upper bits. */
export const bucketOf = (hash: KeyHash, buckets: number): number => (buckets === 1 ? 0 : hash.hi >>> (Math.clz32(buckets) + 1))

export const bucketOfKey = (key: Key, buckets: number): number => bucketOf(keyHash(key.type, key.value), buckets)

export interface DecodedBlock {
  /** Records not yet checked: only what is asked for is read. */
  entries: Map<string, { bodies: unknown[]; pointers: string[] }>
}

/**
 * Bytes as stored or fetched, into a block. The check against the table's row is part of reading: a damaged block throws
 * `wrong-hash` or `wrong-length` and never answers.
 */
export const decodeBlock = (bytes: Uint8Array, row: PartRef, what = 'block'): DecodedBlock => {
  checkPart(bytes, row, what)
  const bad = () => new FormatError('bad-part', `${what} is no block`)
  let value: { schema?: unknown; entries?: unknown }
  try {
    value = JSON.parse(fromUtf8(bytes, what))
  } catch {
    throw bad()
  }
  if (value?.schema !== 1) throw new FormatError('unknown-schema', what)
  if (!Array.isArray(value.entries)) throw bad()
  const entries: DecodedBlock['entries'] = new Map()
  for (const entry of value.entries) {
    if (!Array.isArray(entry)) throw bad()
    const [key, bodies, pointers] = entry
    const sound = typeof key === 'string' && Array.isArray(bodies) && Array.isArray(pointers)
    if (!sound || entry.length !== 3 || !pointers.every(p => typeof p === 'string')) throw bad()
    entries.set(key, { bodies, pointers })
  }
  return { entries }
}

/** What a block holds for a key (`keyText` form). Empty: the list does not hold the key, if this is the key's block. */
export const hitsIn = (block: DecodedBlock, key: string): BlockHit[] => {
  const entry = block.entries.get(key)
  if (!entry) return []
  return [...entry.bodies.map(body => ({ record: readRecord(body) })), ...entry.pointers.map(pointsTo => ({ pointsTo }))]
}

/** Whether a subject bears a name of this variant form: `hasVariant` of `core/record-keys.ts`, whose table not everybody loads. */
export type HasVariant = (subject: Subject, variant: string) => boolean | Promise<boolean>

/**
 * The bodies under a primary key that really carry `key`: one subject's records may bear different names, and only those asked
 * for are hits.
 */
export const recordsFor = async (
  block: DecodedBlock,
  primary: string,
  key: string,
  hasVariant: HasVariant,
): Promise<ListRecord[]> => {
  const asked = parseKeyText(key)
  const carries = ({ subject }: ListRecord) =>
    asked?.type === 'v' ? hasVariant(subject, asked.value) : exactKeysOf(subject).some(k => keyText(k) === key)
  const records = hitsIn(block, primary).flatMap(hit => (hit.record ? [hit.record] : []))
  const carried = await Promise.all(records.map(carries))
  return records.filter((_, i) => carried[i])
}

/** `u|9123…` as a key, or undefined when it is none. */
export const parseKeyText = (text: string): Key | undefined =>
  /^[uornv]\|/.test(text) ? { type: text[0] as Key['type'], value: text.slice(2) } : undefined
