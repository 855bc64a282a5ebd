/** A run as a matrix, bidders × lists: what each cell shows, and how old what it rests on is. */

import { worst } from '../core/ranks.ts'
import type { ListId, ListState } from '../core/records.ts'
import { cannotClear } from '../core/required.ts'
import type { Assessment, Match } from '../core/types.ts'
import { policyList } from '../text/lists.ts'
import { type OfficialLookup, type ProjectBidder, stillAsked } from './project.ts'
import type { ReviewRun, RunResult } from './run.ts'
import { dataFlag, type Window, type WindowFlag } from './window.ts'

/** One list of the matrix, all its copies together. */
export interface Column {
  id: ListId
  required: boolean
  /** Versions that were asked, `registryId/listId`; none: not installed. */
  lists: ListState[]
  flag?: WindowFlag
}

export type Cell =
  /** Not asked yet, or asked by another name or code than the bidder has now. */
  | { is: 'not-run' }
  | { is: 'match'; assessment: Assessment; matches: Match[] }
  | { is: 'clear' }
  /** 代码未核: nothing under what was tried, and too little was tried. */
  | { is: 'unchecked' }
  | { is: 'unknown'; reason: string }

/** Required lists first, then what else is installed; directories say nothing about credit. */
export const columnsOf = (run: ReviewRun, window?: Window): Column[] => {
  const required = [...new Set(run.results.flatMap(result => result.required))]
  const installed = run.lists.filter(list => policyList(list.id)?.kind !== 'directory').map(list => list.id)
  return [...new Set([...required, ...installed])].map(id => {
    const lists = run.lists.filter(list => list.id === id)
    const flag = lists.map(list => dataFlag(list.retrievedAt, window)).find(one => one !== undefined)
    return { id, required: required.includes(id), lists, ...(flag ? { flag } : {}) }
  })
}

export const resultOf = (bidder: ProjectBidder, run: ReviewRun | undefined): RunResult | undefined => {
  const result = run?.results.find(one => one.bidder === bidder.id)
  return result && stillAsked(result.asked, bidder) ? result : undefined
}

export const cellOf = (bidder: ProjectBidder, id: ListId, run: ReviewRun | undefined): Cell => {
  const result = resultOf(bidder, run)
  if (!run || !result) return { is: 'not-run' }
  const { finding } = result
  const matches = finding.matches.filter(match => match.list === id)
  const gravest = worst(matches.map(match => match.effect))
  if (gravest) return { is: 'match', assessment: gravest, matches }
  if (finding.cleared.some(cleared => cleared.list === id)) return { is: 'clear' }
  const answers = result.answers.flatMap(answer => {
    const list = run.lists.find(one => one.key === answer.list)
    return list?.id === id ? [{ answer, list }] : []
  })
  if (answers.length === 0) return { is: 'unknown', reason: 'absent' }
  const faults = answers.map(
    ({ answer, list }) =>
      cannotClear(list, finding.subject, run.asOf) ?? (answer.answer === 'unknown' ? (answer.reason ?? 'broken') : undefined),
  )
  if (faults.every(fault => fault !== undefined)) return { is: 'unknown', reason: faults[0]! }
  // Only the assessment says that a required list cleared somebody; another one is said to hold nothing of a full question.
  const full = finding.subject.code?.valid === true && !finding.subject.code.repaired && finding.subject.name !== ''
  return full && !result.required.includes(id) && !finding.subject.codesDiffer ? { is: 'clear' } : { is: 'unchecked' }
}

/** The latest official look-up of the bidder, as it is now named and coded, for a list. */
export const officialOf = (bidder: ProjectBidder, list: ListId): OfficialLookup | undefined =>
  bidder.official.filter(one => one.list === list && stillAsked(one.asked, bidder)).sort((a, b) => (a.at < b.at ? 1 : -1))[0]
