/** How many organisations of one name are known: then a name says nothing about which of them is meant. */
import type { ListAnswer } from './answers.ts'
import { codesOf } from './codes.ts'
import { sameEntityCode } from './identifiers.ts'
import { nameKey } from './normalise.ts'
import type { ListId } from './records.ts'
import type { Identifier, PageSubject } from './types.ts'

/**
 * Counts the different organisations that directories and lists hold under exactly this name, and the page prints with it, told apart
 * by valid codes. Records
 * without a valid code count for nothing: they may be any of the others.
 * @param counts which lists are heard. A red list is not: praise of a namesake would make a black record doubtful.
 */
export const entitiesNamed = (
  { name, codes: printed = [] }: Pick<PageSubject, 'name' | 'codes'>,
  answers: readonly ListAnswer[],
  counts: (id: ListId) => boolean,
): number => {
  if (name === '') return 0
  const key = nameKey(name)
  const known: Identifier[][] = printed.map(code => [code])
  for (const answer of answers) {
    if (answer.answer !== 'listed' || answer.list.state === 'broken' || !counts(answer.list.id)) continue
    for (const { record } of answer.hits) {
      if (nameKey(record.subject.name) !== key) continue
      // A 15-digit number beside a USCC elsewhere may be the same firm: only codes that can be compared tell two firms apart.
      const codes = codesOf(record.subject).filter(code => code.valid && code.type !== 'reg-no')
      if (codes.length > 0 && !known.some(other => other.some(a => codes.some(b => sameEntityCode(a, b))))) known.push(codes)
    }
  }
  return known.length
}
