/** Every record of an installed list, block by block: a list of a million records is read without being held. */
import type { ListRecord } from '../core/records.ts'
import { pace } from '../documents/pace.ts'
import { decodeBlock } from '../format/block.ts'
import { readTablePage } from '../format/block-table.ts'
import { checkPart } from '../format/bytes.ts'
import { FormatError } from '../format/error.ts'
import { readManifest } from '../format/manifest.ts'
import { readPartIndex } from '../format/part-index.ts'
import { readRecord } from '../format/record.ts'
import type { BlockRow, PartRef } from '../format/types.ts'
import type { ListRow, PartKey, Store } from '../sync/ports.ts'

/** Blocks asked for in one transaction: about 1 MB. */
const BLOCKS = 128

export interface EachOptions {
  signal?: AbortSignal
  /** Records so far, once a batch of blocks. */
  told?: (done: number) => void
}

/** A block's records stand once, under their first key; all other keys point there. */
const recordsIn = (bytes: Uint8Array, row: BlockRow, part: PartKey): ListRecord[] =>
  [...decodeBlock(bytes, row, part).entries.values()].flatMap(({ bodies }) => bodies.map(readRecord))

/**
 * Calls back with each record, in slices. @returns how many records were given and how many the list should hold: fewer were given
 * where a block is missing or damaged. Rejects with a `FormatError` where the list cannot be opened, with the signal's reason once
 * stopped.
 */
export const eachRecord = async (
  store: Pick<Store, 'parts'>,
  row: ListRow,
  take: (record: ListRecord) => void,
  { signal, told }: EachOptions = {},
): Promise<{ given: number; count: number }> => {
  if (row.active === undefined || !row.manifest) throw new FormatError('bad-part', row.broken ?? 'not installed')
  const { active } = row
  const manifest = readManifest(row.manifest)
  const read = async (parts: PartKey[], refs: readonly PartRef[]): Promise<Uint8Array[]> => {
    const found = await store.parts(row.key, active, parts)
    return found.map((bytes, i) => {
      if (!bytes) throw new FormatError('bad-part', `${parts[i]} is missing`)
      checkPart(bytes, refs[i]!, parts[i]!)
      return bytes
    })
  }
  const [index] = await read(['parts'], [manifest.parts])
  const { table } = readPartIndex(index!)
  const yielded = pace(signal)
  let given = 0
  let block = 0
  for (const [page, ref] of table.entries()) {
    signal?.throwIfAborted()
    const [bytes] = await read([`table/${page}`], [ref])
    const rows = readTablePage(bytes!, `table/${page}`)
    for (let from = 0; from < rows.length; from += BLOCKS) {
      const batch = rows.slice(from, from + BLOCKS)
      const parts = batch.map((_, i) => `block/${block + i}`)
      const blocks = await store.parts(row.key, active, parts)
      for (const [i, held] of blocks.entries()) {
        await yielded()
        for (const record of soundRecords(held, batch[i]!, parts[i]!)) {
          take(record)
          given++
        }
      }
      block += batch.length
      told?.(given)
    }
  }
  return { given, count: manifest.count }
}

/** Those of a block that is missing or damaged are none: the caller sees them missing from the count. */
const soundRecords = (bytes: Uint8Array | undefined, row: BlockRow, part: PartKey): ListRecord[] => {
  if (!bytes) return []
  try {
    return recordsIn(bytes, row, part)
  } catch (error) {
    if (error instanceof FormatError) return []
    throw error
  }
}
