/** The collected lists of the project, where they are at hand. Counts are of these files; nothing of them is kept here. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { orgPartOf } from '#shared/core/identifiers.ts'
import { run } from './helpers.ts'

const lists = fileURLToPath(new URL('../../../../shared/data/lists/', import.meta.url))
const present = existsSync(lists)
if (!present) console.log('skipped: no ../shared/data')
const load = (file: string, mapping: string) => run(new Uint8Array(readFileSync(lists + file)), file, mapping)
const HAN = /\p{Script=Han}/u

describe.skipIf(!present)('real lists', () => {
  test('World Bank: 1,285 rows, 295 with Chinese of which two are persons, 33 with a USCC', async () => {
    const { records, report } = await load('world_bank_listing_of_ineligible_firms_and_individuals.xlsx', 'world-bank')
    expect(report.total).toMatchObject({ read: 1285, kept: 1122, persons: 163, rejected: 0, duplicates: 0 })
    expect(report.unclear).toBe(160)
    expect(records.filter(r => HAN.test(r.subject.name))).toHaveLength(293)
    expect(records.filter(r => r.subject.uscc)).toHaveLength(33)
    expect(report.total.codesInvalid).toBe(0)
    expect(report.clocks.since.printed).toBe(1122)
    expect(records.every(r => !/[*]|ID:/.test(r.subject.name))).toBe(true)
  })
  test('Inter-American: 1,082 rows, 233 persons by its own column, 75 with Chinese of which one name is cut off, the filter line rejected', async () => {
    const { records, report } = await load(
      'Inter-American_Development_Bank-Sanctioned_Firms_and_Individuals.xlsx',
      'inter-american',
    )
    expect(report.total).toMatchObject({ read: 1082, kept: 848, persons: 233, rejected: 1 })
    expect(records.filter(r => HAN.test(r.subject.name) || r.subject.otherNames?.some(n => HAN.test(n)))).toHaveLength(74)
    expect(report.notes['short-name-left-out']).toBe(2)
    expect(report.clocks.since.unknown).toBe(0)
  })
  test('Heilongjiang A-list: 5,233 rows in GBK, all kept, grade A, three identity numbers left out', async () => {
    const { records, report } = await load('heilongjiang_2018_A_taxpayers.gbk.csv', 'heilongjiang-tax-a')
    expect(report.total).toMatchObject({ read: 5233, kept: 5233, codesMissing: 7, codesInvalid: 1 })
    expect(report.identityNumbersRemoved).toBe(3)
    expect(records.every(r => r.grade === 'A')).toBe(true)
    expect(records.filter(r => r.subject.uscc)).toHaveLength(5203)
  })
  test('court CSV: 29 entries of one firm under one organisation code, one masked', async () => {
    const { records, report } = await load('shixin_one_firm.gbk.csv', 'court-csv')
    expect(report.total).toMatchObject({ read: 29, kept: 29, codesMasked: 1, codesMissing: 0 })
    const orgs = records.flatMap(r => (r.subject.orgCode ? [r.subject.orgCode] : []))
    expect(new Set(orgs).size).toBe(1)
    expect(report.clocks.since.printed).toBe(29)
  })
  test('court JSON and the ccgp row', async () => {
    const court = await load('shixin_org_json_samples.json', 'court-json')
    expect(court.records).toHaveLength(4)
    expect(
      court.records.every(r => r.subject.orgCode && orgPartOf({ type: 'org-code', value: r.subject.orgCode, valid: true })),
    ).toBe(true)
    const ccgp = await load('ccgp_cr_list_row.html', 'ccgp')
    expect(ccgp.records[0]).toMatchObject({ dates: { effectUntil: { on: '2027-07-11', from: 'parsed' } } })
  })
})
