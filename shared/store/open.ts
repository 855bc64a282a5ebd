/** Databases that hold a person's word: opened for one piece of work, never deleted or rebuilt. */
import { type IDBPDatabase, openDB } from 'idb'
import { storeError } from './error.ts'
import { within } from './within.ts'

const OPEN_MS = 5000

/**
 * Nothing stands in the way of another context's upgrade: the connection lets go when one is asked for, and one that opens only
 * after nobody waits any more is closed. Rejects when it does not open in time.
 */
export const openForWork = async (name: string, stores: readonly string[]): Promise<IDBPDatabase> => {
  const opening = openDB(name, 1, {
    upgrade: db => {
      for (const store of stores) db.createObjectStore(store)
    },
    blocking: (_held, _wanted, event) => (event.target as IDBDatabase).close(),
  })
  try {
    return await within(OPEN_MS, opening)
  } catch (error) {
    opening.then(
      db => db.close(),
      () => {},
    )
    throw error
  }
}

/** One piece of work on such a database. Rejects with a `StoreError`: `quota` when the disk or the origin's allowance is full. */
export const workOn = async <T>(name: string, stores: readonly string[], work: (db: IDBPDatabase) => Promise<T>): Promise<T> => {
  try {
    const db = await openForWork(name, stores)
    try {
      return await work(db)
    } finally {
      db.close()
    }
  } catch (error) {
    throw storeError(error)
  }
}
