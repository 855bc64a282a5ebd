/** 官方渠道查询: from taking one to its result, with the reading shown before anything is kept. */
import axe from 'axe-core'
import { render } from 'preact'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { queueOf } from '#shared/official/queue.ts'
import type { OfficialReading, RefusedWhy } from '#shared/official/read.ts'
import { OfficialQueue } from '../../../extension/ui/official/official-queue.tsx'
import { projectBidder } from '../../support/project-bidder.ts'
import { CODE_A, NAME } from '../../support/records.ts'
import { mount } from '../kit/mount.ts'

const bidder = projectBidder('1')
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
const URL_SEEN = 'https://www.ccgp.gov.cn/cr/list'

const show = (reading?: OfficialReading, why?: RefusedWhy) => {
  const done: unknown[] = []
  const queue = queueOf([bidder], () => ['gp-serious', 'shixin'], { bidder: '1', list: 'gp-serious', ...(why ? { why } : {}) })
  const root = mount(
    <OfficialQueue
      queue={queue}
      shot={reading && { picture: PIXEL, url: URL_SEEN, reading, rows: [{ 处罚结果: '罚款五千元' }] }}
      onTake={item => done.push(['take', item.list])}
      onOpenSite={(item, channel) => done.push(['open', item.list, channel.id])}
      onCopy={text => done.push(['copy', text])}
      onKeep={item => done.push(['keep', item.list])}
      onDiscard={item => done.push(['discard', item.list])}
      onByHand={(item, saw, reason) => done.push(['by-hand', item.list, saw, reason])}
    />,
  )
  return { root, done }
}
const press = (name: string) => userEvent.click(page.getByRole('button', { name, exact: true }))

test('the site, name and code; the capture is the toolbar’s, and before it there is nothing to keep', async () => {
  const { root, done } = show()
  expect(root.textContent).toContain('点击浏览器工具栏的信标图标，选“抓取结果”')
  for (const name of ['打开中国政府采购网严重违法失信行为记录名单', '复制名称', '复制代码']) await press(name)
  expect(done).toEqual([
    ['open', 'gp-serious', 'ccgp'],
    ['copy', NAME],
    ['copy', CODE_A],
  ])
  expect(page.getByRole('button', { name: '确认并留存' }).elements()).toEqual([])
  await userEvent.click(page.getByRole('button', { name: `查询 ${NAME}：失信被执行人` }))
  expect(done.at(-1)).toEqual(['take', 'shixin'])
})

test('a reading is shown with picture, address and rows, and kept on the officer’s word', async () => {
  const { root, done } = show({ result: 'hit', rows: [{ by: 'code' }], others: 2 })
  for (const text of ['有 1 条记录', '另有 2 条其他单位的记录', URL_SEEN, '罚款五千元']) expect(root.textContent).toContain(text)
  await expect.element(page.getByRole('img')).toBeVisible()
  await press('确认并留存')
  expect(done).toEqual([['keep', 'gp-serious']])
})

test('a page that was refused says why, and cannot be kept as an answer', async () => {
  const { root, done } = show({ refused: 'not-a-result', why: 'captcha' }, 'captcha')
  expect(root.textContent).toContain('页面仍在验证码步骤')
  expect(root.textContent).toContain('页面未采用，待重查')
  expect(page.getByRole('button', { name: '确认并留存' }).elements()).toEqual([])
  await press('放弃，重新查询')
  expect(done).toEqual([['discard', 'gp-serious']])
})

test('by hand: what was seen and a reason, both asked for', async () => {
  const { root, done } = show()
  await userEvent.click(page.getByText('手工标记结果'))
  await press('手工标记')
  for (const text of ['请选择页面上看到的结果。', '请写明理由。']) await expect.poll(() => root.textContent).toContain(text)
  expect(done).toEqual([])
  await userEvent.click(page.getByRole('radio', { name: '没有记录' }))
  await userEvent.fill(page.getByRole('textbox'), ' 页面改版，已逐页核对 ')
  await press('手工标记')
  expect(done).toEqual([['by-hand', 'gp-serious', 'no-hit', '页面改版，已逐页核对']])
})

test('has no fault that axe knows', async () => {
  const { root } = show({ result: 'no-hit', by: 'code' })
  const { violations } = await axe.run(root, { rules: { region: { enabled: false } } })
  expect(violations.map(it => `${it.id}: ${it.nodes.map(node => node.html).join(' ')}`)).toEqual([])
})

test('the keyboard goes from the button that takes one to its section, and on to the next when it is done', async () => {
  const two = [projectBidder('1'), projectBidder('2', { name: '云岭松屏图书有限公司' })]
  const open = (taken?: { bidder: string; list: string }) => {
    render(
      <OfficialQueue
        queue={queueOf(two, () => ['gp-serious'], taken)}
        onTake={item => open({ bidder: item.bidder.id, list: item.list })}
        onOpenSite={() => {}}
        onCopy={() => {}}
        onKeep={() => {}}
        onDiscard={() => {}}
        onByHand={() => open()}
      />,
      root,
    )
  }
  const root = mount(<p />)
  open()
  await userEvent.click(page.getByRole('button', { name: `查询 ${NAME}：政府采购严重违法失信行为记录` }))
  await expect.poll(() => document.activeElement?.textContent).toBe(`正在查询：${NAME}`)
  await userEvent.click(page.getByText('手工标记结果'))
  await userEvent.click(page.getByRole('radio', { name: '没有记录' }))
  await userEvent.fill(page.getByLabelText(/理由/), '网站停机前已逐页核对')
  await press('手工标记')
  await expect.poll(() => document.activeElement?.textContent).toBe('下一项：云岭松屏图书有限公司，政府采购严重违法失信行为记录')
})
