/** Stateful fakes of what the background needs: they behave, they do not record expectations. */
import type { TabMessage, UiBroadcast } from '#shared/contract/messages.ts'
import { ok } from '#shared/contract/result.ts'
import type { ListsView } from '#shared/contract/views.ts'
import type { Day } from '#shared/core/days.ts'
import { parseIdentifier } from '#shared/core/identifiers.ts'
import type { ConfirmedPair } from '#shared/core/pairs.ts'
import type { ListState } from '#shared/core/records.ts'
import type { Assessment, Block, Finding, Mention, PageSubject } from '#shared/core/types.ts'
import type { CheckOptions } from '#shared/lookup/types.ts'
import { type Counts, noCounts, sumCounts } from '#shared/statistics/day-counts.ts'
import { StoreError } from '#shared/store/error.ts'
import type { PairStore } from '#shared/store/pairs.ts'
import type { LiveReview } from '#shared/watch/windows.ts'
import { Background } from '../../../extension/background/background.ts'
import type { Badge } from '../../../extension/background/badge.ts'
import type { BrowserPort, Finder, KeyValue, Lists, ReadyLookup } from '../../../extension/background/ports.ts'
import { tellerWith } from '../../../extension/background/tell.ts'
import type { PageSender } from '../../../extension/platform/serve.ts'
import { MemoryWatch } from '../../support/watch-store.ts'

export class MemoryArea implements KeyValue {
  readonly held = new Map<string, string>()
  get = async (key: string) => {
    const text = this.held.get(key)
    return text === undefined ? undefined : JSON.parse(text)
  }
  set = async (key: string, value: unknown) => void this.held.set(key, JSON.stringify(value))
  remove = async (key: string) => void this.held.delete(key)
}

export interface FakeTab {
  url?: string
  title?: string
  windowId?: number
}

export class FakeBrowser implements BrowserPort {
  session = new MemoryArea()
  local = new MemoryArea()
  tabs = new Map<number, FakeTab>()
  sent: { tabId: number; frameId: number | undefined; message: TabMessage }[] = []
  casts: UiBroadcast[] = []
  badges = new Map<number, Badge>()
  opened: string[] = []
  /** Origins the officer has permitted, and those kept registered. */
  permitted = new Set<string>()
  kept = new Set<string>()
  /** Tabs in which the browser lets scripts run. */
  injectable = new Set<number>()
  /** Tabs whose page went without another of ours coming. */
  left = new Set<number>()
  menu = ''
  language = 'zh-CN'

  toTab = async (tabId: number, message: TabMessage, frameId?: number) => {
    this.sent.push({ tabId, frameId, message })
    return this.tabs.has(tabId)
  }
  isThere = async (tabId: number) => this.tabs.has(tabId) && !this.left.has(tabId)
  tabIds = async () => [...this.tabs.keys()]
  cast = (message: UiBroadcast) => void this.casts.push(message)
  setMenu = (title: string) => {
    this.menu = title
  }
  showBadge = (tabId: number, badge: Badge) => void this.badges.set(tabId, badge)
  tab = async (tabId: number) => this.tabs.get(tabId)
  injectPage = async (tabId: number) => this.injectable.has(tabId)
  injectMarker = async (tabId: number) => this.tabs.has(tabId)
  keepSite = async (origin: string) => {
    if (!this.permitted.has(origin)) return false
    this.kept.add(origin)
    return true
  }
  dropSite = async (origin: string) => {
    this.kept.delete(origin)
    this.permitted.delete(origin)
  }
  openWatch = (wanted?: { name: string; code?: string }) => void this.opened.push(`watch:${wanted?.name ?? ''}`)
  notes: string[] = []
  notify = (title: string, message: string) => void this.notes.push(`${title}\n${message}`)
  openPanel = async (tabId: number) => void this.opened.push(`panel:${tabId}`)
  openLookup = async (query: string) => void this.opened.push(`lookup:${query}`)
  openTab = async (url: string) => void this.opened.push(url)
  uiLanguage = () => this.language
}

export const list = (id: string, more: Partial<ListState> = {}): ListState => ({
  key: `r/${id}`,
  id,
  registryId: 'r',
  origin: 'registry',
  publisher: '某市信用信息中心',
  seq: 7,
  retrievedAt: '2026-11-22',
  staleOn: '2026-12-22',
  count: 10,
  coverage: { complete: true, regions: ['全国'], subjects: ['organisation'], channel: '测试' },
  keyCoverage: { count: 10, uscc: 10, orgCode: 10, regNo: 0, name: 10, anyCode: 10 },
  sample: false,
  state: 'fresh',
  ...more,
})

/** What the lists hold: a name or a code, and what it comes to. A name alone that is not held is `unknown`, with a code `clear`. */
export class FakeLists implements Lists {
  held = new Map<string, Assessment>()
  states = [list('shixin'), list('tax-major'), list('gp-serious')]
  asked: { names: string[]; options: CheckOptions }[] = []
  ready = true
  #generation = 0

  lookup = async (): Promise<ReadyLookup> => ({
    lists: () => this.states,
    probe: () => false,
    endings: () => [],
    isReady: () => this.ready,
    ready: async () => {
      this.ready = true
    },
    ask: async () => this.states.map(state => ({ answer: 'not-listed' as const, list: state })),
    check: async (subjects, options) => {
      this.asked.push({ names: subjects.map(s => s.name), options })
      return subjects.map(subject => this.#finding(subject, options))
    },
    checkBlocks: () => Promise.reject(new Error('the background finds by itself')),
  })
  #finding(subject: PageSubject, { context }: CheckOptions): Finding {
    const plain = this.held.get(subject.code?.value ?? '') ?? this.held.get(subject.name) ?? (subject.code ? 'clear' : 'unknown')
    const assessment = plain === 'barred' && context.inferred ? 'caution' : plain
    return {
      subject,
      assessment,
      reasons: assessment === 'unknown' ? [{ code: 'name-only' }] : [],
      matches: [],
      marked: assessment !== 'unknown',
      cleared: [],
    }
  }
  generation = () => this.#generation
  reload = async () => void this.#generation++
  view = async (): Promise<ListsView> => ({ registries: [], lists: this.states })
  inMemory = async () => false
  preview = async () => ({ ok: false, code: 'not-a-registry' }) as const
  add = async () => ok(null)
  remove = async () => ok(null)
  update = async () => ok(null)
  updateDue = async () => false
  cancel = () => {}
  removeLocal = async () => ok(null)
}

/** Kept like a database: outlives the worker. `full`: the disk is. */
export class FakePairs implements PairStore {
  held = new Map<string, ConfirmedPair>()
  full = false
  broken = false
  all = async () => {
    if (this.broken) throw new StoreError('failed', 'broken')
    return [...this.held.values()]
  }
  put = async (pair: ConfirmedPair) => {
    if (this.full) throw new StoreError('quota', 'full')
    this.held.set(pair.key, pair)
  }
  remove = async (key: string) => {
    if (this.full) throw new StoreError('quota', 'full')
    this.held.delete(key)
  }
}

const NAME = /[\u4e00-\u9fff]{2,20}?公司/g
const CODE = /[0-9A-Z]{18}/g

/** Names end in 公司; a code in the same block belongs to the block's first name. */
export const fakeFinder: Finder = {
  find: blocks =>
    blocks.flatMap((block, at): Mention[] => {
      const code = parseIdentifier(block.text.match(CODE)?.[0] ?? '')
      return [...block.text.matchAll(NAME)].map((m, i) => ({
        block: at,
        start: m.index,
        end: m.index + m[0].length,
        text: m[0],
        name: m[0],
        found: 'judged',
        ...(code && i === 0 ? { code } : {}),
      }))
    }),
  group: mentions => {
    const byName = new Map<string, PageSubject>()
    mentions.forEach((mention, i) => {
      const known = byName.get(mention.name)
      if (known) {
        known.mentions.push(i)
        if (mention.code) known.code = mention.code
      } else
        byName.set(mention.name, {
          key: mention.name,
          name: mention.name,
          roles: [],
          mentions: [i],
          ...(mention.code ? { code: mention.code } : {}),
        })
    })
    return [...byName.values()]
  },
}

export const textBlocks = (...texts: string[]): Block[] => texts.map(text => ({ text, kind: 'text' }))

export const NOW = Date.parse('2026-11-24T10:32:07+08:00')

/** Counts by the day, as the database adds them up. */
export class FakeStatistics {
  days = new Map<Day, Counts>()
  broken = false
  count = async (on: Day, counts: Counts) => {
    if (this.broken) throw new StoreError('quota', 'full')
    this.days.set(on, sumCounts([this.days.get(on) ?? noCounts(), counts]))
  }
}

export interface World {
  browser: FakeBrowser
  lists: FakeLists
  pairs: FakePairs
  statistics: FakeStatistics
  watch: MemoryWatch
  reviews: LiveReview[]
  bg: Background
}

/** @param kept the browser and lists of a worker that was killed: session storage outlives it. */
export const makeWorld = (
  kept?: { browser: FakeBrowser; lists: FakeLists; pairs: FakePairs },
  teller = tellerWith(async () => ({})),
): World => {
  const browser = kept?.browser ?? new FakeBrowser()
  const lists = kept?.lists ?? new FakeLists()
  const pairs = kept?.pairs ?? new FakePairs()
  const statistics = new FakeStatistics()
  const watch = new MemoryWatch()
  const reviews: LiveReview[] = []
  const desk = { store: watch, liveReviews: async () => reviews }
  const bg = new Background({ browser, lists, pairs, statistics, finder: fakeFinder, teller, watch: desk, now: () => NOW })
  return { browser, lists, pairs, statistics, watch, reviews, bg }
}

export const pageSender = (tabId: number, url: string, frameId = 0): PageSender => ({
  from: 'page',
  tabId,
  frameId,
  windowId: 1,
  url: new URL(url),
  address: url,
  title: '采购公告',
})
