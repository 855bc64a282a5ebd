/** The place where the side panel's page is shown: Chrome's side panel, Firefox's sidebar, else a window of its own. */
import { browser } from './browser.ts'

interface Sidebars {
  sidePanel?: { open?(where: { tabId?: number; windowId?: number }): Promise<void> }
  sidebarAction?: { open(): Promise<void> }
}

const page = '/sidepanel.html'

/**
 * Must be called straight from the person's click or key: both browsers refuse after an `await`.
 * @param where the tab whose organisations the panel shows.
 */
export const openPanel = async (where: { tabId: number; windowId?: number }): Promise<void> => {
  const sidebars = browser as unknown as Sidebars
  try {
    if (sidebars.sidePanel?.open) {
      await sidebars.sidePanel.open(where.windowId === undefined ? { tabId: where.tabId } : { windowId: where.windowId })
      return
    }
    if (sidebars.sidebarAction) {
      await sidebars.sidebarAction.open()
      return
    }
  } catch {
    // Not a gesture in this browser's eyes, or no panel here: the window always works.
  }
  await browser.windows.create({
    url: `${browser.runtime.getURL(page)}?tab=${where.tabId}`,
    type: 'popup',
    width: 440,
    height: 760,
  })
}
