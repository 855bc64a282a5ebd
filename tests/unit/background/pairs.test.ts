/** A pair is confirmed and revoked through the background, over a real look-up: what open pages and panels come to. */
import { beforeEach, expect, test, vi } from 'vitest'
import { variants } from '#shared/core/record-keys.ts'
import { openLookup } from '#shared/lookup/lookup.ts'
import { policy } from '#shared/policy/index.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { pageHandlers } from '../../../extension/background/from-page.ts'
import { uiHandlers } from '../../../extension/background/from-ui-lists.ts'
import { clockAt, withList } from '../../support/lists.ts'
import { CODE_A, CODE_B, NAME, record } from '../../support/records.ts'
import { makeWorld, pageSender, textBlocks, type World } from './fakes.ts'

const SITE = 'https://www.ccgp.gov.cn/notice/1'
const sender = { from: 'ui', url: new URL('chrome-extension://x/sidepanel.html') } as const
const SAID = { on: '2026-11-24', reason: ' 已核对营业执照 ' }

let world: World
let listKey: string
const ui = () => uiHandlers(world.bg)

const open = async (tabId: number, ...texts: string[]) => {
  world.browser.tabs.set(tabId, { url: SITE, windowId: 1 })
  const at = pageSender(tabId, SITE)
  await pageHandlers(world.bg)['page/start']({ type: 'page/start', doc: 'd' }, at)
  await pageHandlers(world.bg)['page/check']({ type: 'page/check', doc: 'd', batch: 0, blocks: textBlocks(...texts) }, at)
}
const tab = async (tabId = 1) => {
  const reply = await ui()['ui/tab']({ type: 'ui/tab', tabId }, sender)
  if (!reply.ok) throw new Error(reply.code)
  return reply.value
}
const basis = async (tabId = 1) => (await tab(tabId)).subjects[0]!.finding.matches[0]?.basis
const confirm = (more: object = {}) =>
  ui()['ui/pair-add']({ type: 'ui/pair-add', tabId: 1, subject: NAME, listKey, recordId: 'r1', ...SAID, ...more }, sender)
const pairs = async () => {
  const reply = await ui()['ui/pairs']({ type: 'ui/pairs' }, sender)
  return reply.ok ? reply.value : reply.code
}

beforeEach(async () => {
  world = makeWorld()
  const store = new MemoryStore()
  await withList(store, 'shixin', [record()])
  const lookup = await openLookup({ store, clock: clockAt(), policy, ...variants })
  world.lists.lookup = async () => lookup
  listKey = lookup.lists()[0]!.key
})

test('confirmed in one tab, it is the same organisation at once in every tab, and says who confirmed it when and why', async () => {
  await open(1, NAME)
  await open(2, `采购结果：${NAME}`, NAME)
  expect(await basis()).toBe('registered-name')
  world.browser.sent = []
  const reply = await confirm()
  expect(reply.ok && reply.value.subjects[0]!.card.basis[0]).toBe(
    '匹配依据：经办人 2026-11-24 确认为同一单位，理由：已核对营业执照。',
  )
  await vi.waitFor(async () => {
    const told = world.browser.sent.flatMap(({ tabId, message }) =>
      message.type === 'tab/subjects' ? message.subjects.map(({ certainty }) => [tabId, certainty]) : [],
    )
    expect(told).toEqual([
      [1, 'same'],
      [2, 'same'],
    ])
  })
  expect(await basis(2)).toBe('confirmed-pair')
  expect(await pairs()).toMatchObject([
    { printed: { name: NAME }, list: 'shixin', subject: { name: NAME, code: CODE_A }, on: SAID.on },
  ])
})

test('a look-up of that name alone says the same, one with another code does not', async () => {
  await open(1, NAME)
  await confirm()
  const look = async (code?: string) => {
    const message = { type: 'ui/lookup', query: NAME, context: 'contract', ...(code ? { code } : {}) } as const
    const reply = await ui()['ui/lookup'](message, sender)
    return reply.ok && reply.value.finding.matches.map(match => match.basis)
  }
  expect(await look()).toEqual(['confirmed-pair'])
  expect(await look(CODE_B)).toEqual([])
})

test('after the worker is gone it still holds; revoked, it is gone in every tab', async () => {
  await open(1, NAME)
  await confirm()
  await expect.poll(() => world.browser.session.get('tab:1')).toMatchObject({ frames: { 0: { batches: { 0: {} } } } })
  const { lookup } = world.lists
  world = makeWorld(world)
  world.lists.lookup = lookup
  expect(await basis()).toBe('confirmed-pair')
  const [pair] = (await pairs()) as { key: string }[]
  expect(await ui()['ui/pair-remove']({ type: 'ui/pair-remove', key: pair!.key }, sender)).toEqual({ ok: true, value: null })
  expect(world.browser.casts).toContainEqual({ type: 'cast/pairs' })
  expect(await basis()).toBe('registered-name')
  expect(await pairs()).toEqual([])
})

test('a full disk and a database that fails are said, and nothing changes', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await open(1, NAME)
  world.pairs.full = true
  expect(await confirm()).toEqual({ ok: false, code: 'quota' })
  expect(await basis()).toBe('registered-name')
  world.pairs.full = false
  await confirm()
  world.pairs.full = true
  const [pair] = (await pairs()) as { key: string }[]
  expect(await ui()['ui/pair-remove']({ type: 'ui/pair-remove', key: pair!.key }, sender)).toEqual({ ok: false, code: 'quota' })
  expect(await basis()).toBe('confirmed-pair')
  world.pairs.broken = true
  expect(await pairs()).toBe('not-kept')
  vi.restoreAllMocks()
})

test('only what was found can be confirmed, on a day that has come', async () => {
  await open(1, NAME, `${NAME.replace('澜启', '启澜')} ${CODE_B}`)
  expect(await confirm({ tabId: 9 })).toEqual({ ok: false, code: 'no-tab' })
  expect(await confirm({ recordId: 'r9' })).toEqual({ ok: false, code: 'no-subject' })
  expect(await confirm({ listKey: 'x/shixin' })).toEqual({ ok: false, code: 'no-subject' })
  expect(await confirm({ subject: '没有这家公司' })).toEqual({ ok: false, code: 'no-subject' })
  expect(await confirm({ on: '2026-11-25' })).toMatchObject({ ok: false, code: 'bad-message' })
  expect(await pairs()).toEqual([])
})
