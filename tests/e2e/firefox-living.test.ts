/** Living pages in Firefox: pages of React and Vue, shadow roots and frames, a modal dialog, a virtual table, hidden characters. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findFirefox } from '../support/browsers.ts'
import { type FirefoxTender, type OpenedInFirefox, startFirefoxTender } from '../support/firefox-tender.ts'
import { type Firm, frameworkPages } from '../support/frameworks.ts'
import { codeOf, HEAD, nameOf, tableOf } from '../support/living-page.ts'
import { type StaticServer, serve } from '../support/server.ts'
import { tenderPage } from '../support/tender-site.ts'

const found = findFirefox() !== undefined
if (!found) console.log('skipped: no Firefox found')

interface LivingPage {
  page: { setFirms(firms: Firm[]): void; setTicks(ticks: number): void }
}

const firmOf = (key: string): Firm => ({ id: key, name: nameOf(key), code: codeOf(key) })

describe.skipIf(!found)('living pages in Firefox', () => {
  const pages: { [path: string]: string } = {}
  let tender: FirefoxTender
  let site: StaticServer
  let opened: OpenedInFirefox
  beforeAll(async () => {
    site = await serve(path => (pages[path.slice(1)] === undefined ? undefined : new TextEncoder().encode(pages[path.slice(1)])))
    tender = (await startFirefoxTender())!
  })
  afterEach(async () => {
    await opened?.page.close()
  })
  afterAll(async () => {
    await tender?.close()
    await site?.close()
  })

  const open = async (path: string, html: string) => {
    pages[path] = html
    opened = await tender.open(site.url + path, { confirm: 'government-procurement' })
    return opened
  }
  const list = (body: string) => tenderPage(`<h2>政府采购项目供应商名单</h2>${body}`)
  const glyphs = async () => (await opened.overlay.marks()).map(mark => mark.glyph).join('')
  const hitOf = async (key: string) => {
    const [mark] = await opened.overlay.marksOf(nameOf(key))
    return mark && opened.page.evaluate((x, y) => document.elementFromPoint(x, y)?.localName, mark.x, mark.y)
  }

  test.each(['React', 'Vue'])(
    'a page of %s takes its server’s HTML over and sorts, with its marks and without a complaint',
    async framework => {
      const { html, scripts } = frameworkPages[framework]!(['chenglan', 'lanqichuan', 'clean-7'].map(firmOf))
      // What it complains of is kept by the page itself, from its first script on.
      const listen = `<script>window.complaints = []
      for (const type of ['error', 'warn']) console[type] = (...said) => window.complaints.push(said.join(' '))
      addEventListener('error', event => window.complaints.push(event.message))</script>`
      Object.assign(pages, scripts)
      const { page, overlay } = await open(`${framework}.html`, html.replace('<title>', `${listen}<title>`))
      await expect.poll(glyphs).toBe('限注无')
      const setFirms = (...keys: string[]) =>
        page.evaluate(firms => (window as unknown as LivingPage).page.setFirms(firms), keys.map(firmOf))
      await setFirms('clean-7', 'chenglan', 'orgcode', 'lanqichuan')
      await expect.poll(glyphs).toBe('无限限注')
      await overlay.openCard(nameOf('orgcode'))
      await expect.poll(() => overlay.card()).toContain(codeOf('orgcode'))
      await page.evaluate(() => (window as unknown as LivingPage).page.setTicks(7))
      await expect.poll(() => page.$eval('#ticks', line => line.textContent)).toContain('更新 7 次')
      await expect.poll(glyphs).toBe('无限限注')
      await setFirms()
      await expect.poll(glyphs).toBe('')
      expect(await page.evaluate(() => (window as unknown as { complaints: string[] }).complaints)).toEqual([])
      expect(await page.evaluate(() => (window as { recovered?: string[] }).recovered ?? [])).toEqual([])
    },
  )

  test('names in open shadow roots, in a frame and with hidden characters are found and marked', async () => {
    pages['inner.html'] = list(tableOf('taxno'))
    const hidden = `<p>供应商：${[...nameOf('orgcode')].join('\u200b')}\u202e\u202c（${codeOf('orgcode')}）</p>`
    const { page } = await open(
      'outer.html',
      list(`${tableOf('chenglan')}${hidden}<div id="host"></div><iframe src="inner.html" width="700" height="200"></iframe>
        <script>document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(tableOf('lanqichuan'))}</script>`),
    )
    await expect.poll(glyphs).toBe('限限注')
    await expect.poll(() => hitOf('orgcode')).toBe('xinbiao-overlay')
    const inner = page.frames().find(frame => frame.url().endsWith('inner.html'))!
    const marked = () => inner.evaluate(() => [...CSS.highlights].flatMap(([, ranges]) => [...ranges].map(String)))
    await expect.poll(marked).toEqual([nameOf('taxno')])
    expect((await opened.checked()).subjects.length).toBe(4)
  })

  test('names in a modal dialog have marks that can be clicked, and all is as before when it closes', async () => {
    const { page, overlay } = await open(
      'dialog.html',
      list(`${tableOf('chenglan')}<dialog style="width:700px">${tableOf('taxno')}</dialog>`),
    )
    await expect.poll(() => hitOf('chenglan')).toBe('xinbiao-overlay')
    await page.evaluate(() => document.querySelector('dialog')!.showModal())
    await expect.poll(() => hitOf('taxno')).toBe('xinbiao-overlay')
    await expect.poll(async () => (await overlay.marksOf(nameOf('chenglan'))).length).toBe(0)
    await overlay.openCard(nameOf('taxno'))
    await expect.poll(() => overlay.card()).toContain(codeOf('taxno'))
    await page.evaluate(() => document.querySelector('dialog')!.close())
    await expect.poll(() => hitOf('chenglan')).toBe('xinbiao-overlay')
    expect(await page.$$eval('xinbiao-overlay', hosts => hosts.map(host => host.parentElement!.localName))).toEqual(['html'])
  })

  test('a row that is written anew while a table scrolls carries the mark of the name now in it', async () => {
    const { page, overlay } = await open(
      'virtual.html',
      list(
        `<table><thead>${HEAD}</thead><tbody><tr><td>${nameOf('chenglan')}</td><td>${codeOf('chenglan')}</td></tr></tbody></table>`,
      ),
    )
    await expect.poll(glyphs).toBe('限')
    for (const [key, glyph] of [
      ['lanqichuan', '注'],
      ['clean-7', '无'],
      ['taxno', '限'],
    ] as const) {
      await page.evaluate(
        (name, code) => {
          const [first, second] = document.querySelectorAll('td')
          ;(first!.firstChild as Text).data = name
          ;(second!.firstChild as Text).data = code
        },
        nameOf(key),
        codeOf(key),
      )
      await expect.poll(glyphs, { message: key }).toBe(glyph)
      await expect.poll(async () => Object.values(await overlay.underlined()).flat()).toEqual([nameOf(key)])
    }
  })
})
