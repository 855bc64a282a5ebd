/** Matching, scored on the name benchmark: a line a rule and one of all. */
import { pairsByRule } from '../support/name-files.ts'
import { figuresOf, type Judged, judge, readPairs } from '../support/name-pairs.ts'

export const scoreNames = async (): Promise<object[]> => {
  const judged: Judged[] = []
  for (const [, pairs] of pairsByRule(readPairs)) for (const pair of pairs) judged.push(await judge(pair))
  return figuresOf(judged).map(figures => ({ set: 'names', ...figures }))
}
