/** Where Firefox itself meets the extension: toolbar popup, sidebar, context menu, address bar, a window for the panel. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { findFirefox } from '../support/browsers.ts'
import { firefoxOverlayOf, type SeenFirefoxOverlay } from '../support/firefox-overlay.ts'
import { type FirefoxTender, startFirefoxTender } from '../support/firefox-tender.ts'

const found = findFirefox() !== undefined
if (!found) console.log('skipped: no Firefox found')

const barred = sampleFirm('chenglan')

describe.skipIf(!found)('a site that is not among the known ones, in Firefox', () => {
  let tender: FirefoxTender
  let page: Page
  let overlay: SeenFirefoxOverlay
  beforeAll(async () => {
    tender = (await startFirefoxTender())!
    page = await tender.firefox.page()
    await page.setViewport({ width: 1280, height: 900 })
    // Another name of this machine, for which the manifest asks nothing.
    await page.goto(`${tender.world.server.url.replace('127.0.0.1', 'localhost')}suppliers.html`)
    await page.bringToFront()
    overlay = firefoxOverlayOf(page)
  })
  afterAll(async () => {
    await tender?.close()
  })

  /** Text of our page in the toolbar's popup or in the sidebar, white space left out; empty while there is none. */
  const shown = (where: 'popup' | 'sidebar') => tender.own.evaluate(textOfView, where)

  /** Clicks a button of the popup as the mouse does. */
  const clickInPopup = async (words: string) => {
    await expect.poll(() => tender.own.evaluate(buttonInPopup, words)).not.toBeNull()
    const at = (await tender.own.evaluate(buttonInPopup, words))!
    await tender.firefox.clickInPopup(at.x, at.y)
  }

  test('nothing is read there until the officer says so in the toolbar’s popup', async () => {
    expect(await page.$('xinbiao-overlay')).toBeNull()
    await tender.firefox.openPopup()
    await expect.poll(() => shown('popup')).toContain('本页未启用')
    await clickInPopup('在本页启用')
    await expect.poll(() => shown('popup')).toContain('本页35家单位')
    await expect.poll(async () => (await overlay.marksOf(barred.name)).length).toBe(1)
  })

  test('kept for good by Firefox’s own prompt, though the popup closes under it', async () => {
    await clickInPopup('在本站始终启用')
    await tender.firefox.inWindow(`
      while (!PopupNotifications.isPanelOpen) await new Promise(resolve => setTimeout(resolve, 50))
      const popup = document.querySelector('.webextension-popup-browser').closest('panel')
      popup.hidePopup()
    `)
    await expect.poll(() => shown('popup')).toBe('')
    await tender.firefox.allow()
    await expect.poll(() => tender.own.evaluate(keptSites)).toEqual(['http://localhost/*'])
    await page.reload()
    await expect.poll(async () => (await overlay.marksOf(barred.name)).length).toBe(1)
  })

  test('the sidebar shows the organisations of the tab in front and follows when another comes there', async () => {
    await tender.firefox.inWindow(`
      await SidebarController.show([...SidebarController.sidebars.keys()].find(name => name.endsWith('-sidebar-action')))
    `)
    await expect.poll(() => shown('sidebar')).toContain(barred.name)
    await tender.own.bringToFront()
    await expect.poll(() => shown('sidebar')).not.toContain(barred.name)
    await page.bringToFront()
    await expect.poll(() => shown('sidebar')).toContain(barred.name)
    await tender.firefox.inWindow('SidebarController.hide()')
  })

  test('a selected name is looked up from the context menu', async () => {
    const at = await page.evaluate(name => {
      const cell = [...document.querySelectorAll('td')].find(td => td.textContent === name)!
      getSelection()!.selectAllChildren(cell)
      const { x, y, height } = getSelection()!.getRangeAt(0).getBoundingClientRect()
      return { x: x + 20, y: y + height / 2 }
    }, barred.name)
    await page.mouse.click(at.x, at.y, { button: 'right' })
    const label = await tender.firefox.inWindow<string>(`
      const menu = document.getElementById('contentAreaContextMenu')
      while (menu.state !== 'open') await new Promise(resolve => setTimeout(resolve, 50))
      const item = menu.querySelector('[id$="menuitem-_lookup"]')
      const { label } = item
      menu.activateItem(item)
      return label
    `)
    expect(label).toBe(`在信标中查询“${barred.name}”`)
    await expect.poll(() => windowsOf(tender)).toContain(`popup.html?q=${encodeURIComponent(barred.name)}`)
  })

  test('a code typed behind xb in the address bar is looked up', async () => {
    await tender.firefox.inWindow(`
      gURLBar.focus()
      gURLBar.search('xb ${barred.uscc}')
      await gURLBar.lastQueryContextPromise
      gURLBar.handleCommand(new KeyboardEvent('keydown', { key: 'Enter' }))
    `)
    await expect.poll(() => windowsOf(tender)).toContain(`popup.html?q=${barred.uscc}`)
  })

  test('from the card the panel opens in a window of its own, and copying gives the card’s text', async () => {
    await page.bringToFront()
    await overlay.openCard(barred.name)
    await expect.poll(async () => (await overlay.cardParts())?.buttons.map(button => button.label)).toContain('复制')
    const { buttons } = (await overlay.cardParts())!
    const middle = (label: string) => {
      const { x, y, width, height } = buttons.find(button => button.label === label)!.box
      return [x + width / 2, y + height / 2] as const
    }
    await page.mouse.click(...middle('复制'))
    await expect.poll(async () => (await overlay.cardParts())?.buttons.map(button => button.label)).toContain('已复制')
    await page.mouse.click(...middle('在侧边栏查看'))
    await expect.poll(() => windowsOf(tender)).toContain('sidepanel.html?tab=')
  })

  test('nothing went wrong on the way', async () => {
    expect(await tender.firefox.faults()).toEqual([])
  })
})

/** Addresses of all windows' front tabs, one a line. */
const windowsOf = (tender: FirefoxTender) =>
  tender.firefox.inWindow<string>(`
    return [...Services.wm.getEnumerator('navigator:browser')].map(one => one.gBrowser.selectedBrowser.currentURI.spec).join('\\n')
  `)

// What follows runs in one of the extension's own pages, beside its popup and sidebar, and uses nothing from here.

interface Ours {
  browser: {
    extension: { getViews(of: { type: string }): Window[] }
    scripting: { getRegisteredContentScripts(): Promise<{ matches: string[] }[]> }
  }
}

const textOfView = (type: string): string => {
  const [view] = (globalThis as unknown as Ours).browser.extension.getViews({ type })
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not shown
  return view?.document.body?.innerText.replace(/\s+/g, '') ?? ''
}

const buttonInPopup = (words: string): { x: number; y: number } | null => {
  const [view] = (globalThis as unknown as Ours).browser.extension.getViews({ type: 'popup' })
  const button = [...(view?.document.querySelectorAll('button') ?? [])].find(one => one.textContent === words)
  if (!button) return null
  const { x, y, width, height } = button.getBoundingClientRect()
  return { x: x + width / 2, y: y + height / 2 }
}

const keptSites = async (): Promise<string[]> =>
  (await (globalThis as unknown as Ours).browser.scripting.getRegisteredContentScripts()).flatMap(script => script.matches)
