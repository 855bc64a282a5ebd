/** What changed between two runs. A list that did not answer is no removal. */
import { canonicalJson } from '../format/canonical.ts'
import { policyList } from '../text/lists.ts'
import type { FiledChange } from './changes-form.ts'
import { type ProjectReview, stillAsked } from './project.ts'
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
    // Another name or code is another question.
    if (earlier && !stillAsked(earlier.asked, result.asked)) return []
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

/** A line of the comparison; `bidder` is the bidder's id. */
export interface ChangeLine extends Omit<FiledChange, 'bidder'> {
  bidder?: string
}

/** Of lists: what is asked of a directory says nothing about credit. */
const listLines = (before: ReviewRun, after: ReviewRun): ChangeLine[] => {
  const isAsked = ({ id }: { id: string }) => policyList(id)?.kind !== 'directory'
  const now = after.lists.filter(isAsked)
  const added = now
    .filter(({ key }) => !before.lists.some(list => list.key === key))
    .map(({ key, id }): ChangeLine => ({ is: 'list-added', list: key, id }))
  const held = before.lists.filter(isAsked).flatMap(({ key, id, seq, state }): ChangeLine[] => {
    const list = now.find(one => one.key === key)
    if (list?.state !== 'fresh') return state === 'fresh' ? [{ is: 'list-not-observed', list: key, id }] : []
    return list.seq === seq ? [] : [{ is: 'list-updated', list: key, id }]
  })
  return [...held, ...added]
}

/** Everything that is to be told since an earlier run, the bidders' first. */
export const changeLines = (before: ReviewRun, after: ReviewRun): ChangeLine[] => {
  const bidders = after.results.flatMap(({ bidder, asked }): ChangeLine[] => {
    const earlier = before.results.find(one => one.bidder === bidder)
    if (!earlier) return [{ is: 'bidder-added', bidder, name: asked.name }]
    return stillAsked(earlier.asked, asked) ? [] : [{ is: 'asked-otherwise', bidder, name: asked.name }]
  })
  const gone = before.results
    .filter(({ bidder }) => !after.results.some(one => one.bidder === bidder))
    .map(({ bidder, asked }): ChangeLine => ({ is: 'bidder-gone', bidder, name: asked.name || asked.code || '' }))
  const idOf = (key: string) => [...after.lists, ...before.lists].find(list => list.key === key)?.id ?? key
  const certaintyOf = ({ bidder, list, record, is }: Change) =>
    (is === 'new' || is === 'changed' ? after : before).results
      .find(one => one.bidder === bidder)
      ?.finding.matches.find(match => match.listKey === list && match.record.id === record)?.certainty ?? 'possible'
  const records = changesBetween(before, after).map(
    (change): ChangeLine => ({ ...change, id: idOf(change.list), certainty: certaintyOf(change) }),
  )
  return [...records, ...bidders, ...gone, ...listLines(before, after)]
}

/** Earlier runs to compare with, the nearest last; the number alone where nothing more was kept. */
export const earlierRuns = ({ runs = [], lastRun, filed }: ProjectReview, no = lastRun) =>
  Array.from({ length: Math.max(0, no - 1) }, (_, i) => {
    const note = runs.find(run => run.no === i + 1)
    const record = filed.findLast(one => one.run === i + 1)
    return {
      no: i + 1,
      ...(note ? { at: note.at, stage: note.stage } : {}),
      ...(record ? { filed: record.digest } : {}),
    }
  })

/** The run a record is compared with: that of the last record, else the one before. */
export const comparedWith = (review: ProjectReview, no: number) => {
  const earlier = earlierRuns(review, no)
  return earlier.findLast(({ filed }) => filed) ?? earlier.at(-1)
}
