/** Runs in the browser: a registry into IndexedDB by the product's own code, and what others do in its place. Bundled by `parts/import.ts`. */

import { openDB } from 'idb'
import { variants } from '#shared/core/record-keys.ts'
import { openLookup } from '#shared/lookup/lookup.ts'
import { policy } from '#shared/policy/index.ts'
import { IdbStore } from '#shared/store/idb.ts'
import { httpFetcher } from '#shared/sync/http.ts'
import { addRegistry } from '#shared/sync/sync.ts'
import { inventedName, inventedRecord } from './invented.ts'

const clock = { now: () => Date.now() }
const PUTS_A_TRANSACTION = 10_000

const drop = (name: string): Promise<void> =>
  new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => done()
    request.onerror = () => failed(request.error)
  })

/** Fetch, verify, stage, commit. @returns ms. */
const blocks = async (base: string, records: number): Promise<number> => {
  const name = 'bench-blocks'
  await drop(name)
  const store = new IdbStore(name)
  await store.ready()
  const began = performance.now()
  const added = await addRegistry({ store, fetcher: httpFetcher(base), clock, url: base })
  const took = performance.now() - began
  if (!added.ok) throw new Error(`${added.code} ${added.detail ?? ''}`)
  const lookup = await openLookup({ store, clock, policy, ...variants })
  const [answer] = await lookup.ask({ name: inventedName(records - 1) })
  if (answer?.answer !== 'listed') throw new Error(`the last record answers ${answer?.answer}`)
  store.close()
  await drop(name)
  return took
}

const withStore = async (name: string, fill: (db: Awaited<ReturnType<typeof openDB>>) => Promise<void>): Promise<number> => {
  await drop(name)
  const db = await openDB(name, 1, { upgrade: fresh => void fresh.createObjectStore('records') })
  const began = performance.now()
  await fill(db)
  const took = performance.now() - began
  db.close()
  await drop(name)
  return took
}

/** One put a record, promises and all, 10,000 in a transaction. The records are there already. */
const puts = (records: number): Promise<number> => {
  const made = Array.from({ length: records }, (_, i) => inventedRecord(i))
  return withStore('bench-puts', async db => {
    for (let from = 0; from < made.length; from += PUTS_A_TRANSACTION) {
      const tx = db.transaction('records', 'readwrite', { durability: 'relaxed' })
      await Promise.all([...made.slice(from, from + PUTS_A_TRANSACTION).map(record => tx.store.put(record, record.id)), tx.done])
    }
  })
}

/** One gzip file of JSON: fetched, parsed, kept as it was parsed. Nothing is verified. */
const json = (url: string, records: number): Promise<number> =>
  withStore('bench-json', async db => {
    const reply = await fetch(url)
    const text = await new Response(reply.body!.pipeThrough(new DecompressionStream('gzip'))).text()
    const parsed = JSON.parse(text) as unknown[]
    if (parsed.length !== records) throw new Error(`${parsed.length} of ${records} records`)
    await db.put('records', parsed, 'all')
  })

Object.assign(globalThis, { bench: { blocks, puts, json } })
