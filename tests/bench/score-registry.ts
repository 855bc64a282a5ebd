/**
 * A register of half a million organisations against a list made of half of it: nobody on the list may be overlooked or called not
 * listed, and nobody may be accused of being another. The product's whole way each time: text → mentions → subjects → keys →
 * published blocks → findings.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findMentions } from '#shared/core/mentions/index.ts'
import { variants } from '#shared/core/record-keys.ts'
import { groupSubjects } from '#shared/core/subjects.ts'
import type { PageSubject } from '#shared/core/types.ts'
import { buildList } from '#shared/format/build.ts'
import { type OpenLookup, openLookup } from '#shared/lookup/lookup.ts'
import { policy } from '#shared/policy/index.ts'
import { endingsOf } from '#shared/publish/publish-endings.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { clockAt, install, listMeta, registry } from '../support/lists.ts'
import { leftContexts } from './registry-score/contexts.ts'
import { type Register, type Row, readRegister, recordOf } from './registry-score/rows.ts'
import { FAULTS, Tally } from './registry-score/tally.ts'
import { type Printed, type Way, ways } from './registry-score/ways.ts'

const CONTEXTS = 200
/** Pages checked in one go: each of the list's blocks is then read once for several of them. Findings are let go after each. */
const BATCH = 10_000
const CHECK = { context: { context: 'government-procurement', inferred: false }, asOf: '2026-11-24' } as const

const installHalf = async ({ rows }: Register): Promise<OpenLookup> => {
  const store = new MemoryStore()
  const records = rows.filter(row => row.listed).map(recordOf)
  const built = buildList(records, listMeta('shixin', { pack: false, endings: endingsOf(records) }))
  await install(store, registry('reg'), built)
  const lookup = await openLookup({ store, clock: clockAt(), policy, ...variants })
  await lookup.ready()
  return lookup
}

const checkBatch = async (lookup: OpenLookup, pages: readonly Printed[], tally: Tally): Promise<void> => {
  const subjects: PageSubject[] = []
  const ends = pages.map(({ blocks }) => {
    subjects.push(...groupSubjects(findMentions(blocks, { probe: lookup.probe, endings: lookup.endings() })))
    return subjects.length
  })
  const findings = await lookup.check(subjects, CHECK)
  for (const [i, page] of pages.entries()) tally.add(page, findings.slice(ends[i - 1] ?? 0, ends[i]))
}

/** Progress, on a line of its own that the next overwrites. */
const progress = (line: string): void => void process.stderr.write(`\r\x1b[K${line}`)

const run = async (lookup: OpenLookup, { rows, shared }: Register, way: Way, examples: number): Promise<Tally> => {
  const tally = new Tally(way, shared, examples)
  const printed: readonly Row[] = way.prints === 'name' ? rows : rows.filter(row => row.code)
  let batch: Printed[] = []
  const flush = async () => {
    await checkBatch(lookup, batch, tally)
    batch = []
    progress(`${way.name}: ${tally.asked} of ${printed.length}`)
  }
  for (const page of way.pages(printed)) {
    batch.push(page)
    if (batch.length === BATCH) await flush()
  }
  await flush()
  progress('')
  return tally
}

export interface RegistryOptions {
  /** For a short run: only the register's first rows. */
  rows?: number
  /** Part of a way's name: only these. */
  way?: string
  /** Printed of each fault. */
  examples?: number
}

/**
 * Prints a JSON line a way, and the first examples of each fault.
 * @returns whether nothing was wrong.
 */
export const scoreRegistry = async (
  data: string,
  { rows, examples = 8, way: only = '' }: RegistryOptions = {},
): Promise<boolean> => {
  const file = join(data, 'names/registry-500k.tsv.gz')
  if (!existsSync(file)) {
    console.log('skipped: no ../shared/data/names')
    return true
  }
  progress('reading the register')
  const register = readRegister(file, rows)
  const contexts = leftContexts(join(data, 'pages'), CONTEXTS)
  progress('building the list')
  const lookup = await installHalf(register)
  let wrong = 0
  for (const way of ways(contexts).filter(({ name }) => name.includes(only))) {
    const began = performance.now()
    const tally = await run(lookup, register, way, examples)
    const seconds = (performance.now() - began) / 1000
    wrong += tally.wrong
    const { asked, listed, found, possible } = tally
    const faults = Object.fromEntries(FAULTS.map(fault => [fault, tally.counts.get(fault)]))
    const figures = { asked, listed, found, recall: found / listed, ...faults, 'others possible': possible }
    console.log(JSON.stringify({ set: 'registry', way: way.name, ...figures, seconds: Math.round(seconds * 10) / 10 }))
    for (const fault of FAULTS) for (const example of tally.examples.get(fault)!) console.log(`  ${fault}: ${example}`)
  }
  return wrong === 0
}
