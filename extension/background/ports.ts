/** What the background needs of the world. `browser-port.ts` and `lists.ts` give the real ones; tests give stateful fakes. */
import type { TabMessage, UiBroadcast, UiError } from '#shared/contract/messages.ts'
import type { Result } from '#shared/contract/result.ts'
import type { ListsView, LookupRow, RegistryPreview } from '#shared/contract/views.ts'
import type { Day } from '#shared/core/days.ts'
import type { ListState } from '#shared/core/records.ts'
import type { Block, Context, ContextChoice, Finding, Mention, PageSubject } from '#shared/core/types.ts'
import type { Answer, Lookup } from '#shared/lookup/types.ts'
import type { IdbWatch } from '#shared/store/watch.ts'
import type { CardView } from '#shared/text/card-view.ts'
import type { Lang } from '#shared/text/words.ts'
import type { WatchStore } from '#shared/watch/pass.ts'
import type { LiveReview } from '#shared/watch/windows.ts'
import type { Badge } from './badge.ts'

/** `storage.session` or `storage.local`. Values are structured-cloneable. */
export interface KeyValue {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown): Promise<void>
  remove(key: string): Promise<void>
}

export interface BrowserPort {
  session: KeyValue
  local: KeyValue
  /** To one frame, or to all frames of the tab. False when nobody is there. */
  toTab(tabId: number, message: TabMessage, frameId?: number): Promise<boolean>
  /** Whether our script still runs in the frame. */
  isThere(tabId: number, frameId: number): Promise<boolean>
  /** All tabs there are. */
  tabIds(): Promise<number[]>
  /** To all our open pages. */
  cast(message: UiBroadcast): void
  /** The context menu's one entry; `%s` stands for the selection. */
  setMenu(title: string): void
  showBadge(tabId: number, badge: Badge): void
  /** Address and title only where the browser grants them. Undefined: no such tab. */
  tab(tabId: number): Promise<{ url?: string; title?: string; windowId?: number } | undefined>
  /** Runs the content script in the tab's frames. False: the browser forbids it there. */
  injectPage(tabId: number): Promise<boolean>
  /** Runs the script that draws in one frame. False: the frame has gone. */
  injectMarker(tabId: number, frameId: number): Promise<boolean>
  /** From now on the content script runs on this origin by itself. False: the permission was not given. */
  keepSite(origin: string): Promise<boolean>
  /** Undoes `keepSite`, the permission included. */
  dropSite(origin: string): Promise<void>
  openPanel(tabId: number, windowId?: number): Promise<void>
  /** Our look-up page in a window, with this asked. */
  openLookup(query: string): Promise<void>
  openTab(url: string): Promise<void>
  /** Our page of watched organisations in a tab, with this one to be put on the list. */
  openWatch(wanted?: { name: string; code?: string }): void
  /** Shown where the officer allowed notifications, else nothing. */
  notify(title: string, message: string): void
  uiLanguage(): string
}

/** `ready` settles when the probe knows every list; before that names are found by their endings alone. */
export interface ReadyLookup extends Lookup {
  isReady(): boolean
  ready(): Promise<void>
}

/** The installed lists: store, look-up and updates. */
export interface Lists {
  /** Loads what is installed the first time; afterwards at hand. */
  lookup(): Promise<ReadyLookup>
  /** Changes whenever findings may change. */
  generation(): number
  /** Something else wrote the store. */
  reload(): Promise<void>
  view(): Promise<ListsView>
  /** True where the browser keeps no data. */
  inMemory(): Promise<boolean>
  preview(url: string): Promise<Result<RegistryPreview, UiError>>
  add(url: string, fingerprint: string): Promise<Result<null, UiError>>
  remove(registryId: string): Promise<Result<null, UiError>>
  /** One registry or all; resolves when done. Never rejects. */
  update(registryId?: string): Promise<Result<null, UiError>>
  /** Those whose time has come. True when anything changed. */
  updateDue(): Promise<boolean>
  cancel(): void
  removeLocal(listKey: string): Promise<Result<null, UiError>>
}

/** The parts of core the background drives itself, so that tests can put simple ones in their place. */
export interface Finder {
  find(blocks: Block[], lookup: Lookup): Mention[]
  group(mentions: Mention[]): PageSubject[]
}

/** What is watched, kept on the disk; and the reviews whose windows run. All of it rejects with a `StoreError`. */
export interface WatchDesk {
  store: WatchStore & Pick<IdbWatch, 'takeUnnotified'>
  liveReviews(today: Day): Promise<LiveReview[]>
}

/** Findings in words. */
export interface Teller {
  /** What a screen reader says of a mark. */
  label(finding: Finding, lang: Lang): string
  glyph(finding: Finding): string
  /** The longer tellings. Rejects when their words cannot be read: then nothing is told rather than half of it. */
  telling(): Promise<Telling>
}

export interface Telling {
  card(finding: Finding, context: ContextChoice, lists: ListState[], asOf: Day, lang: Lang): CardView
  /** One line for the panel's row. */
  line(finding: Finding, lang: Lang): string
  /** One firm's answers list by list. */
  rows(subject: PageSubject, answers: Answer[], context: Context, lang: Lang): LookupRow[]
}
