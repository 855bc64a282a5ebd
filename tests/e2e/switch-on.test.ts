/** Where the built extension works: on the default sites by itself, on any other only after a person’s click, nowhere else. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { askBackground, extensionCopy, LOOPBACK } from '../support/demo-world.ts'
import { type ExtensionBrowser, launchExtension } from '../support/extension.ts'
import { overlayOf } from '../support/overlay.ts'
import { type StaticServer, serve } from '../support/server.ts'
import { tenderPage } from '../support/tender-site.ts'
import { pressToolbarButton } from '../support/toolbar.ts'

const firm = sampleFirm('yanxichuan')
const html = tenderPage(`<p>供应商：${firm.name}，统一社会信用代码：${firm.uscc}</p>`, { title: '结果公告' })

let site: StaticServer
beforeAll(async () => {
  site = await serve(() => new TextEncoder().encode(html))
})
afterAll(async () => {
  await site?.close()
})

/** A browser with its own page open; every https page of the world is the same notice. */
const start = async (extension?: string) => {
  const browser = await launchExtension(extension ? { extension } : {})
  await browser.context.route(/^https:/, route => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
  const own = await browser.open('options.html')
  await expect.poll(async () => (await askBackground(own, { type: 'ui/lists' })).lists.length).toBeGreaterThan(0)
  return { browser, own }
}
const visit = async ({ context }: ExtensionBrowser, url: string): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(url)
  return page
}
const underlined = async (page: Page) => Object.values(await (await overlayOf(page)).underlined()).flat()
const isMarked = async (page: Page) => {
  await expect.poll(() => underlined(page)).toEqual([firm.name])
  expect(await page.locator('xinbiao-overlay').count()).toBe(1)
}
/** No name underlined, no element of ours, and the page is the one that was served. */
const isUntouched = async (page: Page) => {
  await expect.poll(() => page.locator('xinbiao-overlay').count()).toBe(0)
  expect(await underlined(page)).toEqual([])
  expect(await page.content()).toBe(html)
}

describe('as it is shipped', () => {
  let browser: ExtensionBrowser
  let own: Page
  let page: Page
  afterAll(async () => {
    await browser?.close()
  })
  /** What the background knows of the page. */
  const view = async () => askBackground(own, { type: 'ui/tab', tabId: await browser.tabId(page) })

  test('a default site is marked by itself, under the site’s own rules', async () => {
    ;({ browser, own } = await start())
    page = await visit(browser, 'https://www.ccgp.gov.cn/cggg/notice.htm')
    await isMarked(page)
    expect((await view()).context).toEqual({ context: 'government-procurement', inferred: false })
  })

  test('it is switched off and on by the popup, from now on', async () => {
    let popup = await pressToolbarButton(browser, page)
    await expect.poll(popup.text).toMatch(/本页已启用 www\.ccgp\.gov\.cn[\s\S]*本页 1 家单位，1 家需处理/)
    await popup.press('在本站关闭')
    await expect.poll(popup.text).toContain('本页未启用')
    await isUntouched(page)
    await popup.close()
    await page.reload()
    expect((await view()).state).toBe('off')
    await isUntouched(page)
    popup = await pressToolbarButton(browser, page)
    await popup.press('在本页启用')
    await isMarked(page)
    await popup.close()
    await page.reload()
    await isMarked(page)
    await page.close()
  })

  test('any other https site is left alone', async () => {
    page = await visit(browser, 'https://tender.example/notice.htm')
    // A default site opened later is marked: what would have come here had time to come.
    const later = await visit(browser, 'https://www.ggzy.gov.cn/notice.htm')
    await isMarked(later)
    await later.close()
    await isUntouched(page)
    await page.close()
  })

  test('on an unknown site the toolbar button alone does nothing; one click in its popup marks this page, and takes it back', async () => {
    page = await visit(browser, `${site.url}notice.html`)
    const popup = await pressToolbarButton(browser, page)
    await expect.poll(popup.text).toMatch(/本页未启用 127\.0\.0\.1/)
    await isUntouched(page)
    await popup.press('在本页启用')
    await isMarked(page)
    await expect.poll(popup.text).toMatch(/本页已启用[\s\S]*本页 1 家单位/)
    await popup.press('在本站关闭')
    await expect.poll(popup.text).toContain('本页未启用')
    await isUntouched(page)
    await popup.press('在本页启用')
    await isMarked(page)
    await popup.close()
  })

  test('the next page of that site is not read', async () => {
    await page.goto('https://tender.example/between.htm')
    await page.goto(`${site.url}next.html`)
    const later = await visit(browser, 'https://www.ggzy.gov.cn/notice.htm')
    await isMarked(later)
    await later.close()
    await isUntouched(page)
    expect((await askBackground(own, { type: 'ui/settings' })).sitesOn).toEqual([])
  })

  test('the toolbar does not speak of the page that was there before', async () => {
    await page.goto('https://www.ggzy.gov.cn/notice.htm')
    await isMarked(page)
    await page.goto('https://tender.example/after.htm')
    const popup = await pressToolbarButton(browser, page)
    await expect.poll(popup.text).toMatch(/本页未启用 tender\.example/)
    expect(await popup.text()).not.toContain('家需处理')
    await popup.close()
    await page.goto('https://www.ggzy.gov.cn/notice.htm')
    await isMarked(page)
  })

  test('where no extension may run, that is said: at the click, or at once where the address is known', async () => {
    await page.goto('chrome://version')
    let popup = await pressToolbarButton(browser, page)
    await popup.press('在本页启用')
    await expect.poll(popup.text).toContain('浏览器不允许在此页面运行')
    await popup.close()
    popup = await pressToolbarButton(browser, own)
    await expect.poll(popup.text).toContain('此页面不支持')
    expect(await popup.text()).not.toContain('在本页启用')
    await popup.close()
  })
})

describe('where the browser already allows the site (as if a person had said yes to its question)', () => {
  let dir: string
  let browser: ExtensionBrowser
  let own: Page
  let page: Page
  const origin = () => new URL(site.url).origin
  afterAll(async () => {
    await browser?.close()
    if (dir) rmSync(dir, { recursive: true, force: true })
  })

  test('“always on this site” in the popup marks every page of it, later visits too, and the options list it', async () => {
    dir = mkdtempSync(join(tmpdir(), 'xinbiao-allowed-'))
    ;({ browser, own } = await start(extensionCopy(dir, manifest => manifest.host_permissions.push(LOOPBACK))))
    page = await visit(browser, `${site.url}notice.html`)
    await isUntouched(page)
    const popup = await pressToolbarButton(browser, page)
    await popup.press('在本站始终启用')
    await isMarked(page)
    await expect.poll(popup.text).not.toContain('在本站始终启用')
    await popup.close()
    await page.goto(`${site.url}other.html`)
    await isMarked(page)
    await own.bringToFront()
    await own.goto(`chrome-extension://${browser.id}/options.html#sites`)
    await own.getByText(origin(), { exact: true }).waitFor()
  })

  test('removed in the options, the site is left alone again, the open page at once', async () => {
    await own.getByRole('button', { name: `移除站点 ${new URL(site.url).host}` }).click()
    await own.getByText(origin(), { exact: true }).waitFor({ state: 'detached' })
    await page.bringToFront()
    await isUntouched(page)
    await page.reload()
    expect((await askBackground(own, { type: 'ui/tab', tabId: await browser.tabId(page) })).state).toBe('off')
    await isUntouched(page)
  })
})
