/** The sample tender site in a Firefox with the built extension and the demo's registry installed: `tender-site.ts` for Firefox. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import type { TabView } from '#shared/contract/views.ts'
import type { Context } from '#shared/core/types.ts'
import { askBackground, demoExtension, installDemoRegistry, settledView, startWorld, type World } from './demo-world.ts'
import { builtFirefoxExtension, type FirefoxOptions, type FirefoxWithExtension, launchFirefox } from './firefox.ts'
import { firefoxOverlayOf, type SeenFirefoxOverlay } from './firefox-overlay.ts'

export interface OpenedInFirefox {
  page: Page
  overlay: SeenFirefoxOverlay
  tabId: number
  /** Once the background has read all of it. */
  checked(): Promise<TabView>
}

export interface FirefoxTender {
  world: World
  firefox: FirefoxWithExtension
  /** One of the extension's own pages, to ask the background from. */
  own: Page
  /** Opens a page of the sample site, or another by its whole address, and leaves it in front. */
  open(path: string, options?: { confirm?: Context }): Promise<OpenedInFirefox>
  close(): Promise<void>
}

/** Firefox's id of the tab with this address. */
export const tabIdOf = (own: Page, url: string): Promise<number> =>
  own.evaluate(async wanted => {
    const { tabs } = (
      globalThis as unknown as { browser: { tabs: { query(q: object): Promise<{ id: number; url?: string }[]> } } }
    ).browser
    return (await tabs.query({})).find(tab => tab.url === wanted)?.id ?? -1
  }, url)

export interface FirefoxTenderOptions extends Omit<FirefoxOptions, 'extension'> {
  /** Statements that run in the content script's world before it does: to take features away that an older Firefox lacks. */
  first?: string
}

const runFirst = (extension: string, statements: string): void => {
  const file = join(extension, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { content_scripts: { js: string[] }[] }
  for (const script of manifest.content_scripts) script.js.unshift('first.js')
  writeFileSync(join(extension, 'first.js'), statements)
  writeFileSync(file, JSON.stringify(manifest))
}

/** Undefined where no Firefox is found. */
export const startFirefoxTender = async ({
  first,
  ...options
}: FirefoxTenderOptions = {}): Promise<FirefoxTender | undefined> => {
  const dir = mkdtempSync(join(tmpdir(), 'xinbiao-firefox-tender-'))
  const extension = demoExtension(dir, builtFirefoxExtension)
  if (first) runFirst(extension, first)
  const firefox = await launchFirefox({ extension, ...options })
  if (!firefox) return undefined
  const world = await startWorld(dir)
  const own = await firefox.open('options.html')
  await installDemoRegistry(own, world)
  return {
    world,
    firefox,
    own,
    open: async (path, { confirm } = {}) => {
      const page = await firefox.page()
      await page.setViewport({ width: 1280, height: 900 })
      await page.goto(new URL(path, world.server.url).href)
      const tabId = await tabIdOf(own, page.url())
      const checked = () => settledView(own, tabId)
      await checked()
      if (confirm) {
        await askBackground(own, { type: 'ui/context', tabId, context: confirm, confirmed: true })
        await checked()
      }
      return { page, overlay: firefoxOverlayOf(page), tabId, checked }
    },
    close: async () => {
      await firefox.close()
      await world.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Where a name stands on a page, in the viewport. */
export const nameBox = (page: Page, name: string): Promise<{ left: number; top: number; right: number; bottom: number }> =>
  page.evaluate(wanted => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const from = texts.currentNode.nodeValue?.indexOf(wanted) ?? -1
      if (from < 0) continue
      const range = document.createRange()
      range.setStart(texts.currentNode, from)
      range.setEnd(texts.currentNode, from + wanted.length)
      const { left, top, right, bottom } = range.getBoundingClientRect()
      return { left, top, right, bottom }
    }
    throw new Error(`${wanted} is not on the page`)
  }, name)
