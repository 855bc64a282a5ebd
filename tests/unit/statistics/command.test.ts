/** `xinbiao import` and `xinbiao report` as a supplying centre uses them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayAt } from '#shared/core/days.ts'
import { xinbiao } from '../../support/command-line.ts'

const CENTRE = '云岭市信用信息中心'
let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'xinbiao-report-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

/** A report as `import` wrote it, taken in on another day. */
const takenIn = (received: string): string => {
  const report = JSON.parse(readFileSync(join(dir, 'penalty.report.json'), 'utf8'))
  const file = join(dir, `${received}.json`)
  writeFileSync(file, JSON.stringify({ ...report, delivery: { ...report.delivery, received } }))
  return file
}

test('imports of a half year become the assessment of their departments', async () => {
  const csv = join(dir, 'penalty.csv')
  writeFileSync(csv, '名称,统一社会信用代码\n云岭澄湖教学设备有限公司,\n云岭松屏图书有限公司,\n,\n')
  const imported = await xinbiao(
    ...['import', '--list', 'penalty', '--mapping', 'name-and-code', '--out', dir, '--retrieved-at', '2026-01-02'],
    ...['--publisher', CENTRE, '--every', '31', csv],
  )
  expect(imported.stderr + imported.stdout).toContain('penalty')
  expect(imported.code).toBe(0)
  const report = JSON.parse(readFileSync(join(dir, 'penalty.report.json'), 'utf8'))
  expect(report.delivery).toEqual({ received: dayAt(Date.now()), publisher: CENTRE, every: 31 })

  const files = ['2026-01-05', '2026-02-05', '2026-04-01'].map(takenIn)
  const half = await xinbiao('report', '--period', '2026H1', '--csv', ...files)
  expect(half.code).toBe(0)
  const { read, kept, rejected, duplicates, codesMissing, severityMissing, validityMissing } = report.total
  const rows = [read, kept, rejected, duplicates, codesMissing, severityMissing, validityMissing].map(n => String(3 * n))
  expect(half.stdout).toContain(['（未写明）', '行政处罚（双公示）', '3', '1', '1', '24', '59', ...rows].join(','))

  const quarter = await xinbiao('report', '--period', '2026Q1', '--english', ...files)
  expect(quarter.stdout).toContain('Quarterly report')
  expect(quarter.stdout).toMatch(new RegExp(`Administrative penalties +${CENTRE} +2 +1 +0 `))
})

test('a period or a file that is none is bad usage', async () => {
  const file = join(dir, 'none.json')
  writeFileSync(file, '{}')
  for (const args of [
    ['--period', '2026H3', file],
    ['--period', '2026', file],
    ['--period', '2026', join(dir, 'absent.json')],
  ]) {
    const { code, stdout, stderr } = await xinbiao('report', ...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).not.toBe('')
  }
})
