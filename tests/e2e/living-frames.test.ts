/** Frames of another origin, as far as the officer has let the extension work there, and pages taken back from the history. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { askBackground, LOOPBACK } from '../support/demo-world.ts'
import { codeOf, glyphsOf, nameOf, rowOf, tableOf } from '../support/living-page.ts'
import { type StaticServer, serve } from '../support/server.ts'
import { badgeOf, type Opened, startTenderSite, type TenderSite, tenderPage } from '../support/tender-site.ts'

let tender: TenderSite
let other: StaticServer
let opened: Opened

beforeAll(async () => {
  tender = await startTenderSite({
    args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'],
    without: ['--disable-back-forward-cache'],
  })
  other = await serve(() => new TextEncoder().encode(tenderPage(`<h2>中标供应商名单</h2>${tableOf('taxno')}`)))
})
afterEach(async () => {
  await opened?.page.close()
})
afterAll(async () => {
  await tender?.close()
  await other?.close()
})

const list = (...keys: string[]) => tenderPage(`<h2>政府采购项目供应商名单</h2>${tableOf(...keys)}`)
const withFrame = (key: string, address: string) =>
  list(key).replace('</body>', `<iframe src="${address}" width="700" height="200"></iframe></body>`)
const markedIn = (frame: number) =>
  opened.page
    .frames()
    [frame]!.evaluate(() =>
      [...CSS.highlights].filter(([, ranges]) => ranges.size > 0).map(([name, ranges]) => [name, [...ranges].map(String)]),
    )

test('a frame of another origin that is permitted too is read and marked, and is one page with the one around it', async () => {
  tender.pages['outer.html'] = withFrame('chenglan', other.url)
  expect(new URL(other.url).origin).not.toBe(new URL(tender.site.url).origin)
  opened = await tender.open('outer.html', { confirm: 'government-procurement', enough: view => view.subjects.length === 2 })
  await expect.poll(() => glyphsOf(opened.overlay, 'chenglan')).toBe('限')
  await expect.poll(() => markedIn(1)).toEqual([['xinbiao-barred', [nameOf('taxno')]]])
  await expect.poll(() => badgeOf(tender, opened)).toBe('限2')
  // The frame goes away: what it said goes with it.
  await opened.page.evaluate(() => document.querySelector('iframe')!.remove())
  await expect
    .poll(async () => (await askBackground(tender.own, { type: 'ui/tab', tabId: opened.tabId })).subjects.length)
    .toBe(1)
})

test('a frame of an origin that nobody permitted stays as it came', async () => {
  expect(LOOPBACK).not.toContain('localhost')
  tender.pages['foreign.html'] = withFrame('chenglan', other.url.replace('127.0.0.1', 'localhost'))
  opened = await tender.open('foreign.html', { confirm: 'government-procurement' })
  await expect.poll(() => glyphsOf(opened.overlay, 'chenglan')).toBe('限')
  await opened.page.frames()[1]!.waitForLoadState()
  expect(await opened.page.frames()[1]!.evaluate(() => document.body.textContent)).toContain(nameOf('taxno'))
  expect((await opened.checked()).subjects.map(subject => subject.finding.subject.name)).toEqual([nameOf('chenglan')])
  expect(await opened.page.frames()[1]!.locator('xinbiao-overlay').count()).toBe(0)
  expect(await markedIn(1)).toEqual([])
})

test('a page taken back from the history has its own marks again, and the background its own findings', async () => {
  tender.pages['first.html'] = list('chenglan', 'lanqichuan')
  tender.pages['second.html'] = list('orgcode')
  opened = await tender.open('first.html', { confirm: 'government-procurement' })
  const { page, overlay } = opened
  await expect.poll(() => glyphsOf(overlay, 'chenglan')).toBe('限')
  await page.evaluate(() => {
    Object.assign(window, { kept: 'alive' })
  })
  await page.goto(`${tender.site.url}second.html`)
  await expect.poll(() => glyphsOf(overlay, 'orgcode')).not.toBe('')
  await page.evaluate(() => history.back())
  await expect.poll(() => page.evaluate(() => location.pathname)).toBe('/first.html')
  // It is the very page, not one loaded anew.
  expect(await page.evaluate(() => (window as { kept?: string }).kept)).toBe('alive')
  await expect
    .poll(async () => (await opened.checked()).subjects.map(subject => subject.finding.subject.name))
    .toEqual([nameOf('chenglan'), nameOf('lanqichuan')])
  // The rules were confirmed for the page as it was then; another has been there since, so they are inferred anew.
  await expect.poll(async () => (await overlay.marks()).map(mark => mark.glyph).join('')).toBe('核注')
  await overlay.openCard(nameOf('chenglan'))
  await expect.poll(() => overlay.card()).toContain(codeOf('chenglan'))
  await page.evaluate(row => document.querySelector('tbody')!.insertAdjacentHTML('beforeend', row), rowOf('taxno'))
  await expect.poll(() => glyphsOf(overlay, 'taxno')).toBe('核')
  expect(await page.locator('xinbiao-overlay').count()).toBe(1)
})
