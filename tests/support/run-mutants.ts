/**
 * Runs the name benchmark against the matcher with one rule changed at a time. A mutant's file, its text replaced on the way, and
 * all that imports it are loaded anew under a query of their own; pairs run until the first that comes out otherwise than labelled.
 * Run by `tests/unit/name-benchmark/mutations.test.ts`; prints a JSON line a mutant.
 */
import { readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { type Mutant, mutants } from './mutants/index.ts'
import { pairsByRule } from './name-files.ts'
import type { faultOf, outcomeOf, Pair, readPairs } from './name-pairs.ts'

export interface MutantResult {
  name: string
  /** How often the text to replace stands in its file: 1 when the mutant can be made. */
  stands: number
  /** The pair that came out wrong, and how. */
  killedBy?: string
}

const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')

const BENCHMARK = new URL('./name-pairs.ts', import.meta.url).href
/** By address: who imports it. Filled while the benchmark is loaded unchanged. */
const importers = new Map<string, Set<string>>()

/** A file and all that imports it, however far off. */
const affectedBy = (url: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(url)) return seen
  seen.add(url)
  for (const importer of importers.get(url) ?? []) affectedBy(importer, seen)
  return seen
}
let affected = new Set<string>()

registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context)
    const [, parent, query] = /^([^?]*)(\?mutant=\d+)?$/.exec(context.parentURL ?? '') ?? []
    if (query) return affected.has(found.url) ? { ...found, url: found.url + query } : found
    if (parent) importers.set(found.url, (importers.get(found.url) ?? new Set()).add(parent))
    return found
  },
  load: (url, context, next) => {
    const [, file, number] = /^(.*)\?mutant=(\d+)$/.exec(url) ?? []
    if (file === undefined) return next(url, context)
    const path = file.slice(root.href.length)
    const mutant = mutants[Number(number)]!
    const source = mutant.file === path ? read(path).replace(mutant.from, () => mutant.to) : read(path)
    return { format: 'module', source: stripTypeScriptTypes(source), shortCircuit: true }
  },
})

interface Benchmark {
  readPairs: typeof readPairs
  outcomeOf: typeof outcomeOf
  faultOf: typeof faultOf
}

const { readPairs: readAll }: Benchmark = await import(BENCHMARK)
const pairs: Pair[] = pairsByRule(readAll).flatMap(([, own]) => own)

const kill = async (number: number, { file, rule }: Mutant): Promise<string | undefined> => {
  affected = affectedBy(new URL(file, root).href)
  const benchmark: Benchmark = await import(`${BENCHMARK}?mutant=${number}`)
  // Its own rule's pairs first: most mutants end there.
  const own = pairs.filter(pair => pair.rule === rule)
  for (const pair of [...own, ...pairs.filter(one => one.rule !== rule)]) {
    const fault = await benchmark.outcomeOf(pair).then(
      outcome => benchmark.faultOf(pair, outcome),
      error => String(error),
    )
    if (fault !== undefined) return `${pair.id}: ${fault}`
  }
  return undefined
}

for (const [number, mutant] of mutants.entries()) {
  const { name, file, from } = mutant
  const stands = read(file).split(from).length - 1
  const killedBy = stands === 1 ? await kill(number, mutant) : undefined
  const result: MutantResult = { name, stands, ...(killedBy === undefined ? {} : { killedBy }) }
  console.log(JSON.stringify(result))
}
