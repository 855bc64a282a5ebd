/**
 * A browser with the built extension for all tests of a file, and in each test a page of its own. `tender` and `opened` are the
 * file's: every test file has its own copy of this module.
 */
import { afterAll, afterEach, beforeAll } from 'vitest'
import { type Opened, startTenderSite, type TenderSite, tenderPage } from './tender-site.ts'

export let tender: TenderSite
/** The page opened last; closed after its test. */
export let opened: Opened

/** Call it once, at the head of a file. */
export const useTenderSite = (): void => {
  beforeAll(async () => {
    tender = await startTenderSite()
  })
  afterEach(async () => {
    await opened?.page.close()
  })
  afterAll(async () => {
    await tender?.close()
  })
}

/** Opens a page of the whole text given, its rules confirmed. */
export const openHtml = async (path: string, html: string): Promise<Opened> => {
  tender.pages[path] = html
  opened = await tender.open(path, { confirm: 'government-procurement' })
  return opened
}

/** Opens a list of suppliers with this in it. */
export const open = (body: string, { head = '', path = 'page.html' } = {}): Promise<Opened> =>
  openHtml(path, tenderPage(`<h2>政府采购项目供应商名单</h2>${body}`, { head }))

/** All marks' glyphs, as they stand. */
export const glyphs = async (): Promise<string> => (await opened.overlay.marks()).map(mark => mark.glyph).join('')
