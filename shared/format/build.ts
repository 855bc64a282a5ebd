/** Records into a list version's bytes. Same records (in any order) and meta, same bytes. Runs in Node and in the browser. */
import { KEY_HASH_VERSION } from '../core/keyhash.ts'
import { NORMALISER_VERSION } from '../core/normalise.ts'
import type { ListRecord } from '../core/records.ts'
import { writeBlockTable } from './block-table.ts'
import { fromHex, refOf, toHex } from './bytes.ts'
import { buildKeySet, KeySet } from './key-set.ts'
import { type LaidList, layList } from './lay.ts'
import { writeManifest } from './manifest.ts'
import { leafHash, merkleRoot } from './merkle.ts'
import { packBlocks } from './pack.ts'
import { writePartIndex } from './part-index.ts'
import type { BlockRow, BuiltList, ListMeta, Manifest } from './types.ts'

/** The second step after `layList`, apart so that the records can be let go before packing, which allocates much. */
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

/** Throws `FormatError` for records that cannot be published truthfully: one without any key could never be found, and a list that
 * claims to be complete would then say "no record" wrongly.
 */
export const buildList = (records: readonly ListRecord[], meta: ListMeta): BuiltList =>
  finishList(layList(records, meta.previous), meta)
