/**
 * A store in IndexedDB. Two object stores: `rows` under `registry|ID` and `list|KEY`, and `parts`, raw bytes under
 * [list key, generation, part]. Parts go in by large relaxed transactions, rows by small strict ones (a strict commit flushes the
 * relaxed ones before it). Nothing foreign is ever awaited inside a transaction.
 */
import { type IDBPDatabase, openDB, unwrap } from 'idb'
import type { ListRow, PartKey, RegistryRow, Store } from '../sync/ports.ts'
import { StoreError, storeError } from './error.ts'
import { readListRows, readRegistryRows } from './rows.ts'

export const DATABASE = 'xinbiao-lists'
const VERSION = 1
/** Bytes per transaction: large enough that its cost vanishes, small enough for a worker's memory. */
const BATCH_BYTES = 8 << 20

/** Every generation of a list: an array sorts after every number, so [key, []] closes the range. */
const ofList = (listKey: string) => IDBKeyRange.bound([listKey], [listKey, []])
const ofGeneration = (listKey: string, generation: number) => IDBKeyRange.bound([listKey, generation], [listKey, generation, []])
const rowsOf = (kind: 'registry' | 'list') => IDBKeyRange.bound(`${kind}|`, `${kind}|\uffff`)

/** Structured cloning copies a view's whole buffer, so a view into a download is cut out first. */
const own = (bytes: Uint8Array): Uint8Array => (bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice())

export class IdbStore implements Store {
  readonly #name: string
  #database: Promise<IDBPDatabase> | undefined
  #closed = false

  /** @param name for tests; the product uses `xinbiao-lists`. Opened at first use, or by `ready`. */
  constructor(name = DATABASE) {
    this.#name = name
  }

  /** Opens the database. Rejects with a `StoreError`; never settles when the browser's open hangs. */
  async ready(): Promise<void> {
    await this.#db()
  }

  async registries(): Promise<RegistryRow[]> {
    return readRegistryRows(await this.#run(db => db.getAll('rows', rowsOf('registry'))))
  }

  async lists(): Promise<ListRow[]> {
    return readListRows(await this.#run(db => db.getAll('rows', rowsOf('list'))))
  }

  async part(listKey: string, generation: number, part: PartKey): Promise<Uint8Array | undefined> {
    return this.#run(db => db.get('parts', [listKey, generation, part]))
  }

  async parts(listKey: string, generation: number, parts: PartKey[]): Promise<(Uint8Array | undefined)[]> {
    return this.#run(async db => {
      const { store } = db.transaction('parts')
      return Promise.all(parts.map(part => store.get([listKey, generation, part])))
    })
  }

  async stage(listKey: string, generation: number, parts: [PartKey, Uint8Array][]): Promise<void> {
    for (let from = 0; from < parts.length; ) {
      let to = from
      for (let size = 0; to < parts.length && (to === from || size < BATCH_BYTES); to++) size += parts[to]![1].byteLength
      const batch = parts.slice(from, to)
      await this.#run(async db => {
        const tx = db.transaction('parts', 'readwrite', { durability: 'relaxed' })
        // Plain requests: a promise for each of thousands of puts costs more than the put.
        const store = unwrap(tx.store)
        for (const [part, bytes] of batch) store.put(own(bytes), [listKey, generation, part])
        await tx.done
      })
      from = to
    }
  }

  async repair(listKey: string, generation: number, part: PartKey, bytes: Uint8Array): Promise<void> {
    await this.stage(listKey, generation, [[part, bytes]])
  }

  async commit(change: Parameters<Store['commit']>[0]): Promise<void> {
    const { registry, lists = [], dropLists = [], dropRegistry } = change
    const dropped = new Set(dropLists)
    if (dropRegistry !== undefined) {
      for (const row of await this.lists()) if (row.registryId === dropRegistry) dropped.add(row.key)
    }
    await this.#run(async db => {
      const tx = db.transaction('rows', 'readwrite', { durability: 'strict' })
      const store = unwrap(tx.store)
      if (dropRegistry !== undefined) store.delete(`registry|${dropRegistry}`)
      for (const key of dropped) store.delete(`list|${key}`)
      if (registry) store.put(registry, `registry|${registry.id}`)
      for (const row of lists) store.put(row, `list|${row.key}`)
      await tx.done
    })
    for (const row of lists) dropped.delete(row.key)
    for (const key of dropped) await this.#run(db => db.delete('parts', ofList(key)))
  }

  async collect(listKey: string, keep: number[]): Promise<void> {
    const active = (await this.lists()).find(row => row.key === listKey)?.active
    for (const generation of await this.#generations(listKey)) {
      if (generation !== active && !keep.includes(generation)) {
        await this.#run(db => db.delete('parts', ofGeneration(listKey, generation)))
      }
    }
  }

  close(): void {
    this.#closed = true
    this.#database?.then(
      db => db.close(),
      () => {},
    )
    this.#database = undefined
  }

  /** Leaps from generation to generation: a key cursor over every part of a large list would take seconds. */
  #generations(listKey: string): Promise<number[]> {
    return this.#run(async db => {
      const found: number[] = []
      let cursor = await db.transaction('parts').store.openKeyCursor(ofList(listKey))
      while (cursor) {
        const generation = (cursor.key as [string, number])[1]
        found.push(generation)
        cursor = await cursor.continue([listKey, generation, []])
      }
      return found
    })
  }

  async #run<T>(work: (db: IDBPDatabase) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#db())
    } catch (error) {
      throw storeError(error)
    }
  }

  #db(): Promise<IDBPDatabase> {
    if (this.#closed) return Promise.reject(new StoreError('closed', 'the store is closed'))
    if (this.#database) return this.#database
    // Another context deletes or upgrades, or the browser drops the connection: let go, and open again at the next use.
    const forget = () => {
      if (this.#database === opened) this.#database = undefined
    }
    const opened: Promise<IDBPDatabase> = openDB(this.#name, VERSION, {
      upgrade: db => {
        db.createObjectStore('rows')
        db.createObjectStore('parts')
      },
      blocking: () => {
        forget()
        opened.then(db => db.close())
      },
      terminated: forget,
    })
    opened.catch(forget)
    this.#database = opened
    return opened
  }
}
