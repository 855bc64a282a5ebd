/** The browser as the background needs it, over the polyfill. Nothing here throws for a tab that has gone. */
import { browser } from '../platform/browser.ts'
import { browserLanguage } from '../platform/language.ts'
import { openPanel } from '../platform/panel.ts'
import { aliveSheet } from './alive.ts'
import type { BrowserPort, KeyValue } from './ports.ts'
import { patternOf } from './sites.ts'

/** Where WXT puts the content script `page.content`. */
const SCRIPT = '/content-scripts/page.js'
/** Where WXT puts the unlisted script `page-marker`. */
const MARKER = '/page-marker.js'

const area = (of: {
  get(key: string): Promise<Record<string, unknown>>
  set(items: object): Promise<void>
  remove(key: string): Promise<void>
}): KeyValue => ({
  get: async key => (await of.get(key))[key],
  set: (key, value) => of.set({ [key]: value }),
  remove: key => of.remove(key),
})

/** Of the context menu's entry. */
export const MENU = 'lookup'

const scriptId = (origin: string) => `site-${patternOf(origin)}`

/** A page at work answers late, and is there. */
const THERE_MS = 300

/** One at a time: a later one takes its place. */
export const NOTE = 'watch'

const noteOf = (title: string, message: string) => ({
  type: 'basic' as const,
  iconUrl: browser.runtime.getURL('/icons/128.png' as '/'),
  title,
  message,
})

const watchPage = (wanted: { name: string; code?: string } | undefined): string =>
  `${browser.runtime.getURL('/watch.html' as '/')}${wanted ? `?${new URLSearchParams(wanted)}` : ''}`

const toTab: BrowserPort['toTab'] = async (tabId, message, frameId) => {
  try {
    await browser.tabs.sendMessage(tabId, message, frameId === undefined ? {} : { frameId })
    return true
  } catch {
    return false
  }
}

const quietly = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work()
  } catch {
    return undefined
  }
}

const insert = (css: string, target: { tabId: number; frameIds: number[] }) =>
  quietly(() => browser.scripting.insertCSS({ target, css, origin: 'USER' }))

export const browserPort = (): BrowserPort => ({
  session: area(browser.storage.session as never),
  local: area(browser.storage.local as never),
  toTab,
  isThere: (tabId, frameId) =>
    Promise.race([
      toTab(tabId, { type: 'tab/there' }, frameId),
      new Promise<boolean>(late => setTimeout(() => late(true), THERE_MS)),
    ]),
  cast: message => void quietly(() => browser.runtime.sendMessage(message)),
  setMenu: title =>
    void quietly(async () => {
      await browser.contextMenus.removeAll()
      browser.contextMenus.create({ id: MENU, title, contexts: ['selection'] })
    }),
  showBadge: (tabId, badge) =>
    void quietly(async () => {
      await browser.action.setBadgeText({ tabId, text: badge.text })
      await browser.action.setTitle({ tabId, title: badge.title })
      if (!badge.text) return
      await browser.action.setBadgeBackgroundColor({ tabId, color: badge.colour })
      await browser.action.setBadgeTextColor?.({ tabId, color: '#ffffff' })
    }),
  tabIds: async () => (await browser.tabs.query({})).flatMap(tab => (tab.id === undefined ? [] : [tab.id])),
  tab: async tabId => {
    const tab = await quietly(() => browser.tabs.get(tabId))
    if (!tab) return undefined
    return {
      ...(tab.url ? { url: tab.url } : {}),
      ...(tab.title ? { title: tab.title } : {}),
      windowId: tab.windowId,
    }
  },
  injectPage: async tabId =>
    (await quietly(() => browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [SCRIPT] }))) !==
      undefined ||
    // Frames of other sites may be closed to us while the page itself is open.
    (await quietly(() => browser.scripting.executeScript({ target: { tabId }, files: [SCRIPT] }))) !== undefined,
  injectMarker: async (tabId, frameId) => {
    const target = { tabId, frameIds: [frameId] }
    if (aliveSheet !== undefined) await insert(aliveSheet, target)
    return (await quietly(() => browser.scripting.executeScript({ target, files: [MARKER] }))) !== undefined
  },
  keepSite: async origin => {
    const matches = [patternOf(origin)]
    if (!(await browser.permissions.contains({ origins: matches }))) return false
    await quietly(() => browser.scripting.unregisterContentScripts({ ids: [scriptId(origin)] }))
    // Two may ask at once, the click and the permission's own event: the second finds it registered.
    await quietly(() =>
      browser.scripting.registerContentScripts([
        { id: scriptId(origin), matches, js: [SCRIPT], allFrames: true, runAt: 'document_idle', persistAcrossSessions: true },
      ]),
    )
    return (await browser.scripting.getRegisteredContentScripts({ ids: [scriptId(origin)] })).length > 0
  },
  dropSite: async origin => {
    await quietly(() => browser.scripting.unregisterContentScripts({ ids: [scriptId(origin)] }))
    await quietly(() => browser.permissions.remove({ origins: [patternOf(origin)] }))
  },
  openPanel: (tabId, windowId) => openPanel(windowId === undefined ? { tabId } : { tabId, windowId }),
  openLookup: async query => {
    const url = `${browser.runtime.getURL('/popup.html')}?q=${encodeURIComponent(query)}`
    await browser.windows.create({ url, type: 'popup', width: 480, height: 720 })
  },
  openTab: async url => {
    await browser.tabs.create({ url })
  },
  openWatch: wanted => void quietly(() => browser.tabs.create({ url: watchPage(wanted) })),
  notify: (title, message) => void quietly(async () => browser.notifications?.create(NOTE, noteOf(title, message))),
  uiLanguage: browserLanguage,
})
