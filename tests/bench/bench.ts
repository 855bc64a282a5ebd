/**
 * `npm run bench`: the design's numbers on this machine. Prints a table and writes `tests/bench/out/bench.json`.
 * `--only a,b` runs some parts; `--keys N` sizes the key sets (1 M; the design's numbers are for 10 M); `--records N` the imports;
 * `--names FILE` gives the names that large lists are made from (`names.ts`).
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findChromium } from '../support/browsers.ts'
import { type Bench, type Figure, header, isMissed, line, load } from './figure.ts'
import { loadNames } from './names.ts'

/** Each part is loaded when its turn comes, so that one that cannot run spoils no other. */
const parts: { [name: string]: (bench: Bench) => Promise<void> | void } = {
  probe: async bench => (await import('./parts/probe.ts')).probe(bench),
  rival: async bench => (await import('./parts/rival.ts')).rival(bench),
  lookup: async bench => (await import('./parts/lookup.ts')).lookup(bench),
  publish: async bench => (await import('./parts/publish.ts')).publish(bench),
  import: async bench => (await import('./parts/import.ts')).importing(bench),
  worker: async bench => (await import('./parts/worker.ts')).worker(bench),
  page: async bench => (await import('./parts/page.ts')).page(bench),
  sizes: async bench => (await import('./parts/sizes.ts')).sizes(bench),
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    keys: { type: 'string', default: '1000000' },
    records: { type: 'string', default: '200000' },
    names: { type: 'string' },
  },
})
const keys = Number(values.keys)
const records = Number(values.records)
const chosen = values.only?.split(',') ?? Object.keys(parts)
const unknown = chosen.filter(name => !parts[name])
if (unknown.length > 0 || !(keys >= 1000) || !(records >= 1000)) {
  console.error(`--only ${Object.keys(parts).join(',')}; --keys and --records at least 1000`)
  process.exit(2)
}

const figures: (Figure & { part: string })[] = []
const skipped: { part: string; what: string; why: string }[] = []
const failed: { part: string; error: string }[] = []
console.log(header())
for (const part of chosen) {
  console.log(`\n${part}  (load ${load()})`)
  const bench: Bench = {
    keys,
    records,
    names: { ...(values.names ? { file: values.names } : {}), load: () => loadNames(values.names) },
    figure(what, value, unit, more = {}) {
      const figure = { part, what, value, unit, ...more, load: load() }
      figures.push(figure)
      console.log(line(figure))
    },
    skip(what, why) {
      skipped.push({ part, what, why })
      console.log(`skipped: ${what}: ${why}`)
    },
  }
  try {
    await parts[part]!(bench)
  } catch (error) {
    failed.push({ part, error: String(error) })
    console.error(error)
  }
}

const versionOf = (file: string, args: string[]): string => {
  try {
    return execFileSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return 'unknown'
  }
}
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
const out = new URL('out/', import.meta.url)
mkdirSync(out, { recursive: true })
const report = {
  date: new Date().toISOString(),
  machine: {
    cpu: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    os: process.platform,
  },
  versions: {
    xinbiao: version,
    commit: versionOf('git', ['-C', fileURLToPath(new URL('../..', import.meta.url)), 'rev-parse', '--short', 'HEAD']),
    node: process.version,
    chromium: versionOf(findChromium(), ['--version']),
  },
  keys,
  records,
  figures,
  skipped,
  failed,
}
writeFileSync(new URL('bench.json', out), `${JSON.stringify(report, null, 2)}\n`)
const missed = figures.filter(isMissed)
console.log(`\n${figures.length} figures, ${missed.length} over their target, ${skipped.length} skipped, ${failed.length} failed`)
for (const figure of missed) console.log(`  ${figure.part}: ${line(figure)}`)
process.exitCode = failed.length > 0 ? 1 : 0
