/** When to look for news (protocol.md "Update"): every 6 h ± jitter, and at once when that time has passed unseen. */

export const POLL_MS = 6 * 3_600_000
/** Spread, so that an office's machines, all started at nine, do not ask a small server in one second. */
const JITTER = 0.25
/** After a failure: soon, then less and less often up to the ordinary interval. */
const RETRY_MS = 5 * 60_000

export interface Seen {
  checkedAt?: number
  failedAt?: number
}

/**
 * The moment (ms) a registry is next to be asked. In the past: overdue, ask now.
 * @param random 0 … 1; kept per registry, so that the answer does not wander between calls.
 */
export const nextCheck = ({ checkedAt, failedAt }: Seen, random: number, everyMs = POLL_MS): number => {
  const every = everyMs * (1 + JITTER * (2 * random - 1))
  if (failedAt !== undefined && failedAt > (checkedAt ?? 0)) {
    const since = failedAt - (checkedAt ?? failedAt)
    return failedAt + Math.min(every, RETRY_MS + since / 2)
  }
  return checkedAt === undefined ? 0 : checkedAt + every
}

/** Whether to ask now. A check "in the future" (the clock was set back) counts as none. */
export const isOverdue = (seen: Seen, now: number, random: number, everyMs = POLL_MS): boolean => {
  const past = (at: number | undefined) => (at !== undefined && at <= now ? at : undefined)
  const checkedAt = past(seen.checkedAt)
  const failedAt = past(seen.failedAt)
  const known = { ...(checkedAt === undefined ? {} : { checkedAt }), ...(failedAt === undefined ? {} : { failedAt }) }
  return nextCheck(known, random, everyMs) <= now
}
