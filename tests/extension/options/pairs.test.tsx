import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { OptionsPage } from '../../../extension/ui/options/options-page.tsx'
import { mount } from '../kit/mount.ts'
import { confirmedPair, type Fake, fakeServices } from './fake.ts'

const show = (fake: Fake): HTMLElement => {
  history.replaceState(null, '', '#pairs')
  return mount(<OptionsPage services={fake.services} local={() => null} />)
}
const two = () => [
  confirmedPair(),
  confirmedPair({ key: 'p2', printed: { name: '江临安邦有限公司', code: '91320599MA1ABCD15X' } }),
]

test('every confirmed pair stands with both names, codes, list, day and grounds', async () => {
  const fake = fakeServices()
  fake.pairs = two()
  const root = show(fake)
  await expect.element(page.getByRole('heading', { name: '苏州澜启科技有限公司' })).toBeVisible()
  const [first, second] = root.querySelectorAll('main li')
  for (const part of [
    '未印代码',
    '苏州澜启虚构科技有限公司',
    '91320599MA1ABCD15X',
    '失信被执行人',
    '2026-11-20',
    '已核对投标文件所附营业执照',
  ])
    expect(first!.textContent).toContain(part)
  expect(second!.textContent).toContain('所印代码91320599MA1ABCD15X')
})

test('one is revoked by keyboard after a question, and only that one', async () => {
  const fake = fakeServices()
  fake.pairs = two()
  const root = show(fake)
  await expect.element(page.getByRole('heading', { name: '苏州澜启科技有限公司' })).toBeVisible()
  root.querySelector<HTMLElement>('main li button')!.focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('dialog', { name: '撤销“苏州澜启科技有限公司”的确认？' })).toBeVisible()
  await userEvent.keyboard('{Escape}')
  expect(fake.pairs).toHaveLength(2)
  await userEvent.keyboard('{Enter}')
  await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
  await expect.element(page.getByText('已撤销“苏州澜启科技有限公司”的确认。')).toBeVisible()
  await expect.poll(() => [...root.querySelectorAll('main h3')].map(h => h.textContent)).toEqual(['江临安邦有限公司'])
  expect(document.activeElement?.textContent).toContain('已撤销')
})

test('none confirmed is said, with the way to confirm; what comes elsewhere appears', async () => {
  const fake = fakeServices()
  show(fake)
  await expect.element(page.getByText('还没有已确认的对应')).toBeVisible()
  fake.pairs = [confirmedPair()]
  fake.cast({ type: 'cast/pairs' })
  await expect.element(page.getByRole('heading', { name: '苏州澜启科技有限公司' })).toBeVisible()
})

test('what cannot be read or written is said, and is never an empty list', async () => {
  const fake = fakeServices()
  fake.pairs = [confirmedPair()]
  fake.refuse['ui/pairs'] = 'not-kept'
  const root = show(fake)
  await expect.element(page.getByText('浏览器没能读写本机数据')).toBeVisible()
  expect(root.textContent).not.toContain('还没有已确认的对应')
  delete fake.refuse['ui/pairs']
  fake.refuse['ui/pair-remove'] = 'quota'
  await page.getByRole('button', { name: '重试' }).click()
  await page.getByRole('button', { name: '撤销 苏州澜启科技有限公司（失信被执行人）' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
  await expect.element(page.getByText('没有写入，已确认的对应不变。')).toBeVisible()
  expect(root.querySelectorAll('main li')).toHaveLength(1)
})
