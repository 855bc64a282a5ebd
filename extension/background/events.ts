/** Toolbar keys, context menu and omnibox. Registered in the worker's first turn: a woken worker gets the event that woke it. */
import { backgroundWords } from '#shared/text/background.ts'
import { speak } from '#shared/text/words.ts'
import { browser } from '../platform/browser.ts'
import { openPanel } from '../platform/panel.ts'
import type { Background } from './background.ts'
import { MENU, NOTE } from './browser-port.ts'
import { hideTab } from './from-ui.ts'
import { asQuery } from './query.ts'

export const listenToPeople = (bg: Background): void => {
  browser.contextMenus.onClicked.addListener(info => {
    const query = info.menuItemId === MENU ? asQuery(info.selectionText ?? '') : ''
    if (query) void bg.browser.openLookup(query)
  })

  browser.omnibox.onInputStarted.addListener(() => {
    void bg
      .lang()
      .then(lang => browser.omnibox.setDefaultSuggestion({ description: speak(backgroundWords, lang)('omnibox-hint') }))
  })
  browser.omnibox.onInputEntered.addListener(text => {
    const query = asQuery(text)
    if (query) void bg.browser.openLookup(query)
  })

  browser.commands.onCommand.addListener((command, tab) => {
    if (tab?.id === undefined) return
    if (command === 'open-panel') void openPanel({ tabId: tab.id, windowId: tab.windowId })
    if (command === 'toggle-marks') void toggleMarks(bg, tab.id)
  })
}

let hearing = false
/** The API is there once the officer has allowed notifications: then and at each waking. */
export const listenToNotes = (bg: Background): void => {
  if (hearing || !browser.notifications) return
  hearing = true
  browser.notifications.onClicked.addListener(id => {
    if (id === NOTE) bg.browser.openWatch()
  })
}

/** Takes the marks off this page or puts them on; the site's settings stay. */
export const toggleMarks = async (bg: Background, tabId: number): Promise<void> => {
  const tab = await bg.tabs.find(tabId)
  if (tab && Object.keys(tab.frames).length > 0) await hideTab(bg, tabId)
  else await bg.browser.injectPage(tabId)
}
