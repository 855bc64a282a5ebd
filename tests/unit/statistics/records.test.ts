import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ListRecord } from '#shared/core/records.ts'
import { policyList } from '#shared/policy/index.ts'
import { eachRecord } from '#shared/statistics/each-record.ts'
import { endsAround } from '#shared/statistics/ends.ts'
import { countRecords, type RecordTally, severities, standings, sumRecords } from '#shared/statistics/tally-records.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { entries, entry, firm, uscc, withList } from '../../support/lists.ts'

const AS_OF = '2026-11-24'
const at = (on: string) => ({ on, from: 'printed' as const })
const severe = (level: 'serious' | 'general' | 'minor') => ({ level, from: 'printed' as const })

const cell = (tally: RecordTally, severity: (typeof severities)[number], standing: (typeof standings)[number]) =>
  tally.cells[severities.indexOf(severity)]![standings.indexOf(standing)]!
const sumOf = (rows: number[][]) => rows.flat().reduce((a, b) => a + b, 0)

const tallyOf = async (store: MemoryStore, listId: string): Promise<RecordTally> => {
  const counter = countRecords(AS_OF)
  const [row] = await store.lists()
  await eachRecord(store, row!, record => counter.take(record, policyList(listId)))
  return counter.tally()
}

test('records are counted once each by severity, standing and the quarter they end in', async () => {
  const store = new MemoryStore()
  const firmAt = (n: number) => ({ name: firm(n), uscc: uscc(n), formerNames: [firm(100 + n)] })
  await withList(store, 'penalty', [
    entry('a', firmAt(1), { severity: severe('serious'), dates: { since: at('2026-01-05'), validUntil: at('2026-12-31') } }),
    entry('b', firmAt(2), { severity: severe('serious'), dates: { since: at('2025-01-05'), validUntil: at('2026-09-30') } }),
    entry('c', firmAt(3), { severity: severe('minor'), dates: { since: at('2026-10-01'), validUntil: at('2027-01-01') } }),
    entry('d', firmAt(4), { dates: {} }),
  ])
  const tally = await tallyOf(store, 'penalty')
  expect(tally.records).toBe(4)
  expect(sumOf(tally.cells)).toBe(4)
  expect(cell(tally, 'serious-printed', 'active')).toBe(1)
  expect(cell(tally, 'serious-printed', 'ended')).toBe(1)
  expect(cell(tally, 'minor-printed', 'active')).toBe(1)
  expect(cell(tally, 'none', 'open')).toBe(1)
  expect(tally.ends.map(({ quarter, bySeverity }) => [quarter, sumOf([bySeverity])])).toEqual([
    ['2026Q3', 1],
    ['2026Q4', 1],
    ['2027Q1', 1],
  ])
  expect(tally.endless).toBe(1)
})

test('an end by the list’s rule is counted as computed, a severity by class apart from a printed one', async () => {
  const store = new MemoryStore()
  await withList(store, 'tax-major', [entry('a', { name: firm(1), uscc: uscc(1) }, { dates: { since: at('2026-01-05') } })])
  const tally = await tallyOf(store, 'tax-major')
  expect(cell(tally, 'serious-by-list', 'active')).toBe(1)
  expect(tally.ends).toEqual([expect.objectContaining({ quarter: '2029Q1', computed: 1 })])
})

test('whatever the records, nothing is counted twice or left out, and parts add up to the whole', () => {
  const day = fc.integer({ min: 0, max: 3650 }).map(n => at(new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10)))
  const record: fc.Arbitrary<ListRecord> = fc
    .record({
      severity: fc.option(fc.constantFrom('serious' as const, 'general' as const, 'minor' as const), { nil: undefined }),
      since: fc.option(day, { nil: undefined }),
      validUntil: fc.option(day, { nil: undefined }),
    })
    .map(({ severity, since, validUntil }) => ({
      id: 'x',
      subject: { name: firm(1) },
      ...(severity ? { severity: severe(severity) } : {}),
      dates: { ...(since ? { since } : {}), ...(validUntil ? { validUntil } : {}) },
    }))
  fc.assert(
    fc.property(fc.array(record), fc.array(record), (left, right) => {
      const tallied = (records: ListRecord[]) => {
        const counter = countRecords(AS_OF)
        for (const one of records) counter.take(one, policyList('penalty'))
        return counter.tally()
      }
      const whole = tallied([...left, ...right])
      expect(sumOf(whole.cells)).toBe(whole.records)
      expect(sumOf(whole.ends.map(end => end.bySeverity)) + whole.endless).toBe(whole.records)
      expect(sumRecords([tallied(left), tallied(right)])).toEqual(whole)
    }),
  )
})

test('a damaged block is missing from what is given, never from what should be there', async () => {
  const store = new MemoryStore()
  const row = await withList(store, 'shixin', entries(0, 400))
  let given = 0
  await store.repair(row.key, row.active, 'block/1', new Uint8Array([1]))
  const told: number[] = []
  const read = await eachRecord(store, row, () => void given++, { told: done => told.push(done) })
  expect(read.count).toBe(400)
  expect(read.given).toBe(given)
  expect(given).toBeGreaterThan(300)
  expect(given).toBeLessThan(400)
  expect(told.at(-1)).toBe(given)
})

test('stopping ends the reading', async () => {
  const store = new MemoryStore()
  const row = await withList(store, 'shixin', entries(0, 400))
  const stop = new AbortController()
  const reading = eachRecord(store, row, () => stop.abort(), { signal: stop.signal })
  await expect(reading).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
})

test('ends are drawn around today without a gap, and none is lost however far off it lies', () => {
  const anyQuarter = fc.integer({ min: 1990, max: 2060 }).chain(year => fc.integer({ min: 1, max: 4 }).map(no => `${year}Q${no}`))
  fc.assert(
    fc.property(fc.uniqueArray(anyQuarter), quarters => {
      const ends = quarters.map((quarter, i) => ({ quarter, bySeverity: severities.map((_, at) => at + i), computed: i }))
      const drawn = endsAround(ends, AS_OF)
      expect(sumOf(drawn.map(end => end.bySeverity))).toBe(sumOf(ends.map(end => end.bySeverity)))
      const within = drawn.filter(end => !end.beyond).map(end => end.quarter)
      expect([within[0], within.at(-1), within.length]).toEqual(['2025Q4', '2029Q4', 17])
    }),
  )
})
