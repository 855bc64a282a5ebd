/** The panel's services in the browser. */
import { ask, onCast } from '../../platform/ask.ts'
import { browser } from '../../platform/browser.ts'
import { permit } from '../../platform/permit.ts'
import type { PanelServices } from './services.ts'

const heardUntil = (start: (signal: AbortSignal) => void): (() => void) => {
  const stop = new AbortController()
  start(stop.signal)
  return () => stop.abort()
}

/** In a window of its own the panel keeps to the tab it was opened for; beside a page it follows the window's active tab. */
const followTab: PanelServices['followTab'] = heard => {
  const fixed = new URLSearchParams(location.search).get('tab')
  if (fixed !== null) {
    heard(Number(fixed))
    return () => {}
  }
  let windowId: number | undefined
  const look = async () => {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
    windowId = tab?.windowId
    if (tab?.id !== undefined) heard(tab.id)
  }
  const onActivated = (tab: { tabId: number; windowId: number }) => {
    if (windowId === undefined || tab.windowId === windowId) heard(tab.tabId)
  }
  const onUpdated = (tabId: number, change: { status?: string }, tab: { active: boolean; windowId?: number }) => {
    if (change.status && tab.active && tab.windowId === windowId) heard(tabId)
  }
  browser.tabs.onActivated.addListener(onActivated)
  browser.tabs.onUpdated.addListener(onUpdated)
  look()
  return () => {
    browser.tabs.onActivated.removeListener(onActivated)
    browser.tabs.onUpdated.removeListener(onUpdated)
  }
}

export const save: PanelServices['save'] = (name, content, type) => {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own hold on the blob once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

export const openLookup = (query = ''): void => {
  const url = `${browser.runtime.getURL('/popup.html')}?q=${encodeURIComponent(query)}`
  browser.windows.create({ url, type: 'popup', width: 480, height: 720 })
}

export const panelServices = (): PanelServices => ({
  ask,
  onCast: heard => heardUntil(signal => onCast(heard, signal)),
  followTab,
  permit,
  copy: text => navigator.clipboard.writeText(text),
  save,
  openOptions: () => void browser.runtime.openOptionsPage(),
  openLookup,
  openReview: tabId => void browser.tabs.create({ url: browser.runtime.getURL(`/review.html?tab=${tabId}`) }),
  now: () => Date.now(),
})
