/**
 * What one organisation's check comes to: design.md, "From match to assessment". Pure: lists' answers in, a finding out.
 * The three promises decide every doubtful case: never a wrong "no record", never a wrong accusation, marks only where they say something.
 */
import type { AssessInput, Hit, ListAnswer } from './answers.ts'
import { codeAsserts, codesOf } from './codes.ts'
import { effectOf } from './effect.ts'
import { entitiesNamed } from './entities.ts'
import { parseIdentifier } from './identifiers.ts'
import { matchRecord } from './match.ts'
import { nameKey } from './normalise.ts'
import { mayBeConfirmed, pairKey } from './pairs.ts'
import type { PolicyList } from './policy.ts'
import { concernsBidders, WORST_FIRST, worst } from './ranks.ts'
import type { ListId } from './records.ts'
import { askRequired, requiredLists } from './required.ts'
import { severityOf } from './standing.ts'
import type { Assessment, Finding, Identifier, Match, Reason } from './types.ts'

export type { AssessInput, Hit, ListAnswer } from './answers.ts'

interface Gathered {
  matches: Match[]
  /** Lists whose hit by name was vetoed by a differing code. */
  vetoed: Set<ListId>
  /** `listed` answers that hold nothing on this organisation after all. */
  empty: Set<ListAnswer>
}

export const assess = (input: AssessInput): Finding => {
  const { subject, policy, context, asOf } = input
  const rows = new Map(policy.lists.map(row => [row.id, row]))
  const isDirectory = (id: ListId) => rows.get(id)?.kind === 'directory'
  // A broken list's records cannot be relied on: nothing of it is shown.
  const asked = input.answers.filter(answer => answer.list.state !== 'broken' && !isDirectory(answer.list.id))
  const directory = input.answers.filter(answer => answer.list.state !== 'broken' && isDirectory(answer.list.id))

  const offeredCodes = offer(subject.code, subject.name, directory)
  const offered = offeredCodes.map(o => parseIdentifier(o.code)).filter(code => code !== undefined)
  const entities = entitiesNamed(subject, input.answers, id => !PRAISING.includes(rows.get(id)?.kind))
  const gathered = gather(input, asked, rows, { entities, offered })

  const matched = new Set(gathered.matches.map(match => match.list))
  const codeCounts = input.triedCode && codeAsserts(subject.code)
  const full = codeCounts && input.triedName && subject.name !== ''
  const required = requiredLists(policy, context.context, subject, input.alsoRequired)
  const answers = input.answers.filter(answer => !isDirectory(answer.list.id))
  const { cleared, reasons: listReasons } = askRequired(required, answers, {
    subject,
    asOf,
    matched,
    empty: gathered.empty,
    full,
  })

  const reasons: Reason[] = []
  const say = (reason: Reason) => {
    if (!reasons.some(r => r.code === reason.code && r.list === reason.list)) reasons.push(reason)
  }
  if (input.answers.length === 0) say({ code: 'no-lists' })
  for (const match of gathered.matches) {
    if (match.certainty !== 'possible') continue
    say({ code: match.basis === 'several-entities' ? 'several-entities' : 'possible-match', list: match.list })
  }
  const namesakes = !codeCounts && entities > 1
  if (namesakes && !reasons.some(r => r.code === 'several-entities')) say({ code: 'several-entities' })
  const answered = required.filter(id => !matched.has(id) && !listReasons.some(r => r.list === id))
  // Lists that held nothing under what was tried, where more has to be tried before that says anything.
  if (answered.length > 0 && !full) say(notTried(input, codeCounts))
  for (const reason of listReasons) if (reason.code !== 'needs-code' || codeCounts) say(reason)
  if (required.length === 0) say({ code: 'no-required-lists' })
  if (listReasons.some(r => r.code === 'needs-code') && !codeCounts) say(notTried(input, codeCounts))

  const open = reasons.some(reason => reason.code !== 'no-required-lists')
  const base = baseOf(open, required.length > 0, gathered.matches.length > 0)
  if (subject.code && !subject.code.valid) say({ code: 'code-invalid' })
  for (const list of gathered.vetoed) say({ code: 'veto-different-code', list })
  // 重大违法记录 is a rule without a complete list: said as 未覆盖, and makes nobody unknown.
  const rule =
    context.context === 'government-procurement' || policy.contexts[context.context].under?.includes('government-procurement')
  if (rule && concernsBidders(subject.roles) && !matched.has('gp-illegal')) say({ code: 'not-covered-rule', list: 'gp-illegal' })

  const effects = gathered.matches.map(match => match.effect)
  return {
    subject,
    assessment: worst(base ? [base, ...effects] : effects)!,
    reasons,
    matches: gathered.matches,
    marked: isMarked(input, gathered.matches, namesakes),
    ...(offeredCodes.length > 0 ? { offeredCodes } : {}),
    cleared,
  }
}

const PRAISING: (PolicyList['kind'] | undefined)[] = ['red', 'grade']

const notTried = (input: AssessInput, codeCounts: boolean): Reason => {
  if (codeCounts) return { code: 'needs-name' }
  const { code } = input.subject
  if (code && !code.valid) return { code: 'code-invalid' }
  return { code: code ? 'needs-code' : 'name-only' }
}

/** What stands apart from the matches' effects; undefined where a context without required lists leaves it to the matches. */
const baseOf = (open: boolean, requires: boolean, anyMatch: boolean): Assessment | undefined => {
  if (open) return 'unknown'
  if (requires) return 'clear'
  return anyMatch ? undefined : 'unknown'
}

const gather = (
  input: AssessInput,
  asked: readonly ListAnswer[],
  rows: ReadonlyMap<ListId, PolicyList>,
  facts: { entities: number; offered: Identifier[] },
): Gathered => {
  const { subject, context, asOf } = input
  const matches: Match[] = []
  const vetoed = new Set<ListId>()
  const empty = new Set<ListAnswer>()
  for (const answer of asked) {
    if (answer.answer !== 'listed') continue
    const { list } = answer
    const row = rows.get(list.id)
    const ownRow = input.ownRow?.(list)
    let held = false
    for (const { record, via } of unique(answer.hits)) {
      const confirmed =
        input.confirmed?.size && mayBeConfirmed(subject) ? input.confirmed.get(pairKey(subject, list, record)) : undefined
      const verdict = matchRecord(subject, record, via, { ...facts, confirmed: confirmed !== undefined })
      if (!verdict) continue
      if ('veto' in verdict) {
        vetoed.add(list.id)
        continue
      }
      held = true
      const { weakened, ...result } = effectOf({
        record,
        list,
        row,
        ownRow,
        certainty: verdict.certainty,
        roles: subject.roles,
        context,
        asOf,
      })
      const severity = severityOf(record, row)
      matches.push({
        list: list.id,
        listKey: list.key,
        record,
        ...verdict,
        ...result,
        ...(confirmed && verdict.basis === 'confirmed-pair' ? { confirmed } : {}),
        ...(severity ? { severity } : {}),
        ...(weakened.length > 0 ? { weakened } : {}),
      })
    }
    if (!held) empty.add(answer)
  }
  for (const match of matches) vetoed.delete(match.list)
  return { matches: matches.sort(byWeight), vetoed, empty }
}

/** A record reached by several keys is one hit; the code is the way that tells most. */
const unique = (hits: readonly Hit[]): Hit[] => {
  const order: Hit['via'][] = ['code', 'directory', 'name', 'variant', 'tail']
  const best = new Map<string, Hit>()
  for (const hit of hits) {
    const known = best.get(hit.record.id)
    if (!known || order.indexOf(hit.via) < order.indexOf(known.via)) best.set(hit.record.id, hit)
  }
  return [...best.values()]
}

const CERTAINTIES = ['same', 'likely', 'possible']

/** Worst first; among equals the surer, then by list and record, so that the order never depends on the look-up's. */
const byWeight = (a: Match, b: Match): number =>
  WORST_FIRST.indexOf(a.effect) - WORST_FIRST.indexOf(b.effect) ||
  CERTAINTIES.indexOf(a.certainty) - CERTAINTIES.indexOf(b.certainty) ||
  (a.listKey < b.listKey ? -1 : a.listKey > b.listKey ? 1 : 0) ||
  (a.record.id < b.record.id ? -1 : a.record.id > b.record.id ? 1 : 0)

/** Codes a directory holds for the very name: offered, not assumed, and only where none was printed. */
const offer = (code: Identifier | undefined, name: string, directory: readonly ListAnswer[]) => {
  const offered: NonNullable<Finding['offeredCodes']> = []
  if (codeAsserts(code) || name === '') return offered
  const key = nameKey(name)
  for (const answer of directory) {
    if (answer.answer !== 'listed') continue
    for (const { record } of answer.hits) {
      if (nameKey(record.subject.name) !== key) continue
      const [first] = codesOf(record.subject)
      if (!first?.valid || offered.some(o => o.code === first.value)) continue
      const region = record.region ? { region: record.region } : {}
      offered.push({ code: first.value, name: record.subject.name, ...region, listKey: answer.list.key })
    }
  }
  return offered
}

/** No mark for a no-hit by name alone, nor for what is only the tail of a longer name. */
const isMarked = ({ subject }: AssessInput, matches: readonly Match[], namesakes: boolean): boolean => {
  if (matches.some(match => match.basis !== 'tail-of-longer-name')) return true
  if (matches.length > 0 || subject.tailOf !== undefined) return false
  return subject.code !== undefined || namesakes
}
