import { beforeEach, expect, test } from 'vitest'
import { StoreError } from '#shared/store/error.ts'
import { pageHandlers } from '../../../extension/background/from-page.ts'
import { uiHandlers } from '../../../extension/background/from-ui-lists.ts'
import { updateDue } from '../../../extension/background/updates.ts'
import { makeWorld, pageSender, textBlocks, type World } from './fakes.ts'

const FIRM = '苏州澜启自动化科技有限公司'
const ui = { from: 'ui', url: new URL('chrome-extension://x/watch.html') } as const
let world: World
beforeEach(() => {
  world = makeWorld()
})
const run = () => uiHandlers(world.bg)['ui/watch-run']({ type: 'ui/watch-run' }, ui)

test('while nobody is watched no list is opened and nothing is told', async () => {
  world.lists.states = [{ ...world.lists.states[0]!, state: 'stale' }]
  expect(await run()).toEqual({ ok: true, value: null })
  expect([world.lists.asked, world.browser.notes, world.watch.events.size]).toEqual([[], [], 0])
})

test('a list that has gone past its term is told at the next waking, by one notification, and never again', async () => {
  world.watch.watch('a', FIRM)
  await updateDue(world.bg)
  expect(world.browser.notes).toEqual([])
  world.lists.states = world.lists.states.map(list => ({ ...list, state: 'stale' as const }))
  await updateDue(world.bg)
  await Promise.all([run(), run(), updateDue(world.bg)])
  expect(world.browser.notes).toEqual(['关注名单：1 条预警\n3 份名单未获取新数据：失信被执行人、重大税收违法、政采严重违法'])
  expect(world.browser.casts).toContainEqual({ type: 'cast/watch' })
})

test('a full disk is answered as such, and what could not be kept is looked up at the next run', async () => {
  world.watch.watch('a', FIRM)
  world.watch.before = () => {
    throw new StoreError('quota', 'full')
  }
  expect(await run()).toEqual({ ok: false, code: 'quota' })
  world.watch.before = () => {}
  expect(await run()).toEqual({ ok: true, value: null })
  expect(world.watch.people.get('a')?.pass).toBe(1)
})

test('the card of a page offers to watch, and opens the page of those watched with the name', async () => {
  const url = 'https://www.ccgp.gov.cn/cggg/1.htm'
  const sender = pageSender(1, url)
  world.browser.tabs.set(1, { url, windowId: 1 })
  const page = pageHandlers(world.bg)
  await page['page/start']({ type: 'page/start', doc: 'd' }, sender)
  await page['page/check']({ type: 'page/check', doc: 'd', batch: 0, blocks: textBlocks(`供应商：${FIRM}`) }, sender)
  const card = await page['page/card']({ type: 'page/card', doc: 'd', subject: FIRM }, sender)
  expect(card.ok && card.value.actions).toContainEqual({ id: 'watch', label: '加入关注' })
  await page['page/action']({ type: 'page/action', doc: 'd', subject: FIRM, action: 'watch' }, sender)
  expect(world.browser.opened).toEqual([`watch:${FIRM}`])
})
