import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { pageMessage, uiMessage } from '#shared/contract/schemas.ts'
import { asQuery } from '../../../extension/background/query.ts'
import { askWith } from '../../../extension/platform/retry.ts'
import { judgeSender, type RawSender } from '../../../extension/platform/sender.ts'
import { answer, type PageHandlers, type UiHandlers } from '../../../extension/platform/serve.ts'

const own = { id: 'me', base: 'chrome-extension://me/' }
const page: RawSender = { id: 'me', url: 'https://www.ccgp.gov.cn/1.htm', frameId: 0, tab: { id: 3, windowId: 1 } }
const panel: RawSender = { id: 'me', url: 'chrome-extension://me/sidepanel.html' }
const any = (reply: unknown) =>
  new Proxy({}, { get: () => async () => ({ ok: true, value: reply }) }) as unknown as PageHandlers & UiHandlers
const handlers = { page: any('page'), ui: any('ui') }
const ask = (message: unknown, sender: RawSender) => answer(message, sender, own, handlers)

test('a content script speaks for its own tab and frame, our pages for nobody', () => {
  expect(judgeSender(page, own)).toMatchObject({ from: 'page', tabId: 3, frameId: 0 })
  expect(judgeSender(panel, own)).toMatchObject({ from: 'ui' })
  // Our own page in a tab is our page still.
  expect(judgeSender({ ...panel, tab: { id: 9 }, frameId: 0 }, own)).toMatchObject({ from: 'ui' })
})

test.each<[string, RawSender]>([
  ['another extension', { ...page, id: 'you' }],
  ['another extension with our address', { ...panel, id: 'you' }],
  ['no address', { id: 'me', frameId: 0, tab: { id: 3 } }],
  ['another extension’s page in a tab', { ...page, url: 'chrome-extension://you/x.html' }],
  ['a page outside any tab', { id: 'me', url: 'https://a.example/' }],
  ['an address that only begins like ours', { id: 'me', url: 'chrome-extension://me.evil.example/x' }],
])('%s is nobody', (_, sender) => expect(judgeSender(sender, own)).toBeUndefined())

test('the two unions never mix', async () => {
  expect(await ask({ type: 'page/start', doc: 'd' }, page)).toEqual({ ok: true, value: 'page' })
  expect(await ask({ type: 'ui/lists' }, panel)).toEqual({ ok: true, value: 'ui' })
  expect(await ask({ type: 'ui/lists' }, page)).toEqual({ ok: false, code: 'not-allowed' })
  expect(await ask({ type: 'ui/settings-set', settings: {} }, page)).toEqual({ ok: false, code: 'not-allowed' })
  expect(await ask({ type: 'page/start', doc: 'd' }, panel)).toEqual({ ok: false, code: 'not-allowed' })
})

test('what is misshapen is refused before a handler sees it', async () => {
  expect(await ask({ type: 'page/check', doc: 'd', batch: -1, blocks: [] }, page)).toMatchObject({ code: 'bad-message' })
  expect(await ask({ type: 'page/check', doc: 'd', batch: 0, blocks: [{ text: 5, kind: 'text' }] }, page)).toMatchObject({
    code: 'bad-message',
  })
  expect(await ask({ type: 'page/constructor' }, page)).toMatchObject({ code: 'bad-message' })
  expect(await ask({ type: 'ui/tab', tabId: 'x' }, panel)).toMatchObject({ code: 'bad-message' })
  const pair = { type: 'ui/pair-add', tabId: 1, subject: 's', listKey: 'l', recordId: 'r', on: '2026-11-24', reason: '已核对' }
  expect(await ask(pair, panel)).toEqual({ ok: true, value: 'ui' })
  expect(await ask(pair, page)).toEqual({ ok: false, code: 'not-allowed' })
  for (const wrong of [{ reason: '  ' }, { reason: '长'.repeat(501) }, { on: '2026-02-30' }, { recordId: undefined }])
    expect(await ask({ ...pair, ...wrong }, panel)).toMatchObject({ code: 'bad-message' })
  expect(ask({ type: 'cast/lists' }, panel)).toBeUndefined()
  expect(ask(null, page)).toBeUndefined()
})

test('extra fields do not reach the handler', () => {
  const parsed = pageMessage.parse({ type: 'page/start', doc: 'd', tabId: 99 })
  expect(parsed).toEqual({ type: 'page/start', doc: 'd' })
})

test('no exception crosses the wire', async () => {
  vi.spyOn(console, 'error').mockImplementationOnce(() => {})
  const broken = { page: new Proxy({}, { get: () => () => Promise.reject(new Error('boom')) }) as PageHandlers, ui: handlers.ui }
  expect(await answer({ type: 'page/start', doc: 'd' }, page, own, broken)).toMatchObject({ ok: false, code: 'internal' })
})

test('anything at all is answered or ignored, never thrown at', () => {
  fc.assert(
    fc.property(fc.anything(), raw => {
      expect(() => pageMessage.safeParse(raw)).not.toThrow()
      expect(() => uiMessage.safeParse(raw)).not.toThrow()
      expect(() => ask(raw, page)).not.toThrow()
    }),
  )
})

test('a question whose worker was killed is asked once more', async () => {
  let turns = 0
  const dies = async () => {
    if (++turns === 1) throw new Error('message channel closed')
    return { ok: true, value: 1 }
  }
  expect(await askWith(dies, {}, 'lost')).toEqual({ ok: true, value: 1 })
  expect(await askWith(async () => undefined, {}, 'lost')).toBe('lost')
})

test('a selection becomes one line of bounded length', () => {
  expect(asQuery('  苏州\n 澜启  ')).toBe('苏州 澜启')
  expect(asQuery('长'.repeat(999))).toHaveLength(200)
})
