/** A registry's own policy: verified bytes of its `policy.json`, for its own lists only. It may weaken, never strengthen. */
import type { Policy, PolicyList } from '../core/policy.ts'
import type { ListState } from '../core/records.ts'
import { policySchema } from '../policy/schema.ts'
import type { RegistryRow } from '../sync/ports.ts'

const read = (bytes: Uint8Array): Policy | undefined => {
  try {
    const parsed = policySchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return parsed.success ? (parsed.data as Policy) : undefined
  } catch {
    return undefined
  }
}

/** A policy that does not fit the schema weakens nothing: the built-in table holds. */
export const ownRows = (registries: readonly RegistryRow[]): ((list: ListState) => PolicyList | undefined) => {
  const rows = new Map<string, PolicyList>()
  for (const { id, policy } of registries) {
    for (const row of (policy && read(policy))?.lists ?? []) rows.set(`${id}/${row.id}`, row)
  }
  return list => rows.get(`${list.registryId}/${list.id}`)
}
