/**
 * Everything a test of the built extension needs: a browser with it, the demo's registry installed, the sample tender site, and
 * a second site whose pages the test writes itself (no content security policy: its pages may misbehave).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { TabView } from '#shared/contract/views.ts'
import type { Context } from '#shared/core/types.ts'
import { askBackground, checkedTab, demoExtension, installDemoRegistry, startWorld, type World } from './demo-world.ts'
import { type ExtensionBrowser, type LaunchOptions, launchExtension } from './extension.ts'
import { overlayOf, type SeenOverlay } from './overlay.ts'
import { type StaticServer, serve } from './server.ts'

/** Links of the cards lead to official sites: no test asks them. */
const LOOPBACK_ONLY = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']

/** A page that is being read, and what the extension shows on it. */
export interface Opened {
  page: Page
  overlay: SeenOverlay
  tabId: number
  /** Once the background has read all of it. */
  checked(): Promise<TabView>
}

export interface TenderSite {
  world: World
  browser: ExtensionBrowser
  /** One of the extension's own pages, to ask the background from. Another may take its place. */
  own: Page
  /** Path (`a.html`) → HTML of the test's own site. */
  pages: { [path: string]: string }
  site: StaticServer
  /** Opens a page of the sample site, or of the test's own when it has one of that name, and brings it to the front. */
  open(path: string, options?: { confirm?: Context; enough?: (view: TabView) => boolean }): Promise<Opened>
  /** The side panel for a page, in a tab of its own; it waits for the page's organisations. */
  openPanel(opened: Opened): Promise<Page>
  close(): Promise<void>
}

export const startTenderSite = async (options: LaunchOptions = {}): Promise<TenderSite> => {
  const dir = mkdtempSync(join(tmpdir(), 'xinbiao-tender-'))
  const world = await startWorld(dir)
  const pages: TenderSite['pages'] = {}
  const site = await serve(path => {
    const html = pages[path.slice(1)]
    return html === undefined ? undefined : new TextEncoder().encode(html)
  })
  const browser = await launchExtension({ extension: demoExtension(dir), args: LOOPBACK_ONLY, ...options })
  const own = await browser.open('options.html')
  await installDemoRegistry(own, world)
  const tender: TenderSite = {
    world,
    browser,
    own,
    pages,
    site,
    open: async (path, { confirm, enough } = {}) => {
      const page = await browser.context.newPage()
      await page.goto((pages[path.replace(/[?#].*/, '')] === undefined ? world.server.url : site.url) + path)
      const checked = () => checkedTab(browser, page, tender.own, enough ? { enough } : {})
      const { tabId } = await checked()
      if (confirm) {
        await askBackground(tender.own, { type: 'ui/context', tabId, context: confirm, confirmed: true })
        await checked()
      }
      await page.bringToFront()
      return { page, overlay: await overlayOf(page), tabId, checked }
    },
    openPanel: async ({ tabId }) => {
      const panel = await browser.open(`sidepanel.html?tab=${tabId}`)
      await panel.getByRole('listitem').first().waitFor()
      return panel
    },
    close: async () => {
      await browser.close()
      await Promise.all([world.close(), site.close()])
      rmSync(dir, { recursive: true, force: true })
    },
  }
  return tender
}

/** A plain page in the manner of a portal. */
export const tenderPage = (body: string, options: { title?: string; head?: string } = {}): string => {
  const title = options.title ?? '资格审查名单（示例）'
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>${options.head ?? ''}</head><body>${body}</body></html>`
}

/** What the toolbar says of a page's tab. */
export const badgeOf = async ({ browser }: TenderSite, { tabId }: Opened): Promise<string> =>
  (await browser.worker()).evaluate(
    id =>
      (
        globalThis as unknown as { chrome: { action: { getBadgeText(of: { tabId: number }): Promise<string> } } }
      ).chrome.action.getBadgeText({ tabId: id }),
    tabId,
  )
