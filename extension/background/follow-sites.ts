/** Pages that stand open follow a site's switch at once: marks go where it was switched off, and come where it was switched on. */
import type { Settings } from '#shared/contract/views.ts'
import type { Background } from './background.ts'
import { hideTab } from './from-ui.ts'
import { isAlwaysOn } from './sites.ts'

/** `isAlwaysOn`, for what a tab may tell of itself: nothing, or an origin that is none. */
const isOn = (settings: Settings, origin: string | undefined): boolean =>
  origin !== undefined && /^https?:/.test(origin) && isAlwaysOn(settings, new URL(origin).origin)

export const followSites = async (bg: Background, before: Settings, after: Settings): Promise<void> => {
  for (const tabId of await bg.browser.tabIds()) {
    // With its permission given back a site has no address any more, but its page told us where it stands.
    const origin = (await bg.tabs.find(tabId))?.origin ?? (await bg.browser.tab(tabId))?.url
    const was = isOn(before, origin)
    const is = isOn(after, origin)
    if (was && !is) await hideTab(bg, tabId)
    if (!was && is) await bg.browser.injectPage(tabId)
  }
}
