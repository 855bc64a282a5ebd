/**
 * The store of a browser context: IndexedDB, which gets five seconds to open; then the database is deleted and built anew; and
 * where even that fails, memory. Lists can be fetched again, so losing them is no harm; waiting for ever is.
 */
import { deleteDB } from 'idb'
import type { Store } from '../sync/ports.ts'
import { storeError } from './error.ts'
import { DATABASE, IdbStore } from './idb.ts'
import { MemoryStore } from './memory.ts'
import { within } from './within.ts'

const OPEN_MS = 5000

export interface OpenedStore {
  store: Store
  /** `kept`: as it was left. `rebuilt`: emptied first. `memory`: gone when this context ends; say so on screen. */
  kind: 'kept' | 'rebuilt' | 'memory'
}

/** @param options `openMs`, and `open` and `remove` in IndexedDB's place: for tests. */
export const openBrowserStore = async (
  options: { openMs?: number; open?: () => Promise<Store>; remove?: () => Promise<void> } = {},
): Promise<OpenedStore> => {
  const { openMs = OPEN_MS, remove = () => deleteDB(DATABASE) } = options
  const open = options.open ?? openIdb
  try {
    return { store: await within(openMs, open()), kind: 'kept' }
  } catch {
    try {
      await within(openMs, remove())
      return { store: await within(openMs, open()), kind: 'rebuilt' }
    } catch {
      return { store: new MemoryStore(), kind: 'memory' }
    }
  }
}

/**
 * The lists as they were left, or not at all: for a page that only reads them. The cure above is the background's alone, which fetches
 * anew what it deletes. Rejects with a `StoreError`; the caller closes the store.
 */
export const openKeptStore = async ({ openMs = OPEN_MS, store = new IdbStore() } = {}): Promise<IdbStore> => {
  try {
    await within(openMs, store.ready())
    return store
  } catch (error) {
    store.close()
    throw storeError(error)
  }
}

const openIdb = async (): Promise<Store> => {
  const store = new IdbStore()
  await store.ready()
  return store
}
