/** One tender page on a procurement site in the built extension, its panel beside it, and a host of registries to add. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { askBackground, demoExtension } from './demo-world.ts'
import { type ExtensionBrowser, launchExtension } from './extension.ts'
import { overlayOf, type SeenMark, type SeenOverlay } from './overlay.ts'
import { CCGP, playSite } from './procurement-site.ts'
import { type Hosted, type RegistryHost, startRegistryHost } from './registry-host.ts'

export interface ReadPage {
  browser: ExtensionBrowser
  host: RegistryHost
  /** The options page. */
  own: Page
  page: Page
  panel: Page
  overlay: SeenOverlay
  /** Adds a registry and downloads its lists. */
  add(registry: Hosted): Promise<unknown>
  /** Takes every registry off the machine, the packaged sample too. */
  removeAll(): Promise<void>
  /** An organisation's row in the panel, in one line. */
  rowOf(name: string): Promise<string>
  rows(): Promise<string>
  markOf(name: string): Promise<SeenMark | undefined>
  close(): Promise<void>
}

export const startReadPage = async (html: string): Promise<ReadPage> => {
  const dir = mkdtempSync(join(tmpdir(), 'xinbiao-read-'))
  const host = await startRegistryHost()
  const browser = await launchExtension({ extension: demoExtension(dir) })
  const site = await playSite(browser.context, CCGP)
  site.pages['page.html'] = html
  const own = await browser.open('options.html')
  const page = await browser.context.newPage()
  await page.goto(`${CCGP}page.html`)
  const overlay = await overlayOf(page)
  const panel = await browser.open(`sidepanel.html?tab=${await browser.tabId(page)}`)
  const items = panel.getByRole('listitem')
  await items.first().waitFor()
  return {
    browser,
    host,
    own,
    page,
    panel,
    overlay,
    add: registry => askBackground(own, { type: 'ui/registry-add', ...registry }),
    removeAll: async () => {
      const { registries } = await askBackground(own, { type: 'ui/lists' })
      for (const { id } of registries) await askBackground(own, { type: 'ui/registry-remove', registryId: id })
    },
    rowOf: async name => (await items.filter({ hasText: name }).allInnerTexts()).join('\n').replace(/\s+/g, ' '),
    rows: async () => (await items.allInnerTexts()).join('\n'),
    markOf: async name => (await overlay.marksOf(name))[0],
    close: async () => {
      await browser.close()
      await host.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Flips a byte in every stored part of a list, as a failing disk would. */
export const damage = (own: Page, listId: string): Promise<void> =>
  own.evaluate(async id => {
    const db = await new Promise<IDBDatabase>((done, failed) => {
      const opening = indexedDB.open('xinbiao-lists')
      opening.onsuccess = () => done(opening.result)
      opening.onerror = () => failed(opening.error)
    })
    const tx = db.transaction('parts', 'readwrite')
    const cursor = tx.objectStore('parts').openCursor()
    cursor.onsuccess = () => {
      const at = cursor.result
      if (!at) return
      const [list] = at.key as [string]
      if (list.endsWith(`/${id}`)) {
        const bytes = at.value as Uint8Array
        bytes[bytes.length >> 1]! ^= 0xff
        at.update(bytes)
      }
      at.continue()
    }
    await new Promise(done => tx.addEventListener('complete', done))
    db.close()
  }, listId)
