/** The composition root. Every listener is registered in the worker's first turn, so that a woken worker gets the event that woke it. */
import { openBrowserStore } from '#shared/store/browser.ts'
import { liveReviews } from '#shared/store/live-reviews.ts'
import { IdbPairs } from '#shared/store/pairs.ts'
import { IdbStatistics } from '#shared/store/statistics.ts'
import { IdbWatch } from '#shared/store/watch.ts'
import { browser } from '../platform/browser.ts'
import { answer } from '../platform/serve.ts'
import { sitesAllowed } from './allowed.ts'
import { beginAnew } from './anew.ts'
import { Background } from './background.ts'
import { browserPort } from './browser-port.ts'
import { listenToNotes, listenToPeople } from './events.ts'
import { finder } from './finder.ts'
import { pageHandlers } from './from-page.ts'
import { makeMenu } from './from-ui.ts'
import { listsChanged, uiHandlers } from './from-ui-lists.ts'
import { InstalledLists } from './lists.ts'
import { tellerWith } from './tell.ts'
import { listenToAlarms, setAlarm, updateDue } from './updates.ts'
import { variantsFrom } from './variants.ts'

export const startBackground = (): void => {
  const port = browserPort()
  const clock = { now: () => Date.now() }
  const lists = new InstalledLists({
    openStore: openBrowserStore,
    local: port.local,
    clock,
    sampleBase: browser.runtime.getURL('/sample/' as '/'),
    onChanged: () => listsChanged(bg),
    onProgress: (registryId, done, total) => port.cast({ type: 'cast/sync', registryId, done, total }),
    variants: variantsFrom(browser.runtime.getURL('/data/t2s.json' as '/')),
    storage: async () => {
      const { usage, quota } = await navigator.storage.estimate()
      return usage === undefined ? undefined : { used: usage, ...(quota === undefined ? {} : { quota }) }
    },
  })
  const teller = tellerWith(async () => (await fetch(browser.runtime.getURL('/data/words.json' as '/'))).json())
  const bg: Background = new Background({
    browser: port,
    lists,
    pairs: new IdbPairs(),
    statistics: new IdbStatistics(),
    finder,
    teller,
    watch: { store: new IdbWatch(), liveReviews },
    now: clock.now,
  })

  const handlers = { page: pageHandlers(bg), ui: uiHandlers(bg) }
  const own = { id: browser.runtime.id, base: browser.runtime.getURL('/') }
  browser.runtime.onMessage.addListener((message, sender, sendResponse) => {
    const reply = answer(message, sender, own, handlers)
    if (!reply) return undefined
    void reply.then(sendResponse)
    return true
  })

  listenToPeople(bg)
  listenToAlarms(bg)
  browser.permissions.onAdded.addListener(({ origins }) => {
    void sitesAllowed(bg, origins ?? [])
    listenToNotes(bg)
  })
  listenToNotes(bg)
  browser.tabs.onRemoved.addListener(tabId => void bg.closeTab(tabId))
  browser.runtime.onStartup.addListener(() => void updateDue(bg))
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void makeMenu(bg)
    if (reason === 'install' || reason === 'update') void beginAnew(bg)
    if (reason === 'update') void lists.renewSample().then(() => listsChanged(bg))
  })
  void setAlarm()
}
