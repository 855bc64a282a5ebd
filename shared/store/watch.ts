/**
 * What is watched, what was last seen of it and what was told, in a database of its own that no reset of the lists touches and that is
 * never deleted or rebuilt. Organisations only: no identity number of a person ever comes here (`shared/watch/add.ts`).
 */
import { type IDBPDatabase, unwrap } from 'idb'
import * as z from 'zod/mini'
import type { PassState, Step, WatchStore } from '../watch/pass.ts'
import type { Entry, WatchEvent, Watched } from '../watch/types.ts'
import { workOn } from './open.ts'

const STORES = ['watched', 'entries', 'events', 'state'] as const
const STATE = 'pass'

const text = z.string()
const texts = z.record(text, text)
const watchedRow = z.object({
  id: text,
  name: text,
  code: z.optional(text),
  kind: z.enum(['supplier', 'counterparty']),
  addedAt: z.number(),
  pass: z.optional(z.number()),
})
const entryRow = z.object({
  listKey: text,
  list: text,
  record: text,
  certainty: z.enum(['same', 'likely', 'possible', 'other']),
  values: texts,
  code: z.optional(text),
  seq: z.number(),
  retrievedAt: text,
  missing: z.optional(text),
})
const stateRow = z.object({
  no: z.number(),
  stamp: text,
  silent: texts,
  windows: z.optional(z.literal(true)),
  done: z.optional(z.literal(true)),
})
/** The rest of an event is words and days to show: whoever reads it takes what is missing for nothing. */
const eventRow = z.looseObject({ id: text, at: z.number(), kind: text })

const fitting = <T>(schema: { safeParse(raw: unknown): { success: boolean; data?: unknown } }, rows: readonly unknown[]): T[] =>
  rows.flatMap(row => {
    const read = schema.safeParse(row)
    return read.success ? [read.data as T] : []
  })

/** All of it rejects with a `StoreError`: `quota` when the disk or the origin's allowance is full. */
export class IdbWatch implements WatchStore {
  readonly #name: string

  /** @param name for tests; the product uses `xinbiao-watch`. */
  constructor(name = 'xinbiao-watch') {
    this.#name = name
  }

  watched = (): Promise<Watched[]> => this.#run(async db => fitting<Watched>(watchedRow, await db.getAll('watched')))

  /** By `Watched.id`. What cannot be read counts as never seen. */
  entries = (): Promise<Map<string, Entry[]>> =>
    this.#run(async db => {
      const { store } = db.transaction('entries')
      const [keys, rows] = await Promise.all([store.getAllKeys(), store.getAll()])
      return new Map(
        keys.flatMap((key, i): [string, Entry[]][] => {
          const [entries] = fitting<Entry[]>(z.array(entryRow), [rows[i]])
          return entries ? [[String(key), entries]] : []
        }),
      )
    })

  state = (): Promise<PassState | undefined> =>
    this.#run(async db => fitting<PassState>(stateRow, [await db.get('state', STATE)])[0])

  /** The latest first. */
  events = (): Promise<WatchEvent[]> =>
    this.#run(async db =>
      fitting<WatchEvent>(eventRow, await db.getAll('events')).sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)),
    )

  commit = ({ state, seen = [], events }: Step): Promise<void> =>
    this.#write(async tx => {
      const [watched, entries, told] = [tx.objectStore('watched'), tx.objectStore('entries'), tx.objectStore('events')]
      for (const one of seen) {
        const held = (await watched.get(one.watched.id)) as Watched | undefined
        // Taken off the list, or put on it anew, while it was looked up.
        if (held?.addedAt !== one.watched.addedAt) continue
        unwrap(watched).put(one.watched, one.watched.id)
        unwrap(entries).put(one.entries, one.watched.id)
      }
      for (const event of events) if ((await told.getKey(event.id)) === undefined) unwrap(told).put(event, event.id)
      unwrap(tx.objectStore('state')).put(state, STATE)
    })

  /** New ones, and changed ones, whose looking up begins anew. */
  put = (some: readonly Watched[]): Promise<void> =>
    this.#write(async tx => {
      for (const one of some) {
        unwrap(tx.objectStore('watched')).put(one, one.id)
        unwrap(tx.objectStore('entries')).delete(one.id)
      }
    })

  remove = (ids: readonly string[]): Promise<void> =>
    this.#write(async tx => {
      for (const name of ['watched', 'entries'] as const) for (const id of ids) unwrap(tx.objectStore(name)).delete(id)
    })

  mark = (ids: readonly string[], read: boolean): Promise<void> =>
    this.#write(async tx => {
      const store = tx.objectStore('events')
      for (const id of ids) {
        const { read: _, ...event } = ((await store.get(id)) ?? {}) as Partial<WatchEvent>
        if (event.id !== undefined) unwrap(store).put(read ? { ...event, read } : event, id)
      }
    })

  removeEvents = (ids: readonly string[]): Promise<void> =>
    this.#write(async tx => {
      for (const id of ids) unwrap(tx.objectStore('events')).delete(id)
    })

  /** Those no notification was made of; from now on one was. */
  takeUnnotified = async (): Promise<WatchEvent[]> => {
    const fresh = (await this.events()).filter(event => event.notified === undefined)
    if (fresh.length > 0)
      await this.#write(async tx => {
        const store = tx.objectStore('events')
        for (const { id } of fresh) {
          const held: unknown = await store.get(id)
          if (held) unwrap(store).put({ ...held, notified: true }, id)
        }
      })
    return fresh
  }

  /** On the disk before it is said to be done, and all of it or none. */
  #write(change: (tx: Writing) => Promise<void>): Promise<void> {
    return this.#run(async db => {
      const tx = db.transaction(STORES, 'readwrite', { durability: 'strict' })
      const done = tx.done.catch(error => error)
      try {
        await change(tx)
      } catch (error) {
        tx.abort()
        await done
        throw error
      }
      const failed = await done
      if (failed) throw failed
    })
  }

  #run<T>(work: (db: IDBPDatabase) => Promise<T>): Promise<T> {
    return workOn(this.#name, STORES, work)
  }
}

type Writing = import('idb').IDBPTransaction<unknown, typeof STORES, 'readwrite'>
