/** 失信预警 inside a review: days inside the window, who is newly listed, and lists gone stale; a line each, on paper too. */
import { expect, test } from 'vitest'
import type { ListRecord } from '#shared/core/records.ts'
import { fileProject } from '#shared/review/file-project.ts'
import type { ProjectReview } from '#shared/review/project.ts'
import type { ReviewRun } from '#shared/review/run.ts'
import { verifyRecord } from '#shared/review/verify-record.ts'
import { warningsOf } from '#shared/review/warnings.ts'
import { entry, firm, uscc } from '../../support/lists.ts'
import { AT, looked } from '../../support/review-looked.ts'

const TODAY = '2026-11-24'
const window = { from: '2026-11-20', to: '2026-12-10' }
const FIRM = { name: firm(1), uscc: uscc(1) }
const on = (day: string, from: 'printed' | 'parsed' = 'printed') => ({ on: day, from })
const told = (review: ProjectReview, run: ReviewRun, before?: ReviewRun, today = TODAY) =>
  warningsOf(review, run, before, today).map(({ is, list, on: day, reckoned }) =>
    [is, list, day, reckoned].filter(Boolean).join(' '),
  )

const shixin = (dates: ListRecord['dates']) => looked({ shixin: [entry('r1', FIRM, { dates })] }, { profile: { window } })

test.each([
  ['an entry that begins inside', { since: on('2026-11-20') }, ['starts reg/shixin 2026-11-20']],
  ['one that begins the day before', { since: on('2026-11-19') }, []],
  [
    'a printed end on the last day',
    { since: on('2025-01-02'), validUntil: on('2026-12-10') },
    ['entry-ends reg/shixin 2026-12-10'],
  ],
  ['an end by the list’s rule, said to be worked out', { since: on('2024-12-01') }, ['entry-ends reg/shixin 2026-11-30 true']],
  [
    'the end of a ban, parsed',
    { since: on('2025-01-02'), effectUntil: on('2026-12-01', 'parsed') },
    ['ban-ends reg/shixin 2026-12-01 true'],
  ],
  [
    'the end of its publication',
    { since: on('2025-01-02'), publishedUntil: on('2026-12-01') },
    ['publication-ends reg/shixin 2026-12-01'],
  ],
  ['nothing inside', { since: on('2025-01-02'), validUntil: on('2026-12-11') }, []],
] as [string, ListRecord['dates'], string[]][])('%s', async (_, dates, lines) => {
  const { review, run } = await shixin(dates)
  expect(told(review, run)).toEqual(lines)
  expect(told({ ...review, profile: { ...review.profile, window: undefined } as never }, run)).toEqual([])
})

test('an open side of the window is the review’s beginning or the day of the look-up', async () => {
  const { review, run } = await looked(
    { shixin: [entry('r1', FIRM, { dates: { since: on('2026-11-24') } })] },
    { profile: { window: {} } },
  )
  expect(told(review, run)).toEqual(['starts reg/shixin 2026-11-24'])
})

test('newly listed is said only where both runs asked the same of the same list', async () => {
  const none = await looked({})
  const now = await looked({ shixin: [entry('r1', FIRM)], wages: [entry('w1', FIRM)] })
  expect(told(now.review, now.run, none.run)).toEqual(['newly-listed reg/shixin'])
  expect(told(now.review, now.run, now.run)).toEqual([])
  const byName = await looked({}, { coded: false })
  expect(told(now.review, now.run, byName.run)).toEqual([])
  const other = {
    list: 'reg/shixin',
    record: 'r1',
    same: false,
    reason: '住所不同',
    by: '张某',
    at: AT,
    asked: { name: firm(1), code: uscc(1) },
  }
  expect(told({ ...now.review, bidders: [{ ...now.bidder, judged: [other] }] }, now.run, none.run)).toEqual([])
})

test('a list that was stale, or has gone stale since, is named with the day', async () => {
  const { review, run } = await looked(
    { wages: [] },
    { meta: { wages: { graceDays: 2 }, shixin: { retrievedAt: '2026-09-01' } } },
  )
  expect(told(review, run)).toEqual(['stale reg/shixin 2026-10-02'])
  expect(told(review, run, undefined, '2026-11-26')).toEqual(['stale reg/shixin 2026-10-02', 'stale reg/wages 2026-11-26'])
})

test('they are filed with the record and printed, a bidder by its number', async () => {
  const none = await looked({}, { profile: { window } })
  const { review, run } = await shixin({ since: on('2026-11-20') })
  const made = fileProject(review, run, new Map(), 'zh-CN', none.run)
  if ('code' in made) throw new Error(made.code)
  const { faults, record } = verifyRecord(made.files)
  expect(faults).toEqual([])
  expect(record!.warnings!.map(({ is, bidder }) => [is, bidder])).toEqual([
    ['newly-listed', 1],
    ['starts', 1],
  ])
  const html = new TextDecoder().decode(made.files.get('index.html'))
  expect(html).toContain(`${firm(1)}：上次查询后新列入“失信被执行人”`)
  expect(html).toContain(`${firm(1)}：“失信被执行人”条目自 2026-11-20 起，在查询窗口内`)
})
