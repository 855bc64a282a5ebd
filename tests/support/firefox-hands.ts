/** What an officer does in the extension's own pages in Firefox, by real clicks and keys: `officer.ts` for Firefox. */
import type { ElementHandle, Page } from 'puppeteer-core'

const xpath = (path: string) => `::-p-xpath(${path})`

/** A button or link by its words. The last of a kind stands in front: a dialog's button before the page's. */
const pressable = (text: string) =>
  xpath(`(//*[self::button or self::a][normalize-space(.)="${text}" or @aria-label="${text}"])[last()]`)

const labelled = (label: string) => xpath(`//*[@id=//label[starts-with(normalize-space(.),"${label}")]/@for]`)

export const press = (page: Page, text: string): Promise<void> => page.locator(pressable(text)).click()

export const fill = (page: Page, label: string, text: string): Promise<void> => page.locator(labelled(label)).fill(text)

export const field = async (page: Page, label: string): Promise<ElementHandle<Element>> =>
  (await page.waitForSelector(labelled(label)))!

/** A radio button or a checkbox, which stands inside its label. */
export const tick = (page: Page, label: string): Promise<void> =>
  page.locator(xpath(`//label[contains(normalize-space(.),"${label}")][.//input]`)).click()

/** The page's text as it is read, white space left out. */
export const said = (page: Page): Promise<string> =>
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not said
  page.evaluate(() => document.body.innerText.replace(/\s+/g, ''))
