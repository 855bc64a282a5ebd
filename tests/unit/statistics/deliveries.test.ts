import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#shared/core/days.ts'
import { assessDeliveries, type Delivery } from '#shared/statistics/deliveries.ts'
import { parsePeriod } from '#shared/statistics/periods.ts'
import { emptyTally, type Tally } from '#shared/statistics/row-tally.ts'

const TODAY = '2026-11-24'
const H1 = parsePeriod('2026H1')!

const rows = (more: Partial<Tally>): Tally => ({ ...emptyTally(), ...more })
const delivery = (received: string, more: Partial<Delivery> = {}): Delivery => ({
  listId: 'penalty',
  publisher: '云岭市信用信息中心',
  received,
  retrievedAt: received,
  total: rows({ read: 10, kept: 10 }),
  departments: [],
  ...more,
})
const listOf = (deliveries: Delivery[], period = H1, today = TODAY) => assessDeliveries(deliveries, period, today, 'list')[0]

describe('on time', () => {
  test('a delivery is measured by the interval of the one before, the day it is due included', () => {
    const given = ['2026-01-01', '2026-01-31', '2026-03-05', '2026-06-20'].map(day => delivery(day, { every: 30 }))
    expect(listOf(given)).toMatchObject({ deliveries: 4, onTime: 1, late: 2, worstDays: 77, overdueDays: 0 })
  })

  test('the last delivery before the period is what the period’s first one is measured by', () => {
    const given = [delivery('2025-12-20', { every: 30 }), delivery('2026-01-15', { every: 30 })]
    expect(listOf(given)).toMatchObject({ deliveries: 1, onTime: 1, late: 0, overdueDays: 136 })
  })

  test('where no interval was stated nothing is said of it, not even 0', () => {
    const row = listOf([delivery('2026-01-15'), delivery('2026-03-15')])
    expect(row).toMatchObject({ deliveries: 2 })
    for (const key of ['onTime', 'late', 'worstDays', 'overdueDays']) expect(row).not.toHaveProperty(key)
  })

  test('the first delivery ever is neither on time nor late', () => {
    expect(listOf([delivery('2026-01-15', { every: 365 })])).not.toHaveProperty('onTime')
  })

  test('a period that runs is reckoned until today; what comes after it does not count', () => {
    const running = parsePeriod('2026H2')!
    const given = [delivery('2026-10-01', { every: 30 }), delivery('2027-01-02', { every: 30 })]
    expect(listOf(given, running)).toMatchObject({ deliveries: 1, overdueDays: 24 })
    expect(assessDeliveries([delivery('2026-07-01')], H1, TODAY, 'list')).toEqual([])
  })

  test('a list with no delivery in the period has no rows, and is overdue', () => {
    const row = listOf([delivery('2025-12-01', { every: 30 })])
    expect(row).toMatchObject({ deliveries: 0, overdueDays: 181 })
    expect(row).not.toHaveProperty('rows')
  })
})

test('rows add up by department; a corrected file of the same day takes the place of the first', () => {
  const first = delivery('2026-02-01', {
    total: rows({ read: 5, rejected: 5 }),
    departments: [{ department: '云岭市税务局', ...rows({ read: 5, rejected: 5 }) }],
  })
  const mended = delivery('2026-02-01', {
    total: rows({ read: 7, kept: 6, rejected: 1, codesMissing: 2 }),
    departments: [
      { department: '云岭市税务局', ...rows({ read: 5, kept: 5, codesMissing: 2 }) },
      { department: '云岭市市场监管局', ...rows({ read: 2, kept: 1, rejected: 1 }) },
    ],
  })
  const later = delivery('2026-03-01', {
    total: rows({ read: 4, kept: 4 }),
    departments: [{ department: '云岭市税务局', ...rows({ read: 4, kept: 4 }) }],
  })
  const byDepartment = assessDeliveries([first, mended, later], H1, TODAY, 'department')
  expect(byDepartment.map(({ department, deliveries, rows }) => [department, deliveries, rows!.read, rows!.rejected])).toEqual([
    ['云岭市市场监管局', 1, 2, 1],
    ['云岭市税务局', 2, 9, 0],
  ])
  expect(listOf([first, mended, later])!.rows).toMatchObject({ read: 11, rejected: 1, codesMissing: 2 })
})

test('whatever is delivered, departments add up to their list, and no delivery counts in two quarters', () => {
  const day = fc.integer({ min: 0, max: 364 }).map(n => addDays('2026-01-01', n))
  const some = fc.uniqueArray(day, { maxLength: 12 })
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 60 }), (days, every) => {
      const given = days.map(received =>
        delivery(received, {
          every,
          total: rows({ read: 3, kept: 3 }),
          departments: [
            { department: '甲局', ...rows({ read: 1, kept: 1 }) },
            { department: '乙局', ...rows({ read: 2, kept: 2 }) },
          ],
        }),
      )
      const year = parsePeriod('2026')!
      const whole = listOf(given, year, '2027-01-01')
      const departments = assessDeliveries(given, year, '2027-01-01', 'department')
      const read = departments.reduce((sum, row) => sum + (row.rows?.read ?? 0), 0)
      expect(read).toBe(whole?.rows?.read ?? 0)
      const quarters = ['2026Q1', '2026Q2', '2026Q3', '2026Q4'].map(name => listOf(given, parsePeriod(name)!, '2027-01-01'))
      expect(quarters.reduce((sum, row) => sum + (row?.deliveries ?? 0), 0)).toBe(days.length)
      const measured = quarters.reduce((sum, row) => sum + (row?.onTime ?? 0) + (row?.late ?? 0), 0)
      expect(measured).toBe(Math.max(0, days.length - 1))
    }),
  )
})
