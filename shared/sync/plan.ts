/** What an update has to fetch: the lists whose signed manifest differs from the active one. */
import { sha256Hex } from '../format/bytes.ts'
import { FormatError } from '../format/error.ts'
import { MANIFEST_MAX_BYTES, readManifest } from '../format/manifest.ts'
import { listOfTarget, targetFile } from '../format/paths.ts'
import type { Manifest, PartRef } from '../format/types.ts'
import { SyncError } from './codes.ts'
import { fetchChecked } from './fetch-list.ts'
import type { Fetcher, ListRow } from './ports.ts'

export interface ListTarget {
  listId: string
  /** TUF target path of the manifest. */
  target: string
  ref: PartRef
}

/** The newest manifest of each list that the signed targets name. */
export const listTargets = (targets: ReadonlyMap<string, PartRef>): ListTarget[] => {
  const newest = new Map<string, ListTarget & { seq: number }>()
  for (const [target, ref] of targets) {
    const list = listOfTarget(target)
    if (list && list.seq > (newest.get(list.listId)?.seq ?? 0)) newest.set(list.listId, { ...list, target, ref })
  }
  return [...newest.values()].map(({ listId, target, ref }) => ({ listId, target, ref }))
}

/** Whether what is installed already is this version, whole. */
export const isCurrent = (row: ListRow | undefined, ref: PartRef): boolean =>
  row?.active !== undefined && !row.broken && row.manifest !== undefined && sha256Hex(row.manifest) === ref.sha256

export const fetchManifest = async (
  fetcher: Fetcher,
  { listId, target, ref }: ListTarget,
  signal?: AbortSignal,
): Promise<{ bytes: Uint8Array; manifest: Manifest }> => {
  if (ref.length > MANIFEST_MAX_BYTES) throw new FormatError('bad-manifest', `${target} is too large`)
  const bytes = await fetchChecked(fetcher, targetFile(target, ref.sha256), ref, signal)
  const manifest = readManifest(bytes)
  // A signed manifest under another list's name is a publisher's mistake: its records would be taken for that list's.
  if (manifest.listId !== listId || listOfTarget(target)?.seq !== manifest.seq) {
    throw new SyncError('damaged', `${target} holds the manifest of ${manifest.listId} ${manifest.seq}`)
  }
  return { bytes, manifest }
}
