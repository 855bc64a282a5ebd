/** A registry as it lies in a directory, read back through the trust store: what the next publication builds on. */
import { checkPart } from '../format/bytes.ts'
import { FormatError } from '../format/error.ts'
import { readManifest } from '../format/manifest.ts'
import { readPartIndex } from '../format/part-index.ts'
import { listOfTarget, packFile, partFile, targetFile } from '../format/paths.ts'
import type { Manifest } from '../format/types.ts'
import { TrustError } from '../trust/error.ts'
import { fingerprint, type Target, TrustedMetadata } from '../trust/metadata.ts'
import { parseMetadata, type Signed } from '../trust/schema.ts'
import { PublishError } from './publish-error.ts'

/** Reads a file of the registry, or undefined when there is none. */
export type ReadFile = (path: string) => Uint8Array | undefined

export interface PublishedList {
  seq: number
  target: string
  ref: Target
  manifest: Manifest
  /** All files the list needs, manifest included. */
  files: string[]
}

export interface Published {
  fingerprint: string
  root: Signed<'root'>
  rootBytes: Uint8Array
  timestamp: Signed<'timestamp'>
  snapshot: { signed: Signed<'snapshot'>; bytes: Uint8Array }
  targets: { signed: Signed<'targets'>; bytes: Uint8Array }
  all: Map<string, Target>
  lists: Map<string, PublishedList>
}

/** Undefined when there is no registry yet. Throws `previous-damaged` naming the file. */
export const readPublished = (read: ReadFile): Published | undefined => {
  const first = read('1.root.json')
  if (!first) return undefined
  let at = '1.root.json'
  const need = (path: string): Uint8Array => {
    at = path
    const bytes = read(path)
    if (!bytes) throw new PublishError('previous-damaged', path)
    return bytes
  }
  try {
    // Expiry does not matter here: who publishes again renews it. Time 0 leaves only the timestamp's own as reference.
    const trusted = TrustedMetadata.pin(first, { now: 0 })
    let rootBytes = first
    for (let next = read('2.root.json'); next; next = read(`${trusted.rootVersion + 1}.root.json`)) {
      at = `${trusted.rootVersion + 1}.root.json`
      trusted.updateRoot(next)
      rootBytes = next
    }
    const timestampBytes = need('timestamp.json')
    trusted.updateTimestamp(timestampBytes)
    const snapshotBytes = need(`${trusted.snapshotRef.version}.snapshot.json`)
    trusted.updateSnapshot(snapshotBytes)
    const targetsBytes = need(`${trusted.targetsRef.version}.targets.json`)
    trusted.updateTargets(targetsBytes)
    const all = trusted.targets()
    const lists = new Map<string, PublishedList>()
    for (const [target, ref] of all) {
      const named = listOfTarget(target)
      if (!named) continue
      const manifestPath = targetFile(target, ref.sha256)
      const bytes = need(manifestPath)
      checkPart(bytes, ref, manifestPath)
      const manifest = readManifest(bytes)
      const indexPath = partFile(named.listId, manifest.parts.sha256)
      const indexBytes = need(indexPath)
      checkPart(indexBytes, manifest.parts, indexPath)
      const index = readPartIndex(indexBytes)
      const files = [
        manifestPath,
        indexPath,
        ...[...index.table, ...index.keys].map(part => partFile(named.listId, part.sha256)),
        ...index.packs.map(pack => packFile(named.listId, pack.sha256)),
      ]
      lists.set(named.listId, { seq: named.seq, target, ref, manifest, files })
    }
    return {
      fingerprint: fingerprint(first),
      root: parseMetadata('root', rootBytes, '5.2').signed,
      rootBytes,
      timestamp: parseMetadata('timestamp', timestampBytes, '5.4.2').signed,
      snapshot: { signed: parseMetadata('snapshot', snapshotBytes, '5.5.3').signed, bytes: snapshotBytes },
      targets: { signed: parseMetadata('targets', targetsBytes, '5.6.3').signed, bytes: targetsBytes },
      all,
      lists,
    }
  } catch (error) {
    if (error instanceof TrustError || error instanceof FormatError)
      throw new PublishError('previous-damaged', `${at}: ${error.message}`)
    throw error
  }
}
