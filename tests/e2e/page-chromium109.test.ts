/** The page script in the oldest Chromium it is made for: highlights are there, popovers are not. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Fake } from '../browser/page/fake.ts'
import { launchChromium109 } from '../support/old-chromium.ts'
import { pageScript } from '../support/page-script.ts'

declare const xinbiaoFake: Fake

let browser: Browser
let page: Page
let code: string
const failures: string[] = []

beforeAll(async () => {
  code = await pageScript()
  browser = await launchChromium109()
  page = await browser.newPage({ viewport: { width: 1100, height: 900 } })
  page.on('pageerror', error => failures.push(String(error)))
  const html = readFileSync(new URL('../browser/page/harness.html', import.meta.url), 'utf8')
  await page.route('https://tender.example/', route => route.fulfill({ contentType: 'text/html', body: html }))
  await page.goto('https://tender.example/')
  await page.addScriptTag({ content: code })
  await page.waitForFunction(() => xinbiaoFake.marks().length > 20)
})
afterAll(async () => {
  await browser?.close()
})

test('it is Chromium 109, without popovers', async () => {
  expect(browser.version()).toMatch(/^109\./)
  expect(await page.evaluate(() => 'popover' in HTMLElement.prototype)).toBe(false)
})

test('names are underlined and marked', async () => {
  const names = await page.evaluate(() =>
    [...CSS.highlights].map(([name, highlight]) => [name, [...highlight].map(range => String(range))]),
  )
  const byName = Object.fromEntries(names as [string, string[]][])
  expect(byName['xinbiao-barred']).toContain('苏州澜启自动化科技有限公司')
  expect(byName['xinbiao-clear']).toContain('南京澄观测绘有限公司')
  expect(byName['xinbiao-caution-dark']).toEqual(['无锡远泽水务工程有限公司'])
})

test('a mark opens its card', async () => {
  const at = await page.evaluate(() => {
    const box = xinbiaoFake.marks()[0]!.getBoundingClientRect()
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 }
  })
  await page.mouse.click(at.x, at.y)
  await page.waitForFunction(() => xinbiaoFake.card()?.textContent?.includes('代码一致'))
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => xinbiaoFake.card() === null)).toBe(true)
})

test('switched off, the page is as it was', async () => {
  await page.evaluate(() => xinbiaoFake.tell({ type: 'tab/off' }))
  expect(await page.evaluate(() => document.querySelector('xinbiao-overlay'))).toBeNull()
  expect(await page.evaluate(() => CSS.highlights.size)).toBe(0)
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0)
  expect(failures).toEqual([])
})

test('among thousands of cells names have their lines, though highlights are not inherited', async () => {
  const other = await browser.newPage()
  const rows = Array.from(
    { length: 2000 },
    (_, i) => `<tr><td>${i}<td>${i % 2 ? '南京澄观测绘有限公司' : '苏州澜启自动化科技有限公司'}`,
  )
  await other.setContent(`<!DOCTYPE html><meta charset="utf-8"><table>${rows.join('')}</table>`)
  await other.addScriptTag({ content: code })
  await other.waitForFunction(() => CSS.highlights.get('xinbiao-clear')?.size === 1000)
  const grounds = await other.evaluate(() =>
    [...document.querySelectorAll('td + td')].slice(0, 2).map(cell => {
      const { textDecorationLine, backgroundColor } = getComputedStyle(cell, '::highlight(xinbiao-barred)')
      return [textDecorationLine, backgroundColor]
    }),
  )
  expect(grounds).toEqual([
    ['underline', 'rgb(251, 233, 234)'],
    ['underline', 'rgb(251, 233, 234)'],
  ])
  await other.close()
})
