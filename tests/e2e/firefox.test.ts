/** The built extension on the sample tender site in Firefox: marks, card, the page left as it was, the background gone and back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { findFirefox } from '../support/browsers.ts'
import { askBackground } from '../support/demo-world.ts'
import { firefoxManifest } from '../support/firefox.ts'
import { fill, press, said } from '../support/firefox-hands.ts'
import { firefoxOverlayOf } from '../support/firefox-overlay.ts'
import { type FirefoxTender, nameBox, type OpenedInFirefox, startFirefoxTender } from '../support/firefox-tender.ts'

const found = findFirefox() !== undefined
if (!found) console.log('skipped: no Firefox found')

const nameOf = (key: string) => sampleFirm(key).name

describe.skipIf(!found)('the list of thirty suppliers in Firefox', () => {
  let tender: FirefoxTender
  let opened: OpenedInFirefox
  beforeAll(async () => {
    tender = (await startFirefoxTender())!
    opened = await tender.open('suppliers.html', { confirm: 'government-procurement' })
  })
  afterAll(async () => {
    await tender?.close()
  })

  const glyphs = async () =>
    Object.fromEntries((await opened.overlay.marks()).map(mark => [mark.label.split('：')[0]!, mark.glyph]))

  test('names are underlined by the browser itself, and each near the view has its mark', async () => {
    await expect.poll(async () => (await opened.overlay.underlined()).barred).toContain(nameOf('chenglan'))
    const lines = await opened.overlay.underlined()
    expect(lines.barred).toHaveLength(5)
    expect(lines.caution).toContain(nameOf('yanxichuan'))
    expect(lines.clear).toContain(nameOf('limochuan'))
    expect(Object.values(lines).flat()).not.toContain('云泽市教育局')
    await expect
      .poll(glyphs)
      .toMatchObject({ [nameOf('chenglan')]: '限', [nameOf('yanxichuan')]: '核', [nameOf('limochuan')]: '无' })
  })

  test('a mark stands beside its name and covers none of its neighbours', async () => {
    const [mark] = await opened.overlay.marksOf(nameOf('chenglan'))
    const name = await nameBox(opened.page, nameOf('chenglan'))
    expect(mark!.box.x).toBeGreaterThanOrEqual(name.right)
    expect(mark!.box.x - name.right).toBeLessThan(8)
    expect(mark!.y).toBeGreaterThan(name.top - 8)
    expect(mark!.y).toBeLessThan(name.bottom)
  })

  test('a click opens the card with list, dates and why; Escape closes it', async () => {
    await opened.overlay.openCard(nameOf('chenglan'))
    await expect.poll(async () => (await opened.overlay.cardParts())?.focused).toBe(true)
    const card = (await opened.overlay.cardParts())!
    expect(card.title).toBe(nameOf('chenglan'))
    expect(card.text).toContain('政府采购严重违法失信行为记录')
    expect(card.text).toContain('代码一致')
    expect(card.buttons.map(button => button.label)).toContain('关闭')
    await opened.page.keyboard.press('Escape')
    await expect.poll(() => opened.overlay.card()).toBeUndefined()
  })

  test('Tab reaches the marks, arrows move among them, Enter enters the card and Escape leads back', async () => {
    const { page, overlay } = opened
    await page.mouse.click(5, 5)
    const links = await page.$$eval('a[href]', all => all.length)
    for (let i = 0; i <= links; i++) await page.keyboard.press('Tab')
    // One mark of all is in the tab order: the first, or the one used last.
    await expect.poll(() => overlay.card()).toBeDefined()
    const names = (await overlay.marks()).map(mark => mark.label.split('：')[0]!)
    const first = (await overlay.cardParts())!.title
    expect(names).toContain(first)
    await page.keyboard.press('ArrowDown')
    const second = names[names.indexOf(first) + 1]
    await expect.poll(async () => (await overlay.cardParts())?.title).toBe(second)
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await overlay.cardParts())?.focused).toBe(true)
    await page.keyboard.press('Escape')
    await expect.poll(() => overlay.card()).toBeUndefined()
    // The focus stands on the mark again: Enter opens the same card.
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await overlay.cardParts())?.title).toBe(second)
    await page.keyboard.press('Escape')
  })

  test('the page gains one element and nothing else of it changes', async () => {
    const html = await opened.page.evaluate(async () => {
      const served = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
      const here = document.documentElement.cloneNode(true) as Element
      const hosts = here.querySelectorAll('xinbiao-overlay')
      for (const host of hosts) host.remove()
      return { served: served.documentElement.outerHTML, here: here.outerHTML, hosts: hosts.length }
    })
    expect(html.here).toBe(html.served)
    expect(html.hosts).toBe(1)
  })

  test('text that comes later is read and marked', async () => {
    await opened.page.evaluate(name => {
      const row = document.querySelector('tbody tr')!.cloneNode(true) as HTMLTableRowElement
      row.id = 'late'
      row.cells[0]!.textContent = '31'
      row.cells[1]!.textContent = name
      row.cells[2]!.textContent = '—'
      document.querySelector('tbody')!.prepend(row)
    }, nameOf('agency'))
    await expect
      .poll(async () => (await opened.overlay.underlined()).caution?.filter(n => n === nameOf('agency')))
      .toHaveLength(2)
    await opened.page.evaluate(() => document.getElementById('late')!.remove())
    await expect
      .poll(async () => (await opened.overlay.underlined()).caution?.filter(n => n === nameOf('agency')))
      .toHaveLength(1)
  })

  test('the background may go: card, findings and confirmed rules are there when it is woken', async () => {
    const { firefox, own } = tender
    await firefox.suspend()
    expect(await firefox.isAwake()).toBe(false)
    await opened.overlay.openCard(nameOf('chenglan'))
    await expect.poll(async () => (await opened.overlay.cardParts())?.verdict).toContain('代码一致，限制期内')
    expect(await firefox.isAwake()).toBe(true)
    await opened.page.keyboard.press('Escape')
    await firefox.suspend()
    const view = await askBackground(own, { type: 'ui/tab', tabId: opened.tabId })
    expect(view.context).toEqual({ context: 'government-procurement', inferred: false })
    expect(view.subjects.filter(({ finding }) => finding.assessment === 'barred')).toHaveLength(5)
  })

  test('a pair confirmed in the panel marks the page at once, outlives the background, and is revoked in the settings', async () => {
    const { firefox } = tender
    const firm = nameOf('yanxichuan')
    const glyph = async () => (await opened.overlay.marksOf(firm))[0]?.glyph
    const panel = await firefox.open(`sidepanel.html?tab=${opened.tabId}`)
    const opener = await panel.waitForSelector(`::-p-xpath(//button[contains(@class,"opener")][.//*[text()="${firm}"]])`)
    await opener!.focus()
    await panel.keyboard.press('Enter')
    await press(panel, '匹配依据与确认')
    await fill(panel, '核对依据', '已核对营业执照')
    await press(panel, '确认为同一单位')
    await expect.poll(() => said(panel)).toContain('核对依据：已核对营业执照')
    await panel.close()
    await opened.page.bringToFront()
    await expect.poll(glyph).toBe('限')
    await firefox.suspend()
    const settings = await firefox.open('options.html#pairs')
    await expect.poll(() => said(settings)).toContain(`${firm}`)
    await press(settings, `撤销 ${firm}（失信被执行人）`)
    await settings.waitForSelector('dialog')
    await press(settings, '撤销')
    await expect.poll(() => said(settings)).toContain('还没有已确认的对应')
    await settings.close()
    await opened.page.bringToFront()
    await expect.poll(glyph).toBe('核')
  })

  test('an update of the extension under the open page leaves its own marks there and no older ones', async () => {
    expect((await opened.overlay.underlined()).barred).toHaveLength(5)
    await tender.firefox.reload()
    // What the officer confirmed went with the old instance: inferred rules restrict nobody.
    await expect.poll(async () => (await opened.overlay.underlined()).caution).toHaveLength(17)
    expect((await opened.overlay.underlined()).barred).toBeUndefined()
    expect(await opened.page.$$eval('xinbiao-overlay', all => all.length)).toBe(1)
    await expect.poll(async () => (await opened.overlay.marksOf(nameOf('chenglan'))).map(mark => mark.glyph)).toEqual(['核'])
    await opened.overlay.openCard(nameOf('chenglan'))
    await expect.poll(() => opened.overlay.card()).toContain('适用规则未确认')
    await opened.page.keyboard.press('Escape')
  })

  test('switched off by its key the page is as if nobody had been there, and switched on again it is marked', async () => {
    const { page, overlay } = opened
    const boxes = () =>
      page.evaluate(() =>
        [...document.body.querySelectorAll('*')].map(el => {
          const { x, y, width, height } = el.getBoundingClientRect()
          return [x, y, width, height].map(Math.round).join(' ')
        }),
      )
    const marked = await boxes()
    await page.bringToFront()
    await tender.firefox.command('toggle-marks')
    await expect.poll(() => page.$('xinbiao-overlay')).toBeNull()
    expect(await overlay.underlined()).toEqual({})
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0)
    expect(await boxes()).toEqual(marked)
    await tender.firefox.command('toggle-marks')
    await expect.poll(async () => (await overlay.marksOf(nameOf('chenglan'))).length).toBe(1)
  })

  test('among many cells, where Firefox hands no highlight down, names have their lines', async () => {
    const page = await tender.firefox.page()
    await page.evaluateOnNewDocument(() => {
      addEventListener('DOMContentLoaded', () => {
        for (let i = 0; i < 500; i++) document.querySelector('tbody')!.insertRow().insertCell().append(`第 ${i} 行`)
      })
    })
    await page.goto(opened.page.url())
    const line = (name: string) =>
      page.evaluate(wanted => {
        const cell = [...document.querySelectorAll('td')].find(td => td.textContent === wanted)!
        return document.querySelectorAll('td').length > 500
          ? getComputedStyle(cell, '::highlight(xinbiao-caution)').textDecorationLine
          : 'too few cells'
      }, name)
    await expect.poll(() => line(nameOf('yanxichuan'))).toBe('underline')
    // Marks come last. A page closed while it is being marked makes Firefox note that it ended the script.
    const overlay = firefoxOverlayOf(page)
    await expect.poll(async () => (await overlay.marks()).length).toBeGreaterThan(0)
    await page.close()
  })

  test('switched off or removed, the extension leaves nothing to be seen on the page; switched on again it marks it anew', async () => {
    const { page, overlay } = opened
    const setEnabled = (enabled: boolean) =>
      tender.firefox.inWindow(`
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
        const addon = await AddonManager.getAddonByID(${JSON.stringify(firefoxManifest().browser_specific_settings.gecko.id)})
        await addon.${enabled ? 'enable' : 'disable'}()
      `)
    /** What an officer sees of the findings: the overlay, the line and the ground of a name. */
    const seen = () =>
      page.evaluate(name => {
        const cell = [...document.querySelectorAll('td')].find(td => td.textContent === name)!
        const { textDecorationLine, backgroundColor } = getComputedStyle(cell, '::highlight(xinbiao-caution)')
        const host = document.querySelector('xinbiao-overlay')
        return [host ? getComputedStyle(host).display : 'none', textDecorationLine, backgroundColor]
      }, nameOf('chenglan'))
    expect(await seen()).toEqual(['block', 'underline', 'rgb(253, 242, 227)'])
    await setEnabled(false)
    await expect.poll(seen).toEqual(['none', 'none', 'rgba(0, 0, 0, 0)'])
    await setEnabled(true)
    await expect.poll(async () => (await overlay.marksOf(nameOf('chenglan'))).length).toBe(1)
    await expect.poll(seen).toEqual(['block', 'underline', 'rgb(253, 242, 227)'])
  })

  test('nothing went wrong on the way', async () => {
    expect(await tender.firefox.faults()).toEqual([])
  })
})
