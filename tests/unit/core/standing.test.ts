import { describe, expect, test } from 'vitest'
import type { Ban, ListRecord, Provenance, RecordDates } from '#shared/core/records.ts'
import { severityOf, standingOf, validUntilOf } from '#shared/core/standing.ts'
import { policyList } from '#shared/policy/index.ts'
import { record } from '../../support/records.ts'

const at = (on: string, from: Provenance = 'printed') => ({ on, from })
const TODAY = '2026-11-24'
const stand = (list: string, dates: RecordDates, ban?: Ban, over: Partial<ListRecord> = {}) =>
  standingOf(record({ dates, ...(ban ? { ban } : {}), ...over }), policyList(list), TODAY)

const FORBIDS = { forbids: true }

describe('standing at a day', () => {
  const rows: [string, string, RecordDates, Ban | undefined, string][] = [
    ['a printed ban that runs', 'gp-serious', { effectUntil: at('2027-03-01') }, FORBIDS, 'active'],
    ['its last day counts', 'gp-serious', { effectUntil: at(TODAY) }, FORBIDS, 'active'],
    ['the day after, the ban has ended', 'gp-serious', { effectUntil: at('2026-11-23') }, FORBIDS, 'no-active-ban'],
    ['a printed ban without read text', 'gp-serious', { effectUntil: at('2027-03-01') }, undefined, 'active'],
    ['a parsed ban that runs', 'gp-serious', { effectUntil: at('2027-03-01', 'parsed') }, FORBIDS, 'active'],
    [
      'a parsed end that passed, still published',
      'gp-serious',
      { effectUntil: at('2026-03-01', 'parsed') },
      FORBIDS,
      'past-computed-end',
    ],
    ['a fine only', 'gp-serious', {}, { forbids: false }, 'no-active-ban'],
    ['nothing known of a ban', 'gp-serious', {}, undefined, 'no-active-ban'],
    ['a ban without a known end', 'gp-serious', {}, FORBIDS, 'open'],
    ['a ban for ever', 'tender-ban', {}, { forbids: true, permanent: true }, 'active'],
    [
      'the ban runs though its publication ended',
      'gp-serious',
      { effectUntil: at('2027-03-01'), publishedUntil: at('2026-03-01') },
      FORBIDS,
      'active',
    ],
    [
      'the same for a ban read from its text',
      'gp-serious',
      { effectUntil: at('2027-03-01', 'parsed'), publishedUntil: at('2026-03-01') },
      FORBIDS,
      'active',
    ],
    [
      'an end before its beginning ends nothing',
      'shixin',
      { since: at('2026-05-06'), validUntil: at('2024-05-06') },
      undefined,
      'active',
    ],
    ['nor does a ban’s', 'tender-ban', { since: at('2026-05-06'), effectUntil: at('2024-05-06') }, FORBIDS, 'open'],
    ['printed validity passed', 'shixin', { validUntil: at('2026-11-23') }, undefined, 'ended'],
    ['printed validity’s last day', 'shixin', { validUntil: at(TODAY) }, undefined, 'active'],
    [
      'parsed validity passed, still published',
      'shixin',
      { validUntil: at('2026-11-23', 'parsed') },
      undefined,
      'past-computed-end',
    ],
    ['by-rule validity passed, still published', 'shixin', { since: at('2020-01-01') }, undefined, 'past-computed-end'],
    [
      'by-rule validity passed, publication printed and passed',
      'shixin',
      { since: at('2020-01-01'), publishedUntil: at('2022-01-01') },
      undefined,
      'ended',
    ],
    ['by-rule validity runs', 'shixin', { since: at('2025-01-01') }, undefined, 'active'],
    ['no end known', 'shixin', {}, undefined, 'open'],
    ['until removed', 'abnormal', { since: at('2015-01-01') }, undefined, 'open'],
    ['not yet', 'shixin', { since: at('2026-11-25') }, undefined, 'not-yet'],
    ['the bank’s own end', 'bank-debarred', { since: at('2020-01-01'), effectUntil: at('2025-01-01') }, undefined, 'ended'],
    [
      'the bank’s own end to come',
      'bank-debarred',
      { since: at('2020-01-01'), effectUntil: at('2030-01-01') },
      undefined,
      'active',
    ],
  ]
  test.each(rows)('%s', (_, list, dates, ban, standing) => expect(stand(list, dates, ban)).toBe(standing))
})

describe('validity by rule', () => {
  test('two years for the court list, labelled', () => {
    expect(validUntilOf(record({ dates: { since: at('2025-03-02') } }), policyList('shixin'))).toMatchObject({
      on: '2027-03-01',
      from: 'by-rule',
    })
  })

  test('a penalty’s by its stated severity; none stated, none computed', () => {
    const penalty = policyList('penalty')
    const of = (level?: 'minor' | 'general' | 'serious') =>
      validUntilOf(
        record({ dates: { since: at('2026-01-01') }, ...(level ? { severity: { level, from: 'printed' } } : {}) }),
        penalty,
      )?.on
    expect([of('minor'), of('general'), of('serious'), of()]).toEqual(['2026-03-31', '2026-12-31', '2028-12-31', undefined])
  })

  test('a printed end is never replaced', () => {
    expect(
      validUntilOf(record({ dates: { since: at('2025-03-02'), validUntil: at('2025-06-01') } }), policyList('shixin'))?.on,
    ).toBe('2025-06-01')
  })
})

test('severity says where it comes from', () => {
  expect(severityOf(record(), policyList('shixin'))).toEqual({ level: 'serious', from: 'by-list' })
  expect(severityOf(record({ severity: { level: 'minor', from: 'printed' } }), policyList('shixin'))).toEqual({
    level: 'minor',
    from: 'printed',
  })
  expect(severityOf(record(), policyList('penalty'))).toBeUndefined()
  expect(severityOf(record(), undefined)).toBeUndefined()
})
