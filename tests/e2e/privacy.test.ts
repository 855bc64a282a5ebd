/**
 * Bids under evaluation are confidential: while pages are checked, firms looked up, lists updated and badges shown, nothing of a page
 * leaves the browser, and no identity number of a person is kept anywhere.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayAt } from '#shared/core/days.ts'
import { isPersonId } from '#shared/core/identifiers.ts'
import { type BadgeSite, badgePage, startBadgeSite } from '../support/badge-site.ts'
import { demoExtension, settledView } from '../support/demo-world.ts'
import { type ExtensionBrowser, launchExtension } from '../support/extension.ts'
import { leaksOf, readStores } from '../support/leaks.ts'
import { entries, firm, uscc } from '../support/lists.ts'
import { addRegistryByHand, readCardOf } from '../support/officer.ts'
import { overlayOf } from '../support/overlay.ts'
import { CCGP, playSite } from '../support/procurement-site.ts'
import { freshList, type Hosted, type RegistryHost, startRegistryHost } from '../support/registry-host.ts'

/** On a list; on none, with its code; on none, by name alone; in the officer's own file. */
const LISTED = firm(3)
const FREE = firm(60)
const NAMED = firm(61)
const OWN = firm(70)
const NAMES = [LISTED, FREE, NAMED, OWN]
const CODES = [uscc(3), uscc(60), uscc(70)]
const SENTENCE = '评标委员会认为其报价明显偏低要求说明'

/** An identity number of nobody: no such district. */
const personId = (first17: string): string => {
  const id = [...'0123456789X'].map(last => first17 + last).find(isPersonId)
  if (!id) throw new Error(`${first17} begins no identity number`)
  return id
}
const PERSON = personId('89999919850203001')
const SECOND = personId('89999919761112002')
/** Mistyped: its check character is wrong. */
const MISTYPED = ['1', '2'].map(last => `89999919900101003${last}`).find(id => !isPersonId(id))!
const PERSONS = [PERSON, SECOND, MISTYPED]

const html = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>评审记录（内部）</title></head><body>
<h1>评审记录</h1><p>${SENTENCE}。</p>
<table><tr><th>供应商名称</th><th>统一社会信用代码</th><th>法定代表人身份证号</th></tr>
<tr><td>${LISTED}</td><td>${uscc(3)}</td><td>${PERSON}</td></tr>
<tr><td>${FREE}</td><td>${uscc(60)}</td><td>${MISTYPED}</td></tr>
<tr><td>${NAMED}</td><td>${SECOND}</td><td></td></tr></table>
<p>联系人身份证号码：${PERSON}，另一联系人 ${MISTYPED}。</p></body></html>`

const leaks = leaksOf([...NAMES, ...CODES, ...PERSONS, SENTENCE])

describe('in the built extension', () => {
  const dir = mkdtempSync(join(tmpdir(), 'xinbiao-privacy-'))
  const netLog = join(dir, 'net.json')
  let browser: ExtensionBrowser
  let host: RegistryHost
  let registry: Hosted
  let badges: BadgeSite
  let own: Page
  let page: Page
  /** Every request that a page or the worker makes, but for the tender page's own. */
  const requests: { url: string; method: string; headers: string; body: string }[] = []

  beforeAll(async () => {
    host = await startRegistryHost()
    registry = host.publish('lists', [freshList('shixin', entries(0, 6)), freshList('gp-serious', entries(20, 40))])
    badges = await startBadgeSite({
      registry: { fingerprint: registry.fingerprint, source: path => host.files.get('lists')!.get(path.slice(1)) },
    })
    browser = await launchExtension({
      extension: demoExtension(dir),
      args: [`--log-net-log=${netLog}`, '--net-log-capture-mode=IncludeSensitive'],
    })
    browser.context.on('request', request => {
      const url = request.url()
      if (!/^https?:/.test(url) || url.startsWith(CCGP)) return
      const headers = JSON.stringify(request.headers())
      requests.push({ url, method: request.method(), headers, body: request.postData() ?? '' })
    })
    const site = await playSite(browser.context, CCGP)
    site.pages['review.html'] = html
    own = await browser.open('options.html')
    await addRegistryByHand(own, registry.url, registry.fingerprint)
    await own.getByText('已添加').waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await badges?.close()
    await host?.close()
    rmSync(dir, { recursive: true, force: true })
  })

  test('checking a page, reading a card, the panel, a look-up and its sheet ask nobody anything', async () => {
    const asked = host.server.requests.length
    requests.length = 0
    page = await browser.context.newPage()
    await page.goto(`${CCGP}review.html`)
    const tabId = await browser.tabId(page)
    const view = await settledView(own, tabId, seen => seen.state === 'on' && seen.subjects.length >= 3)
    expect(view.subjects.map(subject => subject.finding.subject.name).sort()).toEqual([LISTED, FREE, NAMED].sort())
    const card = await readCardOf(page, await overlayOf(page), LISTED)
    expect(card).toContain('失信被执行人')

    const panel = await browser.open(`sidepanel.html?tab=${tabId}`)
    await panel.getByRole('listitem').filter({ hasText: NAMED }).getByRole('button', { name: NAMED }).first().click()
    await panel.getByLabel('统一社会信用代码', { exact: true }).fill(uscc(61))
    await panel.getByRole('button', { name: '按此代码核对' }).click()
    await panel.getByText('代码由经办人录入').or(panel.getByText('代码由人工录入')).first().waitFor()
    await panel.close()

    for (const query of [FREE, uscc(3), PERSON]) {
      const popup = await browser.open('popup.html')
      await popup.getByRole('searchbox').fill(query)
      await popup.keyboard.press('Enter')
      await popup.locator('article.card').waitFor()
      await popup.close()
    }
    const sheet = await browser.open(`popup.html?q=${encodeURIComponent(FREE)}`)
    await sheet.locator('article.card').waitFor()
    const [paper] = await Promise.all([
      browser.context.waitForEvent('page'),
      sheet.getByRole('button', { name: '查询结果单' }).click(),
    ])
    await paper.getByText('信用信息查询结果单').first().waitFor()
    await Promise.all([sheet.close(), paper.close()])

    expect(requests).toEqual([])
    expect(host.server.requests.length).toBe(asked)
  })

  test('an update asks the registry for its published files alone', async () => {
    requests.length = 0
    const before = host.server.requests.length
    host.update('lists', [freshList('shixin', entries(0, 7))])
    await own.getByRole('button', { name: /^立即更新/ }).click()
    await own.getByText('更新完成。').waitFor()
    const files = [...host.files.get('lists')!.keys()]
    const asked = host.server.requests.slice(before)
    expect(asked.length).toBeGreaterThan(0)
    expect(requests.map(request => new URL(request.url).origin)).toEqual(requests.map(() => new URL(registry.url).origin))
    for (const { method, url, headers } of asked) {
      expect([...files, '2.root.json']).toContain(url.replace('/lists/', ''))
      expect(method).toBe('GET')
      expect(headers.cookie ?? headers.referer).toBeUndefined()
    }
    expect(leaks(JSON.stringify(asked))).toEqual([])
    expect(leaks(JSON.stringify(requests))).toEqual([])
  })

  test('a badge asks its site for its own parts and the registry for its files', async () => {
    requests.length = 0
    const badge = (name: string, code: string) =>
      `<p><credit-badge name="${name}" uscc="${code}" {{attributes}} context="contract"></credit-badge></p>`
    badges.pages['firms.html'] = badgePage(`<p>${SENTENCE}</p>${badge(LISTED, uscc(3))}${badge(FREE, uscc(60))}`)
    const shop = await browser.context.newPage()
    await shop.goto(`${badges.site.url}firms.html`)
    await expect.poll(() => shop.locator('credit-badge button[part~="badge"]').count()).toBe(2)
    await shop.locator('credit-badge button[part~="badge"]').first().click()
    await shop.locator('credit-badge [part~="card"]').first().waitFor()
    const origins = new Set(requests.map(request => new URL(request.url).origin))
    expect(origins).toEqual(new Set([badges.site, badges.registry].map(server => new URL(server.url).origin)))
    const asked = [...badges.site.requests, ...badges.registry.requests]
    expect(asked.every(({ method }) => method === 'GET')).toBe(true)
    expect(leaks(JSON.stringify(asked))).toEqual([])
    expect(leaks(JSON.stringify(requests))).toEqual([])
    const kept = await shop.evaluate(readStores)
    expect(kept).toContain(LISTED)
    for (const person of PERSONS) expect(kept).not.toContain(person)
    expect(kept).not.toContain(FREE)
    await shop.close()
  })

  test('identity numbers on a page and in an imported file are kept nowhere', async () => {
    const file = join(dir, 'own.csv')
    writeFileSync(
      file,
      [
        '单位名称,统一社会信用代码,法定代表人身份证号,事由',
        `${OWN},${uscc(70)},${PERSON},法定代表人（身份证号${PERSON}）隐匿财产`,
        `${firm(71)},${SECOND},${MISTYPED},联系人身份证 ${MISTYPED}`,
        `张安邦,${SECOND},${SECOND},自然人`,
      ].join('\r\n'),
    )
    await own.bringToFront()
    await own.getByText('本机导入', { exact: true }).first().click()
    await own.locator('input[type=file]').setInputFiles(file)
    await own.getByLabel('这是哪一份名单').selectOption('gp-serious')
    await own.getByLabel('提供单位').fill('江临市财政局')
    await own.getByLabel('来源渠道').fill('来函')
    await own.getByLabel('取得日期').fill(dayAt(Date.now()))
    await own.getByLabel('覆盖地区').fill('全国')
    await own.getByLabel('完整：该来源在下列地区的全部条目').check()
    await own.getByRole('button', { name: '生成质量报告' }).click()
    await own.getByRole('button', { name: '写入 2 条' }).click()
    await own.getByRole('button', { name: '查看名单' }).waitFor()
    await page.reload()
    await expect.poll(async () => (await (await overlayOf(page)).marks()).length).toBeGreaterThan(0)

    const kept = await own.evaluate(readStores)
    const areas = await own.evaluate(async () => {
      const { storage } = (
        globalThis as unknown as { chrome: { storage: { [area: string]: { get(keys: null): Promise<object> } } } }
      ).chrome
      const [local, session, sync] = await Promise.all(['local', 'session', 'sync'].map(area => storage[area]?.get(null) ?? {}))
      return { local: JSON.stringify(local), session: JSON.stringify(session), sync: JSON.stringify(sync) }
    })
    // What is kept is what was published or imported, and of the page what the panel shows, until the browser is closed.
    expect(kept).toContain(LISTED)
    expect(kept).toContain(OWN)
    expect(areas.session).toContain(FREE)
    for (const person of PERSONS) {
      expect(kept).not.toContain(person)
      for (const area of Object.values(areas)) expect(area).not.toContain(person)
    }
    for (const text of [SENTENCE, FREE, NAMED]) {
      expect(kept).not.toContain(text)
      expect(areas.local + areas.sync).not.toContain(text)
    }
    expect(areas.session).not.toContain(SENTENCE)
    // Nor is anything left with the page's own site.
    expect(await page.evaluate(readStores)).toBe('')
  })

  test('the browser’s own record of the network knows nothing of it either', async () => {
    await browser.close()
    const log = JSON.parse(readFileSync(netLog, 'utf8')) as NetLog
    const types = Object.fromEntries(Object.entries(log.constants.logEventTypes).map(([name, id]) => [id, name]))
    const told = log.events.filter(event => /URL_REQUEST_START_JOB|SEND_REQUEST_HEADERS/.test(types[event.type] ?? ''))
    const urls = told.flatMap(event => event.params?.url ?? []).filter(url => /^https?:/.test(url))
    // It has seen what the servers were asked.
    for (const server of [host.server, badges.site, badges.registry])
      expect(urls.filter(url => url.startsWith(server.url)).length).toBeGreaterThan(0)
    expect(leaks(JSON.stringify(told))).toEqual([])
    // The browser's own questions to its maker have no initiator.
    const ours = told.filter(event => /^(?:chrome-extension|https?):/.test(event.params?.initiator ?? ''))
    expect(ours.length).toBeGreaterThan(0)
    const servers = [host.server, badges.site, badges.registry].map(server => new URL(server.url).origin)
    expect(ours.flatMap(event => event.params?.url ?? []).filter(url => !servers.includes(new URL(url).origin))).toEqual([])
  })
})

interface NetLog {
  constants: { logEventTypes: { [name: string]: number } }
  events: { type: number; params?: { url?: string; initiator?: string } }[]
}
