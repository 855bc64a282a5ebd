/** Lists into a signed registry, as files in memory. Same lists, keys, time and previous publication: same bytes. */
import { dayAt } from '../core/days.ts'
import { finishList } from '../format/build.ts'
import { refOf, sha256Hex } from '../format/bytes.ts'
import { layList } from '../format/lay.ts'
import { manifestTarget, POLICY_TARGET, packFile, partFile, targetFile } from '../format/paths.ts'
import type { Manifest } from '../format/types.ts'
import { policyList } from '../policy/index.ts'
import { fingerprint } from '../trust/metadata.ts'
import type { Publisher } from '../trust/schema.ts'
import { type KeyRing, signMetadata } from './keys.ts'
import { endingsOf } from './publish-endings.ts'
import { PublishError } from './publish-error.ts'
import type { ListFile } from './publish-list-file.ts'
import type { Published, PublishedList } from './publish-previous.ts'
import { nextRoot } from './publish-root.ts'
import { addDaysTo, instant, SPEC_VERSION } from './publish-time.ts'

export interface PublishInput {
  keys: KeyRing
  previousKeys?: KeyRing
  /** ms. */
  now: number
  /** Default: as published before. */
  publisher?: Publisher
  /** A function is called when its turn comes, so that one list's records are in memory at a time. */
  lists: (ListFile | (() => ListFile))[]
  /** Lists to withdraw. Any other list published before stays as it is. */
  drop?: string[]
  /** Policy target's bytes. Default: as published before. */
  policy?: Uint8Array
  /** Days until the timestamp expires: 7; ten years for samples. */
  expiresDays?: number
  previous?: Published
}

export interface Publication {
  fingerprint: string
  /** New files, in the order in which they have to be written; `timestamp.json` last. */
  files: Map<string, Uint8Array>
  /** Parts, packs and manifests in use. Others may hold records repaired since and are to be removed. */
  live: Set<string>
  versions: { root: number; timestamp: number; snapshot: number; targets: number }
  rootExpires: string
  lists: { listId: string; seq: number; count: number; outcome: 'new' | 'updated' | 'unchanged' | 'kept' | 'dropped' }[]
}

const TIMESTAMP_DAYS = 7
/** Signed by the online key, renewed whenever a list changes. */
const TARGETS_DAYS = 90
const ROOT_DAYS = 365
const SAMPLE_DAYS = 3652

export const publishRegistry = (input: PublishInput): Publication => {
  const { keys, now, previous } = input
  const publisher = input.publisher ?? previous?.root.xinbiao
  if (!publisher) throw new PublishError('no-publisher', '')
  if (!previous && input.lists.length === 0) throw new PublishError('nothing-to-publish', '')
  const signedBefore = previous?.timestamp.signedAt
  if (signedBefore && instant(now) < signedBefore) throw new PublishError('clock-back', `${instant(now)} < ${signedBefore}`)
  const days = input.expiresDays ?? (publisher.sample ? SAMPLE_DAYS : TIMESTAMP_DAYS)
  const rootDays = Math.max(days, ROOT_DAYS)
  const root = nextRoot({ keys, previousKeys: input.previousKeys, publisher, now, days: rootDays }, previous)
  const files = new Map<string, Uint8Array>()
  const { lists, outcomes } = publishLists(input, publisher.sample, files)

  const targets: { [path: string]: { length: number; hashes: { sha256: string } } } = {}
  for (const list of lists) targets[list.target] = { length: list.ref.length, hashes: { sha256: list.ref.sha256 } }
  const live = new Set(lists.flatMap(list => list.files))
  const before = previous?.all.get(POLICY_TARGET)
  const policy = input.policy ? refOf(input.policy) : before
  if (policy) {
    targets[POLICY_TARGET] = { length: policy.length, hashes: { sha256: policy.sha256 } }
    const path = targetFile(POLICY_TARGET, policy.sha256)
    live.add(path)
    if (input.policy) files.set(path, input.policy)
  }

  const spec = { spec_version: SPEC_VERSION }
  // A role is signed anew when what it says changes, when its signer changes, or while renewal is due; the timestamp always.
  const rekeyed = root !== undefined
  const expires = addDaysTo(now, Math.max(days, TARGETS_DAYS))
  const renewBy = addDaysTo(now, Math.max(days, TARGETS_DAYS) / 3)
  const oldTargets = previous?.targets
  const keepTargets =
    oldTargets && !rekeyed && sameTargets(oldTargets.signed.targets, targets) && oldTargets.signed.expires > renewBy
  const targetsVersion = (oldTargets?.signed.version ?? 0) + (keepTargets ? 0 : 1)
  const targetsBytes = keepTargets
    ? oldTargets.bytes
    : signMetadata({ _type: 'targets', ...spec, version: targetsVersion, expires, targets }, [keys.online])
  const keepSnapshot = keepTargets && previous && previous.snapshot.signed.expires > renewBy
  const snapshotVersion = (previous?.snapshot.signed.version ?? 0) + (keepSnapshot ? 0 : 1)
  const metaOf = (version: number, bytes: Uint8Array) => ({
    version,
    length: bytes.length,
    hashes: { sha256: sha256Hex(bytes) },
  })
  const snapshotBytes = keepSnapshot
    ? previous.snapshot.bytes
    : signMetadata(
        {
          _type: 'snapshot',
          ...spec,
          version: snapshotVersion,
          expires,
          meta: { 'targets.json': metaOf(targetsVersion, targetsBytes) },
        },
        [keys.online],
      )
  const timestampVersion = (previous?.timestamp.version ?? 0) + 1
  const timestamp = {
    _type: 'timestamp',
    ...spec,
    version: timestampVersion,
    expires: addDaysTo(now, days),
    signedAt: instant(now),
    meta: { 'snapshot.json': metaOf(snapshotVersion, snapshotBytes) },
  }
  files.set(`${targetsVersion}.targets.json`, targetsBytes)
  files.set(`${snapshotVersion}.snapshot.json`, snapshotBytes)
  if (root) files.set(`${root.version}.root.json`, root.bytes)
  files.set('timestamp.json', signMetadata(timestamp, [keys.online]))
  return {
    fingerprint: previous?.fingerprint ?? fingerprint(root!.bytes),
    files,
    live,
    versions: {
      root: root?.version ?? previous!.root.version,
      timestamp: timestampVersion,
      snapshot: snapshotVersion,
      targets: targetsVersion,
    },
    rootExpires: root?.expires ?? previous!.root.expires,
    lists: outcomes,
  }
}

const sameTargets = (
  a: { [path: string]: { length: number; hashes: { sha256: string } } },
  b: { [path: string]: { length: number; hashes: { sha256: string } } },
): boolean => {
  const paths = Object.keys(a)
  return paths.length === Object.keys(b).length && paths.every(path => b[path]?.hashes.sha256 === a[path]!.hashes.sha256)
}

/** Builds what is given, keeps what is not, withdraws what is named. */
const publishLists = (input: PublishInput, sample: boolean, files: Map<string, Uint8Array>) => {
  const lists = new Map(input.previous?.lists)
  const outcomes = new Map<string, Publication['lists'][number]>()
  for (const [listId, { seq, manifest }] of lists) outcomes.set(listId, { listId, seq, count: manifest.count, outcome: 'kept' })
  for (const listId of input.drop ?? []) {
    if (!lists.delete(listId)) throw new PublishError('not-published', listId)
    outcomes.get(listId)!.outcome = 'dropped'
  }
  for (const given of input.lists) {
    const { list, outcome } = publishList(typeof given === 'function' ? given() : given, input, sample, files)
    const { listId, count } = list.manifest
    if (outcomes.has(listId) && outcomes.get(listId)!.outcome !== 'kept') throw new PublishError('same-list-twice', listId)
    lists.set(listId, list)
    outcomes.set(listId, { listId, seq: list.seq, count, outcome })
  }
  const order = (a: { listId: string }, b: { listId: string }) => (a.listId < b.listId ? -1 : 1)
  return { lists: [...lists.values()], outcomes: [...outcomes.values()].sort(order) }
}

const publishList = (
  file: ListFile,
  input: PublishInput,
  sample: boolean,
  files: Map<string, Uint8Array>,
): { list: PublishedList; outcome: 'new' | 'updated' | 'unchanged' } => {
  const { listId, retrievedAt, coverage } = file
  const before = input.previous?.lists.get(listId)
  if (retrievedAt > dayAt(input.now)) throw new PublishError('future-data', `${listId}: ${retrievedAt}`)
  if (before && retrievedAt < before.manifest.retrievedAt)
    throw new PublishError('older-data', `${listId}: ${retrievedAt} < ${before.manifest.retrievedAt}`)
  const previous = before && { sha256: before.ref.sha256, buckets: before.manifest.blocks.buckets }
  const endings = file.endings ?? endingsOf(file.records)
  const graceDays = file.graceDays ?? policyList(listId)?.graceDays ?? 7
  const seq = (before?.seq ?? 0) + 1
  const built = finishList(layList(file.records, previous), {
    listId,
    seq,
    retrievedAt,
    coverage,
    graceDays,
    sample,
    endings,
    ...(previous ? { previous } : {}),
  })
  if (before && sameList(before.manifest, built.manifest)) return { list: before, outcome: 'unchanged' }
  const ref = refOf(built.manifestBytes)
  const target = manifestTarget(listId, seq)
  const manifestPath = targetFile(target, ref.sha256)
  const own: [string, Uint8Array][] = []
  for (const [i, ref] of built.index.packs.entries()) own.push([packFile(listId, ref.sha256), built.packs[i]!])
  const parts = new Map(built.parts)
  for (const [i, ref] of built.index.table.entries()) own.push([partFile(listId, ref.sha256), parts.get(`table/${i}`)!])
  for (const [i, ref] of built.index.keys.entries()) own.push([partFile(listId, ref.sha256), parts.get(`keys/${i}`)!])
  own.push([partFile(listId, built.manifest.parts.sha256), parts.get('parts')!], [manifestPath, built.manifestBytes])
  for (const [path, bytes] of own) files.set(path, bytes)
  return {
    list: { seq, target, ref, manifest: built.manifest, files: own.map(([path]) => path) },
    outcome: before ? 'updated' : 'new',
  }
}

/** Nothing a client could tell apart has changed, so it need not fetch anything. */
const sameList = (a: Manifest, b: Manifest): boolean => {
  const plain = ({ seq: _, previous: __, ...rest }: Manifest) => JSON.stringify(Object.entries(rest).sort())
  return plain(a) === plain(b)
}
