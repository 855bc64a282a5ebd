/** What is published is what was imported: a field that the block's reader does not know is lost without a word. */
import { expect, test } from 'vitest'
import type { ListRecord } from '#shared/core/records.ts'
import { readRecord } from '#shared/format/record.ts'

type Whole<T> = T extends (infer E)[] ? E[] : T extends object ? { [K in keyof T]-?: Whole<NonNullable<T[K]>> } : T

const date = { on: '2026-03-02', from: 'parsed', text: '十二个月内' } as const
/** Typed so that a new field has to be added here. */
const whole: Whole<ListRecord> = {
  id: 'r1',
  subject: {
    name: '云泽砚溪川建设工程有限公司',
    uscc: '91980100300001013R',
    orgCode: '300001013',
    regNo: '980100000000001',
    masked: '919801003****1013R',
    codeFault: 'check-character',
    formerNames: ['云泽砚溪建设工程有限公司'],
    otherNames: ['Yunze Yanxi Ltd.'],
  },
  ref: '云财罚〔2026〕1号',
  authority: '云泽市财政局',
  reason: '串通投标',
  outcome: '永久禁止参加政府采购活动',
  legalBasis: '政府采购法第七十七条',
  severity: { level: 'serious', from: 'printed' },
  dates: { since: date, validUntil: date, effectUntil: date, scope: '云泽市', publishedUntil: date },
  ban: { forbids: true, area: '云泽市', contradictory: true, permanent: true },
  grade: 'A',
  disputed: true,
  kept: false,
  region: '云泽市',
  source: { url: 'https://source.example/1', file: 'list.csv', row: 2 },
  extra: { 备注: '示例' },
}

test('every field of a record survives publication', () => {
  expect(readRecord(whole)).toEqual(whole)
})

test('a day that no calendar has is refused', () => {
  const on = (day: string) => ({ ...whole, dates: { ...whole.dates, validUntil: { ...date, on: day } } })
  expect(() => readRecord(on('2028-02-29'))).not.toThrow()
  for (const day of ['2026-02-31', '2026-02-29', '2026-13-01', '2026-3-02', '2026-00-10'])
    expect(() => readRecord(on(day))).toThrow()
})
