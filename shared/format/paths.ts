/** Where a registry keeps its files, relative to its base. Parts and packs are named by their hash and so never change. */

/** TUF target path of a list's manifest. */
export const manifestTarget = (listId: string, seq: number): string => `lists/${listId}/${seq}.manifest.json`
export const POLICY_TARGET = 'policy.json'

/** TUF consistent snapshots: the hash goes before the file name. */
export const targetFile = (target: string, sha256: string): string => {
  const slash = target.lastIndexOf('/') + 1
  return `targets/${target.slice(0, slash)}${sha256}.${target.slice(slash)}`
}

/** `parts`, `table/N`, `keys/N`, uncompressed. */
export const partFile = (listId: string, sha256: string): string => `targets/lists/${listId}/parts/${sha256}.bin`
export const packFile = (listId: string, sha256: string): string => `targets/lists/${listId}/packs/${sha256}.pack`

/** The list a manifest target is for, or undefined for other targets. */
export const listOfTarget = (target: string): { listId: string; seq: number } | undefined => {
  const m = /^lists\/([a-z0-9][a-z0-9-]{0,63})\/([1-9]\d{0,14})\.manifest\.json$/.exec(target)
  return m ? { listId: m[1]!, seq: Number(m[2]) } : undefined
}
