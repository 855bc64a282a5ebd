import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, dayAt, daysBetween, isDay, lastDayOf, parseDay } from '#shared/core/days.ts'

const day = fc
  .integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2099, 11, 31) })
  .map(ms => new Date(ms).toISOString().slice(0, 10))

describe('reckoning', () => {
  test('a day goes and comes back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (d, n) => {
        expect(isDay(addDays(d, n))).toBe(true)
        expect(daysBetween(d, addDays(d, n))).toBe(n)
        expect(addDays(addDays(d, n), -n)).toBe(d)
      }),
    )
  })

  test('days compare as text', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(a < b).toBe(daysBetween(a, b) > 0)
      }),
    )
  })

  test('months keep the day or end with the month, leap years included', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2023-01-31', 1)).toBe('2023-02-28')
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
    expect(addMonths('2026-03-02', -36)).toBe('2023-03-02')
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (d, n) => {
        const moved = addMonths(d, n)
        expect(isDay(moved)).toBe(true)
        const months = (x: string) => Number(x.slice(0, 4)) * 12 + Number(x.slice(5, 7))
        expect(months(moved) - months(d)).toBe(n)
      }),
    )
  })

  test('a term ends the day before it would begin again', () => {
    expect(lastDayOf('2026-03-02', 12)).toBe('2027-03-01')
    expect(lastDayOf('2026-03-01', 12)).toBe('2027-02-28')
    expect(lastDayOf('2025-01-01', 36)).toBe('2027-12-31')
  })

  test('the day is that of Shanghai', () => {
    expect(dayAt(Date.UTC(2026, 10, 23, 15, 59, 59))).toBe('2026-11-23')
    expect(dayAt(Date.UTC(2026, 10, 23, 16, 0, 0))).toBe('2026-11-24')
  })
})

describe('reading days', () => {
  test.each([
    ['2026-07-21 16:34', '2026-07-21'],
    ['2026-07-21T16:34:00', '2026-07-21'],
    ['2017年11月26日', '2017-11-26'],
    ['2017 年 1 月 6 日', '2017-01-06'],
    ['２０１７年１月６日', '2017-01-06'],
    ['20170605', '2017-06-05'],
    ['20170605123000', '2017-06-05'],
    ['2017/6/5', '2017-06-05'],
    ['2017.6.5', '2017-06-05'],
    ['02-JAN-2026', '2026-01-02'],
    ['2 January 2026', '2026-01-02'],
    ['Jan 2, 2026', '2026-01-02'],
    ['January 2 2026', '2026-01-02'],
    ['1496592000', '2017-06-05'],
    ['1496592000000', '2017-06-05'],
  ])('%s', (raw, expected) => expect(parseDay(raw)).toBe(expected))

  test.each(['', '2026-02-30', '2026-13-01', '2026', '20261301', 'Permanent', '长期', '2 Foo 2026', '12345', '99/99/2026'])(
    'not a day: %s',
    raw => expect(parseDay(raw)).toBeUndefined(),
  )

  test('Excel serials only where they are announced', () => {
    expect(parseDay('46024', { serial: true })).toBe('2026-01-02')
    expect(parseDay(46024.5, { serial: true })).toBe('2026-01-02')
    expect(parseDay('46024')).toBeUndefined()
  })

  test('every form gives the day back', () => {
    fc.assert(
      fc.property(day, d => {
        const [y, m, dd] = d.split('-') as [string, string, string]
        for (const form of [d, `${y}年${Number(m)}月${Number(dd)}日`, y + m + dd, `${y}/${Number(m)}/${Number(dd)}`])
          expect(parseDay(form)).toBe(d)
      }),
    )
  })
})
