export type PublishErrorCode =
  | 'keys-exist'
  | 'no-key-file'
  | 'bad-key-file'
  | 'no-online-key'
  | 'needs-passphrase'
  | 'wrong-passphrase'
  /** A new root is needed and fewer root keys than its threshold are at hand. */
  | 'no-root-keys'
  | 'no-publisher'
  | 'nothing-to-publish'
  | 'bad-list-file'
  | 'same-list-twice'
  /** The data are older than what is published: repaired records would come back. */
  | 'older-data'
  | 'future-data'
  /** The clock stands before the last publication: clients would refuse what it signs as run out. */
  | 'clock-back'
  | 'not-published'
  | 'bad-policy'
  /** What lies in the output directory is not a sound registry of these keys. */
  | 'previous-damaged'

/** What keeps a publisher from publishing. `detail` names the file, list or key. Words: shared/text/publish.ts. */
export class PublishError extends Error {
  readonly code: PublishErrorCode
  readonly detail: string
  constructor(code: PublishErrorCode, detail: string) {
    super(`${code}: ${detail}`)
    this.name = 'PublishError'
    this.code = code
    this.detail = detail
  }
}
