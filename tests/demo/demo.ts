/**
 * `npm run demo`: the product on invented firms, in one go. With a display it leaves a browser open on the sample tender site;
 * without one (or with --headless) it prints what was found and saves pictures in `.demo/pictures`.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TabView } from '#shared/contract/views.ts'
import { assessmentWord } from '#shared/text/card.ts'
import { askBackground, checkedTab, demoExtension, installDemoRegistry, startWorld } from '../support/demo-world.ts'
import { launchExtension } from '../support/extension.ts'

const dir = fileURLToPath(new URL('../../.demo', import.meta.url))
const pictures = join(dir, 'pictures')
const noDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
const headless = noDisplay || process.argv.includes('--headless')
const pages = ['notice.html', 'suppliers.html', 'candidates.html', 'result.html']

/** Columns by how wide they look: a Chinese character takes two. */
const width = (text: string) => [...text].reduce((n, c) => n + (c.charCodeAt(0) > 0x2e7f ? 2 : 1), 0)
const padTo = (text: string, columns: number) => {
  let out = ''
  for (const c of text) {
    if (width(out + c) > columns - 1) return `${out}…`
    out += c
  }
  return out + ' '.repeat(Math.max(0, columns - width(out)))
}

const printFindings = (name: string, view: TabView) => {
  console.log(`\n${name} · ${view.title} · ${view.subjects.length} 家单位`)
  for (const { finding, line, card } of view.subjects) {
    const where = [
      padTo(card.glyph, 3),
      padTo(assessmentWord(finding.assessment, 'zh-CN'), 20),
      padTo(finding.subject.name || card.title, 40),
    ]
    console.log(`  ${where.join(' ')} ${padTo(line, 104).trimEnd()}`)
  }
}

rmSync(dir, { recursive: true, force: true })
mkdirSync(pictures, { recursive: true })
const world = await startWorld(dir)
console.log(`示例招标网站 ${world.server.url}（虚构单位；仅本机可见）`)
console.log(`示例名单 ${world.registry}，指纹 sha256-${world.fingerprint}`)

const browser = await launchExtension({ headless, profile: join(dir, 'profile'), extension: demoExtension(dir) })
const own = await browser.open('options.html')
await installDemoRegistry(own, world)
const { lists } = await askBackground(own, { type: 'ui/lists' })
console.log(`已核验并载入 ${lists.length} 份名单，共 ${lists.reduce((n, l) => n + l.count, 0)} 条`)

for (const name of pages) {
  const page = await browser.context.newPage()
  await page.goto(world.server.url + name)
  await checkedTab(browser, page, own)
  const view = await checkedTab(browser, page, own, { confirm: 'government-procurement' })
  printFindings(name, view)
  if (headless) {
    await page.bringToFront()
    await page.screenshot({ path: join(pictures, name.replace('.html', '.png')) })
    if (name === 'suppliers.html') {
      const panel = await browser.open(`sidepanel.html?tab=${view.tabId}`)
      await panel.setViewportSize({ width: 420, height: 900 })
      await panel.getByRole('listitem').first().waitFor()
      await panel.screenshot({ path: join(pictures, 'panel.png') })
      await panel.close()
    }
    await page.close()
  }
}

const badges = await browser.context.newPage()
await badges.goto(`${world.server.url}badges.html`)
// A badge asks when it is first seen.
for (const badge of await badges.locator('credit-badge').all()) {
  await badge.scrollIntoViewIfNeeded()
  await badge.locator('.badge:not(.busy)').waitFor()
}
await badges.locator('credit-badge').first().scrollIntoViewIfNeeded()
const shown = await badges
  .locator('credit-badge')
  .evaluateAll(all => all.map(b => b.shadowRoot?.querySelector('[part~="word"]')?.textContent))
console.log(`\nbadges.html · ${shown.length} 个信用标识：${[...new Set(shown)].join('、')}`)

if (headless) {
  await badges.screenshot({ path: join(pictures, 'badges.png') })
  await browser.close()
  await world.close()
  console.log(`\n图片存于 ${pictures}`)
} else {
  await badges.close()
  console.log('\n浏览器已打开。关闭浏览器即结束演示。')
  await new Promise(done => browser.context.once('close', done))
  await world.close()
}
