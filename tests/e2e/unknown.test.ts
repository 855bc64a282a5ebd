/**
 * Never a wrong "no record", in the built extension: whatever is missing, partial, old, foreign, damaged or out of reach shows as
 * 未核清 with its reason, on the page, on the card and in the panel, and nobody is "not listed by code" for it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayAt } from '#shared/core/days.ts'
import type { ListFile } from '#shared/publish/publish-list-file.ts'
import { askBackground, demoExtension } from '../support/demo-world.ts'
import { type ExtensionBrowser, launchExtension } from '../support/extension.ts'
import { entries, entry, firm, uscc } from '../support/lists.ts'
import { addRegistryByHand, lookAtRegistry, readCardOf } from '../support/officer.ts'
import { overlayOf, type SeenOverlay } from '../support/overlay.ts'
import { CCGP, playSite } from '../support/procurement-site.ts'
import { ring } from '../support/registry.ts'
import { DAY, freshList, HOUR, type Hosted, type RegistryHost, startRegistryHost } from '../support/registry-host.ts'

const PUBLISHER = '江临市公共信用信息中心'
/** Judgment defaulter; on no list, with a printed code; on none, by name alone. */
const LISTED = firm(3)
const FREE = firm(60)
const NAMED = firm(61)
/** A code that stands alone, of a firm on no list. */
const BARE = uscc(62)

const html = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>资格审查结果</title></head><body>
<h1>资格审查结果公告</h1>
<table><tr><th>供应商名称</th><th>统一社会信用代码</th></tr>
<tr><td>${LISTED}</td><td>${uscc(3)}</td></tr>
<tr><td>${FREE}</td><td>${uscc(60)}</td></tr>
<tr><td>第三名</td><td>${BARE}</td></tr></table>
<p>未通过资格审查的供应商：${NAMED}。</p></body></html>`

const REQUIRED = ['shixin', 'tax-major', 'gp-serious']
const recordsOf = (id: string) => (id === 'shixin' ? entries(0, 6) : entries(20, 26))
const old = Object.fromEntries(REQUIRED.map(id => [id, { retrievedAt: dayAt(Date.now() - 11 * DAY) }]))
/** The lists that government procurement requires, whole and fresh but for what is said. */
const required = (more: { [id: string]: Partial<ListFile> } = {}): ListFile[] =>
  REQUIRED.map(id => freshList(id, recordsOf(id), more[id]))

describe('in the built extension', () => {
  const dir = mkdtempSync(join(tmpdir(), 'xinbiao-unknown-'))
  let browser: ExtensionBrowser
  let host: RegistryHost
  let own: Page
  let page: Page
  let panel: Page
  let overlay: SeenOverlay

  const add = (registry: Hosted) => askBackground(own, { type: 'ui/registry-add', ...registry })
  const removeAll = async () => {
    const { registries } = await askBackground(own, { type: 'ui/lists' })
    for (const { id } of registries) await askBackground(own, { type: 'ui/registry-remove', registryId: id })
  }
  const rowOf = async (name: string) => (await panel.getByRole('listitem').filter({ hasText: name }).allInnerTexts()).join('\n')
  const markOf = async (name: string) => (await overlay.marksOf(name))[0]
  const shows = (name: string) => expect.poll(async () => (await rowOf(name)).replace(/\s+/g, ' '), { message: name })

  /** Nothing on screen says that anybody is "not listed". */
  const nobodyIsClear = async () => {
    expect((await overlay.marks()).map(mark => mark.assessment)).not.toContain('clear')
    const rows = (await panel.getByRole('listitem').allInnerTexts()).join('\n')
    expect(rows).not.toContain('按代码未命中（')
  }
  /** @param short in the panel's row and for a screen reader; `long` on the card. */
  const expectUnknown = async (name: string, short: string, long: string, nobody = true) => {
    await shows(name).toContain(`未核清：${short}`)
    await expect.poll(async () => (await markOf(name))?.label).toContain(short)
    expect(await markOf(name)).toMatchObject({ assessment: 'unknown', glyph: '?' })
    const card = await readCardOf(page, overlay, name)
    expect(card).toContain(long)
    expect(card).not.toContain('按代码未命中')
    if (nobody) await nobodyIsClear()
  }

  beforeAll(async () => {
    host = await startRegistryHost()
    browser = await launchExtension({ extension: demoExtension(dir) })
    const site = await playSite(browser.context, CCGP)
    site.pages['result.html'] = html
    own = await browser.open('options.html')
    page = await browser.context.newPage()
    await page.goto(`${CCGP}result.html`)
    overlay = await overlayOf(page)
    panel = await browser.open(`sidepanel.html?tab=${await browser.tabId(page)}`)
    await panel.getByRole('listitem').first().waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await host?.close()
    rmSync(dir, { recursive: true, force: true })
  })

  test('only the sample', async () => {
    await expectUnknown(
      FREE,
      '“失信被执行人”只有示例数据',
      '“失信被执行人”“重大税收违法失信主体”“政府采购严重违法失信行为记录”在本机只有示例数据，不能作为查询结果',
    )
    await expect.poll(() => panel.getByText('其中有示例数据，不作为查询结果。').count()).toBe(1)
  })

  describe('without the sample', () => {
    beforeEach(async () => {
      host.spoil = undefined
      host.server.offline = false
      await removeAll()
      await page.bringToFront()
      await page.keyboard.press('Escape')
    })

    test('no list at all', async () => {
      await expectUnknown(FREE, '本机没有名单', '本机没有任何名单，什么也没有查到并不说明问题')
      expect(await panel.getByText('本机尚无名单。').count()).toBe(1)
    })

    test('with all required lists whole, fresh and signed: the one case of 按代码未命中', async () => {
      await add(host.publish('whole', required()))
      await shows(FREE).toContain('按代码未命中')
      await expect.poll(async () => (await markOf(FREE))?.assessment).toBe('clear')
      await expect.poll(async () => (await markOf(LISTED))?.assessment).toBe('barred')
      // By name alone: said in the panel, not marked on the page.
      await shows(NAMED).toContain('按名称未命中，代码未核')
      expect(await overlay.marksOf(NAMED)).toEqual([])
      expect(Object.values(await overlay.underlined()).flat()).not.toContain(NAMED)
    })

    test('a required list that is not installed', async () => {
      await add(
        host.publish(
          'two',
          required().filter(list => list.listId !== 'gp-serious'),
        ),
      )
      await expectUnknown(FREE, '缺“政采严重违法”名单', '本机没有“政府采购严重违法失信行为记录”名单，该项无法查询')
    })

    const whole = freshList('x', []).coverage
    test.each<[string, { [id: string]: Partial<ListFile> }, string, string, string?]>([
      [
        'a partial list',
        { 'gp-serious': { coverage: { ...whole, complete: false } } },
        '“政采严重违法”名单不完整',
        '“政府采购严重违法失信行为记录”名单只有部分数据，没有命中不能作为依据',
        '其中有名单只有部分数据，未命中不作为依据。',
      ],
      [
        'a list of one province',
        { 'gp-serious': { coverage: { ...whole, regions: ['江苏省'] } } },
        '“政采严重违法”名单未覆盖',
        '“政府采购严重违法失信行为记录”名单不覆盖该单位的地域或类别，没有命中不能作为依据',
      ],
      [
        'a list past its days of grace',
        { 'gp-serious': { retrievedAt: dayAt(Date.now() - 40 * DAY) } },
        '“政采严重违法”名单过期',
        '“政府采购严重违法失信行为记录”名单已过期',
        '其中有名单已过期，未命中不作为依据。',
      ],
    ])('%s', async (what, more, short, long, footer) => {
      await add(host.publish(what.replaceAll(' ', '-'), required(more)))
      await expectUnknown(FREE, short, long)
      if (footer) await expect.poll(() => panel.getByText(footer).count()).toBe(1)
    })

    test('a bare code in a list that has names only, on the page and in the popup', async () => {
      const named = recordsOf('gp-serious').map(({ id, subject }) => entry(id, { name: subject.name }))
      await add(host.publish('names', required({ 'gp-serious': { records: named } })))
      await expectUnknown(BARE, '需单位名称', '需单位名称：只用代码查询不能核清', false)
      const popup = await browser.open('popup.html')
      await popup.getByRole('searchbox').fill(BARE)
      await popup.keyboard.press('Enter')
      await popup.getByText('未核清：需单位名称').first().waitFor()
      expect(await popup.getByText('按代码未命中').count()).toBe(0)
      // With its name beside it the same list can answer.
      await popup.getByRole('searchbox').fill(FREE)
      await popup.getByLabel('代码（可选，与名称一并核对）', { exact: true }).fill(uscc(60))
      await popup.keyboard.press('Enter')
      await popup.getByText('按代码未命中').first().waitFor()
      await popup.close()
    })

    const look = async () => {
      await own.bringToFront()
      await own.goto(own.url().replace(/#.*/, ''))
      await own.getByLabel('名单来源网址').waitFor()
    }
    const installed = async () => (await askBackground(own, { type: 'ui/lists' })).lists.map(list => list.id).sort()
    /** Lets time pass for the extension, and its half-hourly look at the lists come. */
    const laterAt = async (ms: number) =>
      (await browser.worker()).evaluate(passed => {
        const world = globalThis as unknown as {
          now?: () => number
          chrome: { alarms: { create(name: string, when: object): void } }
        }
        world.now ??= Date.now.bind(Date)
        const { now } = world
        Date.now = () => now() + passed
        world.chrome.alarms.create('update', { when: now() })
      }, ms)
    const foreign = (name: string) => host.publish(name, required(), { keys: ring('somebody else') })

    test('a registry swapped for one of another key: the update is refused and said, the old data stay', async () => {
      const registry = host.publish('swapped', required())
      await add(registry)
      await expect.poll(async () => (await markOf(FREE))?.assessment).toBe('clear')
      // The foreign lists would clear the listed firm.
      const { url } = host.publish('swapped', required({ shixin: { records: entries(20, 26) } }), { keys: ring('somebody else') })
      expect(url).toBe(registry.url)
      await look()
      await own.getByRole('button', { name: `立即更新 ${PUBLISHER}` }).click()
      await own.getByText('签名未通过验证', { exact: true }).waitFor()
      await own.getByText('下载的内容没有采用，本机原有名单不变。').waitFor()
      expect(await own.getByText(/更新失败：签名未通过验证/).count()).toBe(1)
      await expect.poll(async () => (await markOf(LISTED))?.assessment).toBe('barred')
      expect((await markOf(FREE))?.assessment).toBe('clear')
    })

    test('another fingerprint than the one compared: nothing is added', async () => {
      const registry = host.publish('exchanged', required())
      await look()
      await lookAtRegistry(own, registry.url)
      await own.getByRole('dialog').waitFor()
      foreign('exchanged')
      await own.getByLabel('已与发布方核对指纹，一致').check()
      await own.getByRole('button', { name: '添加', exact: true }).click()
      await own.getByText('指纹与核对时不同', { exact: true }).waitFor()
      expect(await installed()).toEqual([])
      await expectUnknown(FREE, '本机没有名单', '本机没有任何名单')
    })

    test('lists signed by a key the root does not name: not even shown for comparison', async () => {
      const registry = host.publish('mixed', required())
      const root = host.files.get('mixed')!.get('1.root.json')!
      foreign('mixed')
      host.files.get('mixed')!.set('1.root.json', root)
      await look()
      await lookAtRegistry(own, registry.url)
      await own.getByText('签名未通过验证', { exact: true }).waitFor()
      expect(await installed()).toEqual([])
      await expectUnknown(FREE, '本机没有名单', '本机没有任何名单')
    })

    test('expired metadata at the first look', async () => {
      const registry = host.publish('expired', required(old), { now: Date.now() - 10 * DAY })
      await look()
      await lookAtRegistry(own, registry.url)
      await own.getByText('来源的签名已过期', { exact: true }).waitFor()
      expect(await installed()).toEqual([])
      await expectUnknown(FREE, '本机没有名单', '本机没有任何名单')
    })

    test('signatures that run out while a page is open', async () => {
      // Signed for a day, of which two hours are left.
      await add(host.publish('short', required(old), { now: Date.now() - DAY + 2 * HOUR, expiresDays: 1 }))
      await expect.poll(async () => (await markOf(FREE))?.assessment).toBe('clear')
      host.server.offline = true
      await laterAt(3 * HOUR)
      await expectUnknown(FREE, '“失信被执行人”名单过期', '“政府采购严重违法失信行为记录”名单已过期，没有命中不能作为依据')
      // Stale lists still tell what they hold, for a person to check.
      await expect.poll(async () => (await markOf(LISTED))?.assessment).toBe('caution')
      await laterAt(0)
    })

    test('a registry out of reach at the first look, and between look and download', async () => {
      const registry = host.publish('far', required())
      host.server.offline = true
      await look()
      await lookAtRegistry(own, registry.url)
      await own.getByText('连接不上名单来源', { exact: true }).waitFor()
      host.server.offline = false
      await own.getByRole('button', { name: '重试', exact: true }).click()
      await own.getByRole('dialog').waitFor()
      host.server.offline = true
      await own.getByLabel('已与发布方核对指纹，一致').check()
      await own.getByRole('button', { name: '添加', exact: true }).click()
      await own.getByText('连接不上名单来源', { exact: true }).waitFor()
      expect(await installed()).toEqual([])
      await expectUnknown(FREE, '本机没有名单', '本机没有任何名单')
    })

    test('a block cut off at the first download: the list is there as damaged, and whole after the next update', async () => {
      const registry = host.publish('cut', required())
      host.spoil = (path, bytes) => (/shixin.*\.pack$/.test(path) ? bytes.subarray(0, bytes.length / 2) : bytes)
      await look()
      await addRegistryByHand(own, registry.url, registry.fingerprint)
      await own.getByText(/更新失败：下载的名单文件不完整或被改动/).waitFor()
      for (const name of [FREE, LISTED])
        await expectUnknown(name, '“失信被执行人”名单损坏', '“失信被执行人”名单在本机的数据损坏，暂不使用')
      host.spoil = undefined
      await look()
      await own.getByRole('button', { name: `立即更新 ${PUBLISHER}` }).click()
      await own.getByText('更新完成。').waitFor()
      await expect.poll(async () => (await markOf(LISTED))?.assessment).toBe('barred')
      await expect.poll(async () => (await markOf(FREE))?.assessment).toBe('clear')
    })

    test('stored parts damaged later: unknown while they cannot be had again, whole after the next update', async () => {
      await add(host.publish('stored', required()))
      await expect.poll(async () => (await markOf(LISTED))?.assessment).toBe('barred')
      host.server.offline = true
      await damage(own, 'shixin')
      await askBackground(own, { type: 'ui/store-changed' })
      for (const name of [FREE, LISTED])
        await expectUnknown(name, '“失信被执行人”名单损坏', '“失信被执行人”名单在本机的数据损坏，暂不使用')
      host.server.offline = false
      await look()
      await own.getByRole('button', { name: `立即更新 ${PUBLISHER}` }).click()
      await own.getByText('更新完成。').waitFor()
      await expect.poll(async () => (await markOf(LISTED))?.assessment).toBe('barred')
      await expect.poll(async () => (await markOf(FREE))?.assessment).toBe('clear')
    })
  })
})

/** Flips a byte in every stored part of a list, as a failing disk would. */
const damage = (own: Page, listId: string): Promise<void> =>
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
