/** Whether the lists a context requires cleared an organisation, and for each that did not, why not. Never a wrong "no record". */
import type { ListAnswer } from './answers.ts'
import type { Day } from './days.ts'
import { isSoleTraderCode } from './identifiers.ts'
import type { Policy } from './policy.ts'
import { isAgency } from './ranks.ts'
import type { ListId, ListState, UnknownReason } from './records.ts'
import type { Context, Finding, PageSubject, Reason } from './types.ts'

type Cleared = Finding['cleared'][number]

/** Lists that must answer before anybody is `clear`. An agency is judged by agency-ban, so that one is asked of it besides. */
export const requiredLists = (policy: Policy, context: Context, subject: PageSubject, also: readonly ListId[] = []): ListId[] => {
  const required = policy.contexts[context].required
  const agency = required.length > 0 && isAgency(subject.roles) ? ['agency-ban'] : []
  return [...new Set([...required, ...agency, ...also])]
}

/** Why this list can clear nobody, whatever it answered; undefined when it can. */
export const cannotClear = (list: ListState, subject: PageSubject, asOf: Day): UnknownReason | undefined => {
  if (list.state !== 'fresh') return list.state
  if (list.sample) return 'sample'
  if (list.origin !== 'registry') return 'unverified'
  if (asOf >= list.staleOn) return 'stale'
  if (!list.coverage.complete) return 'partial'
  if (!list.coverage.regions.includes('全国')) return 'not-covered'
  const trader = subject.code?.type === 'uscc' && isSoleTraderCode(subject.code.value)
  return list.coverage.subjects.includes(trader ? 'sole-trader' : 'organisation') ? undefined : 'not-covered'
}

/** Of several installed copies of a list, the reason that is nearest to an answer is the one to act on. */
const NEAREST: readonly UnknownReason[] = [
  'stale',
  'needs-code',
  'needs-name',
  'not-covered',
  'partial',
  'broken',
  'unverified',
  'sample',
  'absent',
]

export interface RequiredAnswer {
  cleared: Cleared[]
  /** One a list that did not clear and holds no match. */
  reasons: Reason[]
}

/**
 * @param matched list ids that gave a match of any certainty: never cleared. A sample, local, stale or partial copy's match does not
 *   answer for the required list, so its reason stays.
 * @param empty answers of `listed` whose every hit was vetoed or fell away: they hold nothing on this organisation.
 * @param full whether a valid code **and** the name were tried.
 */
export const askRequired = (
  required: readonly ListId[],
  answers: readonly ListAnswer[],
  facts: { subject: PageSubject; asOf: Day; matched: ReadonlySet<ListId>; empty: ReadonlySet<ListAnswer>; full: boolean },
): RequiredAnswer => {
  const cleared: Cleared[] = []
  const reasons: Reason[] = []
  for (const id of required) {
    const why: UnknownReason[] = []
    let clearedBy: Cleared | undefined
    let answered = false
    for (const answer of answers) {
      if (answer.list.id !== id) continue
      const { key, seq, retrievedAt } = answer.list
      const fault =
        cannotClear(answer.list, facts.subject, facts.asOf) ?? (answer.answer === 'unknown' ? answer.reason : undefined)
      if (fault) why.push(fault)
      else if (answer.answer === 'listed' && !facts.empty.has(answer)) answered = true
      else if (facts.full) clearedBy ??= { list: id, listKey: key, seq, retrievedAt }
      else answered = true
    }
    if (clearedBy) {
      if (!facts.matched.has(id)) cleared.push(clearedBy)
    }
    // A list that held nothing under what was tried is told by the finding's own reason: name-only, code-invalid, needs-name.
    else if (!answered) reasons.push({ code: NEAREST.find(reason => why.includes(reason)) ?? 'absent', list: id })
  }
  return { cleared, reasons }
}
