/** Pages that own their DOM, made with React, Vue and jQuery: their DOM stays theirs, and the marks follow what they draw. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Firm, frameworkPages, reactDocument } from '../support/frameworks.ts'
import { CLICKABLE, codeOf, complaintsOf, glyphsOf, markAt, nameOf } from '../support/living-page.ts'
import { type Opened, startTenderSite, type TenderSite } from '../support/tender-site.ts'

interface LivingPage {
  page: { setFirms(firms: Firm[]): void; setTicks(ticks: number): void }
}

const firmOf = (key: string): Firm => ({ id: key, name: nameOf(key), code: codeOf(key) })

let tender: TenderSite
let opened: Opened

beforeAll(async () => {
  tender = await startTenderSite()
  // What a page complains of while it is loaded is heard too.
  tender.browser.context.on('page', page => said.set(page, complaintsOf(page)))
})
afterEach(async () => {
  await opened?.page.close()
})
afterAll(async () => {
  await tender?.close()
})

const said = new Map<unknown, string[]>()
const setFirms = (...keys: string[]) =>
  opened.page.evaluate(firms => (window as unknown as LivingPage).page.setFirms(firms), keys.map(firmOf))
const order = async () => (await opened.overlay.marks()).map(mark => mark.glyph).join('')
/** The page's own HTML, without our one element. */
const html = () =>
  opened.page.evaluate(() =>
    document.documentElement.outerHTML.replace('<xinbiao-overlay popover="manual"></xinbiao-overlay>', ''),
  )

describe.each(Object.keys(frameworkPages))('a page of %s', framework => {
  test('takes its server’s HTML over, sorts, redraws each second and empties its rows, with its marks and without a complaint', async () => {
    const { html: served, scripts } = frameworkPages[framework]!(['chenglan', 'lanqichuan', 'clean-7'].map(firmOf))
    Object.assign(tender.pages, { 'list.html': served, ...scripts })
    opened = await tender.open('list.html', { confirm: 'government-procurement' })
    const { page } = opened
    await expect.poll(order).toBe('限注无')
    // The page's own nodes, moved and kept by key: a framework that lost one would make another.
    await page.evaluate(() => {
      for (const row of document.querySelectorAll('tr')) (row as unknown as { own: boolean }).own = true
    })
    await setFirms('clean-7', 'chenglan', 'orgcode', 'lanqichuan')
    await expect.poll(order).toBe('无限限注')
    const kept = await page.evaluate(() => [...document.querySelectorAll('tr')].map(row => 'own' in row))
    if (framework !== 'jQuery') expect(kept).toEqual([true, true, true, false, true])
    for (const key of ['clean-7', 'chenglan', 'orgcode', 'lanqichuan'])
      await expect.poll(() => markAt(opened, key), { message: key }).toEqual(CLICKABLE)

    // It redraws all the time, the card stands and reads on.
    await opened.overlay.openCard(nameOf('chenglan'))
    await expect.poll(() => opened.overlay.card()).toContain('限制期内')
    await page.evaluate(() => {
      let ticks = 0
      setInterval(() => (window as unknown as LivingPage).page.setTicks(++ticks), 1000)
    })
    await expect.poll(() => page.locator('#ticks').textContent()).toContain('更新 3 次')
    if (framework !== 'jQuery') expect(await opened.overlay.card()).toContain('限制期内')
    await expect.poll(order).toBe('无限限注')
    await page.keyboard.press('Escape')

    // The page's own clicks work, and only its own.
    await page.getByText(nameOf('orgcode')).click()
    await expect.poll(() => page.locator('#picked').textContent()).toBe('orgcode')

    await setFirms()
    await expect.poll(order).toBe('')
    await expect.poll(() => opened.overlay.underlined()).toEqual({})
    await setFirms('taxno')
    await expect.poll(() => glyphsOf(opened.overlay, 'taxno')).toBe('限')
    expect(await html()).not.toContain('xinbiao')
    expect(await page.evaluate(() => (window as { recovered?: string[] }).recovered ?? [])).toEqual([])
    expect(said.get(page)).toEqual([])
  })
})

test('a document that is React’s as a whole, and taken over when the marks already stand, is taken over as it came', async () => {
  const { html: served, scripts } = reactDocument(['chenglan', 'lanqichuan'].map(firmOf))
  Object.assign(tender.pages, { 'document.html': served, ...scripts })
  opened = await tender.open('document.html', { confirm: 'government-procurement' })
  const { page } = opened
  await expect.poll(order).toBe('限注')
  for (const name of ['firms.js', 'react-all.js', 'document.js']) await page.addScriptTag({ url: name })
  // Scripts of the test: not what the server sent.
  await page.evaluate(() => {
    for (const script of document.querySelectorAll('script')) script.remove()
    for (const row of document.querySelectorAll('tr')) (row as unknown as { own: boolean }).own = true
    ;(window as unknown as { takeOver(): void }).takeOver()
  })
  await expect.poll(() => page.evaluate(() => 'page' in window)).toBe(true)
  expect(await page.evaluate(() => [...document.querySelectorAll('tr')].every(row => 'own' in row))).toBe(true)
  await setFirms('orgcode', 'chenglan')
  await expect.poll(order).toBe('限限')
  await expect.poll(() => markAt(opened, 'orgcode')).toEqual(CLICKABLE)
  expect(await page.evaluate(() => (window as { recovered?: string[] }).recovered)).toEqual([])
  expect(said.get(page)).toEqual([])
})
