/** The shape of the policy table: what a record of a list means in a context (design.md "From match to assessment", domain.md). */
import type { ListId, ListKind, SeverityLevel } from './records.ts'
import type { Article, Assessment, Context, SourceMark } from './types.ts'

export interface Words {
  zh: string
  en: string
}

export type EffectLevel = Exclude<Assessment, 'unknown' | 'clear'>

export interface EffectRule {
  /** Plain effect at certainty `same`, standing `active` or `open`. */
  effect: EffectLevel
  /** `while-banned`: `effect` only while a ban runs, else `otherwise`. `per-document`: `caution` until a project profile states the document's rule.
   *  `major-penalty`: `effect` only for a penalty that counts as 重大违法记录 (criminal, 停产停业, 吊销, a large fine), else `otherwise`. */
  when?: 'while-banned' | 'per-document' | 'major-penalty'
  otherwise?: EffectLevel
  article?: Article
  /** Roles the effect is for when not the bidders' roles: agency-ban judges the agency only. */
  roles?: 'agency'
}

export interface ValidityRule {
  /** Years or months added to `since` when the source prints no end. Absent: until removed. */
  years?: number
  months?: number
  /** Upper bounds in months by the severity the source states (penalties). */
  bySeverity?: { [L in SeverityLevel]: number }
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
  /** For readers of the table: bundles go without it, and without the site's name (`vite.data.config.ts`). */
  authority?: Words
  /** Official channel a person can open. */
  site?: { name?: Words; url: string }
  objection?: { name: Words; url?: string }
  /** Severity by list class; `as-published` and `none` assert nothing. */
  severity: 'serious' | 'general' | 'minor' | 'as-published' | 'none'
  effects: { [C in Context]: EffectRule }
  /** Grades that mean something else than the list's plain effect: an A taxpayer is commended. `match` is contained in the grade. */
  grades?: { match: string; effect: EffectLevel }[]
  validity: ValidityRule
  /** Days after `retrievedAt` for which a publisher's list counts as fresh, unless its manifest says otherwise. */
  graceDays: number
}

export interface Policy {
  /** Of this table; kept in reviews. */
  version: string
  lists: PolicyList[]
  contexts: { [C in Context]: { name: Words; required: ListId[]; requiredArticle?: Article; under?: Context[] } }
}
