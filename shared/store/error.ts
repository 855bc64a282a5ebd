/** What a store says when it cannot do as told; what was there before stays. `quota`: the disk or the origin's allowance is full. `stale`: saved elsewhere since it was read. */
export type StoreErrorCode = 'quota' | 'closed' | 'stale' | 'failed'

export class StoreError extends Error {
  readonly code: StoreErrorCode
  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreError'
    this.code = code
  }
}

/** Any failure of a medium as a `StoreError`. Browsers say QuotaExceededError, file systems ENOSPC or EDQUOT. */
export const storeError = (cause: unknown): StoreError => {
  if (cause instanceof StoreError) return cause
  const { name, code, message } = cause as { name?: string; code?: unknown; message?: string }
  const full = name === 'QuotaExceededError' || code === 'ENOSPC' || code === 'EDQUOT'
  return new StoreError(full ? 'quota' : 'failed', message ?? String(cause), { cause })
}
