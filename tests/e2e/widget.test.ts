/** The built badge on a tender site with a strict policy, its registry on another host, in a real browser. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ListRecord } from '#shared/core/records.ts'
import { fingerprint } from '#shared/trust/metadata.ts'
import { BADGE_PUBLISHER, type BadgeSite, badgePage, faultsOf, firmBadge, startBadgeSite } from '../support/badge-site.ts'
import { chromiumFlags, findChromium } from '../support/browsers.ts'
import { entry, firm, uscc } from '../support/lists.ts'
import { type Files, listFile, publish } from '../support/registry.ts'

const HOUR = 3_600_000
const HOST = 'tender.example'

let browser: Browser
let context: BrowserContext
let page: Page
let faults: string[]
const open: BadgeSite[] = []

const site = async (options: Parameters<typeof startBadgeSite>[0] = {}): Promise<BadgeSite> => {
  const started = await startBadgeSite(options)
  open.push(started)
  return started
}
/** A registry of one list of twenty firms, and a hand to publish the next version. */
const published = (records: ListRecord[]) => {
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
const firms = (from: number, to: number): ListRecord[] =>
  Array.from({ length: to - from }, (_, i) => entry(`r${from + i}`, { name: firm(from + i), uscc: uscc(from + i) }))
const badgeFor = (n: number) =>
  `<p><credit-badge id="f${n}" name="${firm(n)}" uscc="${uscc(n)}" {{attributes}} context="contract"></credit-badge></p>`

const words = () =>
  page.locator('credit-badge').evaluateAll(all => all.map(b => b.shadowRoot?.querySelector('[part~="word"]')?.textContent ?? ''))
const word = (id: string) => page.locator(`#${id} [part~="word"]`)
const settled = () =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('credit-badge')].every(b => b.shadowRoot?.querySelector('button[part~="badge"]')),
  )
/** Collects the events of badges in `window.told`, before any script of the page runs. */
const listening = () =>
  page.addInitScript(() => {
    const told: unknown[] = []
    Object.assign(globalThis, { told })
    for (const type of ['credit-result', 'credit-error']) {
      document.addEventListener(type, e => told.push({ type, ...(e as CustomEvent).detail }))
    }
  })
/** Cache and storage of an origin, as on a first visit. */
const forgetEverything = async (url: string) => {
  await page.goto('about:blank')
  const session = await context.newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'all' })
  await session.send('Network.clearBrowserCache')
  await session.detach()
}
const told = (): Promise<{ type: string; name?: string; code?: string; assessment?: string; reasons?: { code: string }[] }[]> =>
  page.evaluate(() => (globalThis as unknown as { told: [] }).told)

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

describe('what a visitor sees', () => {
  test('six assessments, red beside black, and no black record by name alone', async () => {
    const { site: host, pages } = await site()
    const keys = ['yanxichuan', 'cenyuzhou', 'yunxiuyan', 'clean-1', 'clean-4', 'names-only']
    pages['a.html'] = badgePage(keys.map(key => firmBadge(key)).join(''))
    await page.goto(`${host.url}a.html`)
    await settled()
    expect(await words()).toEqual([
      '限制参加（须核实）',
      '待人工核实',
      '提示',
      '列入守信名单',
      '按代码未命中',
      '需统一社会信用代码',
    ])
    await page.locator('#cenyuzhou button').first().click()
    const card = page.getByRole('dialog')
    await card.getByText('限制有地域范围，待人工核实').waitFor()
    const text = await card.textContent()
    expect(text).toContain('政府采购严重违法失信行为记录')
    expect(text).toContain('守信激励对象')
    expect(text).toContain(`发布方：${BADGE_PUBLISHER}`)
    expect(text).toMatch(/数据截至 \d{4}-\d{2}-\d{2}/)
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'hidden' })
    await page.locator('#names-only button').first().click()
    expect(await page.getByRole('dialog').textContent()).toContain('仅凭名称不作展示')
    expect((await told()).find(t => t.assessment === 'barred')).toMatchObject({
      type: 'credit-result',
      publisher: BADGE_PUBLISHER,
    })
  })

  test('the same from one classic script, and from two copies on one page', async () => {
    const { site: host, pages } = await site()
    const classic = '<script src="/credit-badge.bundle.js"></script>'
    pages['a.html'] = badgePage(firmBadge('yanxichuan'), { script: classic, lang: 'en' })
    pages['b.html'] = badgePage(firmBadge('yanxichuan'), {
      script: `${classic}${classic}<script type="module" src="/credit-badge.js"></script>`,
    })
    await page.goto(`${host.url}a.html`)
    await word('yanxichuan').getByText('Restricted').waitFor()
    await page.goto(`${host.url}b.html`)
    await word('yanxichuan').getByText('限制参加').waitFor()
    expect((await told()).length).toBe(1)
  })

  test('sample data never as an answer', async () => {
    const files = publish({
      now: Date.now(),
      lists: [listFile('shixin', firms(1, 20))],
      publisher: { publisher: '示例', sample: true },
    })
    const registry = { fingerprint: fingerprint(files.get('1.root.json')!), source: (path: string) => files.get(path.slice(1)) }
    const { site: host, pages } = await site({ registry })
    pages['a.html'] = badgePage(badgeFor(50))
    await page.goto(`${host.url}a.html`)
    await word('f50').getByText('未核清').waitFor()
    await page.locator('#f50 button').first().click()
    await page.getByRole('dialog').getByText('示例数据', { exact: true }).waitFor()
  })
})

describe('three hundred badges', () => {
  test('ask no more of the network than one', async () => {
    const { site: host, registry, pages } = await site(published(firms(0, 99)))
    pages['one.html'] = badgePage(badgeFor(1))
    pages['many.html'] = badgePage(Array.from({ length: 300 }, (_, i) => badgeFor(i)).join(''))
    await page.goto(`${host.url}one.html`)
    await settled()
    const forOne = registry.asked.splice(0)
    const scripts = host.asked.splice(0).filter(path => path.endsWith('.js'))
    await forgetEverything(host.url)
    await page.setViewportSize({ width: 1000, height: 900 })
    await page.goto(`${host.url}many.html`)
    await word('f0').getByText('待人工核实').waitFor()
    // Only those in view have asked.
    expect((await words()).filter(w => w === '正在查询').length).toBeGreaterThan(200)
    await page.setViewportSize({ width: 1000, height: 20_000 })
    await settled()
    expect([...registry.asked].sort()).toEqual(forOne.sort())
    expect(host.asked.filter(path => path.endsWith('.js')).sort()).toEqual(scripts.sort())
    const answers = await words()
    expect(answers.filter(w => w === '待人工核实')).toHaveLength(99)
    expect(answers.filter(w => w === '按代码未命中')).toHaveLength(201)
    // And within the hour a second page asks for nothing at all.
    registry.asked.length = 0
    await page.goto(`${host.url}one.html`)
    await settled()
    expect(registry.asked).toEqual([])
  })
})

describe('news', () => {
  test('is fetched hourly while the page is open, and changes what is shown', async () => {
    const { next, ...made } = published(firms(1, 20))
    const { site: host, registry, pages } = await site(made)
    pages['a.html'] = badgePage(badgeFor(1) + badgeFor(30))
    await page.clock.install()
    await page.goto(`${host.url}a.html`)
    await settled()
    expect(await words()).toEqual(['待人工核实', '按代码未命中'])
    registry.asked.length = 0
    await page.clock.fastForward(HOUR / 2)
    expect(registry.asked).toEqual([])
    // Number 1 was repaired, number 30 was added.
    next(firms(2, 31))
    await page.clock.fastForward(HOUR)
    await word('f30').getByText('待人工核实').waitFor()
    await word('f1').getByText('按代码未命中').waitFor()
    // Each told its first answer and its second, and nothing in between.
    expect((await told()).map(t => `${t.name} ${t.assessment}`).sort()).toEqual(
      [`${firm(1)} caution`, `${firm(1)} clear`, `${firm(30)} caution`, `${firm(30)} clear`].sort(),
    )
  })

  test('of an old cache comes as a second look, in an open card too', async () => {
    const { next, ...made } = published(firms(1, 20))
    const { site: host, registry, pages, instead } = await site(made)
    pages['a.html'] = badgePage(badgeFor(1))
    await page.goto(`${host.url}a.html`)
    await settled()
    next(firms(2, 20))
    let release = () => {}
    const held = new Promise<void>(done => {
      release = done
    })
    instead.source = async path => void (path === '/timestamp.json' && (await held))
    await page.clock.install({ time: Date.now() + 2 * HOUR })
    registry.asked.length = 0
    await page.reload()
    await word('f1').getByText('待人工核实').waitFor()
    await page.locator('#f1 button').first().click()
    await page.getByRole('dialog').getByText('失信被执行人').first().waitFor()
    release()
    await page.getByRole('dialog').getByText('按代码未命中').first().waitFor()
    await word('f1').getByText('按代码未命中').waitFor()
  })

  test('comes at once when the page asks', async () => {
    const { next, ...made } = published(firms(1, 20))
    const { site: host, pages } = await site(made)
    pages['a.html'] = badgePage(badgeFor(1) + badgeFor(2))
    await page.goto(`${host.url}a.html`)
    await settled()
    next(firms(3, 20))
    await page.locator('#f1').evaluate(badge => (badge as unknown as { refresh(): Promise<void> }).refresh())
    await word('f1').getByText('按代码未命中').waitFor()
    await word('f2').getByText('按代码未命中').waitFor()
  })
})

describe('what goes wrong is never “no record”', () => {
  const failsWith = async (code: string, id = 'f50') => {
    await word(id).getByText('未核清').waitFor()
    expect(await told()).toEqual([{ type: 'credit-error', code }])
    await page.locator(`#${id} button`).first().click()
    expect(await page.getByRole('dialog').textContent()).toContain('不能据此认为没有记录')
  }

  test('offline at first; found again when the network is back', async () => {
    const { site: host, registry, pages } = await site(published(firms(1, 20)))
    pages['a.html'] = badgePage(badgeFor(50))
    registry.offline = true
    await page.goto(`${host.url}a.html`)
    await failsWith('offline')
    registry.offline = false
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await word('f50').getByText('按代码未命中').waitFor()
  })

  test('offline with a cache still answers, until the data are stale', async () => {
    const { site: host, registry, pages } = await site(published(firms(1, 20)))
    pages['a.html'] = badgePage(badgeFor(50) + badgeFor(1))
    await page.goto(`${host.url}a.html`)
    await settled()
    registry.offline = true
    await page.clock.install({ time: Date.now() + 3 * HOUR })
    await page.reload()
    await settled()
    expect(await words()).toEqual(['按代码未命中', '待人工核实'])
    await page.clock.setSystemTime(Date.now() + 40 * 24 * HOUR)
    await page.reload()
    await settled()
    expect((await words())[0]).toBe('未核清')
    expect((await told()).find(t => t.assessment === 'unknown')!.reasons).toEqual([{ code: 'stale', list: 'shixin' }])
    await page.locator('#f50 button').first().click()
    await page.getByRole('dialog').getByText(BADGE_PUBLISHER).first().waitFor()
  })

  test('another root than the one pinned', async () => {
    const made = published(firms(1, 20))
    const { site: host, pages } = await site({ registry: { ...made.registry, fingerprint: '0a'.repeat(32) } })
    pages['a.html'] = badgePage(badgeFor(50))
    await page.goto(`${host.url}a.html`)
    await failsWith('unverified')
  })

  test('metadata that have expired', async () => {
    const { site: host, pages } = await site(published(firms(1, 20)))
    pages['a.html'] = badgePage(badgeFor(50))
    await page.clock.install({ time: Date.now() + 30 * 24 * HOUR })
    await page.goto(`${host.url}a.html`)
    await failsWith('expired')
  })

  test('a captive portal’s page for every file', async () => {
    const { site: host, pages, instead } = await site(published(firms(1, 20)))
    pages['a.html'] = badgePage(badgeFor(50))
    instead.source = () => new TextEncoder().encode('<!DOCTYPE html><title>登录</title>')
    await page.goto(`${host.url}a.html`)
    await failsWith('not-a-registry')
  })

  test('a part cut short', async () => {
    const made = published(firms(1, 20))
    const { site: host, pages, instead } = await site(made)
    pages['a.html'] = badgePage(badgeFor(50) + badgeFor(1))
    instead.source = async path => {
      const bytes = /\.pack/.test(path) ? await made.registry.source(path) : undefined
      return bytes?.slice(0, bytes.length / 2)
    }
    await page.goto(`${host.url}a.html`)
    await settled()
    expect(await words()).toEqual(['未核清', '未核清'])
    for (const { assessment, reasons } of await told()) {
      expect(assessment).toBe('unknown')
      expect(reasons).toContainEqual({ code: 'broken', list: 'shixin' })
    }
  })

  test('a stored block that was damaged is fetched again, alone', async () => {
    const { site: host, registry, pages } = await site(published(firms(1, 20)))
    pages['a.html'] = badgePage(badgeFor(1))
    await page.goto(`${host.url}a.html`)
    await settled()
    await page.evaluate(
      () =>
        new Promise<void>((done, fail) => {
          const opening = indexedDB.open('xinbiao-lists')
          opening.onerror = () => fail(opening.error)
          opening.onsuccess = () => {
            const tx = opening.result.transaction('parts', 'readwrite')
            const walk = tx.objectStore('parts').openCursor()
            walk.onsuccess = () => {
              const at = walk.result
              if (!at) return
              if (String((at.key as unknown[])[2]).startsWith('block/')) at.update(new Uint8Array(9))
              at.continue()
            }
            tx.oncomplete = () => {
              opening.result.close()
              done()
            }
          }
        }),
    )
    registry.asked.length = 0
    await page.reload()
    await word('f1').getByText('待人工核实').waitFor()
    expect(registry.asked.length).toBeGreaterThan(0)
    expect(registry.asked.every(path => path.startsWith('/targets/lists/shixin/'))).toBe(true)
  })

  test('a code that cannot be one, with what is known of the publisher', async () => {
    const { site: host, pages } = await site(published(firms(1, 20)))
    pages['a.html'] = badgePage(
      '<p><credit-badge id="f50" name="某某公司" uscc="91320500MA1000000" {{attributes}}></credit-badge></p>',
    )
    await page.goto(`${host.url}a.html`)
    await failsWith('bad-code')
    expect(await page.getByRole('dialog').textContent()).toContain(BADGE_PUBLISHER)
  })
})

describe('where less is to be had', () => {
  test('a host page on http, without WebCrypto and locks', async () => {
    const { site: host, pages } = await site({ ...published(firms(1, 20)), host: HOST })
    pages['a.html'] = badgePage(badgeFor(1) + badgeFor(50))
    await page.goto(`${host.url}a.html`)
    expect(await page.evaluate(() => [isSecureContext, 'subtle' in crypto, 'locks' in navigator])).toEqual([false, false, false])
    await settled()
    expect(await words()).toEqual(['待人工核实', '按代码未命中'])
  })

  test.each([
    ['missing', () => Object.defineProperty(globalThis, 'indexedDB', { value: undefined })],
    [
      'refused',
      () => {
        const refuse = () => {
          throw new DOMException('denied', 'SecurityError')
        }
        Object.defineProperty(globalThis, 'indexedDB', { value: { open: refuse, deleteDatabase: refuse } })
      },
    ],
  ])('IndexedDB %s: memory instead', async (_, without) => {
    const { site: host, pages } = await site(published(firms(1, 20)))
    pages['a.html'] = badgePage(badgeFor(1) + badgeFor(50))
    await page.addInitScript(without)
    await page.goto(`${host.url}a.html`)
    await settled()
    expect(await words()).toEqual(['待人工核实', '按代码未命中'])
  })
})
