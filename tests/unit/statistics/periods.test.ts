import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayAt } from '#shared/core/days.ts'
import { firstDay, isWithin, lastDay, parsePeriod, periodName, periodOf, shifted } from '#shared/statistics/periods.ts'

const kinds = ['quarter', 'half', 'year'] as const
const anyDay = fc.integer({ min: 0, max: 60_000 }).map(n => addDays('1970-01-01', n))
const anyKind = fc.constantFrom(...kinds)

test('quarters and halves as they stand in the calendar', () => {
  expect(kinds.map(kind => periodName(periodOf(kind, '2026-06-30')))).toEqual(['2026Q2', '2026H1', '2026'])
  expect(kinds.map(kind => periodName(periodOf(kind, '2026-07-01')))).toEqual(['2026Q3', '2026H2', '2026'])
  const quarters = [1, 2, 3, 4].map(no => ({ kind: 'quarter' as const, year: 2024, no }))
  expect(quarters.map(q => `${firstDay(q)} ${lastDay(q)}`)).toEqual([
    '2024-01-01 2024-03-31',
    '2024-04-01 2024-06-30',
    '2024-07-01 2024-09-30',
    '2024-10-01 2024-12-31',
  ])
  expect(lastDay({ kind: 'half', year: 2026, no: 1 })).toBe('2026-06-30')
  expect(lastDay({ kind: 'year', year: 2026, no: 1 })).toBe('2026-12-31')
})

describe('in Beijing time', () => {
  test('a period begins at midnight in Beijing, which is 16:00 of the day before in UTC', () => {
    const quarterAt = (iso: string) => periodName(periodOf('quarter', dayAt(Date.parse(iso))))
    expect(quarterAt('2026-06-30T15:59:59.999Z')).toBe('2026Q2')
    expect(quarterAt('2026-06-30T16:00:00.000Z')).toBe('2026Q3')
    expect(quarterAt('2026-12-31T15:59:59.999Z')).toBe('2026Q4')
    expect(quarterAt('2026-12-31T16:00:00.000Z')).toBe('2027Q1')
  })

  test('every instant lies in exactly one period of a kind, and the next begins the day after the last', () => {
    fc.assert(
      fc.property(anyKind, fc.integer({ min: 0, max: 4_000_000_000_000 }), (kind, ms) => {
        const day = dayAt(ms)
        const period = periodOf(kind, day)
        expect(isWithin(day, period)).toBe(true)
        expect(isWithin(day, shifted(period, 1)) || isWithin(day, shifted(period, -1))).toBe(false)
        expect(addDays(lastDay(period), 1)).toBe(firstDay(shifted(period, 1)))
        expect(addDays(firstDay(period), -1)).toBe(lastDay(shifted(period, -1)))
      }),
    )
  })
})

test('first and last day lie in the period, a quarter in its half, a half in its year', () => {
  fc.assert(
    fc.property(anyKind, anyDay, (kind, day) => {
      const period = periodOf(kind, day)
      for (const edge of [firstDay(period), lastDay(period)]) {
        expect(periodOf(kind, edge)).toEqual(period)
        for (const wider of kinds.slice(kinds.indexOf(kind))) expect(periodOf(wider, edge)).toEqual(periodOf(wider, day))
      }
    }),
  )
})

test('shifting there and back, and names, lose nothing', () => {
  fc.assert(
    fc.property(anyKind, anyDay, fc.integer({ min: -40, max: 40 }), (kind, day, by) => {
      const period = periodOf(kind, day)
      expect(shifted(shifted(period, by), -by)).toEqual(period)
      expect(parsePeriod(periodName(period))).toEqual(period)
    }),
  )
  expect(['2026Q5', '2026H3', '26', '2026-Q1', ''].map(parsePeriod)).toEqual(Array(5).fill(undefined))
})
