/** What is counted for statistics, and that nobody can be told from it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pageHandlers } from '../../../extension/background/from-page.ts'
import { uiHandlers } from '../../../extension/background/from-ui-lists.ts'
import { makeWorld, pageSender, textBlocks, type World } from './fakes.ts'

const CCGP = 'https://www.ccgp.gov.cn/cggg/1.htm'
const LANQI = '苏州澜启自动化科技有限公司'
const HENGXIN = '江苏恒信仪表股份有限公司'
const DAY = '2026-11-24'
const ui = { from: 'ui', url: new URL('chrome-extension://x/sidepanel.html') } as const

let world: World
beforeEach(() => {
  vi.useFakeTimers()
  world = makeWorld()
  world.browser.tabs.set(1, { url: CCGP, windowId: 1 })
  world.lists.held.set(LANQI, 'caution')
})
afterEach(() => vi.useRealTimers())

const start = (url = CCGP) => pageHandlers(world.bg)['page/start']({ type: 'page/start', doc: 'd1' }, pageSender(1, url))
const check = async (batch: number, ...texts: string[]) => {
  const message = { type: 'page/check', doc: 'd1', batch, blocks: textBlocks(...texts) } as const
  await pageHandlers(world.bg)['page/check'](message, pageSender(1, CCGP))
  await vi.runAllTimersAsync()
}
const counted = () => world.statistics.days.get(DAY)

test('a page is counted once, and each of its organisations once, however often it is read', async () => {
  await start()
  await check(0, `供应商：${LANQI}`)
  await check(1, `供应商：${LANQI}、${HENGXIN}`)
  await start()
  await check(0, `供应商：${LANQI}`)
  expect(counted()).toEqual({ checks: { pages: 1 }, names: 2, findings: { caution: 1, unknown: 1 }, hits: {} })
})

test('another page in the tab is another check', async () => {
  await start()
  await check(0, `供应商：${LANQI}`)
  await start('https://www.ccgp.gov.cn/cggg/2.htm')
  await check(0, `供应商：${LANQI}`)
  expect(counted()).toMatchObject({ checks: { pages: 2 }, names: 2 })
})

test('a file and a single look-up are counted as such', async () => {
  const tabId = 2 ** 40
  await uiHandlers(world.bg)['ui/document-start']({ type: 'ui/document-start', tabId, title: '标书.pdf' }, ui)
  await uiHandlers(world.bg)['ui/document-check'](
    { type: 'ui/document-check', tabId, batch: 0, blocks: textBlocks(`供应商：${LANQI}`) },
    ui,
  )
  for (let n = 0; n < 2; n++) await uiHandlers(world.bg)['ui/tab']({ type: 'ui/tab', tabId }, ui)
  await uiHandlers(world.bg)['ui/lookup']({ type: 'ui/lookup', query: HENGXIN, context: 'contract' }, ui)
  await vi.runAllTimersAsync()
  expect(counted()).toEqual({ checks: { files: 1, lookups: 1 }, names: 2, findings: { caution: 1, unknown: 1 }, hits: {} })
})

test('neither a name nor an address is in what is kept', async () => {
  await start()
  await check(0, `供应商：${LANQI}`)
  const kept = JSON.stringify([...world.statistics.days])
  for (const told of [LANQI, 'ccgp', 'cggg']) expect(kept).not.toContain(told)
})

test('counts that cannot be kept stand in nobody’s way', async () => {
  world.statistics.broken = true
  await start()
  await check(0, `供应商：${LANQI}`)
  const reply = await uiHandlers(world.bg)['ui/tab']({ type: 'ui/tab', tabId: 1 }, ui)
  expect(reply.ok && reply.value.subjects.length).toBe(1)
})
