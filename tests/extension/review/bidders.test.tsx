/** Bidders corrected and removed by the officer: what counted under the earlier name counts no longer, nothing filed goes. */
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { utf8 } from '#shared/format/bytes.ts'
import { askedOf } from '#shared/review/project.ts'
import { firm, uscc } from '../../support/lists.ts'
import { soon } from '../kit/mount.ts'
import { fakeReviews, reviewOf } from './fixtures.ts'
import { button, fill, look, openReview, press } from './mount-review.tsx'

const unfold = async (root: HTMLElement) => {
  await soon(() => document.activeElement?.tagName).toBe('H3')
  await soon(() => {
    const details = [...root.querySelectorAll('details')].find(one => one.textContent?.includes('更正名称、代码'))
    if (details) details.open = true
    return details?.open
  }).toBe(true)
}

test('a corrected name is looked up anew, and the earlier one is told', async () => {
  const services = await fakeReviews([reviewOf()])
  const root = await openReview(services)
  await look(root)
  await press(root, firm(3))
  await unfold(root)
  await fill(root, '单位名称', firm(4))
  await press(root, '保存更正')
  await soon(() => root.querySelector('[role="alert"]')?.textContent).toContain('是同一家，没有更正')
  await fill(root, '单位名称', firm(950))
  await soon(() => root.querySelector('[role="alert"]')).toBeNull()
  await press(root, '保存更正')
  await soon(async () => (await services.kept.read('r'))!.bidders[0]!.name).toBe(firm(950))
  await soon(() => root.querySelector('h3')?.textContent).toBe(firm(950))
  expect(document.activeElement).toBe(root.querySelector('h3'))
  await unfold(root)
  expect(root.textContent).toContain(`原为 ${firm(3)} ${uscc(3)}`)
  const row = () => [...root.querySelectorAll('tr')].find(one => one.textContent?.includes(firm(950)))?.textContent
  expect(row()).toContain('未查询')
  await press(root, '本机查询')
  await soon(row).not.toContain('未查询')
})

test('a bidder is removed by keyboard after a question, its captures with it', async () => {
  const review = reviewOf()
  const path = 'captures/1.png'
  review.bidders[2] = {
    ...review.bidders[2]!,
    official: [
      {
        list: 'shixin',
        channel: 'x',
        result: 'no-hit',
        url: 'https://www.example.cn/',
        at: '2026-11-24T02:00:00Z',
        captures: [{ path, sha256: '0'.repeat(64) }],
        rows: [],
        asked: askedOf(review.bidders[2]!),
      },
    ],
  }
  const services = await fakeReviews()
  await services.kept.save(review, undefined, { files: new Map([[path, utf8('x')]]) })
  const root = await openReview(services)
  await press(root, firm(900))
  await unfold(root)
  button(root, '移出审查')!.focus()
  await userEvent.keyboard('{Enter}')
  await soon(() => root.querySelector('dialog')?.textContent).toContain('官方渠道查询 1 项')
  await userEvent.keyboard('{Escape}')
  await soon(() => root.querySelector('dialog')).toBeNull()
  await userEvent.keyboard('{Enter}')
  await soon(() => root.querySelector('dialog')).not.toBeNull()
  await userEvent.keyboard('{Tab}{Enter}')
  await soon(async () => (await services.kept.read('r'))!.bidders.length).toBe(3)
  await soon(() => document.activeElement?.textContent).toContain(`已移出“${firm(900)}”`)
  expect(await services.kept.files('r')).toEqual(new Map())
})

test('a bidder of a filed record cannot be removed', async () => {
  const services = await fakeReviews([reviewOf([{ name: firm(900), code: uscc(900) }])])
  const root = await openReview(services)
  await look(root)
  await press(root, '归档（ZIP）')
  await soon(async () => (await services.kept.read('r'))!.filed.map(({ bidders }) => bidders)).toEqual([['b1']])
  await press(root, firm(900))
  await unfold(root)
  expect(root.textContent).toContain('已在归档的记录中，不能移出。')
  expect(button(root, '移出审查')).toBeUndefined()
})
