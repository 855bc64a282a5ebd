export type TrustErrorCode =
  /** Not metadata of this kind at all: no JSON, wrong type, fields amiss. A captive portal's page ends here. */
  | 'bad-metadata'
  | 'too-large'
  /** The first root is not the one whose fingerprint was confirmed. */
  | 'wrong-fingerprint'
  /** No signature by a key of the role holds. */
  | 'bad-signature'
  /** Some hold, fewer than the role's threshold. */
  | 'below-threshold'
  | 'expired'
  /** Older than what was accepted before. */
  | 'rollback'
  /** Not the version that was promised or has to follow. */
  | 'wrong-version'
  | 'wrong-hash'
  | 'wrong-length'

/** The only exception `shared/trust` throws. `step` is the step of the TUF specification's client workflow that failed. */
export class TrustError extends Error {
  readonly code: TrustErrorCode
  readonly step: string
  constructor(code: TrustErrorCode, step: string, detail: string) {
    super(`${detail} (${code}, TUF ${step})`)
    this.name = 'TrustError'
    this.code = code
    this.step = step
  }
}
