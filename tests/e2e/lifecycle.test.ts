/** The built extension over its life: killed workers, reloaded as an update does, a browser started again. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'wxt/browser'
import { askBackground, checkedTab, demoExtension } from '../support/demo-world.ts'
import { launchExtension } from '../support/extension.ts'
import { firm, uscc } from '../support/lists.ts'
import { append, codeOf, host, kill, nameOf, registry, tender, underlined, useLivedIn } from '../support/lived-in.ts'
import { overlayOf } from '../support/overlay.ts'
import { until } from '../support/targets.ts'
import { type Opened, tenderPage } from '../support/tender-site.ts'

declare const chrome: typeof Browser

useLivedIn()

describe('a killed worker', () => {
  let opened: Opened
  beforeAll(async () => {
    opened = await tender.open('bids.html', { confirm: 'government-procurement' })
  })
  afterAll(async () => {
    await opened?.page.close()
  })

  test('leaves the page’s marks as they are, and is woken by a card', async () => {
    await expect.poll(async () => (await opened.overlay.underlined()).barred).toContain(nameOf('yanxichuan'))
    const before = await opened.overlay.underlined()
    await kill()
    expect(await opened.overlay.underlined()).toEqual(before)
    await opened.overlay.openCard(nameOf('yanxichuan'))
    await expect.poll(() => opened.overlay.card()).toContain('失信被执行人')
    await opened.page.keyboard.press('Escape')
    expect(await opened.overlay.underlined()).toEqual(before)
  })

  test('is woken by text that comes later, and still knows the rules the officer confirmed', async () => {
    await kill()
    await append(opened.page, `供应商：${nameOf('chenglan')}（${codeOf('chenglan')}）`)
    await expect.poll(async () => (await opened.overlay.underlined()).barred).toContain(nameOf('chenglan'))
    expect((await opened.overlay.underlined()).barred).toContain(nameOf('yanxichuan'))
  })

  test('is woken by the panel, which shows the page’s organisations and leads to their places', async () => {
    await kill()
    const panel = await tender.openPanel(opened)
    await panel
      .getByRole('listitem')
      .filter({ hasText: nameOf('yanxichuan') })
      .waitFor()
    expect(await panel.getByRole('region', { name: '适用规则' }).textContent()).not.toContain('推断')
    await kill()
    const row = panel.getByRole('listitem').filter({ hasText: nameOf('chenglan') })
    const jump = row.getByRole('button', { name: /定位/ })
    if (!(await jump.isVisible())) await row.getByRole('button').first().click()
    await jump.click()
    await expect.poll(() => opened.page.evaluate(() => scrollY)).toBeGreaterThan(1000)
    await panel.close()
  })

  test('is woken by the popup, which answers', async () => {
    const popup = await tender.browser.open('popup.html')
    await kill()
    await popup.getByRole('searchbox').fill(codeOf('yanxichuan'))
    await popup.keyboard.press('Enter')
    await popup.getByText('列入“失信被执行人”').waitFor()
    await popup.close()
  })
})

/** The extension's own pages are closed by it. */
const reload = async () => {
  const closed = tender.own.waitForEvent('close')
  await tender.own.evaluate(() => setTimeout(() => chrome.runtime.reload()))
  await closed
  tender.own = await openOptions()
}

const openOptions = () =>
  until(() => tender.browser.open('options.html').catch(() => undefined), 'the extension did not come back')

describe('an extension that is reloaded, as an update does', () => {
  test('the old marks go, the new script takes the page over, added sites stay on, and nothing fails', async () => {
    const origin = new URL(tender.site.url).origin
    await askBackground(tender.own, { type: 'ui/settings-set', settings: { sitesOn: [origin] } })
    const opened = await tender.open('bids.html')
    await expect.poll(() => underlined(opened)).toContain(nameOf('yanxichuan'))
    await reload()
    await expect.poll(async () => (await askBackground(tender.own, { type: 'ui/tab', tabId: opened.tabId })).state).toBe('on')
    await checkedTab(tender.browser, opened.page, tender.own)
    await opened.page.bringToFront()
    await expect.poll(() => underlined(opened)).toContain(nameOf('yanxichuan'))
    expect(await opened.page.locator('xinbiao-overlay').count()).toBe(1)
    await opened.overlay.openCard(nameOf('yanxichuan'))
    await expect.poll(() => opened.overlay.card()).toContain('失信被执行人')
    const scripts = await tender.own.evaluate(() => chrome.scripting.getRegisteredContentScripts())
    expect(scripts.flatMap(script => script.matches ?? [])).toEqual(['http://127.0.0.1/*'])
    await opened.page.close()
  })

  test('a page it is not given back is left as if it had never been there, once anybody looks', async () => {
    const opened = await tender.open('bids.html')
    await expect.poll(() => underlined(opened)).toContain(nameOf('yanxichuan'))
    await askBackground(tender.own, { type: 'ui/settings-set', settings: { sitesOn: [] } })
    await reload()
    await append(opened.page, '补充公告')
    await expect.poll(() => opened.page.locator('xinbiao-overlay').count()).toBe(0)
    expect(await underlined(opened)).toEqual([])
    await opened.page.close()
  })
})

describe('a browser that is started', () => {
  test('again with the same profile, offline: lists, settings and marks are there', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'xinbiao-again-'))
    const profile = join(dir, 'profile')
    const extension = demoExtension(dir)
    tender.pages['again.html'] = tenderPage(`<p>供应商：${firm(3)}，统一社会信用代码：${uscc(3)}</p>`)
    try {
      const first = await launchExtension({ profile, extension })
      const options = await first.open('options.html')
      await askBackground(options, { type: 'ui/registry-add', url: registry.url, fingerprint: registry.fingerprint })
      await askBackground(options, {
        type: 'ui/settings-set',
        settings: { lang: 'en', theme: 'dark', sitesOff: ['ccgp.gov.cn'] },
      })
      await first.context.close()
      host.server.offline = true
      const second = await launchExtension({ profile, extension })
      const page = await second.context.newPage()
      await page.goto(`${tender.site.url}again.html`)
      const overlay = await overlayOf(page)
      await expect.poll(() => underlined({ overlay })).toContain(firm(3))
      const own = await second.open('options.html#lists')
      await own.getByRole('heading', { name: 'Judgment defaulters' }).first().waitFor()
      expect(await own.locator('html').getAttribute('data-theme')).toBe('dark')
      await own.goto(own.url().replace('#lists', '#sites'))
      expect(await own.getByRole('checkbox', { name: 'On for ccgp.gov.cn', exact: true }).isChecked()).toBe(false)
      await second.context.close()
    } finally {
      host.server.offline = false
      rmSync(dir, { recursive: true, force: true })
    }
  })

  test('for the first time without a network: the sample alone, so nobody is cleared and nobody barred', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'xinbiao-first-'))
    host.server.offline = true
    const browser = await launchExtension({ extension: demoExtension(dir) })
    try {
      const own = await browser.open('options.html')
      const page = await browser.context.newPage()
      await page.goto(`${tender.site.url}bids.html`)
      // The sample comes behind the first answers.
      await checkedTab(browser, page, own, { enough: view => view.lists.worst === 'sample' })
      const { subjects, lists } = await checkedTab(browser, page, own, { confirm: 'government-procurement' })
      expect(lists.worst).toBe('sample')
      const found = Object.fromEntries(subjects.map(s => [s.finding.subject.name, s.finding.assessment]))
      expect(found[nameOf('yanxichuan')]).toBe('caution')
      expect(found[nameOf('clean-1')]).toMatch(/unknown|commended/)
      expect(Object.values(found)).not.toContain('clear')
      await own.bringToFront()
      await own.getByLabel('名单来源网址').fill(registry.url)
      await own.getByRole('button', { name: '查看来源' }).click()
      await own.getByRole('alert').getByText('连接不上名单来源').waitFor()
    } finally {
      await browser.close()
      host.server.offline = false
      rmSync(dir, { recursive: true, force: true })
    }
  })
})
