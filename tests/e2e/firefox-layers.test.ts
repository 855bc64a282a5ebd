/** What a page in Firefox puts over its marks, comes back to, and lets go of: full screen, a dialog in a shadow root, the history, removed rows. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findFirefox } from '../support/browsers.ts'
import { type FirefoxTender, type OpenedInFirefox, startFirefoxTender } from '../support/firefox-tender.ts'
import { codeOf, nameOf, tableOf } from '../support/living-page.ts'
import { type StaticServer, serve } from '../support/server.ts'
import { tenderPage } from '../support/tender-site.ts'

const found = findFirefox() !== undefined
if (!found) console.log('skipped: no Firefox found')

describe.skipIf(!found)('layers, history and removed rows in Firefox', () => {
  const pages: { [path: string]: string } = {}
  let tender: FirefoxTender
  let site: StaticServer
  let opened: OpenedInFirefox
  beforeAll(async () => {
    site = await serve(path => (pages[path.slice(1)] === undefined ? undefined : new TextEncoder().encode(pages[path.slice(1)])))
    tender = (await startFirefoxTender())!
  })
  afterEach(async () => {
    await opened?.page.close()
  })
  afterAll(async () => {
    await tender?.close()
    await site?.close()
  })

  const open = async (path: string, body: string) => {
    pages[path] = tenderPage(`<h2>政府采购项目供应商名单</h2>${body}`)
    opened = await tender.open(site.url + path, { confirm: 'government-procurement' })
    return opened
  }
  const hitOf = async (key: string) => {
    const [mark] = await opened.overlay.marksOf(nameOf(key))
    const hitAt = (x: number, y: number) => {
      const hit = document.elementFromPoint(x, y)
      return (hit?.shadowRoot?.elementFromPoint(x, y) ?? hit)?.localName
    }
    return mark && opened.page.evaluate(hitAt, mark.x, mark.y)
  }
  const expectReachable = async (key: string) => {
    await expect.poll(() => hitOf(key), { message: key }).toBe('xinbiao-overlay')
    await opened.overlay.openCard(nameOf(key))
    await expect.poll(() => opened.overlay.card()).toContain(codeOf(key))
  }

  test('a part of the page that goes full screen takes its marks along', async () => {
    const { page } = await open(
      'full.html',
      `${tableOf('chenglan')}<div id="full" style="background:#fff">${tableOf('taxno')}</div>
       <button id="go" onclick="document.querySelector('#full').requestFullscreen()">全屏</button>`,
    )
    await expect.poll(() => hitOf('chenglan')).toBe('xinbiao-overlay')
    await page.click('#go')
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.id)).toBe('full')
    await expectReachable('taxno')
    await page.evaluate(() => document.exitFullscreen())
    await expectReachable('chenglan')
  })

  test('a modal dialog in a shadow root takes the marks in and gives them back', async () => {
    const { page } = await open(
      'shadow.html',
      `${tableOf('chenglan')}<x-part>${tableOf('taxno')}</x-part>
       <script>document.querySelector('x-part').attachShadow({ mode: 'open' }).innerHTML = '<dialog style="width:700px"><slot></slot></dialog>'</script>`,
    )
    const dialog = (does: 'showModal' | 'close') =>
      page.evaluate(call => document.querySelector('x-part')!.shadowRoot!.querySelector('dialog')![call](), does)
    await expect.poll(() => hitOf('chenglan')).toBe('xinbiao-overlay')
    await dialog('showModal')
    await expectReachable('taxno')
    await dialog('close')
    await expectReachable('chenglan')
  })

  test('a page taken back from the history as it was left has its marks again', async () => {
    const { page, overlay } = await open('kept.html', tableOf('chenglan', 'taxno'))
    await expect.poll(async () => (await overlay.marks()).length).toBe(2)
    await page.evaluate(() => {
      ;(window as { kept?: string }).kept = 'as it was left'
    })
    pages['other.html'] = tenderPage(`<h2>政府采购项目供应商名单</h2>${tableOf('lanqichuan')}`)
    await page.goto(`${site.url}other.html`)
    await expect.poll(async () => (await overlay.marksOf(nameOf('lanqichuan'))).length).toBe(1)
    await page.evaluate(() => history.back())
    await expect.poll(() => page.evaluate(() => (window as { kept?: string }).kept)).toBe('as it was left')
    await expectReachable('chenglan')
    expect(await page.$$eval('xinbiao-overlay', hosts => hosts.length)).toBe(1)
    // What the panel shows is this page's again, and nothing of the other's.
    await expect.poll(async () => JSON.stringify(await opened.checked())).toContain(nameOf('taxno'))
    expect(JSON.stringify(await opened.checked())).not.toContain(nameOf('lanqichuan'))
  })

  test('rows that the page has removed are let go of', async () => {
    const { page, overlay } = await open('rows.html', tableOf('lanqichuan'))
    for (let turn = 0; turn < 3; turn++) {
      await page.evaluate(
        (name, code) => {
          const row = document.querySelector('tbody')!.insertRow()
          row.insertCell().textContent = name
          row.insertCell().textContent = code
          const world = window as { rows?: WeakRef<Element>[] }
          world.rows ??= []
          world.rows.push(new WeakRef(row))
        },
        nameOf('taxno'),
        codeOf('taxno'),
      )
      await expect.poll(async () => (await overlay.marks()).length).toBe(2)
      await page.evaluate(() => document.querySelector('tbody')!.rows[2]!.remove())
      await expect.poll(async () => (await overlay.marks()).length).toBe(1)
    }
    const left = async () => {
      // To the process of the page: BiDi has no command of its own for it.
      await tender.firefox.inWindow(
        `for (const what of ['gc', 'cc', 'gc']) Services.obs.notifyObservers(null, 'child-' + what + '-request')`,
      )
      return page.evaluate(() => (window as unknown as { rows: WeakRef<Element>[] }).rows.filter(row => row.deref()).length)
    }
    await expect.poll(left, { interval: 500 }).toBe(0)
  })
})
