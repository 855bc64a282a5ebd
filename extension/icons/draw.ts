/** Draws the committed PNG icons from `beacon.svg`: `node extension/icons/draw.ts`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright'
import { chromiumFlags, findChromium } from '../../tests/support/browsers.ts'

const svg = readFileSync(new URL('beacon.svg', import.meta.url), 'utf8')
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags() })
const page = await browser.newPage()
for (const size of [16, 32, 48, 128]) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
  const png = await page.screenshot({ omitBackground: true })
  writeFileSync(new URL(`../public/icons/${size}.png`, import.meta.url), png)
}
await browser.close()
