/** What lists say: records, their dates and severity, what a list covers and the state of its copy. Pure data, as `types.ts`. */
import type { Day } from './days.ts'

/** List ids of the built-in policy (`shared/policy`), or a publisher's own. */
export type ListId = string

export type ListKind = 'black' | 'red' | 'notice' | 'grade' | 'directory' | 'commitment' | 'report' | 'institution'

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
  /** Its registry was refused: nothing of it was ever installed, and `error` says why. */
  refused?: true
  /** Literal code of the last error, if the last update failed. */
  error?: string
  sourceUrl?: string
  objectionUrl?: string
}
