/** What is told of an entry, and above all what is not: a list that cannot say what it holds removes nobody. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { UnknownReason } from '#shared/core/records.ts'
import { compare } from '#shared/watch/compare.ts'
import { listNews } from '#shared/watch/list-news.ts'
import type { Entry, Observation, Watched } from '#shared/watch/types.ts'
import { windowNews } from '#shared/watch/windows.ts'
import { list as listState } from '../../support/records.ts'

const firm: Watched = { id: 'w1', name: '江临安邦建设工程有限公司', kind: 'supplier', addedAt: 1 }
const entry = (record: string, more: Partial<Entry> = {}): Entry => ({
  listKey: 'r/shixin',
  list: 'shixin',
  record,
  certainty: 'likely',
  values: { since: '2026-05-06', effectUntil: '2027-05-05' },
  seq: 1,
  retrievedAt: '2026-11-01',
  ...more,
})
const saw = (found: Entry[], more: Partial<Observation> = {}): Observation => ({
  listKey: 'r/shixin',
  list: 'shixin',
  seq: 2,
  retrievedAt: '2026-11-20',
  found: found.map(one => ({ ...one, seq: more.seq ?? 2, retrievedAt: '2026-11-20' })),
  ...more,
})
const told = (before: Entry[] | undefined, now: Observation[]) => compare(firm, before, now).news.map(({ kind }) => kind)

describe('an entry', () => {
  test('that was there when the watch began is no news', () => {
    expect(compare(firm, undefined, [saw([entry('a')])])).toMatchObject({ entries: [{ record: 'a' }], news: [] })
  })
  test('that appears is new, with the version that says so', () => {
    expect(compare(firm, [], [saw([entry('a')])]).news).toMatchObject([
      { kind: 'new', name: firm.name, list: 'shixin', certainty: 'likely', seq: 2, retrievedAt: '2026-11-20' },
    ])
  })
  test('that changes says what from and to what', () => {
    const now = entry('a', { values: { since: '2026-05-06', effectUntil: '2028-05-05', disputed: 'true' } })
    expect(compare(firm, [entry('a')], [saw([now])]).news).toMatchObject([
      {
        kind: 'changed',
        changes: [
          ['effectUntil', '2027-05-05', '2028-05-05'],
          ['disputed', '', 'true'],
        ],
      },
    ])
  })
  test('that a whole and fresh list no longer holds is removed, by the keys that were tried', () => {
    expect(compare(firm, [entry('a')], [saw([])]).news).toMatchObject([
      { kind: 'removed', by: 'name', seq: 2, last: { seq: 1, retrievedAt: '2026-11-01' } },
    ])
    expect(compare(firm, [entry('a', { code: '91' })], [saw([])]).news).toMatchObject([{ by: 'code' }])
  })
  test('of a list that cannot say is not observed, once, and removed only when the list can say', () => {
    const first = compare(firm, [entry('a')], [saw([], { unsure: 'unverified' })])
    expect(first.news).toMatchObject([{ kind: 'unobserved', reason: 'unverified', seq: 1, retrievedAt: '2026-11-01' }])
    const second = compare(firm, first.entries, [saw([], { unsure: 'unverified', seq: 3 })])
    expect(second.news).toEqual([])
    expect(told(second.entries, [saw([], { seq: 4 })])).toEqual(['removed'])
    expect(told(second.entries, [saw([entry('a')], { seq: 4 })])).toEqual([])
  })
  test('stays where an older version than the last seen lacks it, or says less of it', () => {
    const held = entry('a', { seq: 5 })
    expect(compare(firm, [held], [saw([], { seq: 4 })]).entries).toMatchObject([{ record: 'a', missing: 'stale' }])
    expect(told([held], [saw([], { seq: 4 })])).not.toContain('removed')
    const older = entry('a', { values: {}, seq: 4 })
    expect(compare(firm, [held], [saw([older], { seq: 4 })])).toEqual({ entries: [held], news: [] })
  })
  test.each(['possible', 'other'] as const)('whose certainty is %s accuses nobody', certainty => {
    const weak = entry('a', { certainty, values: { certainty } })
    expect(told([], [saw([weak])])).toEqual([])
    expect(told([weak], [saw([])])).toEqual([])
    // It turns out to be the firm: that is when it is new. And the other way round it is said that it is not.
    const sure = entry('a', { certainty: 'same', values: { certainty: 'same' } })
    expect(told([weak], [saw([sure])])).toEqual(['new'])
    expect(told([sure], [saw([weak])])).toEqual(['changed'])
  })
})

const reason = fc.constantFrom<UnknownReason>('absent', 'partial', 'stale', 'unverified', 'broken', 'not-covered', 'needs-code')
const anyEntry = fc.record({
  listKey: fc.constantFrom('r/a', 'r/b', 's/a'),
  list: fc.constantFrom('a', 'b'),
  record: fc.constantFrom('1', '2', '3'),
  certainty: fc.constantFrom<Entry['certainty']>('same', 'likely', 'possible', 'other'),
  values: fc.record({ since: fc.constantFrom('2026-01-01', '2026-02-01') }, { requiredKeys: [] }),
  seq: fc.integer({ min: 1, max: 9 }),
  retrievedAt: fc.constant('2026-11-01'),
})
const unlike = (a: Entry, b: Entry) => a.listKey === b.listKey && a.record === b.record
const anyEntries = fc.uniqueArray(anyEntry, { comparator: unlike, maxLength: 6 })

test('no list that is unsure, missing or older than what was seen ever removes an entry', () => {
  fc.assert(
    fc.property(
      anyEntries,
      anyEntries,
      fc.array(fc.tuple(fc.constantFrom('r/a', 'r/b', 's/a'), reason, fc.integer({ min: 1, max: 9 }), fc.boolean())),
      (before, found, lists) => {
        const now = [...new Map(lists.map(one => [one[0], one])).values()].map(([listKey, unsure, seq, older]) => {
          const mine = found.filter(one => one.listKey === listKey).map(one => ({ ...one, seq }))
          const floor = Math.min(...before.filter(one => one.listKey === listKey).map(one => one.seq))
          // Either it cannot say, or it is older than anything seen of it.
          return older && floor > 1 && Number.isFinite(floor)
            ? { listKey, list: 'a', seq: floor - 1, retrievedAt: '2026-11-01', found: [] }
            : { listKey, list: 'a', seq, retrievedAt: '2026-11-01', unsure, found: mine }
        })
        const { news, entries } = compare(firm, before, now)
        expect(news.map(({ kind }) => kind)).not.toContain('removed')
        for (const held of before) expect(entries.some(one => unlike(one, held))).toBe(true)
      },
    ),
    { numRuns: 2000 },
  )
})

test('comparing again with what was just seen tells nothing, whatever it was', () => {
  fc.assert(
    fc.property(
      anyEntries,
      anyEntries,
      fc.array(fc.tuple(fc.constantFrom('r/a', 'r/b', 's/a'), fc.option(reason, { nil: undefined }))),
      (before, found, lists) => {
        const now = [...new Map(lists).entries()].map(([listKey, unsure]) => ({
          listKey,
          list: 'a',
          seq: 9,
          retrievedAt: '2026-11-20',
          ...(unsure ? { unsure } : {}),
          found: found.filter(one => one.listKey === listKey).map(one => ({ ...one, seq: 9 })),
        }))
        const once = compare(firm, before, now)
        expect(compare(firm, once.entries, now)).toEqual({ entries: once.entries, news: [] })
      },
    ),
    { numRuns: 2000 },
  )
})

describe('lists that say nothing new', () => {
  const list = (key: string, more: Parameters<typeof listState>[1] = {}) => listState('shixin', { key, ...more })
  test('are told together when it begins, with the entries that stand on them, and not again', () => {
    const lists = [list('r/shixin', { state: 'stale' }), list('r/tax', { id: 'tax-major', state: 'stale' }), list('r/ok')]
    const first = listNews({}, lists, [entry('a')])
    expect(first.news).toMatchObject([{ kind: 'lists', reason: 'stale', lists: ['shixin', 'tax-major'], entries: 1 }])
    expect(listNews(first.silent, lists, [entry('a')]).news).toEqual([])
    const healed = listNews(first.silent, [list('r/shixin'), list('r/tax'), list('r/ok')], [])
    expect(healed).toEqual({ silent: {}, news: [] })
  })
  test('are those of a failed update too, and those gone altogether', () => {
    expect(listNews({}, [list('r/shixin', { error: 'offline' })], []).news).toMatchObject([{ reason: 'update-failed' }])
    expect(listNews({}, [], [entry('a')]).news).toMatchObject([{ reason: 'absent', lists: ['shixin'], entries: 1 }])
  })
  test('are not samples, nor what an officer imported', () => {
    const lists = [
      list('s/x', { sample: true, state: 'sample', error: 'offline' }),
      list('l/x', { origin: 'local', state: 'unverified' }),
    ]
    expect(listNews({}, lists, []).news).toEqual([])
  })
})

test('an entry that starts or ends inside a review’s window is told with the day and the review; possible ones are not', () => {
  const review = { id: 'p', name: '道路照明改造', from: '2026-05-01', to: '2027-05-05' }
  const at = (one: Entry) => windowNews(review, { id: 'b1', name: firm.name }, [saw([one])])
  expect(at(entry('a'))).toMatchObject([
    { kind: 'starts', on: '2026-05-06', review: { id: 'p', name: '道路照明改造' } },
    { kind: 'ends', on: '2027-05-05' },
  ])
  expect(at(entry('a', { values: { since: '2026-04-30', effectUntil: '2027-05-06' } }))).toEqual([])
  expect(at(entry('a', { certainty: 'possible' }))).toEqual([])
})
