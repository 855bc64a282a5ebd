/** Whether a filed review is as it was filed: every file named and unchanged, the page printing the digest of the rest. */
import { fromUtf8, sha256Hex } from '../format/bytes.ts'
import { FormatError } from '../format/error.ts'
import { digestOf, type Files, isLaterProof, MANIFEST, PAGE, RECORD, readManifest } from './manifest.ts'
import { type ReviewRecord, readReview } from './record.ts'

export type RecordFaultCode =
  | 'no-manifest'
  | 'bad-manifest'
  | 'missing'
  | 'changed'
  | 'extra'
  | 'bad-record'
  | 'no-evidence'
  | 'digest'
  | 'page-line'

export interface RecordFault {
  path: string
  code: RecordFaultCode
  detail?: string
}

export interface RecordReport {
  faults: RecordFault[]
  /** As the first page prints it; absent where the manifest cannot be read. */
  digest?: string
  files: number
  record?: ReviewRecord
  /** Receipts and time stamps laid beside it afterwards. */
  proofs: string[]
}

/** @param files every file found, by path with `/`. Never throws: whatever is wrong is a fault with its file's name. */
export const verifyRecord = (files: Files): RecordReport => {
  const faults: RecordFault[] = []
  const proofs = [...files.keys()].filter(isLaterProof).sort()
  const manifest = textOf(files.get(MANIFEST))
  const report: RecordReport = { faults, files: files.size - proofs.length, proofs }
  if (manifest === undefined) {
    faults.push({ path: MANIFEST, code: files.has(MANIFEST) ? 'bad-manifest' : 'no-manifest' })
    return report
  }
  const hashes = readManifest(manifest)
  if (!hashes) {
    faults.push({ path: MANIFEST, code: 'bad-manifest' })
    return report
  }
  for (const [path, hash] of hashes) {
    const bytes = files.get(path)
    if (!bytes) faults.push({ path, code: 'missing' })
    else if (sha256Hex(bytes) !== hash) faults.push({ path, code: 'changed' })
  }
  for (const path of files.keys())
    if (path !== MANIFEST && !hashes.has(path) && !isLaterProof(path)) faults.push({ path, code: 'extra' })
  report.digest = digestOf(manifest)
  const page = textOf(files.get(PAGE))
  // Also tells a manifest that was made anew over changed files: the paper carries the old digest.
  if (page !== undefined && !page.includes(report.digest)) faults.push({ path: MANIFEST, code: 'digest' })
  // Nothing else says what the page's line should be: either of the two was changed.
  if (faults.some(({ path, code }) => path === PAGE && code === 'changed')) faults.push({ path: MANIFEST, code: 'page-line' })
  const bytes = files.get(RECORD)
  if (!bytes) {
    if (!hashes.has(RECORD)) faults.push({ path: RECORD, code: 'missing' })
    return report
  }
  try {
    report.record = readReview(bytes)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    if (!faults.some(fault => fault.path === RECORD)) faults.push({ path: RECORD, code: 'bad-record', detail: error.detail })
    return report
  }
  for (const { evidence } of report.record.bidders)
    if (!hashes.has(evidence)) faults.push({ path: evidence, code: 'no-evidence' })
  return report
}

const textOf = (bytes: Uint8Array | undefined): string | undefined => {
  if (!bytes) return undefined
  try {
    return fromUtf8(bytes, '')
  } catch {
    return undefined
  }
}
