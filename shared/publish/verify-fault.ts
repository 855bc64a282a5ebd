import type { FormatErrorCode } from '../format/error.ts'
import type { TrustErrorCode } from '../trust/error.ts'

/** Codes of `FormatError` and `TrustError`, and what only the whole shows. */
export interface Fault {
  path: string
  code: FormatErrorCode | TrustErrorCode | 'missing' | 'misplaced' | 'merkle-root' | 'keys-differ' | 'not-canonical' | 'count'
  detail: string
}
