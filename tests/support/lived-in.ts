/** A browser whose extension has a registry of its own on a page that is open, and hands to kill, append and move the clock. */
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { Browser } from 'wxt/browser'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { entries } from './lists.ts'
import { freshList, type Hosted, type RegistryHost, startRegistryHost } from './registry-host.ts'
import { type Opened, startTenderSite, type TenderSite, tenderPage } from './tender-site.ts'
import { stopWorker } from './worker.ts'

declare const chrome: typeof Browser

export const nameOf = (key: string) => sampleFirm(key).name

export const codeOf = (key: string) => sampleFirm(key).uscc!

export let tender: TenderSite

export let host: RegistryHost

export let registry: Hosted

export const faults: string[] = []

export const kill = () => stopWorker(tender.browser, tender.own)

export const append = (page: Page, text: string) =>
  page.evaluate(words => {
    const p = document.createElement('p')
    p.textContent = words
    document.getElementById('late')!.append(p)
  }, text)

/** Every underlined name of a page. */
export const underlined = async ({ overlay }: Pick<Opened, 'overlay'>) => Object.values(await overlay.underlined()).flat()

/** Call it once, at the head of a file. */
export const useLivedIn = (): void => {
  beforeAll(async () => {
    host = await startRegistryHost()
    registry = host.publish('live', [freshList('shixin', entries(0, 20))])
    tender = await startTenderSite({ developerMode: true, viewport: { width: 1280, height: 1600 } })
    tender.browser.context.on('weberror', error => faults.push(String(error.error())))
    tender.pages['bids.html'] = tenderPage(
      `<table><tr><th>供应商名称</th><th>统一社会信用代码</th></tr>${['yanxichuan', 'cenyuzhou', 'clean-1']
        .map(key => `<tr><td>${nameOf(key)}</td><td>${codeOf(key)}</td></tr>`)
        .join('')}</table><div style="height: 3000px"></div><div id="late"></div>`,
    )
  })
  afterAll(async () => {
    await tender?.close()
    await host?.close()
  })
  afterEach(() => {
    expect(faults).toEqual([])
  })
}
