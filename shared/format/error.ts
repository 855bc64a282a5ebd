export type FormatErrorCode =
  /** Bytes are not what the signed reference says. */
  | 'wrong-hash'
  | 'wrong-length'
  /** Right hash or none, but not well-formed: a damaged or malicious part. */
  | 'bad-part'
  | 'bad-manifest'
  /** Written by a newer publisher: nothing is answered from it. */
  | 'unknown-schema'
  | 'unknown-normaliser'
  | 'unknown-hash'
  /** Writer only: input that cannot be published truthfully. */
  | 'bad-record'
  | 'record-without-key'
  | 'duplicate-id'

/** The only exception `shared/format` throws. `detail` names the part or record. */
export class FormatError extends Error {
  readonly code: FormatErrorCode
  readonly detail: string
  constructor(code: FormatErrorCode, detail: string) {
    super(`${code}: ${detail}`)
    this.name = 'FormatError'
    this.code = code
    this.detail = detail
  }
}
