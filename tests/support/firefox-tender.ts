/** The sample tender site in a Firefox with the built extension and the demo's registry installed: `tender-site.ts` for Firefox. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import type { TabView } from '#shared/contract/messages.ts'
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
  /** Opens a page of the sample site and leaves it in front. */
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

/** Undefined where no Firefox is found. */
export const startFirefoxTender = async (options: FirefoxOptions = {}): Promise<FirefoxTender | undefined> => {
  const dir = mkdtempSync(join(tmpdir(), 'xinbiao-firefox-tender-'))
  const firefox = await launchFirefox({ extension: demoExtension(dir, builtFirefoxExtension), ...options })
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
      await page.goto(world.server.url + path)
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
