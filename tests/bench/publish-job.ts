/** One publisher's job, measured by itself: `publish-job.ts csv|publish N` prints a JSON line. Started by `parts/publish.ts`. */
import { policy } from '#shared/policy/index.ts'
import { importFile } from '#shared/publish/import-file.ts'
import { shippedMapping } from '#shared/publish/mappings/index.ts'
import { inventedRecord } from './invented.ts'
import type { JobResult } from './parts/publish.ts'
import { inventedRecords, publishNamed } from './registry.ts'

const [what, n] = process.argv.slice(2)
const count = Number(n)

const finish = (result: Omit<JobResult, 'peakBytes'>): void => {
  console.log(JSON.stringify({ ...result, peakBytes: process.resourceUsage().maxRSS * 1024 } satisfies JobResult))
}

const csvOf = (records: number): Uint8Array => {
  const lines = ['企业名称,统一社会信用代码,案号,执行法院,事由,处罚结果,列入日期,有效期至']
  for (let i = 0; i < records; i++) {
    const { subject, ref, authority, reason, outcome, dates } = inventedRecord(i)
    lines.push(
      [subject.name, subject.uscc, ref, authority, reason, outcome, dates.since?.on, dates.validUntil?.on]
        .map(cell => `"${cell ?? ''}"`)
        .join(','),
    )
  }
  return new TextEncoder().encode(lines.join('\n'))
}

if (what === 'csv') {
  const bytes = csvOf(count)
  const mapping = shippedMapping('name-and-code')!
  const began = performance.now()
  const { records } = await importFile({
    bytes,
    fileName: 'invented.csv',
    mapping,
    retrievedAt: '2026-11-23',
    policy,
    listId: 'shixin',
  })
  finish({ ms: performance.now() - began, rows: records.length, bytes: bytes.length })
} else {
  const records = inventedRecords(count)
  const began = performance.now()
  const { files } = publishNamed(records)
  finish({ ms: performance.now() - began, rows: count, bytes: [...files.values()].reduce((sum, file) => sum + file.length, 0) })
}
