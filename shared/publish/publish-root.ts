/** Root metadata: the first, and the next when keys, publisher or time make one necessary. */
import { canonicalJson } from '../format/canonical.ts'
import type { Publisher } from '../trust/schema.ts'
import { type KeyRing, type SigningKey, signMetadata, tufKey } from './keys.ts'
import { PublishError } from './publish-error.ts'
import type { Published } from './publish-previous.ts'
import { addDaysTo, SPEC_VERSION } from './publish-time.ts'

/** A root is renewed by itself when its last two months begin and its keys are at hand. */
const RENEW_DAYS = 60

export interface RootInput {
  keys: KeyRing
  /** The ring before a change of keys: its root keys sign the change. */
  previousKeys?: KeyRing
  publisher: Publisher
  now: number
  days: number
}

const rootOf = (input: RootInput, version: number) => {
  const { keys, publisher, now, days } = input
  const all = [...keys.root, keys.online]
  const role = (of: SigningKey[], threshold: number) => ({ keyids: of.map(k => k.keyid).sort(), threshold })
  return {
    _type: 'root',
    spec_version: SPEC_VERSION,
    version,
    expires: addDaysTo(now, days),
    consistent_snapshot: true,
    keys: Object.fromEntries(all.map(k => [k.keyid, tufKey(k.public)])),
    roles: {
      root: role(keys.root, keys.threshold),
      timestamp: role([keys.online], 1),
      snapshot: role([keys.online], 1),
      targets: role([keys.online], 1),
    },
    // Absent rather than undefined: TUF's canonical form knows no undefined.
    xinbiao: JSON.parse(canonicalJson(publisher)) as Publisher,
  }
}

const enough = (ids: readonly string[], keys: readonly SigningKey[], threshold: number): boolean =>
  new Set(keys.filter(k => k.secret && ids.includes(k.keyid)).map(k => k.keyid)).size >= threshold

/**
 * A new root's version and bytes, or undefined when the published one stays. Throws `no-root-keys` when one is needed and the keys at hand do
 * not reach the threshold, the old one's included.
 */
export const nextRoot = (
  input: RootInput,
  previous: Published | undefined,
): { version: number; bytes: Uint8Array; expires: string } | undefined => {
  const version = (previous?.root.version ?? 0) + 1
  const root = rootOf(input, version)
  const own = enough(root.roles.root.keyids, input.keys.root, input.keys.threshold)
  if (previous) {
    const { xinbiao, roles, expires } = previous.root
    const same = canonicalJson([xinbiao, roles]) === canonicalJson([root.xinbiao, root.roles])
    const late = addDaysTo(input.now, RENEW_DAYS) >= expires
    if (same && !(late && own)) return undefined
  }
  const signers = [...new Map([...(input.previousKeys?.root ?? []), ...input.keys.root].map(k => [k.keyid, k])).values()]
  const before = previous?.root.roles.root
  if (!own || (before && !enough(before.keyids, signers, before.threshold)))
    throw new PublishError('no-root-keys', `${version}.root.json`)
  const needed = new Set([...root.roles.root.keyids, ...(before?.keyids ?? [])])
  const bytes = signMetadata(
    root,
    signers.filter(k => needed.has(k.keyid)),
  )
  return { version, bytes, expires: root.expires }
}
