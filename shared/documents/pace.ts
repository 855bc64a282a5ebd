/** Long work in slices: the event loop gets its turn, and an abort is met within one slice. */

const SLICE_MS = 16

export type Pace = () => Promise<void> | undefined

/** Returns at once while the slice lasts; else after the event loop had its turn. Throws the signal's reason once aborted. */
export const pace = (signal?: AbortSignal): Pace => {
  let since = performance.now()
  return () => {
    signal?.throwIfAborted()
    if (performance.now() - since < SLICE_MS) return undefined
    return new Promise((resolve, reject) => {
      setTimeout(() => {
        since = performance.now()
        if (signal?.aborted) reject(signal.reason)
        else resolve()
      }, 0)
    })
  }
}
