/** Whole pages as procurement sites render them: marked, they neither lose nor gain an element, an attribute or a place. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Browser } from 'playwright'
import { chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Fake } from '../browser/page/fake.ts'
import { chromiumFlags, findChromium } from '../support/browsers.ts'
import { pageScript } from '../support/page-script.ts'

declare const xinbiaoFake: Fake

const pages = new URL('../../../shared/data/pages/', import.meta.url)
/** The whole pages, and some of the content blocks. */
const files = existsSync(pages)
  ? readdirSync(new URL('portal/', pages)).filter((file, i) => file.startsWith('ai_') || i % 9 === 0)
  : []
if (files.length === 0) console.log('skipped: no ../shared/data')

interface Gold {
  page: string
  orgs: { name: string }[]
}
const goldOf = (file: string): string[] => {
  const lines = readFileSync(new URL('portal.gold.ndjson', pages), 'utf8').trim().split('\n')
  const gold = lines.map(line => JSON.parse(line) as Gold).find(one => one.page === file)
  return [...new Set(gold?.orgs.map(org => org.name) ?? [])]
}

describe.skipIf(files.length === 0)('a whole page', () => {
  let browser: Browser
  let code: string
  beforeAll(async () => {
    code = await pageScript()
    browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags() })
  })
  afterAll(async () => {
    await browser?.close()
  })

  test.each(files)('%s stays as it was', async file => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    const html = readFileSync(new URL(`portal/${file}`, pages), 'utf8')
    await page.route('**/*', route =>
      route.request().url() === 'https://tender.example/'
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
        : route.abort(),
    )
    await page.goto('https://tender.example/')
    const names = goldOf(file)
    expect(names.length).toBeGreaterThan(0)
    const look = () =>
      page.evaluate(() => {
        const copy = document.documentElement.cloneNode(true) as Element
        for (const host of copy.querySelectorAll('xinbiao-overlay')) host.remove()
        const boxes = [...document.body.querySelectorAll('*')].map(el => {
          const { x, y, width, height } = el.getBoundingClientRect()
          return [x, y, width, height].map(Math.round).join(' ')
        })
        return { html: copy.outerHTML, boxes, hosts: document.querySelectorAll('xinbiao-overlay').length }
      })
    await page.evaluate(
      known => {
        Object.assign(globalThis, { xinbiaoKnown: known, xinbiaoShifts: 0 })
        new PerformanceObserver(list => {
          for (const entry of list.getEntries())
            (globalThis as { xinbiaoShifts?: number }).xinbiaoShifts! += (entry as PerformanceEntry & { value: number }).value
        }).observe({ type: 'layout-shift' })
      },
      names.map((name, i) => [name, i % 2 ? 'caution' : 'barred'] as const),
    )
    const before = await look()
    await page.evaluate(code)
    await page.waitForFunction(() => CSS.highlights.size > 0 && xinbiaoFake.marks().length > 0)
    const after = await look()
    expect(after.html).toBe(before.html)
    expect(after.boxes).toEqual(before.boxes)
    expect(after.hosts).toBe(1)
    expect(await page.evaluate(() => (globalThis as { xinbiaoShifts?: number }).xinbiaoShifts)).toBe(0)
    const marked = await page.evaluate(() => [
      ...new Set([...CSS.highlights].flatMap(([, highlight]) => [...highlight].map(range => String(range).replace(/\s/g, '')))),
    ])
    expect(names).toEqual(expect.arrayContaining(marked))
    await page.evaluate(() => xinbiaoFake.tell({ type: 'tab/off' }))
    expect((await look()).html).toBe(before.html)
    await page.close()
  })
})
