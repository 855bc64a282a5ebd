/** The name benchmark's pairs from the disk, rule by rule. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Pair } from './name-pairs.ts'

const folder = new URL('../fixtures/names/', import.meta.url)

/** Pairs by rule, as `read` makes them of a file's text. */
export const pairsByRule = (read: (ndjson: string) => Pair[]): [string, Pair[]][] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.ndjson'))
    .sort()
    .map(name => [name.replace('.ndjson', ''), read(readFileSync(new URL(name, folder), 'utf8'))])
