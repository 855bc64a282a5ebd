/**
 * Whole pages in the built extension: marked, read through, switched off, they are element for element, attribute for attribute and
 * place for place what they are in a browser without it.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleFirm, sampleFirmKeys } from '#shared/publish/sample/build-sample.ts'
import { longPage } from '../fixtures/site/site.ts'
import { chromiumFlags, findChromium } from '../support/browsers.ts'
import { askBackground, demoExtension, settledView } from '../support/demo-world.ts'
import { type ExtensionBrowser, launchExtension } from '../support/extension.ts'
import { entry } from '../support/lists.ts'
import { readCardOf } from '../support/officer.ts'
import { overlayOf } from '../support/overlay.ts'
import { CCGP, type ProcurementSite, playSite } from '../support/procurement-site.ts'
import { freshList, type RegistryHost, startRegistryHost } from '../support/registry-host.ts'

const data = new URL('../../../shared/data/pages/', import.meta.url)
const real = existsSync(data) ? readdirSync(new URL('portal/', data)).filter(file => file.startsWith('ai_')) : []
if (real.length === 0) console.log('skipped: no ../shared/data')

interface WholePage {
  file: string
  html: string | Buffer
  /** On a list of the test's registry. */
  names: string[]
}

const realPage = (file: string): WholePage => {
  const gold = readFileSync(new URL('portal.gold.ndjson', data), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { page: string; orgs: { name: string }[] })
  const orgs = gold.find(page => page.page === file)?.orgs ?? []
  return { file, html: readFileSync(new URL(`portal/${file}`, data)), names: [...new Set(orgs.map(org => org.name))] }
}

const pages: WholePage[] = [
  ...real.map(realPage),
  // As large as the pages the design's numbers are for.
  { file: 'long.html', html: longPage(), names: sampleFirmKeys().map(key => sampleFirm(key).name) },
]

const VIEW = { width: 1280, height: 900 }

/** From its first moment a page counts what moves in it. */
const countShifts = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const world = globalThis as { shifts?: number }
    world.shifts = 0
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) world.shifts! += (entry as PerformanceEntry & { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })
const shiftsOf = (page: Page) => page.evaluate(() => (globalThis as { shifts?: number }).shifts)

/** All of the page but our one element: markup, and every element's place in the document. */
const look = (page: Page) =>
  page.evaluate(() => {
    const hosts = document.querySelectorAll('xinbiao-overlay')
    const copy = document.documentElement.cloneNode(true) as Element
    for (const host of copy.querySelectorAll('xinbiao-overlay')) host.remove()
    const boxes = [...document.querySelectorAll('*')]
      .filter(el => el.localName !== 'xinbiao-overlay')
      .map(el => {
        const { x, y, width, height } = el.getBoundingClientRect()
        return `${el.localName} ${x + scrollX} ${y + scrollY} ${width} ${height}`
      })
    return { html: copy.outerHTML, boxes, hosts: hosts.length }
  })
type Look = Awaited<ReturnType<typeof look>>

const expectSame = (seen: Look, before: Look) => {
  expect(seen.html).toBe(before.html)
  // The first difference alone: a page has tens of thousands of boxes.
  const at = seen.boxes.findIndex((box, i) => box !== before.boxes[i])
  expect([seen.boxes.length, at, seen.boxes[at]]).toEqual([before.boxes.length, -1, undefined])
}

describe('in the built extension', () => {
  const dir = mkdtempSync(join(tmpdir(), 'xinbiao-whole-'))
  let plain: Browser
  let without: BrowserContext
  let browser: ExtensionBrowser
  let host: RegistryHost
  let own: Page
  const sites: ProcurementSite[] = []

  beforeAll(async () => {
    host = await startRegistryHost()
    plain = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags() })
    without = await plain.newContext({ viewport: VIEW, locale: 'zh-CN' })
    browser = await launchExtension({ extension: demoExtension(dir), viewport: VIEW })
    for (const context of [without, browser.context]) {
      await countShifts(context)
      const site = await playSite(context, CCGP)
      for (const { file, html } of pages) site.pages[file] = html
      sites.push(site)
    }
    own = await browser.open('options.html')
    const listed = pages.flatMap(page => page.names).map((name, i) => entry(`r${i}`, { name }))
    const registry = host.publish('whole', [freshList('shixin', listed)])
    await askBackground(own, { type: 'ui/registry-add', ...registry })
  })
  afterAll(async () => {
    await browser?.close()
    await plain?.close()
    await host?.close()
    rmSync(dir, { recursive: true, force: true })
  })

  test.each(pages)('$file neither gains nor loses anything', async ({ file, names }) => {
    const untouched = await without.newPage()
    await untouched.goto(CCGP + file)
    const before = await look(untouched)
    expect(before.hosts).toBe(0)

    const page = await browser.context.newPage()
    await page.goto(CCGP + file)
    const overlay = await overlayOf(page)
    const underlined = async () => new Set(Object.values(await overlay.underlined()).flat())
    await expect.poll(async () => (await underlined()).size).toBe(new Set(names).size)
    await settledView(own, await browser.tabId(page))
    expect([...(await underlined())].sort()).toEqual([...new Set(names)].sort())
    await expect.poll(async () => (await overlay.marks()).length).toBeGreaterThan(0)
    const marked = await look(page)
    expect(marked.hosts).toBe(1)
    expectSame(marked, before)
    console.log(`${file}: ${marked.boxes.length} elements, ${names.length} names, each box equal`)

    // Read with the wheel to its end, a card open.
    await page.mouse.move(VIEW.width / 2, VIEW.height / 2)
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    for (let turn = 0; turn < 5; turn++) await page.mouse.wheel(0, height / 5)
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(await untouched.evaluate(scrollToEnd))
    await readCardOf(page, overlay, [...(await underlined())][0]!)
    expectSame(await look(page), before)
    expect(await shiftsOf(page)).toBe(await shiftsOf(untouched))
    expect(await shiftsOf(page)).toBe(0)

    await askBackground(own, { type: 'ui/tab-off', tabId: await browser.tabId(page) })
    await expect.poll(() => page.evaluate(() => document.querySelectorAll('xinbiao-overlay').length)).toBe(0)
    expectSame(await look(page), before)
    expect(await underlined()).toEqual(new Set())
    // A site that was switched off stays off: on again for the next page.
    await askBackground(own, { type: 'ui/settings-set', settings: { sitesOff: [] } })
    await Promise.all([page.close(), untouched.close()])
  })
})

const scrollToEnd = () => {
  scrollTo(0, document.documentElement.scrollHeight)
  return scrollY
}
