import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOverdue, nextCheck, POLL_MS } from '#shared/sync/schedule.ts'

const hour = 3_600_000
const now = 1_800_000_000_000

test('never asked is overdue', () => expect(isOverdue({}, now, 0.5)).toBe(true))
test('asked five minutes ago is not', () => expect(isOverdue({ checkedAt: now - 5 * 60_000 }, now, 0.5)).toBe(false))
test('asked yesterday is', () => expect(isOverdue({ checkedAt: now - 24 * hour }, now, 0.5)).toBe(true))
test('a check that lies in the future counts as none', () => {
  expect(isOverdue({ checkedAt: now + hour }, now, 0.5)).toBe(true)
})
test('a failure is retried sooner than the interval, later and later', () => {
  const first = nextCheck({ checkedAt: now - POLL_MS, failedAt: now }, 0.5) - now
  const soon = nextCheck({ checkedAt: now - hour, failedAt: now }, 0.5) - now
  expect(soon).toBeLessThan(first)
  expect(first).toBeLessThanOrEqual(POLL_MS)
})
test('jitter stays within a quarter of the interval', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), random => {
      const wait = nextCheck({ checkedAt: now }, random) - now
      expect(wait).toBeGreaterThanOrEqual(POLL_MS * 0.75)
      expect(wait).toBeLessThanOrEqual(POLL_MS * 1.25)
    }),
  )
})
