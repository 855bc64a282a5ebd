/** What changed since an earlier run: new, changed, gone, and never "gone" where a list was silent. */
import { beforeAll, expect, test } from 'vitest'
import { addBidders, correctBidder, removeBidder } from '#shared/review/bidders.ts'
import { changeLines, changesBetween, comparedWith } from '#shared/review/changes.ts'
import { fileProject } from '#shared/review/file-project.ts'
import { verifyRecord } from '#shared/review/verify-record.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { changeText } from '#shared/text/review-changes.ts'
import { factsSpeak } from '#shared/text/review-facts.ts'
import { entries, firm, uscc, withList } from '../../support/lists.ts'
import { AT, fillStore, of, REQUIRED, run, typed } from '../../support/project-review.ts'

beforeAll(fillStore)

test('between two runs: new, removed, and not observed where a list no longer answers', async () => {
  const later = new MemoryStore()
  await withList(later, 'shixin', entries(4, 20), { seq: 2 })
  await withList(later, 'gp-serious', entries(0, 21), { seq: 2 })
  const review = of({ name: firm(3), code: uscc(3) }, { name: firm(20), code: uscc(20) })
  const found = changesBetween(await run(review), await run(review, later)).map(({ bidder, list, is }) => [bidder, list, is])
  expect(found).toEqual([
    ['b1', 'reg/shixin', 'removed'],
    ['b1', 'reg/tax-major', 'not-observed'],
    ['b2', 'reg/gp-serious', 'new'],
  ])
})

test('since an earlier run: lists updated or silent, a bidder added, gone or corrected; what is silent is never gone', async () => {
  const later = new MemoryStore()
  await withList(later, 'shixin', entries(4, 20), { seq: 2 })
  await withList(later, 'gp-serious', entries(0, 20))
  const first = of({ name: firm(3), code: uscc(3) }, { name: firm(5), code: uscc(5) }, { name: firm(6), code: uscc(6) })
  const ran = await run(first)
  const corrected = correctBidder(removeBidder(first, 'b3')!, 'b2', { name: firm(5), code: uscc(955) }, AT)
  const added = addBidders('review' in corrected ? corrected.review : first, [
    { name: firm(960), code: uscc(960), origin: typed },
  ])
  const again = { ...added.review, lastRun: 1, runs: [{ no: 1, at: AT, stage: 'qualification' as const }] }
  const second = await run(again, later)
  expect(changeLines(ran, second).map(({ is, bidder, id }) => [is, bidder, id])).toEqual([
    ['removed', 'b1', 'shixin'],
    ['not-observed', 'b1', 'tax-major'],
    ['asked-otherwise', 'b2', undefined],
    ['bidder-added', 'b4', undefined],
    ['bidder-gone', 'b3', undefined],
    ['list-updated', undefined, 'shixin'],
    ['list-not-observed', undefined, 'tax-major'],
  ])
  const filed = fileProject(again, second, new Map(), 'zh-CN', ran, ran)
  if ('code' in filed) throw new Error(filed.code)
  const { faults, record } = verifyRecord(filed.files)
  expect(faults).toEqual([])
  expect(record!.changes!.since).toEqual({ no: 1, at: ran.at, stage: 'qualification' })
  const html = new TextDecoder().decode(filed.files.get('index.html'))
  expect(html).toContain(`[本次未获取] ${firm(3)}：“重大税收违法失信主体”本次未获取`)
  expect(html).toContain(`[单位] ${firm(6)}：本次未查询`)
})

test('a new entry by name alone is said to be unsure', async () => {
  const later = new MemoryStore()
  for (const id of REQUIRED) await withList(later, id, entries(0, 30), { seq: 2 })
  const review = of({ name: firm(25) })
  const [first, second] = [await run(review), await run(review, later)]
  const [line] = changeLines(first, second)
  expect(line).toMatchObject({ is: 'new', certainty: expect.stringMatching(/likely|possible/) })
  expect(changeText(line!, firm(25), 'zh-CN')).toContain(factsSpeak('zh-CN')('not-sure'))
})

test('a record is compared with the last filed run, else with the one before', () => {
  const review = { ...of({ name: firm(1) }), lastRun: 3 }
  expect(comparedWith(review, 3)).toEqual({ no: 2 })
  const digest = '0'.repeat(64)
  expect(comparedWith({ ...review, filed: [{ at: AT, digest, run: 1 }] }, 3)).toEqual({ no: 1, filed: digest })
  expect(comparedWith({ ...review, lastRun: 1 }, 1)).toBeUndefined()
})
