/** What changed since an earlier look-up, as the officer sees it. */
import { expect, test } from 'vitest'
import { firm } from '../../support/lists.ts'
import { soon } from '../kit/mount.ts'
import { fakeReviews, reviewOf } from './fixtures.ts'
import { fill, look, openReview, press } from './mount-review.tsx'

const section = (root: HTMLElement) =>
  [...root.querySelectorAll('details')].find(one => one.textContent?.startsWith('与以前的查询相比'))

test('nothing before the second look-up; then what is new, and whose name was corrected', async () => {
  const services = await fakeReviews([reviewOf()])
  const root = await openReview(services)
  await look(root)
  expect(section(root)).toBeUndefined()
  await press(root, '本机查询')
  await soon(() => section(root)?.textContent ?? '').toContain('没有变化。')
  await press(root, firm(3))
  await fill(root, '单位名称', firm(7))
  await soon(() => [...root.querySelectorAll('button')].find(one => one.textContent === '保存更正')?.disabled).toBe(false)
  await press(root, '保存更正')
  await soon(() => root.querySelector('[role="alert"]') === null && root.textContent?.includes('尚未查询，或资料')).toBe(true)
  await press(root, '本机查询')
  await soon(() => section(root)?.textContent ?? '').toContain(`单位 ${firm(7)}：名称或代码已更正，不作比较`)
  expect((await services.kept.read('r'))!.runs?.map(({ no }) => no)).toEqual([1, 2, 3])
  expect(section(root)!.querySelectorAll('option').length).toBe(2)
})
