/** A publisher's work in Node: a CSV into records, and records into a signed registry. Each in a process of its own, for its memory. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Bench } from '../figure.ts'

const job = fileURLToPath(new URL('../publish-job.ts', import.meta.url))

export interface JobResult {
  ms: number
  /** Of the whole process, the making of its input included. */
  peakBytes: number
  rows: number
  bytes: number
}

const run = (what: 'csv' | 'publish', records: number): JobResult => {
  const done = spawnSync(process.execPath, [job, what, String(records)], { encoding: 'utf8', maxBuffer: 1 << 26 })
  if (done.status !== 0) throw new Error(done.stderr)
  return JSON.parse(done.stdout.trim().split('\n').at(-1)!) as JobResult
}

export const publish = ({ records, figure }: Bench): void => {
  const count = records.toLocaleString('en-US')
  const csv = run('csv', records)
  figure(`import a CSV of ${count} rows, ${(csv.bytes / 1e6).toFixed(0)} MB`, csv.rows / (csv.ms / 1000), 'rows/s')
  const made = run('publish', records)
  figure(`publish ${count} records, signed`, made.ms / 1000, 's', {
    most: (60 * records) / 1e6,
    note: `${(made.bytes / 1e6).toFixed(1)} MB of files`,
  })
  figure('  peak memory', made.peakBytes / 1e9, 'GB', { most: 2, note: 'the records themselves included' })
}
