/** The shape of the policy table: what a record of a list means in a context (design.md "From match to assessment", domain.md). */
import type { Article, Assessment, Context, ListId, ListKind, SourceMark } from './types.ts'

export interface Words {
  zh: string
  en: string
}

export type EffectLevel = Exclude<Assessment, 'unknown' | 'clear'>

export interface EffectRule {
  /** Plain effect at certainty `same`, standing `active` or `open`. */
  effect: EffectLevel
  /** `while-banned`: `effect` only while a ban runs, else `otherwise`. `per-document`: `caution` until a project profile states the document's rule. */
  when?: 'while-banned' | 'per-document'
  otherwise?: EffectLevel
  article?: Article
  /** Roles the effect is for when not the bidders' roles: agency-ban judges the agency only. */
  roles?: 'agency'
}

export interface ValidityRule {
  /** Years or months added to `since` when the source prints no end. Absent: until removed. */
  years?: number
  months?: number
  mark: SourceMark
  /** `since` means: decision day, publication day … */
  from?: 'decision' | 'publication' | 'filing' | 'assessment'
}

export interface PolicyList {
  id: ListId
  name: Words
  /** Shorter name for marks, tables and columns. */
  short: Words
  kind: ListKind
  authority: Words
  /** Official channel a person can open. */
  site?: { name: Words; url: string }
  objection?: { name: Words; url?: string }
  /** Severity by list class; `as-published` and `none` assert nothing. */
  severity: 'serious' | 'general' | 'minor' | 'as-published' | 'none'
  effects: { [C in Context]: EffectRule }
  validity: ValidityRule
  /** Days after `retrievedAt` for which a publisher's list counts as fresh, unless its manifest says otherwise. */
  graceDays: number
}

export interface Policy {
  /** Of this table; kept in reviews. */
  version: string
  lists: PolicyList[]
  contexts: { [C in Context]: { name: Words; required: ListId[]; requiredArticle?: Article } }
}
