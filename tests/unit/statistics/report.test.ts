import { expect, test } from 'vitest'
import { noCounts } from '#shared/statistics/day-counts.ts'
import type { Delivery } from '#shared/statistics/deliveries.ts'
import { parsePeriod } from '#shared/statistics/periods.ts'
import { cellText, periodReport, type ReportInput, reportRows } from '#shared/statistics/report.ts'
import { emptyTally } from '#shared/statistics/row-tally.ts'

const CENTRE = '云岭市信用信息中心'
const rows = { ...emptyTally(), read: 2000, kept: 1500, rejected: 100, duplicates: 400, codesMissing: 15 }
const delivery = (received: string): Delivery => ({
  listId: 'penalty',
  publisher: CENTRE,
  received,
  retrievedAt: received,
  every: 31,
  total: rows,
  departments: [{ department: '', ...rows }],
})
const input = (period: string, more: Partial<ReportInput> = {}): ReportInput => ({
  period: parsePeriod(period)!,
  today: '2026-11-24',
  madeAt: '2026-11-24 10:32',
  lists: [],
  deliveries: [],
  days: [],
  ...more,
})
const tableOf = (given: ReportInput, at: number) => periodReport(given, 'zh-CN').tables[at]!.rows.map(row => row.map(cellText))

test('what nobody counted or stated is 未提供, never 0', () => {
  const given = input('2026Q3', { lists: [{ id: 'shixin', publisher: CENTRE, count: 7, retrievedAt: '2026-09-01', seq: 3 }] })
  const [list] = tableOf(given, 0)
  expect(list).toEqual(['失信被执行人', CENTRE, ...Array(10).fill('未提供'), '7', '2026-09-01'])
  const served = tableOf(given, 1)
  expect(new Set(served.map(row => row[1]))).toEqual(new Set(['未提供']))
  expect(periodReport(given, 'zh-CN').tables[2]).toMatchObject({ rows: [], none: '未提供' })
})

test('counted days, reviews and deliveries of the quarter, and no other, are in the report', () => {
  const deliveries = ['2026-06-30', '2026-07-20', '2026-09-30', '2026-10-01'].map(delivery)
  const days = ['2026-06-30', '2026-07-01', '2026-09-30', '2026-10-01'].map(day => ({
    ...noCounts(),
    day,
    checks: { reviews: 1 },
    names: 3,
    findings: { caution: 1 },
    hits: { shixin: { 'serious-by-list': 1 } },
  }))
  const given = input('2026Q3', { deliveries, days, reviews: { begun: ['2026-07-01', '2026-10-01'], filed: [] } })
  expect(tableOf(given, 0)).toEqual([
    [
      '行政处罚（双公示）',
      CENTRE,
      '2',
      '1',
      '1',
      '4,000',
      '3,000',
      '200 (5.0%)',
      '800 (20.0%)',
      '30 (1.0%)',
      '0 (0.0%)',
      '0 (0.0%)',
      '未提供',
      '未提供',
    ],
  ])
  const served = new Map(tableOf(given, 1) as [string, string][])
  expect(served.get('信用审查查询（次）')).toBe('2')
  expect(served.get('核对网页（次）')).toBe('0')
  expect(served.get('核对单位（家次）')).toBe('6')
  expect(served.get('新建信用审查（项）')).toBe('1')
  expect(served.get('归档信用审查记录（份）')).toBe('0')
  expect(tableOf(given, 2)).toEqual([['失信被执行人', '严重（按名单类别）', '2']])
})

test('a period that runs, and counting that began within it, are said', () => {
  const days = [{ ...noCounts(), day: '2026-10-20' }]
  const { lead, title } = periodReport(input('2026Q4', { days }), 'zh-CN')
  expect(title).toBe('信用信息归集与服务情况季度报告')
  expect(lead).toContain('报告期：2026 年第四季度（2026-10-01 至 2026-12-31）')
  expect(lead).toContain('报告期未结束，数字截至 2026-11-24。')
  expect(lead.join()).toContain('自 2026-10-20 起计数')
})

test('half year and year assess the departments; a spreadsheet gets bare numbers', () => {
  const deliveries = ['2026-01-10', '2026-02-10', '2026-06-01'].map(delivery)
  const report = periodReport(input('2026H1', { deliveries }), 'zh-CN')
  expect(report.title).toBe('信用信息报送单位年中考核表')
  expect(periodReport(input('2025', {}), 'zh-CN').title).toBe('信用信息报送单位年终考核表')
  const line = reportRows(report).find(cells => cells[0] === '（未写明）')
  expect(line).toEqual([
    '（未写明）',
    '行政处罚（双公示）',
    '3',
    '1',
    '1',
    '80',
    '0',
    '6000',
    '4500',
    '300',
    '1200',
    '45',
    '0',
    '0',
  ])
  expect(periodReport(input('2026H1', { deliveries }), 'en').tables[0]!.rows[0]![0]).toBe('(not named)')
})
