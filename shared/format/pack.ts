/** Packs: gzip members end to end, about 2 MB a file, so that a whole list is few requests and one block a small range. */
import { gunzipSync, gzipSync } from 'fflate'
import { concat, refOf } from './bytes.ts'
import { FormatError } from './error.ts'
import type { BlockRow } from './types.ts'

const PACK_BYTES = 2 * 1024 * 1024

/** `mtime: 0`: the same block gives the same bytes whenever it is packed. */
export const packBlocks = (blocks: readonly Uint8Array[]): { rows: BlockRow[]; packs: Uint8Array[] } => {
  const packs: Uint8Array[] = []
  const rows: BlockRow[] = []
  let members: Uint8Array[] = []
  let offset = 0
  const close = () => {
    packs.push(concat(members))
    members = []
    offset = 0
  }
  for (const block of blocks) {
    if (offset >= PACK_BYTES) close()
    const member = gzipSync(block, { level: 6, mtime: 0 })
    rows.push({ pack: packs.length, offset, size: member.length, ...refOf(block) })
    members.push(member)
    offset += member.length
  }
  if (members.length > 0) close()
  return { rows, packs }
}

/**
 * One block out of its pack's bytes (or out of the range that holds it alone, with `base` the range's start). Never inflates
 * beyond the length the table states. The result still has to pass `decodeBlock` or `checkPart`.
 */
export const unpackBlock = (pack: Uint8Array, row: BlockRow, base = 0): Uint8Array => {
  const from = row.offset - base
  if (from < 0 || from + row.size > pack.length) throw new FormatError('wrong-length', `pack ${row.pack} ends before its block`)
  const out = new Uint8Array(row.length)
  let inflated: Uint8Array
  try {
    inflated = gunzipSync(pack.subarray(from, from + row.size), { out })
  } catch {
    throw new FormatError('bad-part', `pack ${row.pack} at ${row.offset} is no gzip member`)
  }
  if (inflated.length !== row.length) throw new FormatError('wrong-length', `block in pack ${row.pack} at ${row.offset}`)
  return inflated
}
