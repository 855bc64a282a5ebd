/**
 * What statistics are made of, in a database of its own: checks counted by the day and deliveries of list data. Neither holds a name or
 * code of anybody checked. Kept for `KEPT_DAYS`, or until a person deletes it.
 */
import type { IDBPDatabase } from 'idb'
import * as z from 'zod/mini'
import { addDays, type Day, isDay } from '../core/days.ts'
import { type Counts, type DayCounts, KEPT_DAYS, noCounts, sumCounts } from '../statistics/day-counts.ts'
import type { Delivery } from '../statistics/deliveries.ts'
import { emptyTally } from '../statistics/row-tally.ts'
import { workOn } from './open.ts'

const STORES = ['days', 'deliveries'] as const

const text = z.string()
const count = z.number().check(z.int(), z.nonnegative())
const day = text.check(z.refine(isDay))
const counted = z.record(text, count)

const dayCounts = z.object({ day, checks: counted, names: count, findings: counted, hits: z.record(text, counted) })

const rows = Object.fromEntries(Object.keys(emptyTally()).map(name => [name, count]))
const delivery = z.object({
  listId: text,
  publisher: text,
  received: day,
  retrievedAt: day,
  every: z.optional(count),
  total: z.object(rows),
  departments: z.array(z.object({ department: text, ...rows })),
})

export interface KeptStatistics {
  days: DayCounts[]
  deliveries: Delivery[]
  /** Rows that do not fit the form: left where they are, and counted for nothing. */
  unreadable: number
}

/** All of it rejects with a `StoreError`: `quota` when the disk or the origin's allowance is full. */
export class IdbStatistics {
  readonly #name: string

  /** @param name for tests; the product uses `xinbiao-statistics`. */
  constructor(name = 'xinbiao-statistics') {
    this.#name = name
  }

  /** Both in the order of days. */
  async all(): Promise<KeptStatistics> {
    const [days, deliveries] = await this.#run(db => {
      const tx = db.transaction(STORES)
      return Promise.all([tx.objectStore('days').getAll(), tx.objectStore('deliveries').getAll()])
    })
    const kept = {
      days: days.flatMap(row => fitting<DayCounts>(dayCounts.safeParse(row))),
      deliveries: deliveries.flatMap(row => fitting<Delivery>(delivery.safeParse(row))),
    }
    return { ...kept, unreadable: days.length + deliveries.length - kept.days.length - kept.deliveries.length }
  }

  /** Adds to what the day holds, and lets go of days that are over. */
  async count(on: Day, counts: Counts): Promise<void> {
    await this.#run(async db => {
      const tx = db.transaction('days', 'readwrite')
      const [held = noCounts()] = fitting<Counts>(dayCounts.safeParse(await tx.store.get(on)))
      await tx.store.put({ ...sumCounts([held, counts]), day: on }, on)
      await tx.store.delete(IDBKeyRange.upperBound(addDays(on, -KEPT_DAYS)))
      await tx.done
    })
  }

  /** A later one of the same day, list and publisher takes its place. */
  async deliver(one: Delivery): Promise<void> {
    await this.#run(async db => {
      const tx = db.transaction('deliveries', 'readwrite')
      await tx.store.put(one, [one.received, one.listId, one.publisher])
      await tx.store.delete(IDBKeyRange.upperBound([addDays(one.received, -KEPT_DAYS)]))
      await tx.done
    })
  }

  async clear(): Promise<void> {
    await this.#run(async db => {
      const tx = db.transaction(STORES, 'readwrite', { durability: 'strict' })
      await Promise.all(STORES.map(name => tx.objectStore(name).clear()))
      await tx.done
    })
  }

  #run<T>(work: (db: IDBPDatabase) => Promise<T>): Promise<T> {
    return workOn(this.#name, STORES, work)
  }
}

const fitting = <T>(read: { success: boolean; data?: unknown }): T[] => (read.success ? [read.data as T] : [])
