/** What changed between two runs. A list that did not answer is no removal. */
import { canonicalJson } from '../format/canonical.ts'
import type { ReviewRun, RunResult } from './run.ts'

export interface Change {
  bidder: string
  list: string
  record: string
  is: 'new' | 'changed' | 'removed' | 'not-observed'
}

const recordsOf = (result: RunResult): Map<string, { list: string; record: string; print: string }> =>
  new Map(
    result.finding.matches.map(({ listKey, record, effect, certainty, standing }) => [
      `${listKey}\n${record.id}`,
      { list: listKey, record: record.id, print: canonicalJson({ record, effect, certainty, standing }) },
    ]),
  )

export const changesBetween = (before: ReviewRun, after: ReviewRun): Change[] =>
  after.results.flatMap(result => {
    const earlier = before.results.find(({ bidder }) => bidder === result.bidder)
    const was = earlier ? recordsOf(earlier) : new Map<string, never>()
    const is = recordsOf(result)
    const heard = (list: string): boolean =>
      result.answers.some(answer => answer.list === list && answer.answer !== 'unknown') &&
      after.lists.some(({ key, state }) => key === list && state === 'fresh')
    const found = [...is].flatMap(([key, { list, record, print }]): Change[] => {
      const old = was.get(key)
      if (!old) return [{ bidder: result.bidder, list, record, is: 'new' }]
      return old.print === print ? [] : [{ bidder: result.bidder, list, record, is: 'changed' }]
    })
    const gone = [...was].flatMap(([key, { list, record }]): Change[] =>
      is.has(key) ? [] : [{ bidder: result.bidder, list, record, is: heard(list) ? 'removed' : 'not-observed' }],
    )
    return [...found, ...gone]
  })
