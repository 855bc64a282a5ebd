/**
 * Never a wrong "no record", in the built extension: whatever is missing, partial, old, foreign, damaged or out of reach shows as
 * 未核清 with its reason, on the page, on the card and in the panel, and nobody is "not listed by code" for it.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayAt } from '#shared/core/days.ts'
import type { ListFile } from '#shared/publish/publish-list-file.ts'
import { askBackground } from '../support/demo-world.ts'
import { entries, entry, firm, uscc } from '../support/lists.ts'
import { addRegistryByHand, lookAtRegistry, readCardOf } from '../support/officer.ts'
import { damage, type ReadPage, startReadPage } from '../support/read-page.ts'
import { ring } from '../support/registry.ts'
import { DAY, freshList, HOUR } from '../support/registry-host.ts'
import { inWorker } from '../support/worker.ts'

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
  let seen: ReadPage
  beforeAll(async () => {
    seen = await startReadPage(html)
  })
  afterAll(() => seen?.close())

  const shows = (name: string) => expect.poll(() => seen.rowOf(name), { message: name })
  const becomes = (name: string, assessment: string) =>
    expect.poll(async () => (await seen.markOf(name))?.assessment, { message: name }).toBe(assessment)
  /** Nothing on screen says that anybody is "not listed". */
  const nobodyIsClear = async () => {
    expect((await seen.overlay.marks()).map(mark => mark.assessment)).not.toContain('clear')
    expect(await seen.rows()).not.toContain('按代码未命中（')
  }
  /** @param short in the panel's row and for a screen reader; `long` on the card. */
  const expectUnknown = async (name: string, short: string, long: string, nobody = true) => {
    await shows(name).toContain(`未核清：${short}`)
    await expect.poll(async () => (await seen.markOf(name))?.label).toContain(short)
    expect(await seen.markOf(name)).toMatchObject({ assessment: 'unknown', glyph: '?' })
    const card = await readCardOf(seen.page, seen.overlay, name)
    expect(card).toContain(long)
    expect(card).not.toContain('按代码未命中')
    if (nobody) await nobodyIsClear()
  }

  test('only the sample', async () => {
    await expectUnknown(
      FREE,
      '“失信被执行人”只有示例数据',
      '“失信被执行人”“重大税收违法失信主体”“政府采购严重违法失信行为记录”在本机只有示例数据，不能作为查询结果',
    )
    await expect.poll(() => seen.panel.getByText('其中有示例数据，不作为查询结果。').count()).toBe(1)
  })

  describe('without the sample', () => {
    beforeEach(async () => {
      seen.host.spoil = undefined
      seen.host.server.offline = false
      await seen.removeAll()
      await seen.page.bringToFront()
      await seen.page.keyboard.press('Escape')
    })

    test('no list at all', async () => {
      await expectUnknown(FREE, '本机没有名单', '本机没有任何名单，什么也没有查到并不说明问题')
      expect(await seen.panel.getByText('本机尚无名单。').count()).toBe(1)
    })

    test('with all required lists whole, fresh and signed: the one case of 按代码未命中', async () => {
      await seen.add(seen.host.publish('whole', required()))
      await shows(FREE).toContain('按代码未命中')
      await becomes(FREE, 'clear')
      await becomes(LISTED, 'barred')
      // By name alone: said in the panel, not marked on the page.
      await shows(NAMED).toContain('按名称未命中，代码未核')
      expect(await seen.overlay.marksOf(NAMED)).toEqual([])
      expect(Object.values(await seen.overlay.underlined()).flat()).not.toContain(NAMED)
    })

    test('a required list that is not installed', async () => {
      await seen.add(
        seen.host.publish(
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
      await seen.add(seen.host.publish(what.replaceAll(' ', '-'), required(more)))
      await expectUnknown(FREE, short, long)
      if (footer) await expect.poll(() => seen.panel.getByText(footer).count()).toBe(1)
    })

    test('a bare code in a list that has names only, on the page and in the popup', async () => {
      const named = recordsOf('gp-serious').map(({ id, subject }) => entry(id, { name: subject.name }))
      await seen.add(seen.host.publish('names', required({ 'gp-serious': { records: named } })))
      await expectUnknown(BARE, '需单位名称', '需单位名称：只用代码查询不能核清', false)
      const popup = await seen.browser.open('popup.html')
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
      await seen.own.bringToFront()
      await seen.own.goto(seen.own.url().replace(/#.*/, ''))
      await seen.own.getByLabel('名单来源网址').waitFor()
    }
    const update = async () => {
      await look()
      await seen.own.getByRole('button', { name: `立即更新 ${PUBLISHER}` }).click()
    }
    const installed = async () =>
      (await askBackground(seen.own, { type: 'ui/lists' })).lists
        .filter(list => !list.refused)
        .map(list => list.id)
        .sort()
    /** Lets time pass for the extension, and its half-hourly look at the lists come. */
    const laterAt = (ms: number) =>
      inWorker(
        seen.browser,
        seen.own,
        passed => {
          const world = globalThis as unknown as {
            now?: () => number
            chrome: { alarms: { create(name: string, when: object): void } }
          }
          world.now ??= Date.now.bind(Date)
          const { now } = world
          Date.now = () => now() + passed
          world.chrome.alarms.create('update', { when: now() })
        },
        ms,
      )
    const foreign = (name: string) => seen.host.publish(name, required(), { keys: ring('somebody else') })

    test('a registry swapped for one of another key: the update is refused and said, the old data stay', async () => {
      const registry = seen.host.publish('swapped', required())
      await seen.add(registry)
      await becomes(FREE, 'clear')
      // The foreign lists would clear the listed firm.
      const { url } = seen.host.publish('swapped', required({ shixin: { records: entries(20, 26) } }), {
        keys: ring('somebody else'),
      })
      expect(url).toBe(registry.url)
      await update()
      await seen.own.getByText('签名未通过验证', { exact: true }).waitFor()
      await seen.own.getByText('下载的内容没有采用，本机原有名单不变。').waitFor()
      expect(await seen.own.getByText(/更新失败：签名未通过验证/).count()).toBe(1)
      await becomes(LISTED, 'barred')
      expect((await seen.markOf(FREE))?.assessment).toBe('clear')
    })

    test('another fingerprint than the one compared: nothing is added', async () => {
      const registry = seen.host.publish('exchanged', required())
      await look()
      await lookAtRegistry(seen.own, registry.url)
      await seen.own.getByRole('dialog').waitFor()
      foreign('exchanged')
      await seen.own.getByLabel('已与发布方核对指纹，一致').check()
      await seen.own.getByRole('button', { name: '添加', exact: true }).click()
      await seen.own.getByText('指纹与核对时不同', { exact: true }).waitFor()
      expect(await installed()).toEqual([])
      await expectUnknown(
        FREE,
        '“失信被执行人”名单未经验证',
        '名单的来源没有通过验证（指纹与核对的不同），名单没有采用，该项没有查询',
      )
    })

    test('lists signed by a key the root does not name: not even shown for comparison', async () => {
      const registry = seen.host.publish('mixed', required())
      const root = seen.host.files.get('mixed')!.get('1.root.json')!
      foreign('mixed')
      seen.host.files.get('mixed')!.set('1.root.json', root)
      await look()
      await lookAtRegistry(seen.own, registry.url)
      await seen.own.getByText('签名未通过验证', { exact: true }).waitFor()
      expect(await installed()).toEqual([])
      await expectUnknown(FREE, '“失信被执行人”名单未经验证', '名单的来源没有通过验证（签名不符），名单没有采用，该项没有查询')
    })

    test('expired metadata at the first look', async () => {
      const registry = seen.host.publish('expired', required(old), { now: Date.now() - 10 * DAY })
      await look()
      await lookAtRegistry(seen.own, registry.url)
      await seen.own.getByText('来源的签名已过期', { exact: true }).waitFor()
      expect(await installed()).toEqual([])
      await expectUnknown(FREE, '“失信被执行人”名单过期', '名单的来源没有通过验证（签名已过期），名单没有采用，该项没有查询')
    })

    test('signatures that run out while a page is open', async () => {
      // Signed for a day, of which two hours are left.
      await seen.add(seen.host.publish('short', required(old), { now: Date.now() - DAY + 2 * HOUR, expiresDays: 1 }))
      await becomes(FREE, 'clear')
      seen.host.server.offline = true
      await laterAt(3 * HOUR)
      await expectUnknown(FREE, '“失信被执行人”名单过期', '“政府采购严重违法失信行为记录”名单已过期，没有命中不能作为依据')
      // Stale lists still tell what they hold, for a person to check.
      await becomes(LISTED, 'caution')
      await laterAt(0)
    })

    test('a registry out of reach at the first look, and between look and download', async () => {
      const registry = seen.host.publish('far', required())
      seen.host.server.offline = true
      await look()
      await lookAtRegistry(seen.own, registry.url)
      await seen.own.getByText('连接不上名单来源', { exact: true }).waitFor()
      seen.host.server.offline = false
      await seen.own.getByRole('button', { name: '重试', exact: true }).click()
      await seen.own.getByRole('dialog').waitFor()
      seen.host.server.offline = true
      await seen.own.getByLabel('已与发布方核对指纹，一致').check()
      await seen.own.getByRole('button', { name: '添加', exact: true }).click()
      await seen.own.getByText('连接不上名单来源', { exact: true }).waitFor()
      expect(await installed()).toEqual([])
      await expectUnknown(FREE, '本机没有名单', '本机没有任何名单')
    })

    test('a block cut off at the first download: the list is there as damaged, and whole after the next update', async () => {
      const registry = seen.host.publish('cut', required())
      seen.host.spoil = (path, bytes) => (/shixin.*\.pack$/.test(path) ? bytes.subarray(0, bytes.length / 2) : bytes)
      await look()
      await addRegistryByHand(seen.own, registry.url, registry.fingerprint)
      await seen.own.getByText(/更新失败：下载的名单文件不完整或被改动/).waitFor()
      for (const name of [FREE, LISTED])
        await expectUnknown(name, '“失信被执行人”名单损坏', '“失信被执行人”名单在本机的数据损坏，暂不使用')
      seen.host.spoil = undefined
      await update()
      await seen.own.getByText('更新完成。').waitFor()
      await becomes(LISTED, 'barred')
      await becomes(FREE, 'clear')
    })

    test('stored parts damaged later: unknown while they cannot be had again, whole after the next update', async () => {
      await seen.add(seen.host.publish('stored', required()))
      await becomes(LISTED, 'barred')
      seen.host.server.offline = true
      await damage(seen.own, 'shixin')
      await askBackground(seen.own, { type: 'ui/store-changed' })
      for (const name of [FREE, LISTED])
        await expectUnknown(name, '“失信被执行人”名单损坏', '“失信被执行人”名单在本机的数据损坏，暂不使用')
      seen.host.server.offline = false
      await update()
      await seen.own.getByText('更新完成。').waitFor()
      await becomes(LISTED, 'barred')
      await becomes(FREE, 'clear')
    })
  })
})
