/**
 * The toolbar button, pressed as a person presses it: the browser grants the tab (`activeTab`) and opens the popup. Drivers do not
 * list the popup among the pages, so it is spoken to through the browser's own protocol.
 */
import type { Page } from 'playwright'
import type { ExtensionBrowser } from './extension.ts'
import { openTargets, until } from './targets.ts'

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
      const place = (await until(
        () => speak.evaluate(`(${String(placeOf)})(${JSON.stringify(button)})`),
        `no button ${button} in the popup`,
      )) as { x: number; y: number }
      for (const type of ['mousePressed', 'mouseReleased'])
        await speak.send('Input.dispatchMouseEvent', { type, ...place, button: 'left', clickCount: 1 })
    },
    close: async () => {
      await targets.send('Target.closeTarget', { targetId })
      await targets.close()
    },
  }
}

/** Runs in the popup. */
const placeOf = (name: string) => {
  const button = [...document.querySelectorAll('button')].find(one => one.textContent === name && !one.disabled)
  if (!button) return undefined
  button.scrollIntoView({ block: 'center' })
  const { x, y, width, height } = button.getBoundingClientRect()
  return { x: x + width / 2, y: y + height / 2 }
}
