/** The extension's own pages in Firefox, from a fresh installation on: registries, panel, look-up, local list, language. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElementHandle, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayAt } from '#shared/core/days.ts'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { findFirefox } from '../support/browsers.ts'
import { askBackground, DEMO_PUBLISHER, demoExtension, startWorld, type World } from '../support/demo-world.ts'
import { builtFirefoxExtension, type FirefoxWithExtension, launchFirefox } from '../support/firefox.ts'
import { field, fill, press, said, tick } from '../support/firefox-hands.ts'
import { firefoxOverlayOf } from '../support/firefox-overlay.ts'
import { tabIdOf } from '../support/firefox-tender.ts'
import { asStated, supplierFindings } from '../support/suppliers-findings.ts'

const found = findFirefox() !== undefined
if (!found) console.log('skipped: no Firefox found')

const nameOf = (key: string) => sampleFirm(key).name

describe.skipIf(!found)('a fresh installation in Firefox', () => {
  const dir = mkdtempSync(join(tmpdir(), 'xinbiao-firefox-pages-'))
  let world: World
  let firefox: FirefoxWithExtension
  let options: Page
  let tender: Page
  let tabId: number
  beforeAll(async () => {
    world = await startWorld(dir)
    firefox = (await launchFirefox({ extension: demoExtension(dir, builtFirefoxExtension) }))!
    options = await firefox.open('options.html')
  })
  afterAll(async () => {
    await firefox?.close()
    await world?.close()
    rmSync(dir, { recursive: true, force: true })
  })

  test('is taken without a warning, opens nothing by itself and speaks of its panel in the browser’s language', async () => {
    const { warnings, sidebar, panel } = await firefox.inWindow<{ warnings: string[]; sidebar: boolean; panel: string }>(`
      return {
        warnings: extension.warnings,
        sidebar: SidebarController.isOpen,
        panel: extension.localize(extension.manifest.sidebar_action.default_title),
      }
    `)
    expect(warnings).toEqual([])
    expect(sidebar).toBe(false)
    expect(panel).toBe('Xinbiao: organisations on this page')
  })

  test('holds the packaged sample and says that it is one', async () => {
    await expect.poll(() => said(options)).toContain('信标示例数据示例数据移除')
    expect(await said(options)).toContain('不会给出“按代码未命中”')
  })

  test('a registry is added by its address, its fingerprint and Firefox’s own permission', async () => {
    // Another name of this machine, for which the manifest asks nothing.
    const url = world.registry.replace('127.0.0.1', 'localhost')
    await options.bringToFront()
    await fill(options, '名单来源网址', url)
    await press(options, '查看来源')
    await expect.poll(() => said(options)).toContain(world.fingerprint)
    expect(await said(options)).toContain(`发布方${DEMO_PUBLISHER}`)
    await tick(options, '已与发布方核对指纹，一致')
    await press(options, '添加')
    await firefox.allow()
    await expect.poll(() => said(options)).toContain(`已添加“${DEMO_PUBLISHER}”`)
    const { registries } = await askBackground(options, { type: 'ui/lists' })
    expect(registries.find(registry => registry.publisher === DEMO_PUBLISHER)).toMatchObject({
      url,
      fingerprint: world.fingerprint,
      sample: false,
    })
  })

  test('the sample is removed after a question', async () => {
    await press(options, '移除 信标示例数据')
    await expect.poll(() => said(options)).toContain('移除“信标示例数据”？')
    await press(options, '移除')
    await expect.poll(() => said(options)).not.toContain('随软件附带')
  })

  test('the panel names the organisations of a page with finding, certainty and reasons as everywhere', async () => {
    tender = await firefox.page()
    await tender.goto(`${world.server.url}suppliers.html`)
    tabId = await tabIdOf(options, tender.url())
    const panel = await firefox.open(`sidepanel.html?tab=${tabId}`)
    // In life the panel stands beside the page. Here it is a tab over it, and a page that nobody sees is not read.
    await tender.bringToFront()
    await expect.poll(() => said(panel)).toContain('适用规则：政府采购（推断）')
    await press(panel, '确认')
    await expect.poll(() => said(panel)).not.toContain('（推断）')
    await panel.waitForSelector('.subject')
    // Tails of longer names come once the lists' keys have been read.
    await expect.poll(async () => asStated(await askBackground(options, { type: 'ui/tab', tabId }))).toEqual(supplierFindings)
    await expect.poll(() => rowsOf(panel)).toEqual(supplierFindings.map(([name, assessment]) => [name, assessment]))
    await panel.close()
  })

  test('the panel leads to the place on the page', async () => {
    const panel = await firefox.open(`sidepanel.html?tab=${tabId}`)
    await panel.waitForSelector('.subject')
    await press(panel, `定位 ${nameOf('clean-4')}`)
    await expect.poll(() => tender.evaluate(() => scrollY)).toBeGreaterThan(0)
    await panel.close()
  })

  test('a firm is looked up by its code, and the record to print says list by list what was found', async () => {
    const popup = await firefox.open('popup.html')
    await fill(popup, '单位名称或统一社会信用代码', sampleFirm('chenglan').uscc!)
    await popup.keyboard.press('Enter')
    await expect.poll(() => said(popup)).toContain('代码一致，限制期内')
    expect(await said(popup)).toContain('政府采购严重违法失信行为记录')
    await press(popup, '查询结果单')
    const sheet = await pageAt(firefox, 'sheet=1')
    await expect.poll(() => said(sheet)).toContain('信用信息查询结果单')
    expect(await said(sheet)).toMatch(/政府采购严重违法失信行为记录（必查）命中1条/)
    expect(await said(sheet)).toMatch(/重大税收违法失信主体（必查）按代码未命中/)
    await sheet.close()
    await popup.close()
  })

  test('a CSV file becomes a list of this machine: a hit by it is for a person to check, a no-hit nothing', async () => {
    const file = join(dir, '名单.csv')
    writeFileSync(file, `企业名称,统一社会信用代码\r\n${nameOf('clean-1')},${sampleFirm('clean-1').uscc}\r\n`)
    await options.bringToFront()
    await press(options, '本机导入')
    const input = (await options.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>
    await input.uploadFile(file)
    await expect.poll(() => said(options)).toContain('1行，2列')
    await (await field(options, '这是哪一份名单')).select('gp-serious')
    await fill(options, '提供单位', '云泽市财政局')
    await fill(options, '来源渠道', '来函')
    await fill(options, '取得日期', dayAt(Date.now()))
    await fill(options, '覆盖地区', '全国')
    await tick(options, '完整：该来源在下列地区的全部条目')
    await press(options, '生成质量报告')
    await press(options, '写入 1 条')
    await expect.poll(() => said(options)).toContain('查看名单')
    await press(options, '查看名单')
    await expect.poll(() => said(options)).toContain('本机导入（未签名）')
    const popup = await firefox.open(`popup.html?q=${sampleFirm('clean-1').uscc}`)
    await expect.poll(() => said(popup)).toContain('待人工核实')
    expect(await said(popup)).toContain('本机导入（未签名）')
    expect(await said(popup)).not.toContain('限制参加')
    await popup.close()
  })

  test('in English everything open speaks English at once', async () => {
    const panel = await firefox.open(`sidepanel.html?tab=${tabId}`)
    await expect.poll(() => said(panel)).toContain('本页单位')
    await options.bringToFront()
    await press(options, '语言与外观')
    await tick(options, 'English（英文）')
    await expect.poll(() => said(options)).toContain('Languageandtheme')
    await panel.bringToFront()
    await expect.poll(() => said(panel)).toContain('Organisationsonthispage')
    await tender.bringToFront()
    const overlay = firefoxOverlayOf(tender)
    await expect
      .poll(async () => (await overlay.marks()).map(mark => mark.label).join())
      .toContain('Restricted (to be verified), Code agrees')
    await panel.close()
  })

  test('nothing went wrong on the way', async () => {
    expect(await firefox.faults()).toEqual([])
  })
})

/** Name and finding of each row of the panel. */
const rowsOf = (panel: Page): Promise<string[][]> =>
  panel.$$eval('.subject', rows =>
    rows.map(row => [
      row.querySelector('.name')?.textContent ?? '',
      [...row.classList].find(name => name.startsWith('tone-'))?.slice(5) ?? '',
    ]),
  )

/** A tab the extension opened: BiDi hears no address of it, so each tab is asked. */
const pageAt = async (firefox: FirefoxWithExtension, address: string): Promise<Page> => {
  let found: Page | undefined
  await expect
    .poll(async () => {
      for (const page of await firefox.browser.pages()) {
        const at = await page.evaluate(() => location.href).catch(() => '')
        if (at.includes(address)) found = page
      }
      return found !== undefined
    })
    .toBe(true)
  return found!
}
