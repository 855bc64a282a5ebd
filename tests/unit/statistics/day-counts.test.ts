import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#shared/core/days.ts'
import type { Finding } from '#shared/core/types.ts'
import { countsOf, type DayCounts, noCounts, servedIn, slotsUntil, sumCounts } from '#shared/statistics/day-counts.ts'
import { parsePeriod } from '#shared/statistics/periods.ts'
import { NAME, record, subject } from '../../support/records.ts'

const finding: Finding = {
  subject: subject(),
  assessment: 'caution',
  reasons: [],
  matches: [
    {
      list: 'shixin',
      listKey: 'reg/shixin',
      record: record(),
      basis: 'uscc',
      certainty: 'same',
      standing: 'active',
      severity: { level: 'serious', from: 'by-list' },
      effect: 'caution',
    },
  ],
  marked: true,
  cleared: [],
}

test('a check is counted by what it found, and nothing of whom it found stays', () => {
  const clear: Finding = { ...finding, assessment: 'clear', matches: [] }
  const counts = countsOf('reviews', [finding, finding, clear])
  expect(counts).toEqual({
    checks: { reviews: 1 },
    names: 3,
    findings: { caution: 2, clear: 1 },
    hits: { shixin: { 'serious-by-list': 2 } },
  })
  const text = JSON.stringify(counts)
  for (const told of [NAME, record().id, subject().code!.value]) expect(text).not.toContain(told)
})

test('days of a period add up, and the first day of counting is said', () => {
  const on = (day: string, names: number): DayCounts => ({ ...noCounts(), day, names, checks: { pages: 1 } })
  const days = [on('2026-06-30', 1), on('2026-07-01', 2), on('2026-09-30', 4), on('2026-10-01', 8)]
  expect(servedIn(days, parsePeriod('2026Q3')!)).toEqual({
    since: '2026-06-30',
    counts: { ...noCounts(), names: 6, checks: { pages: 2 } },
  })
  expect(servedIn([], parsePeriod('2026Q3')!)).not.toHaveProperty('since')
})

test('weeks begin on Monday, periods without a check are 0, those before counting began are none, and every day falls into one slot', () => {
  const day = { ...noCounts(), day: '2026-11-22', names: 3 }
  expect(slotsUntil([day], '2026-11-24', 'week', 9).map(slot => [slot.name, slot.counts.names])).toEqual([
    ['2026-11-16', 3],
    ['2026-11-23', 0],
  ])
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 20 }), backs => {
      const days = backs.map(back => ({ ...noCounts(), day: addDays('2026-11-24', -back), names: 1 }))
      for (const [unit, count] of [
        ['day', 301],
        ['week', 45],
        ['quarter', 5],
        ['half', 3],
      ] as const) {
        const slots = slotsUntil(days, '2026-11-24', unit, count)
        expect(sumCounts(slots.map(slot => slot.counts)).names).toBe(days.length)
      }
    }),
  )
})
