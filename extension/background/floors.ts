/** The rollback floor of each registry, kept in `storage.local` beside the store, so that losing IndexedDB is no way back. */
import * as z from 'zod/mini'
import type { RegistryRow } from '#shared/sync/ports.ts'
import type { KeyValue } from './ports.ts'

type Floor = RegistryRow['highWater']

const whole = z.number().check(z.nonnegative())
const floorSchema = z.object({ root: whole, timestamp: whole, snapshot: whole, targets: whole, signedAt: whole })

const keyOf = (registryId: string) => `floor:${registryId}`

export class Floors {
  readonly #local: KeyValue

  constructor(local: KeyValue) {
    this.#local = local
  }

  async of(registryId: string): Promise<{ floor?: Floor }> {
    const parsed = floorSchema.safeParse(await this.#local.get(keyOf(registryId)))
    return parsed.success ? { floor: parsed.data } : {}
  }

  /** The row's mark already is the highest seen: only rotated keys may have lowered it (TUF 5.3.11). */
  raise(row: Pick<RegistryRow, 'id' | 'highWater'>): Promise<void> {
    return this.#local.set(keyOf(row.id), row.highWater)
  }
}
