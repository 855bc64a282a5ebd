/**
 * Messages between the extension's contexts. Two unions, never mixed: what a page's content script may send, and what the
 * extension's own pages may send. Every reply is a `Result`. The zod schemas stand in `schemas.ts` beside this file; the content
 * script imports only these types.
 */

import type { Day } from '../core/days.ts'
import type { ConfirmedPair } from '../core/pairs.ts'
import type { Assessment, Block, Certainty, Context, Role } from '../core/types.ts'
import type { CardView } from '../text/card-view.ts'
import type { Lang } from '../text/words.ts'
import type { ListsView, LookupView, RegistryPreview, Settings, TabView, Theme } from './views.ts'

export type { Lang, Theme }

// ---------------------------------------------------------------- page → background

export type PageMessage =
  /** A document starts being checked. Resets what the background holds for the frame. */
  | { type: 'page/start'; doc: string }
  /** Blocks to check. `batch` counts from 0 in a document; `replaces` names an earlier batch whose text changed. */
  | { type: 'page/check'; doc: string; batch: number; replaces?: number; blocks: Block[] }
  | { type: 'page/card'; doc: string; subject: string }
  | { type: 'page/action'; doc: string; subject: string; action: CardAction }
  /** Run the script that draws (`/page-marker.js`) in the sender's frame; answered when it has run. */
  | { type: 'page/marker'; doc: string }
  /** The batch's text left the page. */
  | { type: 'page/forget'; doc: string; batches: number[] }

export type CardAction = 'open-panel' | 'source' | 'objection' | 'copy' | 'watch'

/** One name on the page to mark. Offsets into the sent block's text. */
export interface PageMark {
  block: number
  start: number
  end: number
  /** Units at the next block's beginning that belong to the name. */
  rest?: number
  /** Key of the subject. */
  subject: string
  /** False: no mark and no underline (no-hits by name alone, tails), the range is kept for "jump to place". */
  shown: boolean
}

export interface PageSubjectView {
  subject: string
  assessment: Assessment
  certainty?: Certainty
  /** What a screen reader says: name, assessment, certainty. */
  label: string
  /** One character in the mark: 限 核 注 守 无 ?. */
  glyph: string
  /**
   * Whether the subject's places are marked now. A later batch (its code) or a typed code may change it for places sent before:
   * a place shows when its `PageMark.shown` is true and this is not false. Marks are sent with `shown` true unless a tail.
   */
  marked?: boolean
}

export interface PageCheckReply {
  marks: PageMark[]
  /** Every subject whose view is new or changed, those of earlier batches included. */
  subjects: PageSubjectView[]
}

/** The content script's few own words, chosen by the background: `pageWords(lang)` of `shared/text/page.ts`. */
export interface PageWords {
  /** Name of the group of marks. */
  marks: string
  /** Name of a card that has no title yet. */
  card: string
  loading: string
  failed: string
  retry: string
  close: string
  copied: string
  /** Heading of the list of marked names that a printed page ends with. */
  printed: string
}

export type PageError = 'not-allowed' | 'off' | 'bad-message' | 'too-large' | 'no-document' | 'internal'

// ---------------------------------------------------------------- background → page

export type TabMessage =
  /** Is anybody there? Nothing is done and nothing answered. */
  | { type: 'tab/there' }
  | { type: 'tab/jump'; subject: string; nth: number }
  /** Lists, settings or a typed code changed: ask again for everything. */
  | { type: 'tab/recheck' }
  | { type: 'tab/off' }
  | { type: 'tab/look'; lang: Lang; theme: Theme; words: PageWords }
  | { type: 'tab/subjects'; subjects: PageSubjectView[] }

// ---------------------------------------------------------------- extension pages → background

export type UiMessage =
  | { type: 'ui/tab'; tabId: number }
  /** `always`: also on later visits (the page has asked for the host permission itself, from the click). */
  | { type: 'ui/tab-on'; tabId: number; always?: boolean }
  /**
   * The browser is about to ask the person for this tab's site: once it is allowed, the site is switched on for good. A popup that
   * closes under the browser's prompt cannot say so itself.
   */
  | { type: 'ui/tab-on-allowed'; tabId: number }
  | { type: 'ui/tab-off'; tabId: number }
  /** `remember`: for this host from now on. */
  | { type: 'ui/context'; tabId: number; context: Context; confirmed: boolean; remember?: boolean }
  /** `despiteFault`: the officer confirms a code whose check character fails. */
  | { type: 'ui/code'; tabId: number; subject: string; code: string | null; despiteFault?: boolean }
  | { type: 'ui/jump'; tabId: number; subject: string; nth: number }
  | { type: 'ui/card'; tabId: number; subject: string }
  /** A name or a code; with both, `code` beside the name. */
  | { type: 'ui/lookup'; query: string; code?: string; context: Context; role?: Role; asOf?: Day }
  /** A document is checked like a tab of its own, under an id that the panel chose (`limits.documents` on). Resets what is held of it. */
  | { type: 'ui/document-start'; tabId: number; title: string }
  | { type: 'ui/document-check'; tabId: number; batch: number; blocks: Block[] }
  | { type: 'ui/document-end'; tabId: number }
  | { type: 'ui/lists' }
  | { type: 'ui/registry-preview'; url: string }
  | { type: 'ui/registry-add'; url: string; fingerprint: string }
  | { type: 'ui/registry-remove'; registryId: string }
  | { type: 'ui/registry-update'; registryId?: string }
  /** Stops the update or addition under way, whoever asked for it; that one is answered with `aborted`. */
  | { type: 'ui/registry-cancel' }
  | { type: 'ui/local-remove'; listKey: string }
  /** The options page wrote the store itself (local list): reload what is held in memory. */
  | { type: 'ui/store-changed' }
  /** What officers confirmed, the latest first. */
  | { type: 'ui/pairs' }
  /** Confirms that what is printed of the subject and the record's organisation are one. */
  | { type: 'ui/pair-add'; tabId: number; subject: string; listKey: string; recordId: string; on: Day; reason: string }
  | { type: 'ui/pair-remove'; key: string }
  /** Looks up who is watched and not yet looked up under the lists as they are; answered when all is seen. */
  | { type: 'ui/watch-run' }
  | { type: 'ui/settings' }
  | { type: 'ui/settings-set'; settings: Partial<Settings> }

export type UiError =
  | 'bad-message'
  | 'not-allowed'
  | 'no-tab'
  /** Switched on, but this page has to be loaded again to be read. */
  | 'reload-needed'
  | 'no-subject'
  | 'bad-code'
  /** The code's form is right but its check character fails: ask, then send again with `despiteFault`. */
  | 'code-fault'
  | 'empty-query'
  | 'bad-url'
  | 'offline'
  | 'not-a-registry'
  | 'fingerprint-differs'
  | 'already-added'
  | 'unknown-registry'
  | 'expired'
  | 'unverified'
  | 'quota'
  /** The browser did not keep or could not read what it was given to keep. */
  | 'not-kept'
  | 'aborted'
  | 'internal'

/** What each extension-page message is answered with. */
export interface UiReply {
  'ui/tab': TabView
  'ui/tab-on': TabView
  'ui/tab-on-allowed': null
  'ui/tab-off': null
  'ui/context': TabView
  'ui/code': TabView
  'ui/jump': null
  'ui/card': CardView
  'ui/lookup': LookupView
  'ui/document-start': null
  'ui/document-check': null
  'ui/document-end': null
  'ui/lists': ListsView
  'ui/registry-preview': RegistryPreview
  'ui/registry-add': ListsView
  'ui/registry-remove': ListsView
  'ui/registry-update': ListsView
  'ui/registry-cancel': null
  'ui/local-remove': ListsView
  'ui/store-changed': null
  'ui/pairs': ConfirmedPair[]
  'ui/pair-add': TabView
  'ui/pair-remove': null
  'ui/watch-run': null
  'ui/settings': Settings
  'ui/settings-set': Settings
}

export interface PageReply {
  'page/start': { lang: Lang; theme: Theme; words: PageWords }
  'page/check': PageCheckReply
  'page/card': CardView
  'page/action': null
  'page/marker': null
  'page/forget': null
}

// ---------------------------------------------------------------- background → extension pages (broadcast, no reply)

export type UiBroadcast =
  | { type: 'cast/tab'; tabId: number }
  | { type: 'cast/lists' }
  | { type: 'cast/settings' }
  | { type: 'cast/pairs' }
  /** Something was seen or told of who is watched. */
  | { type: 'cast/watch' }
  /** An update under way: parts done of those the plan needs so far. */
  | { type: 'cast/sync'; registryId: string; done: number; total: number }
