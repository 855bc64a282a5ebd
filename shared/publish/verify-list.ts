/** Checks one published list down to its records. */
import { decodeBlock } from '../format/block.ts'
import { readTablePage } from '../format/block-table.ts'
import { finishList } from '../format/build.ts'
import { checkPart, fromHex, sha256Hex, toHex } from '../format/bytes.ts'
import { canonicalJson } from '../format/canonical.ts'
import { FormatError } from '../format/error.ts'
import { KeySet } from '../format/key-set.ts'
import { layList } from '../format/lay.ts'
import { readManifest } from '../format/manifest.ts'
import { leafHash, merkleRoot } from '../format/merkle.ts'
import { unpackBlock } from '../format/pack.ts'
import { readPartIndex } from '../format/part-index.ts'
import { packFile, partFile, targetFile } from '../format/paths.ts'
import { readRecord } from '../format/record.ts'
import type { BlockRow, Manifest, PartRef } from '../format/types.ts'
import type { Target } from '../trust/metadata.ts'
import type { ReadFile } from './publish-previous.ts'
import type { Fault } from './verify-fault.ts'

export interface VerifiedList {
  listId: string
  /** Absent when the manifest itself does not hold. */
  manifest?: Manifest
  blocks: number
  faults: Fault[]
}

/** Collects faults instead of stopping at the first, so that every corrupt file is named. */
export const verifyList = (read: ReadFile, named: { listId: string; seq: number }, target: string, ref: Target): VerifiedList => {
  const { listId } = named
  const faults: Fault[] = []
  const attempt = <T>(path: string, act: () => T): T | undefined => {
    try {
      return act()
    } catch (error) {
      if (!(error instanceof FormatError)) throw error
      faults.push({ path, code: error.code, detail: error.detail })
      return undefined
    }
  }
  const fetched = (path: string, part: PartRef): Uint8Array | undefined => {
    const bytes = read(path)
    if (!bytes) faults.push({ path, code: 'missing', detail: '' })
    return attempt(path, () => {
      if (bytes) checkPart(bytes, part, path)
      return bytes
    })
  }
  const done = (manifest?: Manifest, blocks = 0): VerifiedList => ({ listId, ...(manifest ? { manifest } : {}), blocks, faults })

  const manifestPath = targetFile(target, ref.sha256)
  const manifestBytes = fetched(manifestPath, ref)
  const manifest = manifestBytes && attempt(manifestPath, () => readManifest(manifestBytes))
  if (!manifest) return done()
  if (manifest.listId !== listId || manifest.seq !== named.seq)
    faults.push({ path: manifestPath, code: 'misplaced', detail: `${manifest.listId} ${manifest.seq}` })
  const indexPath = partFile(listId, manifest.parts.sha256)
  const indexBytes = fetched(indexPath, manifest.parts)
  const index = indexBytes && attempt(indexPath, () => readPartIndex(indexBytes))
  if (!index) return done(manifest)

  const keyPages = index.keys.map(part => fetched(partFile(listId, part.sha256), part))
  const packs = index.packs.map(part => fetched(packFile(listId, part.sha256), part))
  const rows = index.table.flatMap((part): (BlockRow | undefined)[] => {
    const path = partFile(listId, part.sha256)
    const bytes = fetched(path, part)
    return (bytes && attempt(path, () => readTablePage(bytes, path))) ?? [undefined]
  })
  const bodies: unknown[] = []
  const blocks = rows.map(row => {
    const pack = row && packs[row.pack]
    if (!row || !pack) return undefined
    return attempt(packFile(listId, index.packs[row.pack]!.sha256), () => {
      const bytes = unpackBlock(pack, row)
      for (const entry of decodeBlock(bytes, row).entries.values()) bodies.push(...entry.bodies)
      return bytes
    })
  })
  // What depends on all parts is only worth saying once all parts are there.
  if (faults.length > 0) return done(manifest, blocks.length)

  const wrong = (code: 'merkle-root' | 'keys-differ' | 'not-canonical' | 'count', detail: string) =>
    faults.push({ path: manifestPath, code, detail })
  if (toHex(merkleRoot(rows.map(row => leafHash(fromHex(row!.sha256))))) !== manifest.blocks.root) wrong('merkle-root', 'blocks')
  const set = attempt(manifestPath, () => KeySet.open(keyPages as Uint8Array[], manifest.keys))
  if (set && toHex(merkleRoot(set.groups().map(leafHash))) !== manifest.keys.root) wrong('merkle-root', 'keys')

  // Laid out again from its records, the list must come out the same: bodies, pointers, order, coverage and key set at once.
  const again = attempt(manifestPath, () => {
    const laid = layList(bodies.map(readRecord), { buckets: manifest.blocks.buckets, exact: true })
    return { laid, built: finishList(laid, { ...manifest, previous: undefined, pack: false }) }
  })
  if (!again) return done(manifest, blocks.length)
  const { laid, built } = again
  const differs = laid.blocks.findIndex((block, i) => sha256Hex(block) !== rows[i]?.sha256)
  if (differs >= 0 || laid.blocks.length !== rows.length) wrong('not-canonical', `block ${differs}`)
  if (canonicalJson(built.index.keys) !== canonicalJson(index.keys)) wrong('keys-differ', '')
  if (canonicalJson(built.manifest.keyCoverage) !== canonicalJson(manifest.keyCoverage) || bodies.length !== manifest.count)
    wrong('count', `${bodies.length}`)
  return done(manifest, blocks.length)
}
