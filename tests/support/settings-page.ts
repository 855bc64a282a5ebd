/** The settings in the built extension, and a host of registries to add. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { askBackground, demoExtension } from './demo-world.ts'
import { type ExtensionBrowser, launchExtension } from './extension.ts'
import { type RegistryHost, startRegistryHost } from './registry-host.ts'

export const PUBLISHER = '江临市公共信用信息中心'

export const sampleName = '信标示例数据'

export let dir: string

export let host: RegistryHost

export let browser: ExtensionBrowser

export let options: Page

export const faults: string[] = []

/** Without the registries that are there only to say that they were refused. */
export const installed = async () => {
  const view = await askBackground(options, { type: 'ui/lists' })
  return {
    ...view,
    registries: view.registries.filter(registry => !registry.refused),
    lists: view.lists.filter(list => !list.refused),
  }
}

/** The sample comes behind the first answers. */
export const withSample = async (page: Page) => {
  await page.getByRole('heading', { name: sampleName }).waitFor()
}

export const inFours = (hex: string) => hex.replace(/(.{4})(?=.)/g, '$1 ')

export const address = () => options.getByRole('textbox', { name: '名单来源网址' })

export const look = async (url: string) => {
  await address().fill(url)
  await options.getByRole('button', { name: '查看来源' }).click()
}

export const goTo = async (section: string, page = options) => {
  await page.getByRole('navigation').getByRole('link', { name: section, exact: true }).click()
  await page.getByRole('heading', { name: section, exact: true, level: 2 }).waitFor()
}

export const row = (name: string, page = options) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) })

/** Call it once, at the head of a file. */
export const useSettingsPage = (): void => {
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
}
