/** 信用承诺 beside the look-up: where the two differ it is for a person to compare, and nothing is said of the bidder. */
import type { ListId } from '../core/records.ts'
import type { Certainty } from '../core/types.ts'
import type { Compared } from './facts-form.ts'
import { asksForMajor, majorStanding } from './major.ts'
import { cellOf, officialOf, resultOf } from './matrix.ts'
import { judgementOf, type ProjectBidder, type Promised } from './project.ts'
import type { ReviewRun, RunResult } from './run.ts'

/** 重大违法记录 has no list of its own that would be complete. */
export const MAJOR = 'gp-illegal'

export interface Beside {
  list: ListId
  is: Compared
}

export interface PromiseView extends Partial<Pick<Promised, 'to' | 'on' | 'by' | 'at'>> {
  text: string
  /** Of the commitments list. */
  entry?: { list: string; record: string; certainty: Certainty; kept?: boolean }
  beside: Beside[]
}

/** What a promise may be compared with: the lists asked of this bidder, and 重大违法记录 where the rules ask for it. */
export const promisable = (result: RunResult | undefined, run: ReviewRun): ListId[] => [
  ...new Set([...(result?.required ?? []), ...(asksForMajor(run.context) ? [MAJOR] : [])]),
]

const besideOf = (bidder: ProjectBidder, list: ListId, run: ReviewRun | undefined): Compared => {
  const result = resultOf(bidder, run)
  if (!run || !result) return 'not-run'
  if (list === MAJOR) {
    const standing = majorStanding(bidder, result, run.asOf, run.context)
    return standing === 'proposed' || standing === 'confirmed' ? 'differs' : 'not-covered'
  }
  const cell = cellOf(bidder, list, run)
  const official = officialOf(bidder, list)
  const seen = official?.result === 'by-hand' ? official.seen : official?.result
  const found = cell.is === 'match' && cell.matches.some(match => judgementOf(bidder, match)?.same !== false)
  if (found || seen === 'hit') return 'differs'
  return cell.is === 'clear' || seen === 'no-hit' ? 'not-seen' : 'not-settled'
}

/** Those entered by hand, then the entries of the commitments list, each beside what was looked up. */
export const promisesOf = (bidder: ProjectBidder, run: ReviewRun | undefined): PromiseView[] => {
  const result = resultOf(bidder, run)
  const beside = (lists: readonly ListId[]) => lists.map((list): Beside => ({ list, is: besideOf(bidder, list, run) }))
  const typed = (bidder.promises ?? []).map(({ lists, ...one }): PromiseView => ({ ...one, beside: beside(lists) }))
  const entries = (result?.finding.matches ?? [])
    .filter(match => match.list === 'commitment' && judgementOf(bidder, match)?.same !== false)
    .map(({ record, listKey, certainty }): PromiseView => {
      const on = record.dates.since?.on
      return {
        text: record.reason ?? record.outcome ?? record.ref ?? record.id,
        ...(record.authority ? { to: record.authority } : {}),
        ...(on ? { on } : {}),
        entry: { list: listKey, record: record.id, certainty, ...(record.kept === undefined ? {} : { kept: record.kept }) },
        beside: run ? beside(promisable(result, run)) : [],
      }
    })
  return [...typed, ...entries]
}

/** Whether anything is to be compared by a person: a look-up that says otherwise, or a source that says it was not kept. */
export const differs = ({ entry, beside }: Pick<PromiseView, 'entry' | 'beside'>): boolean =>
  entry?.kept === false || beside.some(({ is }) => is === 'differs')
