/** What a benchmark says: figures with their targets, medians of several runs, and the load they were taken under. */
import { loadavg } from 'node:os'
import type { Names } from './names.ts'

export interface Figure {
  what: string
  value: number
  unit: string
  /** The design's number. `most`: the value must not exceed it; `least`: it must reach it. */
  most?: number
  least?: number
  note?: string
  /** Load average of the last minute when it was taken: the machine may be shared. */
  load: number
}

/** What a part is given. */
export interface Bench {
  /** Keys in the key sets. */
  keys: number
  /** Records for imports. */
  records: number
  names: { file?: string; load(): Names }
  figure(what: string, value: number, unit: string, more?: Pick<Figure, 'most' | 'least' | 'note'>): void
  /** Says why something was not measured. */
  skip(what: string, why: string): void
}

export const load = (): number => Math.round(loadavg()[0]! * 100) / 100

/** @param share 0.5 is the median. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Milliseconds this thread has computed; others may want the machine's cores meanwhile. Counted by some systems in steps of 4 ms. */
const computed = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** A sample repeats its work until it has computed this long, so that the clock's steps do not show. */
const SAMPLE_MS = 120

const sample = (work: () => unknown): number => {
  const began = computed()
  let calls = 0
  let took = 0
  do {
    work()
    calls++
    took = computed() - began
  } while (took < SAMPLE_MS)
  return took / calls
}

/**
 * Milliseconds a call computes, of `runs` samples after a warm one that does not count. Of several works each has its turn in every
 * run, so that what slows one slows all and ratios hold.
 */
export const timedTogether = <W extends { [name: string]: () => unknown }>(
  works: W,
  runs = 9,
): { [name in keyof W]: number[] } => {
  const times = Object.fromEntries(Object.keys(works).map(name => [name, [] as number[]])) as { [name in keyof W]: number[] }
  for (let run = 0; run <= runs; run++) {
    for (const name in works) {
      const ms = sample(works[name]!)
      if (run > 0) times[name].push(ms)
    }
  }
  return times
}
export const timed = (work: () => unknown, runs?: number): number[] => timedTogether({ work }, runs).work

export const isMissed = ({ value, most, least }: Figure): boolean =>
  (most !== undefined && value > most) || (least !== undefined && value < least)

const shown = (n: number): string => {
  if (Number.isInteger(n)) return n.toLocaleString('en-US')
  if (n !== 0 && Math.abs(n) < 0.01) return n.toExponential(2)
  return n.toLocaleString('en-US', { maximumFractionDigits: n < 10 ? 3 : 1 })
}

const row = (what: string, value: string, target: string, ratio: string, verdict: string): string =>
  `${what.padEnd(72)} ${value.padStart(24)} ${target.padStart(14)} ${ratio.padStart(7)} ${verdict}`

export const header = (): string => row('figure', 'value', 'target', 'ratio', '')

/** One line; the ratio is value to target, for a least one target to value: 1 or less is met. */
export const line = (f: Figure): string => {
  const target = f.most ?? f.least
  const ratio = f.most !== undefined ? f.value / f.most : f.least !== undefined ? f.least / f.value : undefined
  return row(
    f.what,
    `${shown(f.value)} ${f.unit}`,
    target === undefined ? '' : `${f.most === undefined ? '≥' : '≤'} ${shown(target)}`,
    ratio === undefined ? '' : ratio.toFixed(2),
    [isMissed(f) ? 'MISSED' : '', f.note ?? ''].filter(Boolean).join('  '),
  ).trimEnd()
}
