/** A tab as the panel and the popup show it. */
import type { TabView } from '#shared/contract/views.ts'
import type { ListState } from '#shared/core/records.ts'
import type { Background } from './background.ts'
import { type TabFindings, worstFirst } from './check.ts'
import { countTab } from './count.ts'
import { contextOf } from './infer.ts'
import { isAlwaysOn } from './sites.ts'
import { newTab, type Place } from './state.ts'

/** Pages on which every browser forbids extensions, and those that are no pages. */
const isOpen = (url: string | undefined): boolean => url === undefined || /^(?:https?|file):/.test(url)

const stateOrder: ListState['state'][] = ['broken', 'unverified', 'stale', 'partial', 'sample', 'not-covered', 'fresh']

/** Of the lists in words: how many, the oldest data, the worst state. */
const summary = (lists: ListState[]): TabView['lists'] => {
  const held = lists.filter(l => !l.refused)
  // A list damaged at its first download has no day.
  const days = held.flatMap(l => (l.seq > 0 ? [l.retrievedAt] : [])).sort()
  const worst = stateOrder.find(state => lists.some(l => l.state === state))
  return { installed: held.length, ...(days[0] ? { oldest: days[0] } : {}), ...(worst ? { worst } : {}) }
}

const blockOf = ({ batch, mention }: Place) => ({ batch, block: mention.block })

export const tabView = async (bg: Background, tabId: number, checked?: TabFindings): Promise<TabView | undefined> => {
  const tab = await bg.tabs.find(tabId)
  const browserTab: { url?: string; title?: string } | undefined = tab?.document
    ? { title: tab.title }
    : await bg.browser.tab(tabId)
  if (!browserTab) return undefined
  if (tab) await bg.dropAbsent(tab)
  const settings = await bg.settings.get()
  const lists = (await bg.lists.lookup()).lists()
  const address = browserTab.url ? new URL(browserTab.url) : undefined
  const host = (tab && Object.keys(tab.frames).length > 0 ? tab.host : address?.host) ?? ''
  const origin = (tab && Object.keys(tab.frames).length > 0 ? tab.origin : undefined) ?? address?.origin
  const base = {
    tabId,
    host,
    title: browserTab.title ?? tab?.title ?? host,
    ...(origin && origin !== 'null' ? { origin, always: isAlwaysOn(settings, origin) } : {}),
    lists: { ...summary(lists), ...((await bg.lists.inMemory()) ? { inMemory: true as const } : {}) },
  }
  if (!tab || Object.keys(tab.frames).length === 0) {
    const context = contextOf(tab?.host === host ? tab : newTab(tabId, host), settings)
    if (isOpen(browserTab.url)) return { ...base, state: 'off', context, subjects: [] }
    return { tabId, host: '', title: base.title, lists: base.lists, state: 'no-access', context, subjects: [] }
  }
  const result = checked ?? (await bg.checker.check(tab))
  const { context, findings, places } = result
  // The panel asks when it has sent all of a document.
  if (tab.document) void countTab(bg, tab, result)
  const [{ card, line }, lang] = await Promise.all([bg.teller.telling(), bg.lang()])
  const asOf = bg.today()
  return {
    ...base,
    state: bg.work.isRunning(tabId) ? 'working' : 'on',
    context,
    subjects: worstFirst(findings).map(finding => ({
      finding,
      card: card(finding, context, lists, asOf, lang),
      line: line(finding, lang),
      places: finding.subject.mentions.length,
      ...(tab.document ? { blocks: finding.subject.mentions.map(i => blockOf(places[i]!)) } : {}),
    })),
  }
}
