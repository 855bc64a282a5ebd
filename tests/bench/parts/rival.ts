/** The finder's probe against an Aho-Corasick automaton, `modern-ahocorasick`, on the largest list of names it can build in 2 GB. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Bench } from '../figure.ts'

const job = fileURLToPath(new URL('../rival-job.ts', import.meta.url))
const MOST_BYTES = 2 * 2 ** 30
const FIRST = 500_000
const STEP = 1.4

export interface RivalResult {
  /** Of the whole process once the automaton stood, its names included. */
  peakBytes: number
  buildMs: number
  /** Milliseconds a search of 1 M characters, medians of runs in turns. */
  automaton: number
  endings: number
  probe: number
  /** Listed names found by either. */
  found: { automaton: number; probe: number }
}

/** @returns undefined when the automaton cannot be built in the memory. */
const run = (names: number, file: string | undefined): RivalResult | undefined => {
  const args = [`--max-old-space-size=${MOST_BYTES / 2 ** 20}`, job, String(names), ...(file ? [file] : [])]
  const done = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
  if (done.status !== 0) {
    if (/out of memory|allocation failed|Invalid .*length|too (?:large|many)/i.test(done.stderr)) return undefined
    throw new Error(done.stderr)
  }
  const result = JSON.parse(done.stdout.trim().split('\n').at(-1)!) as RivalResult
  return result.peakBytes > MOST_BYTES ? undefined : result
}

export const rival = ({ names: { file }, figure, skip }: Bench): void => {
  let names = 0
  let best: RivalResult | undefined
  for (let next = FIRST; ; next = Math.round((next * STEP) / 1000) * 1000) {
    const result = run(next, file)
    if (!result) break
    names = next
    best = result
  }
  if (!best) {
    skip('modern-ahocorasick', `it builds no automaton of ${FIRST.toLocaleString('en-US')} names in 2 GB`)
    return
  }
  figure('modern-ahocorasick, largest list of names in 2 GB', names, 'names', {
    note: `built in ${(best.buildMs / 1000).toFixed(0)} s, peak ${(best.peakBytes / 2 ** 30).toFixed(2)} GB`,
  })
  figure('  its search of 1 M characters', best.automaton, 'ms', { note: `${best.found.automaton} listed names` })
  figure('  probe, the same names', best.probe, 'ms', { note: `${best.found.probe} listed names` })
  figure('  faster by', best.automaton / best.probe, '×', { least: 20 })
  figure('  faster by, endings sought too', best.automaton / (best.endings + best.probe), '×')
}
