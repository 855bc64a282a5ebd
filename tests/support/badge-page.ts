/** A tender site with badges in a browser without the extension, and a registry that publishes what a test likes. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { ListRecord } from '#shared/core/records.ts'
import { fingerprint } from '#shared/trust/metadata.ts'
import { BADGE_PUBLISHER, type BadgeSite, faultsOf, startBadgeSite } from './badge-site.ts'
import { chromiumFlags, findChromium } from './browsers.ts'
import { entry, firm, uscc } from './lists.ts'
import { type Files, listFile, publish } from './registry.ts'

export const HOUR = 3_600_000

export const HOST = 'tender.example'

export let browser: Browser

export let context: BrowserContext

export let page: Page

export let faults: string[]

export const open: BadgeSite[] = []

export const site = async (options: Parameters<typeof startBadgeSite>[0] = {}): Promise<BadgeSite> => {
  const started = await startBadgeSite(options)
  open.push(started)
  return started
}

/** A registry of one list of twenty firms, and a hand to publish the next version. */
export const published = (records: ListRecord[]) => {
  let now = Date.now()
  let files: Files = publish({
    now,
    lists: [listFile('shixin', records)],
    publisher: { publisher: BADGE_PUBLISHER, sample: false },
  })
  const root = fingerprint(files.get('1.root.json')!)
  return {
    registry: { fingerprint: root, source: (path: string) => files.get(path.slice(1)) },
    next: (changed: ListRecord[]) => {
      now += 1000
      files = publish({ now, lists: [listFile('shixin', changed)] }, files)
    },
  }
}

export const firms = (from: number, to: number): ListRecord[] =>
  Array.from({ length: to - from }, (_, i) => entry(`r${from + i}`, { name: firm(from + i), uscc: uscc(from + i) }))

export const badgeFor = (n: number) =>
  `<p><credit-badge id="f${n}" name="${firm(n)}" uscc="${uscc(n)}" {{attributes}} context="contract"></credit-badge></p>`

export const words = () =>
  page.locator('credit-badge').evaluateAll(all => all.map(b => b.shadowRoot?.querySelector('[part~="word"]')?.textContent ?? ''))

export const word = (id: string) => page.locator(`#${id} [part~="word"]`)

export const settled = () =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('credit-badge')].every(b => b.shadowRoot?.querySelector('button[part~="badge"]')),
  )

/** Collects the events of badges in `window.told`, before any script of the page runs. */
export const listening = () =>
  page.addInitScript(() => {
    const told: unknown[] = []
    Object.assign(globalThis, { told })
    for (const type of ['credit-result', 'credit-error']) {
      document.addEventListener(type, e => told.push({ type, ...(e as CustomEvent).detail }))
    }
  })

/** Cache and storage of an origin, as on a first visit. */
export const forgetEverything = async (url: string) => {
  await page.goto('about:blank')
  const session = await context.newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'all' })
  await session.send('Network.clearBrowserCache')
  await session.detach()
}

export const told = (): Promise<
  { type: string; name?: string; code?: string; assessment?: string; reasons?: { code: string }[] }[]
> => page.evaluate(() => (globalThis as unknown as { told: [] }).told)

/** Call it once, at the head of a file. */
export const useBadgePage = (): void => {
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: findChromium(),
      args: [...chromiumFlags(), `--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
    })
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1000, height: 3000 } })
    page = await context.newPage()
    faults = await faultsOf(page)
    await listening()
  })
  afterEach(async () => {
    await context.close()
    for (const one of open.splice(0)) await one.close()
    // Nothing the badge does is against the site's policy, and nothing fails unseen.
    expect(faults).toEqual([])
  })
}
