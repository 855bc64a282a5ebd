import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PageCheckReply } from '#shared/contract/messages.ts'
import { usccCheckCharacter } from '#shared/core/identifiers.ts'
import { pageHandlers } from '../../../extension/background/from-page.ts'
import { uiHandlers } from '../../../extension/background/from-ui-lists.ts'
import { tellerWith } from '../../../extension/background/tell.ts'
import { answer } from '../../../extension/platform/serve.ts'
import { FakeBrowser, FakeLists, FakePairs, makeWorld, pageSender, textBlocks, type World } from './fakes.ts'

const CCGP = 'https://www.ccgp.gov.cn/cggg/1.htm'
const LANQI = '苏州澜启自动化科技有限公司'
const HENGXIN = '江苏恒信仪表股份有限公司'
const code = `91320500MA1ABCDE0${usccCheckCharacter('91320500MA1ABCDE0')}`
const ui = { from: 'ui', url: new URL('chrome-extension://x/sidepanel.html') } as const

let world: World
beforeEach(() => {
  vi.useFakeTimers()
  world = makeWorld()
  world.browser.tabs.set(1, { url: CCGP, windowId: 1 })
})
afterEach(() => vi.useRealTimers())

const start = (doc = 'd1', sender = pageSender(1, CCGP)) =>
  pageHandlers(world.bg)['page/start']({ type: 'page/start', doc }, sender)
const check = async (batch: number, texts: string[], sender = pageSender(1, CCGP), more: { replaces?: number } = {}) => {
  const reply = await pageHandlers(world.bg)['page/check'](
    { type: 'page/check', doc: 'd1', batch, blocks: textBlocks(...texts), ...more },
    sender,
  )
  return reply.ok ? reply.value : (reply.code as unknown as PageCheckReply)
}
const view = async () => {
  const reply = await uiHandlers(world.bg)['ui/tab']({ type: 'ui/tab', tabId: 1 }, ui)
  if (!reply.ok) throw new Error(reply.code)
  return reply.value
}

test('a batch is answered with its marks and its subjects', async () => {
  world.lists.held.set(LANQI, 'caution')
  await start()
  const reply = await check(0, [`供应商：${LANQI}、${LANQI}`])
  expect(reply.marks).toEqual([
    { block: 0, start: 4, end: 4 + LANQI.length, subject: LANQI, shown: true },
    { block: 0, start: 5 + LANQI.length, end: 5 + 2 * LANQI.length, subject: LANQI, shown: true },
  ])
  expect(reply.subjects).toMatchObject([{ subject: LANQI, assessment: 'caution', glyph: '核', marked: true }])
  expect(reply.subjects[0]!.label).toContain(LANQI)
})

test('words that cannot be read are an error on the card, not a wrong card; findings come without them', async () => {
  let readings = 0
  const teller = tellerWith(async () => {
    if (++readings === 1) throw new TypeError('Failed to fetch')
    return {}
  })
  world = makeWorld({ browser: new FakeBrowser(), lists: new FakeLists(), pairs: new FakePairs() }, teller)
  world.lists.held.set(LANQI, 'caution')
  await start()
  expect((await check(0, [`供应商：${LANQI}`])).subjects).toMatchObject([{ subject: LANQI, assessment: 'caution' }])
  expect(readings).toBe(0)
  const own = { id: 'me', base: 'chrome-extension://me/' }
  const sender = { id: 'me', url: CCGP, frameId: 0, tab: { id: 1, windowId: 1 } }
  const handlers = { page: pageHandlers(world.bg), ui: uiHandlers(world.bg) }
  const card = () => answer({ type: 'page/card', doc: 'd1', subject: LANQI }, sender, own, handlers)
  expect(await card()).toEqual({ ok: false, code: 'internal', detail: 'Failed to fetch' })
  expect(await card()).toMatchObject({ ok: true, value: { title: LANQI } })
  expect(await card()).toMatchObject({ ok: true })
  expect(readings).toBe(2)
})

test('a name is one subject over batches, and a code in a later batch changes what earlier places say', async () => {
  await start()
  const first = await check(0, [`供应商：${HENGXIN}`])
  expect(first.subjects).toMatchObject([{ assessment: 'unknown', marked: false }])
  const second = await check(1, [`成交供应商：${HENGXIN} ${code}`])
  expect(second.marks).toMatchObject([{ block: 0, subject: HENGXIN }])
  expect(second.subjects).toMatchObject([{ subject: HENGXIN, assessment: 'clear', marked: true }])
  const third = await check(2, ['没有单位'])
  expect(third.subjects).toEqual([])
  expect((await view()).subjects).toMatchObject([{ places: 2, finding: { assessment: 'clear' } }])
})

test('a batch that replaces another takes its place', async () => {
  await start()
  await check(0, [`供应商：${HENGXIN}`])
  await check(1, [`供应商：${LANQI}`], undefined, { replaces: 0 })
  expect((await view()).subjects.map(s => s.finding.subject.name)).toEqual([LANQI])
  await pageHandlers(world.bg)['page/forget']({ type: 'page/forget', doc: 'd1', batches: [1] }, pageSender(1, CCGP))
  expect((await view()).subjects).toEqual([])
})

test('frames share their subjects, and each hears of what another learnt', async () => {
  const frame = pageSender(1, 'https://www.ccgp.gov.cn/frame.htm', 5)
  await start()
  await pageHandlers(world.bg)['page/start']({ type: 'page/start', doc: 'd1' }, frame)
  await check(0, [`供应商：${HENGXIN}`])
  await check(0, [`供应商：${HENGXIN} ${code}`], frame)
  await vi.runAllTimersAsync()
  const told = world.browser.sent.filter(s => s.message.type === 'tab/subjects')
  expect(told).toMatchObject([{ frameId: 0, message: { subjects: [{ subject: HENGXIN, assessment: 'clear' }] } }])
  expect((await view()).subjects).toMatchObject([{ places: 2 }])
})

test('a killed worker answers the panel and later batches from the session copy', async () => {
  world.lists.held.set(LANQI, 'caution')
  await start()
  await check(0, [`供应商：${LANQI}`])
  await vi.runAllTimersAsync()
  world = makeWorld(world)
  expect((await view()).subjects).toMatchObject([{ finding: { assessment: 'caution', subject: { name: LANQI } } }])
  const reply = await check(1, [`供应商：${LANQI} ${HENGXIN}`])
  expect(reply.subjects.map(s => s.subject).sort()).toEqual([HENGXIN, LANQI].sort())
})

test('a document the background does not know has to start anew', async () => {
  expect(await check(0, ['x'])).toBe('no-document')
  await start('other')
  expect(await check(0, ['x'])).toBe('no-document')
})

test('a batch that is too large is refused', async () => {
  await start()
  expect(await check(0, ['长'.repeat(256 * 1024), '长'])).toBe('too-large')
})

test('the toolbar shows the worst finding and how many have it', async () => {
  world.lists.held.set(LANQI, 'barred').set(HENGXIN, 'caution')
  await start()
  await check(0, [LANQI, HENGXIN, '常州拓达电气有限公司'])
  await vi.runAllTimersAsync()
  expect(world.browser.badges.get(1)).toMatchObject({ text: '限1', colour: '#b3202a' })
  expect(world.browser.badges.get(1)!.title).toContain('3 家单位')
  expect(world.browser.casts).toContainEqual({ type: 'cast/tab', tabId: 1 })
})

test('names on no list leave the toolbar quiet', async () => {
  await start()
  await check(0, [HENGXIN])
  await vi.runAllTimersAsync()
  expect(world.browser.badges.get(1)!.text).toBe('')
})

test('a site that was switched off is left alone', async () => {
  await world.bg.settings.set({ sitesOff: ['ccgp.gov.cn'] })
  expect(await start()).toEqual({ ok: false, code: 'off' })
  expect((await view()).state).toBe('off')
})

test('only changed subjects are looked up again', async () => {
  await start()
  await check(0, [HENGXIN])
  await check(1, [LANQI])
  await check(2, [HENGXIN])
  expect(world.lists.asked.map(a => a.names)).toEqual([[HENGXIN], [LANQI]])
})

test('lists that changed are asked anew, and every page is told to send its text again', async () => {
  await start()
  await check(0, [LANQI])
  world.lists.held.set(LANQI, 'caution')
  await uiHandlers(world.bg)['ui/store-changed']({ type: 'ui/store-changed' }, ui)
  await vi.runAllTimersAsync()
  expect(world.browser.sent.map(s => s.message.type)).toEqual(['tab/subjects', 'tab/recheck'])
  expect(world.browser.casts).toContainEqual({ type: 'cast/lists' })
})

test('an action opens only what our own card links to', async () => {
  await start()
  await check(0, [LANQI])
  const act = (action: 'open-panel' | 'source') =>
    pageHandlers(world.bg)['page/action']({ type: 'page/action', doc: 'd1', subject: LANQI, action }, pageSender(1, CCGP))
  await act('open-panel')
  await act('source')
  expect(world.browser.opened[0]).toBe('panel:1')
  for (const opened of world.browser.opened.slice(1)) expect(opened).toMatch(/^https:\/\//)
})

test('before the key sets are loaded a batch is answered at once and read again after', async () => {
  world.lists.ready = false
  await start()
  const reply = await check(0, [LANQI])
  expect(reply.marks).toHaveLength(1)
  await vi.runAllTimersAsync()
  expect(world.browser.sent.filter(s => s.message.type === 'tab/recheck')).toEqual([])
})
