/** The built extension in a real Chromium, with a profile of its own. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright'
import { chromiumFlags, findChromium } from './browsers.ts'

export const builtExtension = fileURLToPath(new URL('../../dist/extension/chrome-mv3', import.meta.url))

export interface ExtensionBrowser {
  context: BrowserContext
  id: string
  profile: string
  worker(): Promise<Worker>
  /** Opens one of the extension's pages in a tab: `options.html`, `sidepanel.html?tab=1`. */
  open(path: string): Promise<Page>
  /** The browser's id of a page's tab. */
  tabId(page: Page): Promise<number>
  close(): Promise<void>
}

export interface LaunchOptions {
  headless?: boolean
  /** Keep and reuse this profile folder instead of a new one. */
  profile?: string
  extension?: string
  locale?: string
  colorScheme?: 'light' | 'dark'
  viewport?: { width: number; height: number }
  /** Switches for the browser, beside those that every run has. */
  args?: string[]
  /** Switches of Playwright's own that the browser is to be without. */
  without?: string[]
  /** Without it an unpacked extension that is reloaded stays switched off. */
  developerMode?: boolean
}

const asDeveloper = (profile: string) => {
  const file = join(profile, 'Default', 'Preferences')
  if (existsSync(file)) return
  mkdirSync(join(profile, 'Default'), { recursive: true })
  writeFileSync(file, JSON.stringify({ extensions: { ui: { developer_mode: true } } }))
}

interface Tabs {
  chrome: { tabs: { query(q: object): Promise<{ id: number; url?: string }[]> } }
}

export const launchExtension = async (options: LaunchOptions = {}): Promise<ExtensionBrowser> => {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'xinbiao-profile-'))
  const extension = options.extension ?? builtExtension
  if (options.developerMode) asDeveloper(profile)
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: options.headless ?? true,
    locale: options.locale ?? 'zh-CN',
    colorScheme: options.colorScheme ?? 'light',
    viewport: options.viewport ?? { width: 1280, height: 900 },
    // `locale` is pages' alone; the worker reads the browser's languages.
    args: [
      ...chromiumFlags(),
      `--accept-lang=${options.locale ?? 'zh-CN'}`,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...(options.args ?? []),
    ],
    // Playwright switches extensions off by default.
    ignoreDefaultArgs: ['--disable-extensions', ...(options.without ?? [])],
  })
  const worker = async () => context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 30_000 }))
  const id = new URL((await worker()).url()).host
  return {
    context,
    id,
    profile,
    worker,
    open: async path => {
      const page = await context.newPage()
      await page.goto(`chrome-extension://${id}/${path}`)
      return page
    },
    tabId: async page => {
      const find = async (url: string) => {
        const tabs = await (globalThis as unknown as Tabs).chrome.tabs.query({})
        return tabs.find(tab => tab.url === url)?.id ?? -1
      }
      // The worker may be asleep; a page of ours that stands open never is.
      const own = context.pages().find(open => open.url().startsWith(`chrome-extension://${id}/`))
      return own ? own.evaluate(find, page.url()) : (await worker()).evaluate(find, page.url())
    },
    close: async () => {
      await context.close()
      if (!options.profile) rmSync(profile, { recursive: true, force: true })
    },
  }
}
