/**
 * The official look-up that is open, and the page captured for it, until an officer keeps or discards it: handed from the toolbar's
 * popup to the review's page through a database of its own. One at a time.
 */
import type { IDBPDatabase } from 'idb'
import type { Captured } from '../official/capture.ts'
import type { Asked, OfficialPage } from '../official/read.ts'
import { workOn } from './open.ts'

const STORE = 'open'

export interface OpenedLookup {
  review: string
  bidder: string
  asked: Asked
  shot?: { page: OfficialPage; captured: Captured }
}

/** All of it rejects with a `StoreError`: `quota` when the disk or the origin's allowance is full. */
export class IdbOfficialDesk {
  readonly #name: string

  /** @param name for tests; the product uses `xinbiao-official-desk`. */
  constructor(name = 'xinbiao-official-desk') {
    this.#name = name
  }

  async open(): Promise<OpenedLookup | undefined> {
    return this.#run(db => db.get(STORE, STORE) as Promise<OpenedLookup | undefined>)
  }

  /** Takes the place of what was open before, its capture with it. */
  async begin(lookup: OpenedLookup): Promise<void> {
    await this.#run(db => db.put(STORE, lookup, STORE))
  }

  /** @returns false where another look-up has been begun since `asked`: nothing is kept then. */
  async captured(asked: Asked, shot: NonNullable<OpenedLookup['shot']>): Promise<boolean> {
    return this.#run(async db => {
      const tx = db.transaction(STORE, 'readwrite')
      const held: OpenedLookup | undefined = await tx.store.get(STORE)
      const same = held?.asked.since === asked.since && held.asked.list === asked.list && held.asked.name === asked.name
      if (same) await tx.store.put({ ...held, shot }, STORE)
      await tx.done
      return same
    })
  }

  /** Ends the look-up where it is one of this review. */
  async end(review: string): Promise<void> {
    await this.#run(async db => {
      const tx = db.transaction(STORE, 'readwrite')
      const held: OpenedLookup | undefined = await tx.store.get(STORE)
      if (held?.review === review) await tx.store.delete(STORE)
      await tx.done
    })
  }

  #run<T>(work: (db: IDBPDatabase) => Promise<T>): Promise<T> {
    return workOn(this.#name, [STORE], work)
  }
}
