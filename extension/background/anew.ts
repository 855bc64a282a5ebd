/** The extension was installed or updated while pages stood open: their script is missing, or an orphan of the old version. */
import type { Background } from './background.ts'
import { isAlwaysOn } from './sites.ts'

export const beginAnew = async (bg: Background): Promise<void> => {
  const settings = await bg.settings.get()
  // A browser drops the scripts registered for added sites with every update.
  for (const origin of settings.sitesOn) await bg.browser.keepSite(origin)
  for (const tabId of await bg.browser.tabIds()) {
    // Without a permission there is no address, and no script of ours.
    const url = (await bg.browser.tab(tabId))?.url
    if (url && /^https?:/.test(url) && isAlwaysOn(settings, new URL(url).origin)) await bg.browser.injectPage(tabId)
  }
}
