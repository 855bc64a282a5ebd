/** The popup's services in the browser. */
import { browser } from '../../platform/browser.ts'
import { openPanel } from '../../platform/panel.ts'
import { panelServices } from '../panel/real-services.ts'
import { instantAt } from '../review/services.ts'
import { capture, lookupFor } from './capture.ts'
import type { PopupServices } from './services.ts'

/** @param inToolbar false in a window of its own, which has no page beside it. */
export const popupServices = (inToolbar: boolean): PopupServices => {
  const { ask, onCast, permit, copy, openOptions, now } = panelServices()
  return {
    ask,
    onCast,
    permit,
    copy,
    openOptions,
    activeTab: async () => {
      if (!inToolbar) return undefined
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
      return tab?.id === undefined ? undefined : { tabId: tab.id, windowId: tab.windowId }
    },
    openPanel: where => {
      // The popup closes when the panel takes the focus.
      void openPanel(where).then(() => window.close())
    },
    openSheet: asked => {
      const query = new URLSearchParams({ ...asked, sheet: '1' })
      void browser.tabs.create({ url: `${browser.runtime.getURL('/popup.html')}?${query}` })
    },
    print: () => window.print(),
    lookupHere: async () => (inToolbar ? lookupFor() : undefined),
    capture: asked => capture(asked, instantAt(now())),
  }
}
