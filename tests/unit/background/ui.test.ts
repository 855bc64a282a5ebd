import { beforeEach, expect, test } from 'vitest'
import { usccCheckCharacter } from '#shared/core/identifiers.ts'
import { sitesAllowed } from '../../../extension/background/allowed.ts'
import { pageHandlers } from '../../../extension/background/from-page.ts'
import { uiHandlers } from '../../../extension/background/from-ui-lists.ts'
import { makeWorld, pageSender, textBlocks, type World } from './fakes.ts'

const SITE = 'https://tender.example/notice/1'
const CCGP = 'https://www.ccgp.gov.cn/1.htm'
const FIRM = '苏州澜启自动化科技有限公司'
const first17 = '91320500MA1ABCDE0'
const code = first17 + usccCheckCharacter(first17)
const wrong = first17 + (code.endsWith('0') ? '1' : '0')
const sender = { from: 'ui', url: new URL('chrome-extension://x/popup.html') } as const

let world: World
const ui = () => uiHandlers(world.bg)
const open = async (url: string, texts: string[], tabId = 1) => {
  world.browser.tabs.set(tabId, { url, windowId: 1 })
  await pageHandlers(world.bg)['page/start']({ type: 'page/start', doc: 'd' }, pageSender(tabId, url))
  await pageHandlers(world.bg)['page/check'](
    { type: 'page/check', doc: 'd', batch: 0, blocks: textBlocks(...texts) },
    pageSender(tabId, url),
  )
}
const tab = async (tabId = 1) => {
  const reply = await ui()['ui/tab']({ type: 'ui/tab', tabId }, sender)
  if (!reply.ok) throw new Error(reply.code)
  return reply.value
}

beforeEach(() => {
  world = makeWorld()
})

test('a site with one context fixes it; with none the words of the page say, and nothing is barred until confirmed', async () => {
  world.lists.held.set(FIRM, 'barred')
  await open(CCGP, [FIRM])
  expect((await tab()).context).toEqual({ context: 'government-procurement', inferred: false })
  expect((await tab()).subjects[0]!.finding.assessment).toBe('barred')

  await open(SITE, ['世界银行贷款项目国际竞争性招标', FIRM], 2)
  expect((await tab(2)).context).toEqual({ context: 'bank-financed', inferred: true })
  expect((await tab(2)).subjects[0]!.finding.assessment).toBe('caution')
  const confirmed = await ui()['ui/context']({ type: 'ui/context', tabId: 2, context: 'bank-financed', confirmed: true }, sender)
  expect(confirmed).toMatchObject({
    ok: true,
    value: { context: { inferred: false }, subjects: [{ finding: { assessment: 'barred' } }] },
  })
})

test('a context remembered for a host holds in another tab, one merely confirmed does not', async () => {
  await open(SITE, ['政府采购 竞争性磋商', FIRM])
  await ui()['ui/context']({ type: 'ui/context', tabId: 1, context: 'contract', confirmed: true }, sender)
  await open(SITE, [FIRM], 2)
  expect((await tab(2)).context.inferred).toBe(true)
  await ui()['ui/context']({ type: 'ui/context', tabId: 1, context: 'contract', confirmed: true, remember: true }, sender)
  expect((await tab(2)).context).toEqual({ context: 'contract', inferred: false })
})

test('rules confirmed for a page stay with it when it is loaded again, and are not those of the next page', async () => {
  await open(SITE, ['政府采购 竞争性磋商', FIRM])
  await ui()['ui/context']({ type: 'ui/context', tabId: 1, context: 'contract', confirmed: true }, sender)
  await open(`${SITE}#bidders`, ['政府采购 竞争性磋商', FIRM])
  expect((await tab()).context).toEqual({ context: 'contract', inferred: false })
  await open('https://tender.example/notice/2', ['政府采购 竞争性磋商', FIRM])
  expect((await tab()).context).toEqual({ context: 'government-procurement', inferred: true })
})

test('a page that went without another of ours coming is no longer spoken of, nor is the toolbar told of it', async () => {
  world.lists.held.set(FIRM, 'barred')
  await open(CCGP, [FIRM])
  world.browser.left.add(1)
  world.browser.badges.clear()
  await world.bg.recheckAll()
  expect(world.browser.badges.size).toBe(0)
  expect(await tab()).toMatchObject({ state: 'off', subjects: [] })
})

test('a page without telling words has no rule taken for granted', async () => {
  await open(SITE, [FIRM])
  expect((await tab()).context).toEqual({ context: 'other-review', inferred: true })
})

test('a typed code settles a name; a wrong check character is refused until a person insists', async () => {
  await open(CCGP, [FIRM])
  expect((await tab()).subjects[0]!.finding.assessment).toBe('unknown')
  const type = (value: string | null, despiteFault = false) =>
    ui()['ui/code']({ type: 'ui/code', tabId: 1, subject: FIRM, code: value, despiteFault }, sender)
  expect(await type('1234')).toMatchObject({ ok: false, code: 'bad-code' })
  expect(await type('91230199744****927K')).toMatchObject({ ok: false, code: 'bad-code' })
  expect(await type(wrong)).toMatchObject({ ok: false, code: 'code-fault' })
  expect(await type(wrong, true)).toMatchObject({
    ok: true,
    value: { subjects: [{ finding: { subject: { codeTyped: true } } }] },
  })
  expect(await type(code.toLowerCase())).toMatchObject({
    ok: true,
    value: { subjects: [{ finding: { assessment: 'clear', subject: { code: { value: code, valid: true } } } }] },
  })
  expect(await type(null)).toMatchObject({ ok: true, value: { subjects: [{ finding: { assessment: 'unknown' } }] } })
})

test('a typed code outlives the worker and a reload, not another host', async () => {
  await open(CCGP, [FIRM])
  await ui()['ui/code']({ type: 'ui/code', tabId: 1, subject: FIRM, code }, sender)
  world = makeWorld(world)
  expect((await tab()).subjects[0]!.finding.subject.codeTyped).toBe(true)
  await open(CCGP, [FIRM])
  expect((await tab()).subjects[0]!.finding.subject.codeTyped).toBe(true)
  await open(SITE, [FIRM])
  expect((await tab()).subjects[0]!.finding.subject.code).toBeUndefined()
  expect([...world.browser.local.held.values()].join()).not.toContain(code)
})

test('the panel lists the gravest first and names on no list last', async () => {
  world.lists.held.set('丙有限公司', 'commended').set('丁有限公司', 'barred').set('戊有限公司', 'caution')
  await open(CCGP, ['甲有限公司', '丙有限公司', '丁有限公司', '戊有限公司'])
  const view = await tab()
  expect(view.subjects.map(s => s.finding.subject.name)).toEqual(['丁有限公司', '戊有限公司', '丙有限公司', '甲有限公司'])
  expect(view.lists).toEqual({ installed: 3, oldest: '2026-11-22', worst: 'fresh' })
})

test('jumping counts places frame by frame', async () => {
  await open(CCGP, [FIRM, FIRM])
  const frame = pageSender(1, CCGP, 4)
  await pageHandlers(world.bg)['page/start']({ type: 'page/start', doc: 'f' }, frame)
  await pageHandlers(world.bg)['page/check']({ type: 'page/check', doc: 'f', batch: 0, blocks: textBlocks(FIRM) }, frame)
  const jump = async (nth: number) => {
    await ui()['ui/jump']({ type: 'ui/jump', tabId: 1, subject: FIRM, nth }, sender)
    return world.browser.sent.at(-1)
  }
  expect(await jump(1)).toMatchObject({ frameId: 0, message: { type: 'tab/jump', nth: 1 } })
  expect(await jump(2)).toMatchObject({ frameId: 4, message: { type: 'tab/jump', nth: 0 } })
  expect(await jump(3)).toMatchObject({ frameId: 0, message: { nth: 0 } })
})

test('a site allowed when its popup has gone is switched on for good, and only the one that was asked for', async () => {
  world.browser.tabs.set(1, { url: SITE })
  world.browser.injectable.add(1)
  world.browser.permitted.add('https://tender.example')
  await sitesAllowed(world.bg, ['https://tender.example/*'])
  expect((await world.bg.settings.get()).sitesOn).toEqual([])
  await ui()['ui/tab-on-allowed']({ type: 'ui/tab-on-allowed', tabId: 1 }, sender)
  await sitesAllowed(world.bg, ['https://lists.example/*'])
  expect((await world.bg.settings.get()).sitesOn).toEqual([])
  await sitesAllowed(world.bg, ['https://tender.example/*'])
  expect((await world.bg.settings.get()).sitesOn).toEqual(['https://tender.example'])
  expect(world.browser.kept).toEqual(new Set(['https://tender.example']))
})

test('another site is switched on for once, or for good with the permission, and switching off undoes it', async () => {
  world.browser.tabs.set(1, { url: SITE })
  expect((await tab()).state).toBe('off')
  expect(await ui()['ui/tab-on']({ type: 'ui/tab-on', tabId: 1 }, sender)).toMatchObject({ ok: false, code: 'not-allowed' })
  world.browser.injectable.add(1)
  expect(await ui()['ui/tab-on']({ type: 'ui/tab-on', tabId: 1 }, sender)).toMatchObject({ ok: true, value: { always: false } })
  expect((await world.bg.settings.get()).sitesOn).toEqual([])

  const always = () => ui()['ui/tab-on']({ type: 'ui/tab-on', tabId: 1, always: true }, sender)
  expect(await always()).toMatchObject({ ok: false, code: 'not-allowed' })
  world.browser.permitted.add('https://tender.example')
  expect(await always()).toMatchObject({ ok: true, value: { always: true } })
  expect(world.browser.kept).toEqual(new Set(['https://tender.example']))

  await ui()['ui/tab-off']({ type: 'ui/tab-off', tabId: 1 }, sender)
  expect(world.browser.kept.size + world.browser.permitted.size).toBe(0)
  expect((await world.bg.settings.get()).sitesOn).toEqual([])
  expect(world.browser.sent.at(-1)?.message).toEqual({ type: 'tab/off' })
  expect((await tab()).state).toBe('off')
})

test('a default site is switched off with its subdomains and on again', async () => {
  await open(CCGP, [FIRM])
  expect((await tab()).always).toBe(true)
  await ui()['ui/tab-off']({ type: 'ui/tab-off', tabId: 1 }, sender)
  expect((await world.bg.settings.get()).sitesOff).toEqual(['ccgp.gov.cn'])
  expect(await ui()['ui/tab-on']({ type: 'ui/tab-on', tabId: 1 }, sender)).toMatchObject({ ok: false, code: 'reload-needed' })
  expect((await world.bg.settings.get()).sitesOff).toEqual([])
})

test('a browser page cannot be read', async () => {
  world.browser.tabs.set(1, { url: 'chrome://settings' })
  expect(await tab()).toMatchObject({ state: 'no-access', host: '' })
  expect(await tab()).not.toHaveProperty('origin')
  expect(await ui()['ui/tab']({ type: 'ui/tab', tabId: 99 }, sender)).toMatchObject({ ok: false, code: 'no-tab' })
})

test('a firm is looked up by name, by code, or by both; the record names each list and those missing', async () => {
  const look = (query: string, more: { code?: string } = {}) =>
    ui()['ui/lookup']({ type: 'ui/lookup', query, context: 'government-procurement', ...more }, sender)
  expect(await look('  ')).toMatchObject({ ok: false, code: 'empty-query' })
  expect(await look(FIRM, { code: 'x' })).toMatchObject({ ok: false, code: 'bad-code' })
  expect(await look(code)).toMatchObject({ ok: true, value: { finding: { subject: { name: '', code: { value: code } } } } })
  expect(await look(FIRM)).toMatchObject({ ok: true, value: { finding: { subject: { name: FIRM, roles: ['supplier'] } } } })
  world.lists.states = world.lists.states.slice(1)
  const both = await look(FIRM, { code })
  expect(both).toMatchObject({
    ok: true,
    value: {
      rows: [
        { list: 'shixin', outcome: 'unknown', required: true },
        { list: 'tax-major', outcome: 'not-listed', seq: 7, retrievedAt: '2026-11-22', required: true },
        { list: 'gp-serious', outcome: 'not-listed', required: true },
      ],
    },
  })
})

test('another language reaches pages, cards and the context menu', async () => {
  await open(CCGP, [FIRM])
  await ui()['ui/settings-set']({ type: 'ui/settings-set', settings: { lang: 'en' } }, sender)
  await expect.poll(() => world.browser.menu).toContain('Xinbiao')
  await expect
    .poll(() => world.browser.sent.map(s => s.message))
    .toContainEqual(expect.objectContaining({ type: 'tab/look', lang: 'en' }))
  expect((await tab()).subjects[0]!.line).toMatch(/not found by name/)
})

test('settings from an older or damaged store fall back to what is usable', async () => {
  world.browser.local.held.set('settings', JSON.stringify({ lang: 'fr' }))
  expect(await world.bg.settings.get()).toEqual({ lang: 'auto', theme: 'auto', sitesOff: [], sitesOn: [], siteContext: {} })
})
