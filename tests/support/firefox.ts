/** The built Firefox extension in a real Firefox, driven over WebDriver BiDi. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { findFirefox } from './browsers.ts'

export const builtFirefoxExtension = fileURLToPath(new URL('../../dist/extension/firefox-mv3', import.meta.url))

/** Fixed, so that the extension's own pages have a known address. */
const uuid = '5b6f0c0e-8d51-4f4e-9a52-6d1f0a2f3c11'

export interface FirefoxWithExtension {
  browser: Browser
  page(): Promise<Page>
  /** Opens one of the extension's own pages. BiDi never sees it "load", so the caller waits for its content. */
  open(path: string): Promise<Page>
  close(): Promise<void>
}

export const launchFirefox = async (
  geckoId: string,
  extension = builtFirefoxExtension,
): Promise<FirefoxWithExtension | undefined> => {
  const executablePath = findFirefox()
  if (!executablePath) return undefined
  const profile = mkdtempSync(join(tmpdir(), 'xinbiao-firefox-'))
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    userDataDir: profile,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: uuid }),
      'intl.accept_languages': 'zh-CN',
      'extensions.manifestV3.enabled': true,
      // Host permissions of MV3 are optional in Firefox; a person grants them in the add-on's page.
      'extensions.originControls.grantByDefault': true,
    },
  })
  await browser.installExtension(extension)
  return {
    browser,
    page: () => browser.newPage(),
    open: async path => {
      const page = await browser.newPage()
      void page.goto(`moz-extension://${uuid}/${path}`, { waitUntil: [] }).catch(() => {})
      return page
    },
    close: async () => {
      await browser.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
