/** One updater at a time across every context of an origin, by Web Locks; where those are missing, within this context. */

const NAME = 'xinbiao-update'
let here: Promise<unknown> = Promise.resolve()

/**
 * Runs `work` when no other update runs. With `ifFree`, gives undefined at once when one does: what that one fetches serves all.
 */
export const oneUpdater = async <T>(
  work: () => Promise<T>,
  options: { ifFree?: boolean; signal?: AbortSignal } = {},
): Promise<T | undefined> => {
  const locks = globalThis.navigator?.locks
  if (locks) {
    const { ifFree, signal } = options
    // The two options exclude each other in the standard.
    const how = ifFree ? { ifAvailable: true } : signal ? { signal } : {}
    return locks.request(NAME, how, async lock => (lock ? work() : undefined))
  }
  const mine = here.then(work)
  here = mine.catch(() => {})
  return mine
}
