/** The built Firefox extension in a real Firefox, driven over WebDriver BiDi. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { findFirefox } from './browsers.ts'

export const builtFirefoxExtension = fileURLToPath(new URL('../../dist/extension/firefox-mv3', import.meta.url))

/** Fixed, so that the extension's own pages have a known address. */
const uuid = '5b6f0c0e-8d51-4f4e-9a52-6d1f0a2f3c11'
const base = `moz-extension://${uuid}/`

export interface FirefoxManifest {
  [key: string]: unknown
  browser_specific_settings: { gecko: { id: string; strict_min_version: string; data_collection_permissions: unknown } }
}

export const firefoxManifest = (extension = builtFirefoxExtension): FirefoxManifest =>
  JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'))

/** What a test needs of the protocol beside Puppeteer's own wrapping. */
export interface Bidi {
  send(method: string, params: object): Promise<{ result: unknown }>
}

export const bidiOf = (browser: Browser): Bidi => (browser as unknown as { connection: Bidi }).connection

export interface FirefoxWithExtension {
  browser: Browser
  page(): Promise<Page>
  /** Opens one of the extension's own pages. BiDi never sees it "load", so the caller waits for its content. */
  open(path: string): Promise<Page>
  /**
   * Runs statements in the browser's own window, where the toolbar, the sidebar and the prompts are; `extension` is ours as
   * Firefox holds it. `return` gives the answer, which must be JSON.
   */
  inWindow<T>(statements: string): Promise<T>
  /** Presses the first button of the prompt in which Firefox asks for a permission, as soon as it is there. */
  allow(): Promise<void>
  /** Opens the popup of the toolbar button beside the tab in front. */
  openPopup(): Promise<void>
  /** Clicks at a point of that popup as the mouse does. */
  clickInPopup(x: number, y: number): Promise<void>
  /** Does what the keys of a command of the manifest do. */
  command(name: string): Promise<void>
  /** Ends the background's event page, as Firefox does after half a minute without work. */
  suspend(): Promise<void>
  isAwake(): Promise<boolean>
  /** Unloads the extension and loads it again, as an update does under the pages that are open. Its own pages close. */
  reload(): Promise<void>
  /** What went wrong in the extension so far: uncaught errors anywhere in it, policy violations, `console.error` of its pages. */
  faults(): Promise<string[]>
  close(): Promise<void>
}

export interface FirefoxOptions {
  /** Folder of the extension; the built one unless told. */
  extension?: string
  prefs?: { [name: string]: unknown }
}

/** The tab changes its process on the way to a page of ours: questions asked meanwhile fail. */
const arrived = async (page: Page): Promise<void> => {
  const isThere = () =>
    page.evaluate(at => location.href.startsWith(at) && document.readyState === 'complete', base).then(Boolean, () => false)
  const deadline = Date.now() + 60_000
  while (!(await isThere())) {
    if (Date.now() > deadline) throw new Error('a page of the extension did not open')
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

/** Undefined where no Firefox is found. */
export const launchFirefox = async (options: FirefoxOptions = {}): Promise<FirefoxWithExtension | undefined> => {
  const executablePath = findFirefox()
  if (!executablePath) return undefined
  const extension = options.extension ?? builtFirefoxExtension
  const { id } = firefoxManifest(extension).browser_specific_settings.gecko
  const profile = mkdtempSync(join(tmpdir(), 'xinbiao-firefox-'))
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    userDataDir: profile,
    // Each test waits for what it needs; a loaded machine may take long for any one step.
    protocolTimeout: 120_000,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
      'intl.accept_languages': 'zh-CN',
      // Granted as an installation grants them: the site permissions of the manifest.
      'extensions.originControls.grantByDefault': true,
      ...options.prefs,
    },
  })
  const bidi = bidiOf(browser)
  const inWindow = async <T>(statements: string): Promise<T> => {
    const tree = (await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' })).result as {
      contexts: { context: string; url: string }[]
    }
    const window = tree.contexts.find(({ url }) => url.endsWith('/browser.xhtml'))!
    const { result } = await bidi.send('script.evaluate', {
      expression: `(async () => {
        const extension = WebExtensionPolicy.getByID(${JSON.stringify(id)})?.extension
        const answer = await (async () => { ${statements} })()
        return JSON.stringify(answer ?? null)
      })()`,
      target: { context: window.context },
      awaitPromise: true,
    })
    const told = result as { type: string; result?: { value: string }; exceptionDetails?: { text: string } }
    if (told.type !== 'success') throw new Error(told.exceptionDetails?.text ?? 'the browser window did not answer')
    return JSON.parse(told.result!.value) as T
  }
  const said: string[] = []
  await browser.installExtension(extension)
  return {
    browser,
    page: () => browser.newPage(),
    open: async path => {
      const page = await browser.newPage()
      page.on('console', message => {
        if (message.type() === 'error') said.push(message.text())
      })
      void page.goto(base + path, { waitUntil: [] }).catch(() => {})
      await arrived(page)
      return page
    },
    inWindow,
    allow: () =>
      inWindow(`
        const prompt = () => document.getElementById('addon-webext-permissions-notification')
        for (let turn = 0; turn < 600; turn++) {
          if (PopupNotifications.isPanelOpen && prompt()?.button && !prompt().button.disabled) {
            prompt().button.click()
            return
          }
          await new Promise(resolve => setTimeout(resolve, 50))
        }
        throw new Error('Firefox did not ask for a permission')
      `),
    openPopup: () =>
      inWindow(`
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
        await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window)
      `),
    clickInPopup: (x, y) =>
      inWindow(`
        const box = document.querySelector('.webextension-popup-browser').getBoundingClientRect()
        for (const type of ['mousemove', 'mousedown', 'mouseup']) {
          const press = type === 'mousemove' ? {} : { button: 0, clickCount: 1 }
          window.synthesizeMouseEvent(type, box.x + ${x}, box.y + ${y}, press, { isDOMEventSynthesized: false })
        }
      `),
    // Keys sent over BiDi go to the page, not to the browser's own window.
    command: name =>
      inWindow(`
        const at = Object.keys(extension.manifest.commands).indexOf(${JSON.stringify(name)})
        document.querySelectorAll('[id^="ext-keyset-id-"] key')[at].doCommand()
      `),
    suspend: () => inWindow('await extension.terminateBackground()'),
    isAwake: () => inWindow(`return extension.backgroundState === 'running'`),
    reload: () => inWindow('await (await AddonManager.getAddonByID(extension.id)).reload()'),
    faults: async () => [
      ...said,
      ...(await inWindow<string[]>(`
        return Services.console.getMessageArray()
          .filter(message => (message instanceof Ci.nsIScriptError ? message.sourceName : '').startsWith(${JSON.stringify(base)}))
          // Firefox's note of a page that was left with a question open.
          .filter(message => !/^Promise (?:resolved|rejected) (?:after|while) context/.test(message.errorMessage))
          .map(message => message.errorMessage + ' (' + message.sourceName + ')')
      `)),
    ],
    close: async () => {
      await browser.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
