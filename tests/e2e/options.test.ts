/** The settings: sites, language and theme, and where the browser refuses or keeps nothing. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { askBackground, extensionCopy } from '../support/demo-world.ts'
import { launchExtension } from '../support/extension.ts'
import { entries } from '../support/lists.ts'
import { freshList } from '../support/registry-host.ts'
import { browser, goTo, host, options, useSettingsPage, withSample } from '../support/settings-page.ts'

useSettingsPage()

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
