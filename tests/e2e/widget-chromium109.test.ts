/** The badge in the oldest Chromium it is made for: no popovers, the same answers, under the same policy. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BadgeSite, badgePage, faultsOf, firmBadge, startBadgeSite } from '../support/badge-site.ts'
import { launchChromium109 } from '../support/old-chromium.ts'

let browser: Browser
let page: Page
let site: BadgeSite
let faults: string[]

beforeAll(async () => {
  site = await startBadgeSite()
  browser = await launchChromium109()
  page = await browser.newPage({ viewport: { width: 700, height: 500 } })
  faults = await faultsOf(page)
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

test.each([
  ['module', '<script type="module" src="/credit-badge.js"></script>'],
  ['classic script', '<script src="/credit-badge.bundle.js"></script>'],
])('as a %s', async (_, script) => {
  site.pages['a.html'] = badgePage(firmBadge('yanxichuan') + firmBadge('clean-4') + firmBadge('names-only'), { script })
  await page.goto(`${site.site.url}a.html`)
  expect(await page.evaluate(() => 'popover' in HTMLElement.prototype)).toBe(false)
  await page.locator('#yanxichuan [part~="word"]').getByText('限制参加').waitFor()
  await page.locator('#clean-4 [part~="word"]').getByText('按代码未命中').waitFor()
  await page.locator('#names-only [part~="word"]').getByText('需统一社会信用代码').waitFor()
  await page.locator('#yanxichuan button').first().click()
  await page.getByRole('dialog').getByText('财库〔2016〕125号').first().waitFor()
  const box = (await page.getByRole('dialog').boundingBox())!
  expect(box.y).toBeGreaterThanOrEqual(0)
  expect(box.y + box.height).toBeLessThanOrEqual(500)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect(faults).toEqual([])
})

test('it was Chromium 109', () => expect(browser.version()).toMatch(/^109\./))
