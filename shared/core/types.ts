/**
 * The values every part speaks in. Pure data: all of it survives structured cloning and JSON.
 * Words and their Chinese terms follow the design's table; days are `YYYY-MM-DD` in Asia/Shanghai, ends inclusive.
 */

/** A calendar day, `YYYY-MM-DD`, Asia/Shanghai. */
export type Day = string

/** List ids of the built-in policy (`shared/policy`), or a publisher's own. */
export type ListId = string

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

export type ListKind = 'black' | 'red' | 'notice' | 'grade' | 'directory' | 'commitment' | 'report' | 'institution'

// ---------------------------------------------------------------- records

/** Where a date or a level comes from: printed by the source, parsed from its text, or computed by the policy's rule. */
export type Provenance = 'printed' | 'parsed' | 'by-rule'

export interface DateMark {
  on: Day
  from: Provenance
  /** The words it was parsed from, or the rule's name. */
  text?: string
}

/** 失信严重程度. */
export type SeverityLevel = 'minor' | 'general' | 'serious'

export interface Severity {
  level: SeverityLevel
  /** `printed`: 来源标注; `by-list`: 按名单类别. */
  from: 'printed' | 'by-list'
}

/** The organisation a record is about. Names are as published; identifiers normalised (upper case, half width, no hyphen). */
export interface Subject {
  name: string
  /** 统一社会信用代码, 18 characters. Kept even when its check character fails (`codeFault`). */
  uscc?: string
  /** 组织机构代码 (GB 11714), 9 characters. */
  orgCode?: string
  /** 15-digit registration or tax number as the source published it. */
  regNo?: string
  /** A code with hidden places, as published: `91230199744****927K`. */
  masked?: string
  /** Set when `uscc` or `orgCode` fails its check character: real ones exist, so the record stays. */
  codeFault?: 'check-character'
  /** 曾用名. */
  formerNames?: string[]
  /** Names in other scripts or languages that the source prints beside the main one. */
  otherNames?: string[]
}

/** What a penalty's text says about taking part: read by `shared/core/bans.ts`. */
export interface Ban {
  /** True when the text forbids taking part (禁止参加…), false when it only fines or warns. */
  forbids: boolean
  /** 地域: the area the ban is limited to, as printed. */
  area?: string
  /** The text gives more than one term, a range, or a term that disagrees with a printed end. */
  contradictory?: boolean
  /** 永久禁止: no end by its own words. */
  permanent?: boolean
}

export interface RecordDates {
  /** When the entry began to count: decision, publication or filing day, whichever the list's rule names. */
  since?: DateMark
  /** 失信行为有效期: the last day the entry counts. */
  validUntil?: DateMark
  /** 限制期: the last day a ban binds. */
  effectUntil?: DateMark
  /** 限制期的地域 as printed. */
  scope?: string
  /** 公示截止: the last day the source publishes the entry. */
  publishedUntil?: DateMark
}

/** One entry of a list. `id` is unique in its list and stable between versions. */
export interface ListRecord {
  id: string
  subject: Subject
  /** 文号 / 案号. */
  ref?: string
  authority?: string
  reason?: string
  /** 处罚结果. */
  outcome?: string
  /** 处罚依据. */
  legalBasis?: string
  severity?: Severity
  dates: RecordDates
  ban?: Ban
  /** Grade, rating or level for grade-like lists: `A`, `AAA`, `高级认证`. */
  grade?: string
  /** 异议处理中. */
  disputed?: boolean
  /** Commitments: whether the promise is recorded as kept or broken. */
  kept?: boolean
  region?: string
  /** Where a person can see the original: page address, file name and row. Text only, never fetched. */
  source?: { url?: string; file?: string; row?: number }
  /** Further published columns worth showing, label → value. Never identity numbers. */
  extra?: { [label: string]: string }
}

// ---------------------------------------------------------------- lists

/** What a list claims to hold. */
export interface Coverage {
  /** `complete`: every entry of the source in `regions` for `subjects`. Anything else is partial. */
  complete: boolean
  /** Regions covered, `全国` for all. */
  regions: string[]
  /** Kinds of subject held. */
  subjects: ('organisation' | 'sole-trader' | 'person')[]
  /** Source channel in words: 中国政府采购网 严重违法失信行为信息记录. */
  channel: string
  note?: string
}

/** For how many of the list's records each key type exists; `count` is all records. */
export interface KeyCoverage {
  count: number
  uscc: number
  orgCode: number
  regNo: number
  name: number
  /** Records for which at least one of uscc, orgCode, regNo exists. */
  anyCode: number
}

export type ListOrigin = 'registry' | 'local'

/** Why a list cannot answer NOT LISTED (protocol.md, "Answer"). */
export type UnknownReason =
  | 'absent'
  | 'partial'
  | 'stale'
  | 'sample'
  | 'unverified'
  | 'broken'
  | 'not-covered'
  | 'needs-code'
  | 'needs-name'

/** An installed list, as the screens and the assessment see it. */
export interface ListState {
  /** `registryId/listId`: unique on this machine. */
  key: string
  id: ListId
  registryId: string
  origin: ListOrigin
  /** Publisher's name as signed, or the officer's statement for a local list. */
  publisher: string
  seq: number
  retrievedAt: Day
  /** First day on which the list counts as stale. */
  staleOn: Day
  count: number
  coverage: Coverage
  keyCoverage: KeyCoverage
  sample: boolean
  /** `fresh`, or the reason it cannot clear anybody. Hits are still shown whatever it says, except `broken`. */
  state: 'fresh' | UnknownReason
  /** Literal code of the last error, if the last update failed. */
  error?: string
  sourceUrl?: string
  objectionUrl?: string
}

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
  /** All roles met, the weightiest first. */
  roles: Role[]
  rank?: number
  lots?: string[]
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
export type Probe = (lo: number, hi: number) => boolean
