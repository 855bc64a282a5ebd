/** The Firefox build in a Firefox as it was before 140: no highlights, no popover, no sheets from a content script. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { findFirefox } from '../support/browsers.ts'
import { type FirefoxTender, nameBox, type OpenedInFirefox, startFirefoxTender } from '../support/firefox-tender.ts'

const found = findFirefox() !== undefined
if (!found) console.log('skipped: no Firefox found')

const TAKEN_AWAY = `
  const none = { value: undefined }
  const refuses = { get() { throw new Error('not for content scripts') }, set() { throw new Error('not for content scripts') } }
  Object.defineProperty(CSS, 'highlights', none)
  Object.defineProperty(HTMLElement.prototype, 'showPopover', none)
  Object.defineProperty(HTMLElement.prototype, 'hidePopover', none)
  Object.defineProperty(Document.prototype, 'adoptedStyleSheets', refuses)
  Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', refuses)
`

const barred = sampleFirm('chenglan').name

describe.skipIf(!found)('a page in an older Firefox', () => {
  let tender: FirefoxTender
  let opened: OpenedInFirefox
  beforeAll(async () => {
    tender = (await startFirefoxTender({ first: TAKEN_AWAY }))!
    opened = await tender.open('suppliers.html', { confirm: 'government-procurement' })
  })
  afterAll(async () => {
    await tender?.close()
  })

  /** The drawn line that stands under a name, if there is one. */
  const lineUnder = async (name: string) => {
    const box = await nameBox(opened.page, name)
    const lines = await opened.overlay.drawnLines()
    return lines.find(
      line =>
        Math.abs(line.x - box.left) < 1 &&
        Math.abs(line.x + line.width - box.right) < 1 &&
        Math.abs(line.y + line.height - box.bottom) < 4,
    )
  }

  test('names are underlined by lines of the overlay, in the colours of their findings', async () => {
    await expect.poll(async () => (await lineUnder(barred))?.colour).toBe('rgb(179, 32, 42)')
    expect((await lineUnder(sampleFirm('yanxichuan').name))?.colour).toBe('rgb(168, 90, 0)')
    expect(await lineUnder('云泽市教育局')).toBeUndefined()
    expect(await opened.overlay.underlined()).toEqual({})
    expect((await opened.overlay.marksOf(barred))[0]!.glyph).toBe('限')
  })

  test('lines and marks stay with their names while the page scrolls', async () => {
    const before = (await nameBox(opened.page, barred)).top
    await opened.page.mouse.wheel({ deltaY: 120 })
    await expect.poll(async () => (await nameBox(opened.page, barred)).top).toBeLessThan(before)
    await expect.poll(() => lineUnder(barred)).toBeDefined()
    const [mark] = await opened.overlay.marksOf(barred)
    const name = await nameBox(opened.page, barred)
    expect(mark!.box.x - name.right).toBeLessThan(8)
    expect(mark!.y).toBeGreaterThan(name.top - 8)
    expect(mark!.y).toBeLessThan(name.bottom)
  })

  test('a click opens the card above the page, Escape closes it', async () => {
    await opened.overlay.openCard(barred)
    await expect.poll(async () => (await opened.overlay.cardParts())?.verdict).toContain('代码一致，限制期内')
    const { box } = (await opened.overlay.cardParts())!
    const hit = await opened.page.evaluate((x, y) => document.elementFromPoint(x, y)?.localName, box.x + 20, box.y + 20)
    expect(hit).toBe('xinbiao-overlay')
    await opened.page.keyboard.press('Escape')
    await expect.poll(() => opened.overlay.card()).toBeUndefined()
  })

  test('an update under the page and switching off leave nothing behind', async () => {
    await tender.firefox.reload()
    await expect.poll(async () => (await lineUnder(barred))?.colour).toBe('rgb(168, 90, 0)')
    expect(await opened.page.$$eval('xinbiao-overlay', all => all.length)).toBe(1)
    await opened.page.bringToFront()
    await tender.firefox.command('toggle-marks')
    await expect.poll(() => opened.page.$('xinbiao-overlay')).toBeNull()
    expect(await tender.firefox.faults()).toEqual([])
  })
})
