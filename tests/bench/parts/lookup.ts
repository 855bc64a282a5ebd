/** Looking names up in an installed list: in none (the normal case), in the list, and a page's hundred listed names at once. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finishHi, finishLo, stepA, stepB } from '#shared/core/keyhash.ts'
import { nameKey } from '#shared/core/normalise.ts'
import { variants } from '#shared/core/record-keys.ts'
import { buildList } from '#shared/format/build.ts'
import { type OpenLookup, openLookup } from '#shared/lookup/lookup.ts'
import { policy } from '#shared/policy/index.ts'
import { FileStore } from '#shared/store/files.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { installLocal } from '#shared/sync/local.ts'
import type { Store } from '#shared/sync/ports.ts'
import { type Bench, median, quantile } from '../figure.ts'
import { inventedName, inventedRecord } from '../invented.ts'

const ASKED = 400
const TOGETHER = 100
/** Negative look-ups are timed in runs of this many: one alone is shorter than the clock's steps. */
const RUN = 50
const clock = { now: () => Date.UTC(2026, 10, 24) }

const open = async (store: Store, records: number): Promise<OpenLookup> => {
  const built = buildList(
    Array.from({ length: records }, (_, i) => inventedRecord(i)),
    {
      listId: 'shixin',
      seq: 1,
      retrievedAt: '2026-11-23',
      coverage: { complete: true, regions: ['全国'], subjects: ['organisation'], channel: '虚构渠道' },
      graceDays: 30,
      sample: false,
      pack: false,
    },
  )
  await installLocal({ store, clock, built, publisher: '虚构' })
  const lookup = await openLookup({ store, clock, policy, ...variants })
  await lookup.ready()
  return lookup
}

const took = async (work: () => Promise<unknown> | unknown): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** The finder's look-up of one name: hash it whole, probe. */
const probeName = (lookup: OpenLookup, name: string): boolean => {
  const key = nameKey(name)
  let a = 0
  let b = 0
  for (let i = key.length - 1; i >= 0; i--) {
    a = stepA(a, key.charCodeAt(i))
    b = stepB(b, key.charCodeAt(i))
  }
  return lookup.probe(finishLo(a, b, 'n', key.length), finishHi(a, b, 'n', key.length))
}

const measure = async (bench: Bench, lookup: OpenLookup, where: string): Promise<void> => {
  const { records, figure } = bench
  // Spread over the whole list, none near the one before, so that few blocks are met twice.
  const listed = (i: number) => inventedName((i * 7919) % records)
  const strange = (i: number) => inventedName(records * 3 + i)
  for (let i = 0; i < 50; i++) await lookup.ask({ name: strange(ASKED + i) })
  const bare: number[] = []
  const none: number[] = []
  for (let run = 0; run < ASKED; run += RUN / 5) {
    const names = Array.from({ length: RUN }, (_, i) => strange(run * RUN + i))
    bare.push((await took(() => names.forEach(name => void probeName(lookup, name)))) / RUN)
    none.push((await took(() => lookup.askMany(names.map(name => ({ name }))))) / RUN)
  }
  figure(`${where}: probe of a name in no list, p50`, median(bare) * 1000, 'µs')
  figure(`${where}: probe of a name in no list, p95`, quantile(bare, 0.95) * 1000, 'µs', { most: 10 })
  figure(`${where}: answer for a name in no list, p50`, median(none) * 1000, 'µs')
  figure(`${where}: answer for a name in no list, p95`, quantile(none, 0.95) * 1000, 'µs', { most: 10 })
  const one: number[] = []
  for (let i = 0; i < ASKED; i++) {
    const name = listed(i)
    one.push(
      await took(async () => {
        const [answer] = await lookup.ask({ name })
        if (answer?.answer !== 'listed') throw new Error(`${name} is listed and was not found`)
      }),
    )
  }
  figure(`${where}: answer for a listed name, p50`, median(one), 'ms')
  figure(`${where}: answer for a listed name, p95`, quantile(one, 0.95), 'ms', { most: 5 })
  const many: number[] = []
  for (let run = 1; run <= 9; run++) {
    const queries = Array.from({ length: TOGETHER }, (_, i) => ({ name: listed(run * 1000 + i) }))
    many.push(await took(() => lookup.askMany(queries)))
  }
  figure(`${where}: answers for 100 listed names, p50`, median(many), 'ms', { most: 50 })
}

export const lookup = async (bench: Bench): Promise<void> => {
  await measure(bench, await open(new MemoryStore(), bench.records), 'memory')
  const dir = mkdtempSync(join(tmpdir(), 'xinbiao-bench-'))
  try {
    await measure(bench, await open(new FileStore(dir), bench.records), 'files')
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
