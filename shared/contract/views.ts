/** What the background gives the extension's own pages to show. Type-only, like the messages that carry it. */

import type { Day } from '../core/days.ts'
import type { ListState } from '../core/records.ts'
import type { Context, ContextChoice, Finding, Role } from '../core/types.ts'
import type { CardView } from '../text/card-view.ts'
import type { Lang } from '../text/words.ts'

export type Theme = 'auto' | 'light' | 'dark'

export interface Settings {
  lang: Lang | 'auto'
  theme: Theme
  /** Origins switched off (built-in sites) or on (added sites). */
  sitesOff: string[]
  sitesOn: string[]
  /** Context the officer fixed for a site, by host. */
  siteContext: { [host: string]: Context }
}

export interface PanelSubject {
  finding: Finding
  card: CardView
  /** One line for the panel's row. */
  line: string
  /** Number of places on the page. */
  places: number
  /** Of a document: the blocks in which it stands, as they were sent. */
  blocks?: { batch: number; block: number }[]
}

export interface TabView {
  tabId: number
  host: string
  /** Where it is known: what a lasting permission is asked for. */
  origin?: string
  title: string
  /** `off`: not switched on here; `no-access`: browser forbids; `working`: batches under way. */
  state: 'on' | 'off' | 'no-access' | 'working'
  /** The site is switched on for later visits too (a default site, or added by the officer). */
  always?: boolean
  context: ContextChoice
  subjects: PanelSubject[]
  lists: { installed: number; oldest?: Day; worst?: ListState['state']; inMemory?: true }
}

export interface RegistryView {
  id: string
  url?: string
  origin: 'registry' | 'local'
  publisher: string
  fingerprint: string
  sample: boolean
  packaged: boolean
  /** Could not be verified when it was to be added: nothing of it is used. */
  refused?: true
  checkedAt?: number
  failedAt?: number
  error?: string
}

export interface ListsView {
  registries: RegistryView[]
  lists: ListState[]
  /** Bytes used and allowed, where the browser tells. */
  storage?: { used: number; quota?: number }
  /** The browser keeps no data: lists are gone with the worker. To be said on screen. */
  inMemory?: true
}

export interface RegistryPreview {
  url: string
  fingerprint: string
  publisher: string
  sample: boolean
  lists: { id: string; count: number; retrievedAt: Day; complete: boolean }[]
  signers: { threshold: number; keys: number }
}

export interface LookupView {
  finding: Finding
  card: CardView
  roles: Role[]
  lists: ListState[]
  /** List by list, required ones first, words already chosen: for the printed sheet. */
  rows: LookupRow[]
  askedAt: number
}

export interface LookupRow {
  list: string
  name: string
  outcome: 'listed' | 'not-listed' | 'unknown'
  /** 命中 1 条 / 按代码和名称未命中 / 未核清：名单过期. */
  result: string
  required: boolean
  /** Absent for a required list that is not installed. */
  publisher?: string
  origin?: 'registry' | 'local'
  seq?: number
  retrievedAt?: Day
  /** Where the publisher says the data come from, else the official channel. */
  site?: string
}
