/** Subjects → findings: every list is asked, what a directory offers is followed once, and the core assesses. */
import { assess, type ListAnswer } from '../core/assess.ts'
import { codeAsserts, codesOf } from '../core/codes.ts'
import type { Day } from '../core/days.ts'
import { keysOfCode } from '../core/keys.ts'
import { nameKey } from '../core/normalise.ts'
import type { Policy, PolicyList } from '../core/policy.ts'
import type { ListId, ListState } from '../core/records.ts'
import type { Finding, Identifier, PageSubject } from '../core/types.ts'
import type { Answer, CheckOptions, Query } from './types.ts'

/** A name held by more organisations than this is told as several, not followed to each. */
const OFFERS_FOLLOWED = 8

export interface CheckInput {
  ask: (queries: readonly Query[], signal?: AbortSignal) => Promise<Answer[][]>
  policy: Policy
  ownRow?: (list: ListState) => PolicyList | undefined
}

export interface CheckMore {
  alsoRequired?: readonly ListId[]
  /** Only list versions whose data are of this day are asked; the others count as absent. */
  listAt?: Day
}

const queryOf = ({ name, code }: PageSubject): Query => ({ ...(name === '' ? {} : { name }), ...(code ? { code } : {}) })

/** Findings in the order of the subjects. Rejects with the signal's reason when cancelled. */
export const checkSubjects = async (
  { ask, policy, ownRow }: CheckInput,
  subjects: readonly PageSubject[],
  options: CheckOptions & CheckMore,
): Promise<Finding[]> => {
  const { context, asOf, signal, confirmed, alsoRequired, listAt } = options
  const askThen: CheckInput['ask'] = async (queries, stop) => {
    const all = await ask(queries, stop)
    return listAt ? all.map(each => each.filter(answer => answer.list.retrievedAt === listAt)) : all
  }
  const directories = new Set(policy.lists.filter(row => row.kind === 'directory').map(row => row.id))
  const answers: ListAnswer[][] = await askThen(subjects.map(queryOf), signal)
  const offers = subjects.map((subject, i) => offeredTo(subject, answers[i]!, directories))
  await follow(askThen, offers, answers, directories, signal)
  signal?.throwIfAborted()
  return subjects.map((subject, i) =>
    assess({
      subject,
      answers: answers[i]!,
      context,
      asOf,
      policy,
      triedCode: subject.code !== undefined && keysOfCode(subject.code).length > 0,
      triedName: subject.name !== '',
      ...(confirmed ? { confirmed } : {}),
      ...(alsoRequired ? { alsoRequired } : {}),
      ...(ownRow ? { ownRow } : {}),
    }),
  )
}

/** Codes that directories hold for the very name of a subject that prints none that can be compared. */
const offeredTo = (subject: PageSubject, answers: readonly ListAnswer[], directories: ReadonlySet<ListId>): Identifier[] => {
  if (codeAsserts(subject.code) || subject.name === '' || subject.tailOf !== undefined) return []
  const key = nameKey(subject.name)
  const offered = new Map<string, Identifier>()
  for (const answer of answers) {
    if (answer.answer !== 'listed' || !directories.has(answer.list.id)) continue
    for (const { record } of answer.hits) {
      const code = nameKey(record.subject.name) === key ? codesOf(record.subject)[0] : undefined
      if (code?.valid) offered.set(code.value, code)
    }
  }
  return [...offered.values()].slice(0, OFFERS_FOLLOWED)
}

/** Asks the other lists by the offered codes; what they hold joins the answers as found through the directory. */
const follow = async (
  ask: CheckInput['ask'],
  offers: readonly Identifier[][],
  answers: ListAnswer[][],
  directories: ReadonlySet<ListId>,
  signal?: AbortSignal,
): Promise<void> => {
  const jobs = offers.flatMap((codes, subject) => codes.map(code => ({ subject, code })))
  if (jobs.length === 0) return
  const found = await ask(
    jobs.map(({ code }) => ({ code })),
    signal,
  )
  for (const [j, { subject }] of jobs.entries()) {
    for (const answer of found[j]!) {
      if (answer.answer !== 'listed' || directories.has(answer.list.id)) continue
      const at = answers[subject]!.findIndex(known => known.list.key === answer.list.key)
      const known = answers[subject]![at]
      const earlier = known?.answer === 'listed' ? known.hits : []
      const hits = [...earlier, ...answer.hits.map(({ record }) => ({ record, via: 'directory' as const }))]
      answers[subject]![at < 0 ? answers[subject]!.length : at] = { answer: 'listed', list: answer.list, hits }
    }
  }
}
