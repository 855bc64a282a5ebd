/**
 * What a record means here: the policy's plain effect, then everything that weakens it, each weakening named. Nothing strengthens.
 */

import type { Day } from './days.ts'
import { isMajorPenalty } from './penalty.ts'
import type { EffectRule, PolicyList } from './policy.ts'
import { atMost, roleLimit } from './ranks.ts'
import type { ListRecord, ListState } from './records.ts'
import { endsContradict, standingOf } from './standing.ts'
import type { Article, Assessment, Certainty, ContextChoice, Role, Standing, WeakenedBy } from './types.ts'

export interface EffectInput {
  record: ListRecord
  list: ListState
  row: PolicyList | undefined
  /** The registry's own row: may only weaken. */
  ownRow?: PolicyList | undefined
  certainty: Certainty
  roles: readonly Role[]
  context: ContextChoice
  asOf: Day
}

export interface EffectResult {
  effect: Assessment
  standing: Standing
  article?: Article
  weakened: WeakenedBy[]
}

/** A publisher's own list means nothing in law: shown, at most. */
const UNKNOWN_LIST: EffectRule = { effect: 'notice' }

const gradeEffect = (row: PolicyList | undefined, record: ListRecord) =>
  record.grade === undefined ? undefined : row?.grades?.find(g => gradeMatches(record.grade!, g.match))?.effect

/** `A`, `A级`, `纳税信用A级` are grade A; `AA`, `BA` are not. */
const gradeMatches = (grade: string, match: string): boolean =>
  /^[A-Z]$/.test(match)
    ? new RegExp(`(?<![A-Z])${match}(?![A-Z+-])`).test(grade.normalize('NFKC').toUpperCase())
    : grade.includes(match)

/** A ban whose text or dates leave room for doubt. Empty where the ban is printed plainly. */
const banDoubts = (record: ListRecord): WeakenedBy[] => {
  const { ban, dates } = record
  const doubts: WeakenedBy[] = []
  if (dates.effectUntil && dates.effectUntil.from !== 'printed') doubts.push('parsed-end')
  if (ban?.contradictory || (ban?.forbids === false && dates.effectUntil) || endsContradict(record)) doubts.push('contradictory')
  if (ban?.area || dates.scope) doubts.push('area-limited')
  if (ban?.permanent && !dates.effectUntil) doubts.push('parsed-end')
  return doubts
}

/** The rule's effect at this standing, before who, how surely and in which context is asked. */
const plain = (rule: EffectRule, input: EffectInput, standing: Standing): { effect: Assessment; weakened: WeakenedBy[] } => {
  const { record, row, asOf } = input
  const otherwise = rule.otherwise ?? rule.effect
  const effect: Assessment = gradeEffect(row, record) ?? rule.effect
  if (standing === 'not-yet') return { effect: 'notice', weakened: ['not-yet'] }
  if (standing === 'ended') return { effect: 'notice', weakened: ['ended'] }
  if (rule.when === 'while-banned') {
    if (standing === 'no-active-ban') return { effect: otherwise, weakened: [record.dates.effectUntil ? 'ban-ended' : 'no-ban'] }
    if (standing === 'open') return { effect: otherwise, weakened: ['end-unknown', ...banDoubts(record)] }
  }
  if (standing === 'past-computed-end') {
    // Still published, so still shown and judged by a person; an old commendation is only history.
    return { effect: effect === 'commended' ? 'notice' : atMost(effect, 'caution'), weakened: ['computed-end'] }
  }
  if (rule.when === 'major-penalty' && !isMajorPenalty(record, asOf)) return { effect: otherwise, weakened: [] }
  if (rule.when === 'per-document') return { effect: atMost(effect, 'caution'), weakened: ['per-document'] }
  return { effect, weakened: [] }
}

/** What a registry says its own list means: it may weaken, and cannot turn a record into praise. */
const ownLimit = (input: EffectInput): Assessment | undefined => {
  const own = input.ownRow?.effects[input.context.context]?.effect
  return own === 'commended' ? 'notice' : own
}

export const effectOf = (input: EffectInput): EffectResult => {
  const { record, list, row, context } = input
  const rule = row?.effects[context.context] ?? UNKNOWN_LIST
  const standing = standingOf(record, row, input.asOf)
  const start = plain(rule, input, standing)
  let effect = start.effect
  const weakened = [...start.weakened]
  // Every ground that weakens the plain effect is named, not only the first that would have been enough.
  const limit = (to: Assessment, why: WeakenedBy) => {
    if (atMost(start.effect, to) !== start.effect && !weakened.includes(why)) weakened.push(why)
    effect = atMost(effect, to)
  }
  if (!row) limit('notice', 'unknown-list')
  const own = ownLimit(input)
  if (own) limit(own, 'registry-policy')
  for (const doubt of banDoubts(record)) limit('caution', doubt)
  limit(roleLimit(input.roles, rule), 'role')
  if ((rule.article?.mark ?? 'G') === 'G') limit('caution', 'basis-unconfirmed')
  if (context.inferred) limit('caution', 'context-inferred')
  if (list.origin === 'local') limit('caution', 'local-list')
  if (list.sample) limit('caution', 'sample')
  if (list.state === 'stale' || list.state === 'unverified' || input.asOf >= list.staleOn) limit('caution', 'list-state')
  if (record.disputed) {
    limit('caution', 'disputed')
    if (!weakened.includes('disputed')) weakened.push('disputed')
  }
  if (input.certainty === 'possible') {
    effect = 'unknown'
    weakened.push('certainty')
  } else if (input.certainty === 'likely') limit('caution', 'certainty')
  return rule.article ? { effect, standing, article: rule.article, weakened } : { effect, standing, weakened }
}
