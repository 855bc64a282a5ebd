/** 关注名单: organisations that an officer keeps an eye on, what was last seen of each, and what is told. Plain data. */
import type { Day } from '../core/days.ts'
import type { ListId, UnknownReason } from '../core/records.ts'
import type { Certainty } from '../core/types.ts'

/** 供应商 or 交易相对方. */
export type WatchedKind = 'supplier' | 'counterparty'

export interface Watched {
  id: string
  /** Empty where only a code was given. */
  name: string
  code?: string
  kind: WatchedKind
  /** Milliseconds since 1970. */
  addedAt: number
  /** Number of the last pass in which it was looked up; absent before the first. */
  pass?: number
}

/** What of a record is compared between versions. All as shown: days, words of the source, or codes of the record's own fields. */
export const fields = [
  'certainty',
  'name',
  'since',
  'effectUntil',
  'validUntil',
  'publishedUntil',
  'scope',
  'severity',
  'outcome',
  'grade',
  'disputed',
  'kept',
  'forbids',
  'permanent',
] as const
export type Field = (typeof fields)[number]

/** An entry of a list that bears the watched organisation's name or code. */
export interface Entry {
  listKey: string
  list: ListId
  record: string
  /** `other`: another organisation of the name, by its code. */
  certainty: Certainty | 'other'
  values: { [F in Field]?: string }
  /** The record's own code: it is looked up too, lest a corrected name read as a removal. */
  code?: string
  /** The version that held it last. */
  seq: number
  retrievedAt: Day
  /** 未获取: why its list cannot say whether it still holds the entry. */
  missing?: UnknownReason
}

/** One installed list's answer about one organisation. */
export interface Observation {
  listKey: string
  list: ListId
  seq: number
  retrievedAt: Day
  /** Why an entry that is not found may be there all the same; absent where the list says what it holds. */
  unsure?: UnknownReason
  found: Entry[]
}

/** A field's value before and after; empty for none. */
export type Change = readonly [field: Field, from: string, to: string]

interface Told {
  /** Made of what is told, so that nothing is told twice. */
  id: string
  /** Milliseconds since 1970. */
  at: number
  read?: true
  /** A notification was shown, or none was wanted. */
  notified?: true
}

interface OfEntry {
  watched: string
  name: string
  code?: string
  listKey: string
  list: ListId
  record: string
  certainty: Entry['certainty']
  /** Of the version that says so; of `unobserved` the last that held the entry. */
  seq: number
  retrievedAt: Day
}

export type EntryEvent = OfEntry &
  (
    | { kind: 'new' }
    | { kind: 'changed'; changes: Change[] }
    /** `by`: with which keys the entry is not found any more. */
    | { kind: 'removed'; by: 'code' | 'name'; last: { seq: number; retrievedAt: Day } }
    | { kind: 'unobserved'; reason: UnknownReason }
  )

/** An entry of a review's bidder that starts or ends inside the review's window. */
export interface WindowEvent extends OfEntry {
  kind: 'starts' | 'ends'
  on: Day
  review: { id: string; name: string }
}

/** Lists that cannot say anything new: that is no removal of anybody. */
export interface ListsEvent {
  kind: 'lists'
  publisher: string
  lists: ListId[]
  reason: UnknownReason | 'update-failed'
  /** Day of the oldest data among them; absent where nothing is held. */
  retrievedAt?: Day
  /** Entries of watched organisations that stand on them. */
  entries: number
}

export type News = EntryEvent | WindowEvent | ListsEvent
export type WatchEvent = News & Told
