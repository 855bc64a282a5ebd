/// <reference types="vite/client" />
/** The public name benchmark, every pair by the product's whole way from the printed text to the match. */
import { describe, expect, test } from 'vitest'
import { figuresOf, type Judged, judge, type Pair, readPairs } from '../../support/name-pairs.ts'

const files = import.meta.glob<string>('../../fixtures/names/*.ndjson', { query: '?raw', import: 'default', eager: true })
const byRule = Object.values(files)
  .map(readPairs)
  .map((pairs): [string, Pair[]] => [pairs[0]!.rule, pairs])
const judged: Judged[] = []

describe('every pair comes out as labelled', () => {
  test.each(byRule)('%s', async (_, pairs) => {
    const all: Judged[] = []
    for (const pair of pairs) all.push(await judge(pair))
    judged.push(...all)
    const faults = all.filter(one => one.fault !== undefined).map(({ pair, fault }) => `${pair.id}: ${fault} (${pair.why})`)
    expect(faults).toEqual([])
  })
})

test('figures: no wrong `same`, and the positives found', () => {
  const figures = figuresOf(judged)
  console.log(figures.map(f => `${f.rule}: ${f.positives} + ${f.negatives}, recall ${f.recall}, wrong ${f.wrong}`).join('\n'))
  const total = figures.at(-1)!
  expect(total.positives + total.negatives).toBeGreaterThanOrEqual(1000)
  expect(total.samePrecision).toBe(1)
  for (const { rule, recall } of figures) expect(recall, rule).toBeGreaterThanOrEqual(0.99)
})
