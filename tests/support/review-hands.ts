/** A credit review as an officer works on it with the keyboard: what is pressed is reached by Tab, what is typed is typed. */

import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'

/** More stops than any of the screens has. */
const STOPS = 600

/** Goes to the control by Tab alone, from wherever the focus is, the shorter way. */
export const tabTo = async (page: Page, control: Locator): Promise<void> => {
  await control.waitFor()
  const way = () =>
    control.evaluate(node => {
      const { activeElement } = document
      if (activeElement === node) return undefined
      const after = (activeElement ?? document.body).compareDocumentPosition(node)
      return after & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY) ? 'Tab' : 'Shift+Tab'
    })
  for (let stop = 0; stop < STOPS; stop++) {
    const key = await way()
    if (!key) return
    await page.keyboard.press(key)
  }
  throw new Error(`no Tab leads to ${control}`)
}

export class ReviewHands {
  readonly page: Page
  /** False: the focus is put on a control at once, for the rows that are done like those before them. */
  byTab = true

  constructor(page: Page) {
    this.page = page
  }

  async press(control: Locator): Promise<void> {
    await this.#goTo(control)
    await this.page.keyboard.press('Enter')
  }

  async choose(radio: Locator): Promise<void> {
    await radio.focus()
    await this.page.keyboard.press('Space')
  }

  async #goTo(control: Locator): Promise<void> {
    if (this.byTab) await tabTo(this.page, control)
    else await control.focus()
  }

  button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
  }

  async type(field: Locator, text: string): Promise<void> {
    await this.#goTo(field)
    await this.page.keyboard.press('Control+A')
    await this.page.keyboard.insertText(text)
    await expect.poll(() => field.inputValue()).toBe(text)
  }

  /** The firm's row of the matrix. */
  row(firm: string): Locator {
    return this.page
      .getByRole('table', { name: '单位与名单' })
      .getByRole('row')
      .filter({ has: this.button(firm) })
  }

  detail(firm: string): Locator {
    return this.page.getByRole('region', { name: firm, exact: true })
  }

  async open(firm: string): Promise<Locator> {
    await this.press(this.button(firm, this.row(firm)))
    const detail = this.detail(firm)
    await detail.waitFor()
    return detail
  }
}
