/** An installed list as it stands at the moment of asking: nothing here is stored, so nothing can go stale unseen. */
import { addDays, dayAt } from '../core/days.ts'
import type { ListState } from '../core/records.ts'
import type { Manifest } from '../format/types.ts'
import type { ListRow, RegistryRow } from '../sync/ports.ts'

export interface Facts {
  row: ListRow
  registry: RegistryRow
  manifest: Manifest
  /** Why nothing can be read from it, if so. */
  broken?: string
}

/** Lists of a registry that was refused were never installed: they are named with why. Any other fault is a broken list. */
const FAULT_STATE: { [fault: string]: ListState['state'] } = {
  unverified: 'unverified',
  rollback: 'unverified',
  'fingerprint-differs': 'unverified',
  expired: 'stale',
}

/** @param clock ms. Of several reasons the one an officer must act on first. */
export const listState = ({ row, registry, manifest, broken }: Facts, clock: number): ListState => {
  // A clock set back must not make old data fresh again.
  const now = Math.max(clock, registry.highWater.signedAt)
  // `graceDays` after the retrieval are fresh; a registry whose timestamp has run out may be withholding news.
  const staleOn = addDays(manifest.retrievedAt, manifest.graceDays + 1)
  const expired = registry.expiresAt !== undefined && registry.expiresAt <= now
  const sample = registry.sample || manifest.sample
  const fault = broken ?? row.broken
  let state: ListState['state'] = 'fresh'
  if (fault) state = FAULT_STATE[fault] ?? 'broken'
  else if (registry.origin === 'local') state = 'unverified'
  else if (sample) state = 'sample'
  else if (expired || row.behind || dayAt(now) >= staleOn) state = 'stale'
  else if (!manifest.coverage.complete) state = 'partial'
  return {
    key: row.key,
    id: row.listId,
    registryId: row.registryId,
    origin: registry.origin,
    publisher: row.publisher ?? registry.publisher,
    seq: manifest.seq,
    retrievedAt: manifest.retrievedAt,
    staleOn,
    count: manifest.count,
    coverage: manifest.coverage,
    keyCoverage: manifest.keyCoverage,
    sample,
    state,
    ...(fault && FAULT_STATE[fault] ? { refused: true as const } : {}),
    ...optional({
      error: fault ?? registry.error,
      sourceUrl: row.sourceUrl ?? registry.sourceUrl,
      objectionUrl: registry.objectionUrl,
    }),
  }
}

const optional = <T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> }
