/** Checks a whole registry directory with our own trust code: metadata, every file, every list down to its records. */
import { checkPart } from '../format/bytes.ts'
import { FormatError } from '../format/error.ts'
import { listOfTarget, targetFile } from '../format/paths.ts'
import { TrustError } from '../trust/error.ts'
import { fingerprint, TrustedMetadata } from '../trust/metadata.ts'
import type { Publisher } from '../trust/schema.ts'
import type { ReadFile } from './publish-previous.ts'
import type { Fault } from './verify-fault.ts'
import { type VerifiedList, verifyList } from './verify-list.ts'

export interface VerifyReport {
  fingerprint?: string
  publisher?: Publisher
  rootVersion?: number
  /** ms: the earliest expiry of all metadata. */
  expiresAt?: number
  signedAt?: number
  targets: string[]
  lists: VerifiedList[]
  /** Of metadata and other targets; lists carry their own. */
  faults: Fault[]
}

/** @param now ms; metadata that expired before it are a fault. */
export const verifyRegistry = (read: ReadFile, now: number): VerifyReport => {
  const report: VerifyReport = { targets: [], lists: [], faults: [] }
  let path = '1.root.json'
  const need = (name: string): Uint8Array => {
    path = name
    const bytes = read(name)
    if (!bytes) throw new MissingFile(name)
    return bytes
  }
  try {
    const first = need(path)
    report.fingerprint = fingerprint(first)
    const trusted = TrustedMetadata.pin(first, { now })
    for (;;) {
      path = `${trusted.rootVersion + 1}.root.json`
      const next = read(path)
      if (!next) break
      trusted.updateRoot(next)
    }
    report.publisher = trusted.publisher
    report.rootVersion = trusted.rootVersion
    trusted.updateTimestamp(need('timestamp.json'))
    report.signedAt = trusted.floor.signedAt
    trusted.updateSnapshot(need(`${trusted.snapshotRef.version}.snapshot.json`))
    trusted.updateTargets(need(`${trusted.targetsRef.version}.targets.json`))
    report.expiresAt = trusted.expiresAt
    for (const [target, ref] of trusted.targets()) {
      report.targets.push(target)
      const named = listOfTarget(target)
      if (named) report.lists.push(verifyList(read, named, target, ref))
      else {
        const bytes = need(targetFile(target, ref.sha256))
        checkPart(bytes, ref, target)
      }
    }
  } catch (error) {
    if (error instanceof MissingFile) report.faults.push({ path, code: 'missing', detail: '' })
    else if (error instanceof TrustError || error instanceof FormatError)
      report.faults.push({ path, code: error.code, detail: error.message })
    else throw error
  }
  return report
}

export const allFaults = (report: VerifyReport): Fault[] => [...report.faults, ...report.lists.flatMap(list => list.faults)]

class MissingFile extends Error {}
