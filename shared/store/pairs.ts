/**
 * What officers confirmed (经办人确认的对应), in a database of its own: lists can be fetched again and are reset when their database
 * fails, a person's word cannot. So this one is never deleted or rebuilt; what cannot be read or written is said.
 */
import { type IDBPDatabase, unwrap } from 'idb'
import * as z from 'zod/mini'
import { isDay } from '../core/days.ts'
import type { ConfirmedPair } from '../core/pairs.ts'
import { workOn } from './open.ts'

export const DECISIONS = 'xinbiao-decisions'

/** All of it rejects with a `StoreError`: `quota` when the disk or the origin's allowance is full. */
export interface PairStore {
  all(): Promise<ConfirmedPair[]>
  put(pair: ConfirmedPair): Promise<void>
  remove(key: string): Promise<void>
}

const named = z.object({ name: z.string(), code: z.optional(z.string()) })
const pairSchema = z.object({
  key: z.string(),
  printed: named,
  list: z.string(),
  subject: named,
  on: z.string().check(z.refine(isDay)),
  reason: z.string(),
})

export class IdbPairs implements PairStore {
  readonly #name: string

  /** @param name for tests; the product uses `xinbiao-decisions`. */
  constructor(name = DECISIONS) {
    this.#name = name
  }

  /** What does not fit the form is left where it is, and counts for nothing. */
  async all(): Promise<ConfirmedPair[]> {
    const rows = await this.#run(db => db.getAll('pairs'))
    return rows.flatMap(row => {
      const read = pairSchema.safeParse(row)
      return read.success ? [read.data as ConfirmedPair] : []
    })
  }

  async put(pair: ConfirmedPair): Promise<void> {
    await this.#write(store => store.put(pair, pair.key))
  }

  async remove(key: string): Promise<void> {
    await this.#write(store => store.delete(key))
  }

  /** On the disk before it is said to be done. */
  #write(change: (store: IDBObjectStore) => void): Promise<void> {
    return this.#run(async db => {
      const tx = db.transaction('pairs', 'readwrite', { durability: 'strict' })
      change(unwrap(tx.store))
      await tx.done
    })
  }

  /** Seldom asked, so opened each time. */
  #run<T>(work: (db: IDBPDatabase) => Promise<T>): Promise<T> {
    return workOn(this.#name, ['pairs'], work)
  }
}
