/** 失信预警 on the review page: what is new since the last look-up, and days inside the project's window. */
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { entry, firm, uscc } from '../../support/lists.ts'
import { soon } from '../kit/mount.ts'
import { fakeReviews, reviewOf } from './fixtures.ts'
import { mountReview, press } from './mount-review.tsx'

test('who was newly listed since the last look-up, and what begins inside the window, is told in a line each', async () => {
  await page.viewport(1280, 1000)
  const services = await fakeReviews([reviewOf()])
  const root = mountReview(services, { lang: 'zh-CN', theme: 'light' })
  const lines = () =>
    [...(root.querySelector('section[aria-label="失信预警"]')?.querySelectorAll('li') ?? [])].map(li => li.textContent)
  await press(root, '校服采购 · XB-2026-001')
  await press(root, '本机查询')
  await soon(() => root.querySelector('td svg') !== null).toBe(true)
  expect(lines()).toEqual([])
  await services.install('shixin', [
    entry('r900', { name: firm(900), uscc: uscc(900) }, { dates: { since: { on: '2026-11-24', from: 'printed' } } }),
  ])
  await press(root, '本机查询')
  await soon(lines).toEqual([
    `${firm(900)}：上次查询后新列入“失信被执行人”`,
    `${firm(900)}：“失信被执行人”条目自 2026-11-24 起，在查询窗口内`,
  ])
})
