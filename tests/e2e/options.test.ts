/** The options page: registries added, updated and removed, their lists, sites, language and theme; and a browser that keeps no data. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { dayAt } from '#shared/core/days.ts'
import { askBackground, demoExtension, extensionCopy } from '../support/demo-world.ts'
import { type ExtensionBrowser, launchExtension } from '../support/extension.ts'
import { entries } from '../support/lists.ts'
import { DAY, freshList, type Hosted, type RegistryHost, startRegistryHost } from '../support/registry-host.ts'

const PUBLISHER = '江临市公共信用信息中心'
const sampleName = '信标示例数据'

let dir: string
let host: RegistryHost
let browser: ExtensionBrowser
let options: Page
const faults: string[] = []

/** Without the registries that are there only to say that they were refused. */
const installed = async () => {
  const view = await askBackground(options, { type: 'ui/lists' })
  return {
    ...view,
    registries: view.registries.filter(registry => !registry.refused),
    lists: view.lists.filter(list => !list.refused),
  }
}
/** The sample comes behind the first answers. */
const withSample = async (page: Page) => {
  await page.getByRole('heading', { name: sampleName }).waitFor()
}
const inFours = (hex: string) => hex.replace(/(.{4})(?=.)/g, '$1 ')
const address = () => options.getByRole('textbox', { name: '名单来源网址' })
const look = async (url: string) => {
  await address().fill(url)
  await options.getByRole('button', { name: '查看来源' }).click()
}
const goTo = async (section: string, page = options) => {
  await page.getByRole('navigation').getByRole('link', { name: section, exact: true }).click()
  await page.getByRole('heading', { name: section, exact: true, level: 2 }).waitFor()
}
const row = (name: string, page = options) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) })

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'xinbiao-options-'))
  host = await startRegistryHost()
  browser = await launchExtension({ extension: demoExtension(dir), viewport: { width: 1100, height: 900 } })
  browser.context.on('weberror', error => faults.push(String(error.error())))
  options = await browser.open('options.html')
})
afterAll(async () => {
  await browser?.close()
  await host?.close()
  rmSync(dir, { recursive: true, force: true })
})
afterEach(() => {
  expect(faults).toEqual([])
})

test('the packaged sample is there from the start, labelled, and says what it is worth', async () => {
  await withSample(options)
  const text = (await row(sampleName).textContent())!
  expect(text).toContain('示例数据只供试用')
  expect(text).toContain('随软件附带')
  expect(
    await row(sampleName)
      .getByRole('button', { name: /立即更新/ })
      .count(),
  ).toBe(0)
  await goTo('名单')
  const list = options.getByRole('listitem').filter({ hasText: 'shixin' })
  expect(await list.textContent()).toContain('示例数据，不作为查询结果')
  await goTo('名单来源')
})

describe('a registry that cannot be added changes nothing and says why', () => {
  const cases: [string, () => Promise<string> | string, string, string][] = [
    ['no address', () => 'ftp://lists.example/', '请填写以 https:// 开头的完整网址', ''],
    ['plain http elsewhere', () => 'http://lists.example/', '请填写以 https:// 开头的完整网址', ''],
    ['not a registry', () => `${host.server.url}nothing/`, '这个网址不是名单来源', '什么也没有添加'],
    [
      'expired signatures',
      () =>
        host.publish('old', [freshList('shixin', entries(0, 5), { retrievedAt: dayAt(Date.now() - 31 * DAY) })], {
          now: Date.now() - 30 * DAY,
        }).url,
      '来源的签名已过期',
      '请先核对本机日期',
    ],
  ]
  test.each(cases)('%s', async (_, url, what, means) => {
    const before = await installed()
    await look(await url())
    await options.getByText(what).first().waitFor()
    if (means) await options.getByRole('alert').getByText(means).waitFor()
    expect(await options.getByRole('dialog').count()).toBe(0)
    expect((await installed()).registries).toEqual(before.registries)
  })

  test('a host that does not answer, and answers again', async () => {
    const { url } = host.publish('late', [freshList('shixin', entries(0, 5))])
    host.server.offline = true
    await look(url)
    await options.getByRole('alert').getByText('连接不上名单来源').waitFor()
    host.server.offline = false
    await options.getByRole('alert').getByRole('button', { name: '重试', exact: true }).click()
    const dialog = options.getByRole('dialog', { name: '核对名单来源' })
    await dialog.getByRole('button', { name: '取消' }).click()
    await dialog.waitFor({ state: 'detached' })
  })

  test('files under other keys than were compared', async () => {
    const { url } = host.publish('swapped', [freshList('shixin', entries(0, 5))])
    await look(url)
    const dialog = options.getByRole('dialog', { name: '核对名单来源' })
    await dialog.getByRole('checkbox', { name: /已与发布方核对指纹/ }).check()
    const own = host.files.get('swapped')!
    host.publish('another', [freshList('shixin', entries(0, 5))])
    host.files.set('swapped', host.files.get('another')!)
    await dialog.getByRole('button', { name: '添加', exact: true }).click()
    await options.getByRole('alert').getByText('指纹与核对时不同').waitFor()
    await options.getByText('请不要继续，先向发布方核实。', { exact: true }).waitFor()
    expect((await installed()).registries.map(registry => registry.publisher)).toEqual([sampleName])
    host.files.set('swapped', own)
  })
})

describe('a registry', () => {
  let registry: Hosted
  test('is shown with publisher, fingerprint and lists before anything is installed, and added only once compared', async () => {
    registry = host.publish('live', [freshList('shixin', entries(0, 20)), freshList('tax-major', entries(3, 8))])
    await look(registry.url)
    const dialog = options.getByRole('dialog', { name: '核对名单来源' })
    await dialog.waitFor()
    const text = (await dialog.textContent())!
    expect(text).toContain(PUBLISHER)
    expect(text).toContain(inFours(registry.fingerprint))
    expect(text).toContain('3 个密钥中至少 2 个签名有效（非官方认证）')
    expect(text).toContain('失信被执行人')
    const add = dialog.getByRole('button', { name: '添加', exact: true })
    expect(await add.isDisabled()).toBe(true)
    expect((await installed()).registries.map(one => one.publisher)).toEqual([sampleName])
    await dialog.getByRole('checkbox', { name: /已与发布方核对指纹/ }).check()
    await add.click()
    await options.getByText(`已添加“${PUBLISHER}”。`).waitFor()
    const shown = (await row(PUBLISHER).textContent())!
    expect(shown).toContain('2 份，共 25 条记录')
    expect(shown).toContain(inFours(registry.fingerprint))
    expect(shown).not.toContain('示例数据')
  })

  test('its lists say version, data date, coverage, records and freshness', async () => {
    await goTo('名单')
    const list = options.getByRole('listitem').filter({ hasText: PUBLISHER }).filter({ hasText: 'shixin' })
    const text = (await list.textContent())!
    expect(text).toContain(`№1，数据取自来源 ${dayAt(Date.now() - DAY)}`)
    expect(text).toContain('完整：全国')
    expect(text).toContain('20 条，其中有代码的 20 条')
    expect(text).toMatch(/有效期内，至 \d{4}-\d{2}-\d{2} 前须更新/)
    await goTo('名单来源')
  })

  test('is updated at a click', async () => {
    host.update('live', [freshList('shixin', entries(0, 23), { retrievedAt: dayAt(Date.now()) })])
    await row(PUBLISHER)
      .getByRole('button', { name: /立即更新/ })
      .click()
    await options.getByText('更新完成。').waitFor()
    await expect.poll(() => row(PUBLISHER).textContent()).toContain('2 份，共 28 条记录')
    await goTo('名单')
    const list = options.getByRole('listitem').filter({ hasText: PUBLISHER }).filter({ hasText: 'shixin' })
    expect(await list.textContent()).toContain(`№2，数据取自来源 ${dayAt(Date.now())}`)
    await goTo('名单来源')
  })

  test('added twice is told', async () => {
    await look(registry.url)
    const dialog = options.getByRole('dialog', { name: '核对名单来源' })
    await dialog.getByRole('checkbox', { name: /已与发布方核对指纹/ }).check()
    await dialog.getByRole('button', { name: '添加', exact: true }).click()
    await options.getByText('这个来源已经在本机').waitFor()
  })

  test('whose files are spoilt keeps its lists, and the row says what failed', async () => {
    host.update('live', [freshList('shixin', entries(0, 30), { retrievedAt: dayAt(Date.now()) })])
    host.spoil = (path, bytes) => (path.endsWith('.snapshot.json') ? bytes.map(byte => byte ^ 1) : bytes)
    await row(PUBLISHER)
      .getByRole('button', { name: /立即更新/ })
      .click()
    await expect.poll(() => row(PUBLISHER).textContent()).toMatch(/\d{4}-\d{2}-\d{2} \d{2}:\d{2} 更新失败/)
    expect(await row(PUBLISHER).textContent()).toContain('2 份，共 28 条记录')
    host.spoil = undefined
    await row(PUBLISHER)
      .getByRole('button', { name: /立即更新/ })
      .click()
    await expect.poll(() => row(PUBLISHER).textContent()).toContain('共 35 条记录')
    expect(await row(PUBLISHER).textContent()).not.toContain('更新失败')
  })

  test('is removed after a question, its lists with it', async () => {
    await row(PUBLISHER).getByRole('button', { name: /移除/ }).click()
    const dialog = options.getByRole('dialog')
    expect(await dialog.textContent()).toContain('将从本机删除该来源的 2 份名单')
    await dialog.getByRole('button', { name: '移除', exact: true }).click()
    await options.getByText(`已移除“${PUBLISHER}”。`).waitFor()
    expect(await row(PUBLISHER).count()).toBe(0)
    expect((await installed()).lists.every(list => list.sample)).toBe(true)
  })

  test('the sample, once removed, does not come back with a new start of the page; then there is nothing, and that is said', async () => {
    // Those that were refused stay, with the reason, until they are removed like any other.
    for (const refused of (await askBackground(options, { type: 'ui/lists' })).registries.filter(one => one.refused)) {
      await row(refused.url!).getByRole('button', { name: /移除/ }).click()
      await options.getByRole('dialog').getByRole('button', { name: '移除', exact: true }).click()
      await row(refused.url!).waitFor({ state: 'detached' })
    }
    await row(sampleName).getByRole('button', { name: /移除/ }).click()
    await options.getByRole('dialog').getByRole('button', { name: '移除', exact: true }).click()
    await options.getByText('本机还没有名单来源').waitFor()
    await options.reload()
    await options.getByText('本机还没有名单来源').waitFor()
    await goTo('名单')
    await options.getByText('本机还没有名单').waitFor()
    await goTo('名单来源')
  })
})

describe('sites', () => {
  test('a built-in site is found, switched off and on, and its rules fixed', async () => {
    await goTo('站点')
    await options.getByRole('searchbox', { name: '筛选站点' }).fill('江苏政府采购网')
    const box = options.getByRole('checkbox', { name: '在 ccgp-jiangsu.gov.cn 启用' })
    expect(await box.isChecked()).toBe(true)
    await box.click()
    await expect
      .poll(async () => (await askBackground(options, { type: 'ui/settings' })).sitesOff)
      .toEqual(['ccgp-jiangsu.gov.cn'])
    await options.reload()
    await options.getByRole('searchbox', { name: '筛选站点' }).fill('ccgp-jiangsu')
    expect(await box.isChecked()).toBe(false)
    await box.click()
    await expect.poll(async () => (await askBackground(options, { type: 'ui/settings' })).sitesOff).toEqual([])
    await options.getByRole('combobox', { name: 'ccgp-jiangsu.gov.cn 的适用规则' }).selectOption('contract')
    await expect
      .poll(async () => (await askBackground(options, { type: 'ui/settings' })).siteContext)
      .toEqual({ 'ccgp-jiangsu.gov.cn': 'contract' })
  })

  test('a site the browser already allows is added by its address and removed; what is no address is refused', async () => {
    const field = options.getByRole('textbox', { name: '添加站点' })
    const add = options.getByRole('button', { name: '添加', exact: true })
    await field.fill('没有')
    await add.click()
    await options.getByText('这不是一个网址或域名。').waitFor()
    const { origin, host: name } = new URL(host.server.url)
    await field.fill(`${origin}/notice/1.html?a=b`)
    await add.click()
    await options.getByText(origin, { exact: true }).waitFor()
    await field.fill(origin)
    await add.click()
    await options.getByText('该站点已在列表中。').waitFor()
    await options.getByRole('button', { name: `移除站点 ${name}` }).click()
    await options.getByText(origin, { exact: true }).waitFor({ state: 'detached' })
  })
})

test('language and theme change at once, here and on the other pages, and stay', async () => {
  const popup = await browser.open('popup.html')
  await popup.getByRole('button', { name: '查询', exact: true }).waitFor()
  await options.bringToFront()
  await goTo('语言与外观')
  await options.getByRole('radio', { name: 'English' }).check()
  await options.getByRole('heading', { name: 'Xinbiao settings' }).waitFor()
  await popup.getByRole('button', { name: 'Look up' }).waitFor()
  const paper = () => options.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await paper()
  await options.getByRole('radio', { name: 'Dark' }).check()
  await expect.poll(paper).not.toBe(light)
  await expect.poll(() => popup.locator('html').getAttribute('data-theme')).toBe('dark')
  await options.reload()
  await options.getByRole('heading', { name: 'Xinbiao settings' }).waitFor()
  expect(await options.locator('html').getAttribute('lang')).toBe('en')
  await options.getByRole('radio', { name: '中文 (Chinese)' }).check()
  await options.getByRole('heading', { name: '信标设置' }).waitFor()
  await options.getByRole('radio', { name: '跟随系统' }).check()
  await expect.poll(paper).toBe(light)
  await popup.close()
})

test('a permission that the browser refuses (by a rule of the office) is said, and nothing is added', async () => {
  const own = mkdtempSync(join(tmpdir(), 'xinbiao-refused-'))
  const extension = extensionCopy(own, manifest => {
    manifest.optional_host_permissions = ['https://only.example/*']
  })
  const refused = await launchExtension({ extension })
  try {
    const page = await refused.open('options.html')
    const { url } = host.publish('refused', [freshList('shixin', entries(0, 5))])
    await page.getByRole('textbox', { name: '名单来源网址' }).fill(url)
    await page.getByRole('button', { name: '查看来源' }).click()
    const dialog = page.getByRole('dialog', { name: '核对名单来源' })
    await dialog.getByRole('checkbox').check()
    await dialog.getByRole('button', { name: '添加', exact: true }).click()
    await page.getByText('未获准访问该网站，来源没有添加。').waitFor()
    const { registries } = await askBackground(page, { type: 'ui/lists' })
    expect(registries.filter(registry => !registry.packaged)).toEqual([])
    await page.goto(page.url().replace(/#.*|$/, '#sites'))
    await page.getByRole('textbox', { name: '添加站点' }).fill('https://tender.example')
    await page.getByRole('button', { name: '添加', exact: true }).click()
    await page.getByText('浏览器未允许访问该站点，没有添加。').waitFor()
    expect((await askBackground(page, { type: 'ui/settings' })).sitesOn).toEqual([])
  } finally {
    await refused.close()
    rmSync(own, { recursive: true, force: true })
  }
})

test('where the browser keeps no data, options and panel say that lists are in memory only', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'xinbiao-memory-'))
  // A file where the browser keeps its databases' folder: no database opens.
  mkdirSync(join(profile, 'Default'), { recursive: true })
  writeFileSync(join(profile, 'Default', 'IndexedDB'), '')
  const forgetful = await launchExtension({ profile })
  try {
    const page = await forgetful.open('options.html')
    await page.getByText('名单只在内存中：浏览器不允许在本机保存数据。').waitFor()
    await withSample(page)
    const panel = await forgetful.open(`sidepanel.html?tab=${await forgetful.tabId(page)}`)
    await panel.getByText('名单只在内存中：浏览器不允许在本机保存数据。').waitFor()
  } finally {
    await forgetful.close()
    rmSync(profile, { recursive: true, force: true })
  }
})
