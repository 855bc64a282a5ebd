/** `npm run shots`: the README's pictures, from the built product on invented firms. Look at them before committing. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { askBackground, checkedTab, demoExtension, installDemoRegistry, startWorld } from '../support/demo-world.ts'
import { launchExtension } from '../support/extension.ts'

const PROJECT = '2026 年度办公家具框架协议采购'
const out = (name: string) => fileURLToPath(new URL(`./${name}.png`, import.meta.url))
const dir = mkdtempSync(join(tmpdir(), 'xinbiao-shots-'))
const world = await startWorld(dir)
const browser = await launchExtension({ extension: demoExtension(dir), viewport: { width: 1100, height: 760 } })
const own = await browser.open('options.html')
await installDemoRegistry(own, world)

const shoot = async (page: Page, name: string, size?: { width: number; height: number }) => {
  if (size) await page.setViewportSize(size)
  await page.bringToFront()
  await page.screenshot({ path: out(name) })
  console.log(`tests/shots/${name}.png`)
}

const tender = await browser.context.newPage()
await tender.goto(`${world.server.url}suppliers.html`)
await checkedTab(browser, tender, own)
const view = await checkedTab(browser, tender, own, { confirm: 'government-procurement' })
await tender.bringToFront()
// A click on the name itself opens its card.
const name = view.subjects[0]!.finding.subject.name
const at = await tender.evaluate(wanted => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const from = texts.currentNode.nodeValue?.indexOf(wanted) ?? -1
    if (from < 0) continue
    const range = document.createRange()
    range.setStart(texts.currentNode, from)
    range.setEnd(texts.currentNode, from + wanted.length)
    const { right, top } = range.getBoundingClientRect()
    return { x: right, y: top }
  }
  throw new Error(`${wanted} is not on the page`)
}, name)
await tender.mouse.click(at.x + 9, at.y + 5)
await tender.waitForTimeout(700)
await shoot(tender, 'page')

const panel = await browser.open(`sidepanel.html?tab=${view.tabId}`)
await panel.getByRole('listitem').first().waitFor()
await shoot(panel, 'panel', { width: 420, height: 760 })

const opening = browser.context.waitForEvent('page')
await panel.getByRole('button', { name: '转入信用审查' }).click()
const review = await opening
await review.waitForFunction(() => document.querySelector('input')?.value)
await review.getByLabel(/项目名称/).fill(PROJECT)
await review.getByLabel(/项目编号/).fill('DPZC2026-F3-0031')
await review.getByRole('button', { name: '建立审查' }).click()
await review.getByRole('button', { name: '本机查询' }).click()
await review.getByText(/^查询时点/).waitFor()
await shoot(review, 'review', { width: 1280, height: 860 })

const statistics = await browser.open('statistics.html#records')
await statistics.locator('canvas').nth(1).waitFor()
await shoot(statistics, 'statistics', { width: 1280, height: 860 })

const badges = await browser.context.newPage()
await badges.goto(`${world.server.url}badges.html`)
await badges.locator('credit-badge .badge:not(.busy)').first().waitFor()
await badges.locator('credit-badge .badge').first().click()
await badges.waitForTimeout(300)
await shoot(badges, 'badges')

await own.reload()
await own.getByRole('heading').first().waitFor()
await shoot(own, 'options', { width: 1100, height: 760 })

const popup = await browser.open('popup.html')
await popup.setViewportSize({ width: 400, height: 600 })
const { finding } = view.subjects[0]!
await popup
  .getByRole('searchbox')
  .or(popup.getByRole('textbox'))
  .first()
  .fill(finding.subject.code?.value ?? finding.subject.name)
await popup.keyboard.press('Enter')
await popup.getByRole('article').or(popup.locator('.card')).first().waitFor()
await shoot(popup, 'popup')

await askBackground(own, { type: 'ui/settings-set', settings: { lang: 'en', theme: 'dark' } })
const english = await browser.open(`sidepanel.html?tab=${view.tabId}`)
await english.getByRole('listitem').first().waitFor()
await shoot(english, 'panel-en-dark', { width: 420, height: 760 })

await review.goto(review.url().replace(/\?.*/, ''))
await review.getByRole('button', { name: PROJECT }).click()
await review.getByRole('row').nth(2).waitFor()
await shoot(review, 'review-en-dark', { width: 1280, height: 860 })

await browser.close()
await world.close()
rmSync(dir, { recursive: true, force: true })
