/**
 * The toolbar button, pressed as a person presses it: the browser grants the tab (`activeTab`) and opens the popup. Drivers do not
 * list the popup among the pages, so it is spoken to through the browser's own protocol.
 */
import type { Page } from 'playwright'
import type { ExtensionBrowser } from './extension.ts'
import { openTargets, type Speaker, until } from './targets.ts'

export interface Popup {
  /** Visible text, line by line. */
  text(): Promise<string>
  /** Clicks the button of this name, once it is there. */
  press(button: string): Promise<void>
  close(): Promise<void>
}

export const pressToolbarButton = async (browser: ExtensionBrowser, page: Page): Promise<Popup> => {
  await page.bringToFront()
  const targets = await openTargets(browser)
  const tab = (await targets.list({ filter: [{ type: 'tab' }] })).find(target => target.url === page.url())
  if (!tab) throw new Error(`no tab shows ${page.url()}`)
  await targets.send('Extensions.triggerAction', { id: browser.id, targetId: tab.targetId })
  const address = `chrome-extension://${browser.id}/popup.html`
  const opened = async () => (await targets.list()).find(target => target.url === address)
  const { targetId } = await until(opened, 'the popup did not open')
  const speak = await targets.speakTo(targetId)
  const text = () => speak.evaluate('document.body.innerText') as Promise<string>
  return {
    text,
    press: async button => {
      await until(() => click(speak, button), `no button ${button} in the popup could be clicked`)
    },
    close: async () => {
      await targets.send('Target.closeTarget', { targetId })
      await targets.close()
    },
  }
}

/** Whether the button took the click: the popup fills while it opens, and a button may have moved away from under the mouse. */
const click = async (speak: Speaker, button: string): Promise<true | undefined> => {
  const place = await speak.evaluate(`(${String(placeOf)})(${JSON.stringify(button)})`)
  if (!place) return undefined
  for (const type of ['mousePressed', 'mouseReleased'])
    await speak.send('Input.dispatchMouseEvent', { type, ...(place as object), button: 'left', clickCount: 1 })
  return (await speak.evaluate('document.body.dataset.clicked')) === button || undefined
}

/** Runs in the popup. */
const placeOf = (name: string) => {
  const button = [...document.querySelectorAll('button')].find(one => one.textContent === name && !one.disabled)
  if (!button) return undefined
  button.addEventListener('click', () => (document.body.dataset.clicked = name), { once: true })
  button.scrollIntoView({ block: 'center' })
  const { x, y, width, height } = button.getBoundingClientRect()
  return { x: x + width / 2, y: y + height / 2 }
}
