/** The built extension over its life: killed workers, no network, a clock that runs on, restarts and updates. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'wxt/browser'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { askBackground, checkedTab, demoExtension } from '../support/demo-world.ts'
import { launchExtension } from '../support/extension.ts'
import { entries, entry, firm, uscc } from '../support/lists.ts'
import { overlayOf } from '../support/overlay.ts'
import { freshList, HOUR, type Hosted, type RegistryHost, startRegistryHost } from '../support/registry-host.ts'
import { until } from '../support/targets.ts'
import { type Opened, startTenderSite, type TenderSite, tenderPage } from '../support/tender-site.ts'
import { inWorker, stopWorker } from '../support/worker.ts'

declare const chrome: typeof Browser

const nameOf = (key: string) => sampleFirm(key).name
const codeOf = (key: string) => sampleFirm(key).uscc!

let tender: TenderSite
let host: RegistryHost
let registry: Hosted
const faults: string[] = []
beforeAll(async () => {
  host = await startRegistryHost()
  registry = host.publish('live', [freshList('shixin', entries(0, 20))])
  tender = await startTenderSite({ developerMode: true, viewport: { width: 1280, height: 1600 } })
  tender.browser.context.on('weberror', error => faults.push(String(error.error())))
  tender.pages['bids.html'] = tenderPage(
    `<table><tr><th>供应商名称</th><th>统一社会信用代码</th></tr>${['yanxichuan', 'cenyuzhou', 'clean-1']
      .map(key => `<tr><td>${nameOf(key)}</td><td>${codeOf(key)}</td></tr>`)
      .join('')}</table><div style="height: 3000px"></div><div id="late"></div>`,
  )
})
afterAll(async () => {
  await tender?.close()
  await host?.close()
})
afterEach(() => {
  expect(faults).toEqual([])
})

const kill = () => stopWorker(tender.browser, tender.own)
const append = (page: Page, text: string) =>
  page.evaluate(words => {
    const p = document.createElement('p')
    p.textContent = words
    document.getElementById('late')!.append(p)
  }, text)
/** Every underlined name of a page. */
const underlined = async ({ overlay }: Pick<Opened, 'overlay'>) => Object.values(await overlay.underlined()).flat()

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

describe('a registry that cannot be reached', () => {
  afterAll(() => {
    tender.world.server.offline = false
  })
  test('the marks stay, the panel says how old the data are, the options what failed', async () => {
    const opened = await tender.open('bids.html', { confirm: 'government-procurement' })
    tender.world.server.offline = true
    const before = await opened.overlay.underlined()
    await tender.own.reload()
    await tender.own.getByRole('button', { name: /^立即更新/ }).click()
    await tender.own.getByRole('alert').getByText('连接不上名单来源').waitFor()
    await tender.own.getByText(/更新失败：连接不上名单来源/).waitFor()
    await kill()
    expect(await opened.overlay.underlined()).toEqual(before)
    await opened.page.reload()
    await expect.poll(() => underlined(opened)).toContain(nameOf('yanxichuan'))
    const panel = await tender.openPanel(opened)
    await panel.getByText(/22 份名单在本机，数据最早取自 \d{4}-\d{2}-\d{2}/).waitFor()
    await panel.close()
    await opened.page.close()
  })

  test('past the lists’ term nothing is “not listed” any more, and the panel says which is why', async () => {
    const opened = await tender.open('bids.html', { confirm: 'government-procurement' })
    await expect
      .poll(async () => (await opened.overlay.underlined()).clear ?? (await opened.overlay.underlined()).commended)
      .toContain(nameOf('clean-1'))
    await inFuture(45 * 24 * HOUR)
    await askBackground(tender.own, { type: 'ui/store-changed' })
    const panel = await tender.openPanel(opened)
    await panel.getByText('其中有名单已过期，未命中不作为依据。').waitFor()
    const { subjects } = await askBackground(tender.own, { type: 'ui/tab', tabId: opened.tabId })
    expect(subjects.map(s => s.finding.assessment)).not.toContain('clear')
    expect(subjects.map(s => s.finding.assessment)).not.toContain('barred')
    await panel.getByRole('button', { name: '更新名单' }).click()
    await panel.getByText('名单未能更新').waitFor()
    await panel.close()
    await opened.page.close()
    await kill()
  })
})

/** The machine's clock as the worker sees it, until it is killed. */
const inFuture = (ms: number) =>
  inWorker(
    tender.browser,
    tender.own,
    ahead => {
      const real = Date.now
      Date.now = () => real() + ahead
    },
    ms,
  )

/** A registry that was last asked some hours ago. */
const checkedAgo = (registryId: string, ms: number) =>
  tender.own.evaluate(
    ([id, ago]) =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open('xinbiao-lists')
        opening.onsuccess = () => {
          const tx = opening.result.transaction('rows', 'readwrite')
          const rows = tx.objectStore('rows')
          const read = rows.get(`registry|${id}`)
          read.onsuccess = () => rows.put({ ...read.result, checkedAt: read.result.checkedAt - ago }, `registry|${id}`)
          tx.oncomplete = () => {
            opening.result.close()
            done()
          }
          tx.onerror = () => failed(tx.error)
        }
      }),
    [registryId, ms] as const,
  )

describe('the scheduled update', () => {
  test('the alarm wakes a killed worker, which brings the next version: a repaired record goes from the open page, a new one comes', async () => {
    await askBackground(tender.own, { type: 'ui/registry-add', url: registry.url, fingerprint: registry.fingerprint })
    const line = (n: number) => `<p>供应商：${firm(n)}，统一社会信用代码：${uscc(n)}</p>`
    tender.pages['later.html'] = tenderPage(line(3) + line(40))
    const opened = await tender.open('later.html', { confirm: 'contract' })
    await expect.poll(() => underlined(opened)).toContain(firm(3))
    const seen = async (n: number) => {
      const { subjects } = await askBackground(tender.own, { type: 'ui/tab', tabId: opened.tabId })
      return subjects.find(s => s.finding.subject.name === firm(n))?.finding.matches.map(match => match.list)
    }
    expect(await seen(3)).toContain('shixin')
    expect(await seen(40)).not.toContain('shixin')
    host.update('live', [
      freshList('shixin', [...entries(0, 3), ...entries(4, 20), entry('r40', { name: firm(40), uscc: uscc(40) })]),
    ])
    await checkedAgo(registry.fingerprint, 9 * HOUR)
    await kill()
    // As the extension set it, only sooner.
    const { periodInMinutes } = (await tender.own.evaluate(() => chrome.alarms.get('update')))!
    await tender.own.evaluate(
      every => chrome.alarms.create('update', { delayInMinutes: 0, periodInMinutes: every }),
      periodInMinutes,
    )
    await expect.poll(() => seen(40), { timeout: 60_000 }).toContain('shixin')
    expect(await seen(3)).not.toContain('shixin')
    await expect.poll(async () => (await opened.overlay.underlined()).caution).toContain(firm(40))
    expect((await opened.overlay.underlined()).caution).not.toContain(firm(3))
    await opened.page.close()
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
