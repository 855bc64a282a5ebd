/** A consortium made by keyboard: it has a row of its own, and a member's finding is said beside its partner's decision. */
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { firm } from '../../support/lists.ts'
import { soon } from '../kit/mount.ts'
import { fakeReviews, reviewOf } from './fixtures.ts'
import { button, look, openReview, press } from './mount-review.tsx'

test('made, shown, told to the partner and dissolved', async () => {
  const services = await fakeReviews([reviewOf()])
  const root = await openReview(services)
  await look(root)
  const summary = [...root.querySelectorAll('summary')].find(one => one.textContent === '联合体')!
  summary.focus()
  await userEvent.keyboard('{Enter}')
  await soon(() => summary.closest('details')!.open).toBe(true)
  const boxes = () => [...summary.closest('details')!.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')]
  for (const i of [0, 2]) {
    boxes()[i]!.focus()
    await userEvent.keyboard(' ')
  }
  await soon(() => button(root, '组成联合体')?.disabled).toBe(false)
  const lead = summary.closest('details')!.querySelector('select')!
  lead.focus()
  await userEvent.keyboard('{ArrowDown}')
  button(root, '组成联合体')!.focus()
  await userEvent.keyboard('{Enter}')
  await soon(async () => (await services.kept.read('r'))!.bidders.map(({ role }) => role)).toEqual([
    'member',
    'bidder',
    'lead',
    'bidder',
  ])
  const row = () => [...root.querySelectorAll('tr')].find(one => one.textContent?.includes('联合体 1（2 家）'))?.textContent ?? ''
  await soon(row).toContain(firm(3))
  expect(row()).toContain('限制参加')
  await press(root, firm(900))
  await soon(() => root.textContent).toContain(`${firm(3)}（成员）：限制参加`)
  await press(root, '解散')
  await soon(row).toBe('')
})
