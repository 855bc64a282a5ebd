/** The popup of the built extension, and a hand to ask it. */
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { startTenderSite, type TenderSite } from './tender-site.ts'

export const nameOf = (key: string) => sampleFirm(key).name

export const codeOf = (key: string) => sampleFirm(key).uscc!

export let tender: TenderSite

export let popup: Page

export const faults: string[] = []

export const open = async () => {
  popup = await tender.browser.open('popup.html')
  await popup.getByRole('searchbox').waitFor()
}

/** Another page takes the popup's place: it is closed after the test. */
export const follow = (page: Page): void => {
  popup = page
}

export const card = () => popup.getByRole('article')

/** Types the question, presses Enter and gives the card's text. */
export const ask = async (query: string, code = '') => {
  await popup.getByRole('searchbox').fill(query)
  await popup.getByRole('textbox', { name: '代码（可选，与名称一并核对）' }).fill(code)
  await popup.keyboard.press('Enter')
  await card().waitFor()
  return (await card().textContent())!
}

/** Call it once, at the head of a file. */
export const usePopup = (): void => {
  beforeAll(async () => {
    tender = await startTenderSite({ viewport: { width: 460, height: 760 } })
    tender.browser.context.on('weberror', error => faults.push(String(error.error())))
  })
  afterAll(async () => {
    await tender?.close()
  })
  afterEach(async () => {
    await popup?.close()
    expect(faults).toEqual([])
  })
}
