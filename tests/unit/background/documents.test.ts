import { beforeEach, expect, test } from 'vitest'
import { limits } from '#shared/contract/limits.ts'
import { uiMessage } from '#shared/contract/schemas.ts'
import { uiHandlers } from '../../../extension/background/from-ui-lists.ts'
import { makeWorld, textBlocks, type World } from './fakes.ts'

const FIRM = '苏州澜启自动化科技有限公司'
const id = limits.documents + 7
const sender = { from: 'ui', url: new URL('chrome-extension://x/sidepanel.html') } as const

let world: World
const ui = () => uiHandlers(world.bg)
const start = () => ui()['ui/document-start']({ type: 'ui/document-start', tabId: id, title: 'a.pdf' }, sender)
const check = (batch: number, ...texts: string[]) =>
  ui()['ui/document-check']({ type: 'ui/document-check', tabId: id, batch, blocks: textBlocks(...texts) }, sender)
const view = async () => ui()['ui/tab']({ type: 'ui/tab', tabId: id }, sender)

beforeEach(() => {
  world = makeWorld()
})

test('a document is checked like a tab: its blocks say where, its rules are inferred, confirmed and kept when it is read again', async () => {
  world.lists.held.set(FIRM, 'barred')
  await world.bg.settings.set({ siteContext: { '': 'contract' } })
  await start()
  await check(0, '政府采购 竞争性磋商', '其他文字')
  await check(1, `成交供应商：${FIRM}`)
  const first = await view()
  expect(first).toMatchObject({
    ok: true,
    value: {
      title: 'a.pdf',
      host: '',
      state: 'on',
      context: { context: 'government-procurement', inferred: true },
      subjects: [{ blocks: [{ batch: 1, block: 0 }], finding: { assessment: 'caution' } }],
    },
  })
  await ui()['ui/context']({ type: 'ui/context', tabId: id, context: 'government-procurement', confirmed: true }, sender)
  await start()
  await check(0, FIRM)
  expect(await view()).toMatchObject({
    value: { context: { inferred: false }, subjects: [{ finding: { assessment: 'barred' } }] },
  })
  expect(world.browser.tabs.size).toBe(0)
})

test('nothing of it is held once it has ended', async () => {
  await start()
  await check(0, FIRM)
  await ui()['ui/document-end']({ type: 'ui/document-end', tabId: id }, sender)
  expect(await view()).toMatchObject({ ok: false, code: 'no-tab' })
  expect(await check(1, FIRM)).toMatchObject({ ok: false, code: 'no-tab' })
})

test('a browser’s tab is never taken for a document', () => {
  for (const type of ['ui/document-start', 'ui/document-check', 'ui/document-end'])
    expect(uiMessage.safeParse({ type, tabId: 7, title: 'a', batch: 0, blocks: [] }).success).toBe(false)
})
