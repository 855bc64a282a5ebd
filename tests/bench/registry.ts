/** Registries of invented firms by the real publisher, kept in `tests/.cache` between runs: a large one takes a minute to make. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ListRecord } from '#shared/core/records.ts'
import { makeKeys } from '#shared/publish/keys.ts'
import { writePublication } from '#shared/publish/publish-directory.ts'
import { type Publication, publishRegistry } from '#shared/publish/publish-registry.ts'
import { inventedRecord } from './invented.ts'

/** A raised layout makes a registry of an earlier run useless. */
const LAYOUT = 1
const cache = fileURLToPath(new URL('../.cache', import.meta.url))
const DAY_MS = 86_400_000

/** As few bytes as a record can have: for key sets of ten millions. Four keys each: USCC, organisation code, name, variant. */
const smallRecord = (i: number): ListRecord => {
  const { id, subject, dates } = inventedRecord(i)
  return { id, subject, dates: { since: dates.since! } }
}

/** A complete list of these records, signed now. */
export const publishNamed = (records: ListRecord[]): Publication => {
  let seed = 0
  return publishRegistry({
    keys: makeKeys({
      count: 1,
      threshold: 1,
      random: () => new Uint8Array(createHash('sha256').update(`bench ${seed++}`).digest()),
    }),
    now: Math.floor(Date.now() / 1000) * 1000,
    publisher: { publisher: '虚构市公共信用信息中心', sample: false },
    lists: [
      {
        listId: 'shixin',
        retrievedAt: new Date(Date.now() - DAY_MS).toISOString().slice(0, 10),
        coverage: { complete: true, regions: ['全国'], subjects: ['organisation'], channel: '虚构渠道' },
        graceDays: 3650,
        records,
      },
    ],
    expiresDays: 3650,
  })
}

export const inventedRecords = (count: number, record: (i: number) => ListRecord = inventedRecord): ListRecord[] =>
  Array.from({ length: count }, (_, i) => record(i))

export interface Cached {
  dir: string
  fingerprint: string
  /** Of the key set. */
  keys: number
}

/** @param size of the records: `full` ones have at least 400 bytes of JSON. */
export const cachedRegistry = async (records: number, size: 'full' | 'small'): Promise<Cached> => {
  const dir = join(cache, `registry-${LAYOUT}-${size}-${records}`)
  const about = join(dir, 'about.json')
  if (existsSync(about)) return { dir: join(dir, 'files'), ...(JSON.parse(readFileSync(about, 'utf8')) as Omit<Cached, 'dir'>) }
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  const { files, live, fingerprint } = publishNamed(inventedRecords(records, size === 'full' ? inventedRecord : smallRecord))
  await writePublication(join(dir, 'files'), { files, live })
  const manifest = [...files].find(([path]) => path.endsWith('.manifest.json'))![1]
  const { keys } = JSON.parse(new TextDecoder().decode(manifest)) as { keys: { count: number } }
  writeFileSync(about, JSON.stringify({ fingerprint, keys: keys.count }))
  return { dir: join(dir, 'files'), fingerprint, keys: keys.count }
}
