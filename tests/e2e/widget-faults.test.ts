/** The built badge on bad days: offline, stale, forged, damaged, and where less is to be had. What goes wrong is never “no record”. */
import { describe, expect, test } from 'vitest'
import {
  badgeFor,
  firms,
  HOST,
  HOUR,
  page,
  published,
  settled,
  site,
  told,
  useBadgePage,
  word,
  words,
} from '../support/badge-page.ts'
import { BADGE_PUBLISHER, badgePage } from '../support/badge-site.ts'

useBadgePage()

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
