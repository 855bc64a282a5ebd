/**
 * The values every part speaks in. Pure data: all of it survives structured cloning and JSON.
 * Words and their Chinese terms follow the design's table; days are `YYYY-MM-DD` in Asia/Shanghai, ends inclusive.
 */
import type { Day } from './days.ts'
import type { ConfirmedPair } from './pairs.ts'
import type { ListId, ListRecord, Severity, UnknownReason } from './records.ts'

/** 适用规则: the rules that apply to what the officer is doing. */
export type Context = 'government-procurement' | 'mandatory-tendering' | 'contract' | 'bank-financed' | 'other-review'

/** What a place in a text says an organisation is there. */
export type Role =
  | 'winner'
  | 'candidate'
  | 'bidder'
  | 'supplier'
  | 'rejected'
  | 'lead'
  | 'member'
  | 'purchaser'
  | 'agency'
  | 'authority'
  | 'other'

// ---------------------------------------------------------------- texts and mentions

/**
 * One run of text that a reader takes in as a unit: a paragraph, a heading, a table cell. Inline tags are joined; block tags and
 * cells are apart. Offsets are UTF-16 units into `text`. Blocks stand in reading order.
 */
export interface Block {
  text: string
  kind: 'text' | 'heading' | 'cell' | 'caption' | 'term' | 'definition'
  /** For cells: which table (numbered in the batch), zero-based row and column after spans, spans, and whether `<th>`. */
  cell?: { table: number; row: number; col: number; rowSpan: number; colSpan: number; header: boolean }
  /** For headings: 1–6. */
  level?: number
  /** Context only: read for labels, yields no mentions (an earlier batch owned it). */
  lead?: boolean
}

/** A place in a text that names an organisation. */
export interface Mention {
  /** Index of the block. */
  block: number
  /** Offsets of the name (or of the code, for a mention by code alone) in the block's text, end exclusive. */
  start: number
  end: number
  /** Units at the next block's beginning that belong to the name, where a line's end breaks it. */
  rest?: number
  /** The characters as they stand, white space included. */
  text: string
  /** As a person reads it: inner white space removed, brackets as printed. Empty for a code alone. */
  name: string
  /** The code printed with it, normalised. */
  code?: Identifier
  role?: Role
  /** Candidate's rank, 1 = first. */
  rank?: number
  /** 包 / 标段 as printed. */
  lot?: string
  /**
   * `judged`: found by its ending and boundary. `listed`: a list's key, boundary agreed. `tail`: a list's key that is only the
   * tail of a longer judged name: `possible`, said in the panel, never marked on the page.
   */
  found: 'judged' | 'listed' | 'tail' | 'code'
  /** For `tail`: the longer judged name. */
  within?: string
}

export type IdentifierType = 'uscc' | 'org-code' | 'reg-no' | 'masked'

export interface Identifier {
  type: IdentifierType
  /** Normalised: upper case, half width, no hyphens or white space; masked codes keep their `*`. */
  value: string
  /** False when the check character fails. Always true for types without one. */
  valid: boolean
  /** Set when the value was repaired (0/O, 1/I, full width is no repair): only ever `possible`. */
  repaired?: boolean
}

/** A page's organisation: its mentions grouped. */
export interface PageSubject {
  /** Stable within the page: the normalised name, or the code for a mention by code alone. */
  key: string
  name: string
  code?: Identifier
  /** Typed by the officer rather than printed. */
  codeTyped?: boolean
  /** Valid codes of different entities that the page prints with the one name: then which is meant stays open, and `code` is typed or none. */
  codes?: Identifier[]
  /** Printed with codes that do not surely name one entity, sound or not: then `code` is none of them, and nobody can confirm a pair. */
  codesDiffer?: boolean
  /** All roles met, the weightiest first. */
  roles: Role[]
  rank?: number
  lots?: string[]
  /** What it is in each lot where a role stands beside the lot: one firm wins the first and loses the second. */
  inLots?: { lot: string; role: Role; rank?: number }[]
  /** Only tails of longer names: panel only. */
  tailOf?: string
  /** Indexes into the mentions. */
  mentions: number[]
}

// ---------------------------------------------------------------- answers, matches, findings

export type Certainty = 'same' | 'likely' | 'possible'

/** 匹配依据. The first group gives `same`, the second `likely`, the third `possible`. */
export type Basis =
  | 'uscc'
  | 'org-code-in-uscc'
  | 'reg-no'
  | 'masked-code-and-name'
  | 'confirmed-pair'
  | 'registered-name'
  | 'former-name'
  | 'directory-only-entity'
  | 'variant-name'
  | 'tail-of-longer-name'
  | 'several-entities'
  | 'repaired-code'

/** Worst first. 限 · 核 · ? · 注 · 守 · 无. */
export type Assessment = 'barred' | 'caution' | 'unknown' | 'notice' | 'commended' | 'clear'

/** P 法条原文已读 · S 依据为转载 · G 依据待核实. */
export type SourceMark = 'P' | 'S' | 'G'

export interface Article {
  text: string
  mark: SourceMark
  /** Further provisions the consequence rests on. */
  also?: { text: string; mark: SourceMark }[]
}

/** Where a record stands at the day asked about. */
export type Standing =
  /** Counts, and a ban (if the list has bans) runs. */
  | 'active'
  /** Counts, but the ban's end has passed, or there never was one. */
  | 'no-active-ban'
  /** Its printed end, or the printed end of its publication, has passed. */
  | 'ended'
  /** A parsed or by-rule end has passed but the source still publishes the entry. */
  | 'past-computed-end'
  /** Not yet in force at the day asked about. */
  | 'not-yet'
  /** No end known: counts while published. */
  | 'open'

export interface Match {
  list: ListId
  /** `ListState.key`. */
  listKey: string
  record: ListRecord
  basis: Basis
  certainty: Certainty
  /** Of `confirmed-pair`: who said what. */
  confirmed?: ConfirmedPair
  standing: Standing
  severity?: Severity
  /** What the policy says this record means here, certainty already applied. */
  effect: Assessment
  article?: Article
  /** Why `effect` is weaker than the policy's plain effect. */
  weakened?: WeakenedBy[]
}

export type WeakenedBy =
  | 'certainty'
  | 'context-inferred'
  | 'basis-unconfirmed'
  | 'role'
  | 'area-limited'
  | 'contradictory'
  | 'parsed-end'
  | 'ban-ended'
  | 'no-ban'
  | 'ended'
  | 'disputed'
  | 'local-list'
  | 'per-document'
  /** A hit on demonstration data. */
  | 'sample'
  /** The list is stale or unverified: the entry may have been repaired since. */
  | 'list-state'
  /** Not yet in force at the day asked about. */
  | 'not-yet'
  /** The text forbids taking part but gives no end that can be read. */
  | 'end-unknown'
  /** A parsed or by-rule end has passed; the source still publishes the entry. */
  | 'computed-end'
  /** The policy table does not know the list. */
  | 'unknown-list'
  /** The registry's own policy says less. */
  | 'registry-policy'

export type ReasonCode =
  | UnknownReason
  | 'name-only'
  | 'veto-different-code'
  | 'possible-match'
  /** A directory, or the lists themselves, hold several organisations of this name. */
  | 'several-entities'
  | 'no-required-lists'
  | 'no-lists'
  | 'code-invalid'
  | 'not-covered-rule'

export interface Reason {
  code: ReasonCode
  list?: ListId
}

/** What one organisation's check came to. */
export interface Finding {
  subject: PageSubject
  assessment: Assessment
  reasons: Reason[]
  /** Worst first; red and black side by side. */
  matches: Match[]
  /** Whether the page shows a mark: false for no-hits by name alone and for tails. */
  marked: boolean
  /** Codes a directory offers for this name: offered, not assumed. */
  offeredCodes?: { code: string; name: string; region?: string; listKey: string }[]
  /** Required lists that answered NOT LISTED, with the version asked. */
  cleared: { list: ListId; listKey: string; seq: number; retrievedAt: Day }[]
}

export interface ContextChoice {
  context: Context
  /** `inferred` until the officer confirms: then nothing is `barred`. */
  inferred: boolean
}

/** Tells whether a key's hash is in any installed list's key set. May say yes wrongly, never no wrongly. */
export interface Probe {
  (lo: number, hi: number): boolean
  /**
   * The same of many hashes at once and less surely: writes the places of those that may be held to `kept`, ascending.
   * @param his high lanes as signed numbers, `count` of them. @returns how many were kept.
   */
  sift?: (his: Int32Array, count: number, kept: Int32Array) => number
}
