/** From what was typed, or what the finder read on a page or in a file, to a review's candidates. */
import type { PanelSubject } from '#shared/contract/views.ts'
import type { PageSubject } from '#shared/core/types.ts'
import { parseQuery } from '#shared/lookup/query.ts'
import type { Candidate } from '#shared/review/bidders.ts'
import { bidders } from '#shared/review/build-record.ts'
import type { Origin } from '#shared/review/project.ts'

/** A typed or pasted line, one organisation: 名称 代码. */
export const linesOf = (text: string): Candidate[] =>
  text.split('\n').flatMap((line): Candidate[] => {
    const { name = '', code } = parseQuery(line)
    if (name === '' && !code) return []
    return [{ name, ...(code ? { code: code.value, codeFrom: 'typed' as const } : {}), origin: { from: 'paste' } }]
  })

/** @param placeOf where in its source a subject is first named, in words. */
export const candidatesOf = (
  subjects: readonly PanelSubject[],
  origin: Origin,
  placeOf: (subject: PanelSubject) => string = () => '',
): Candidate[] => {
  const placed = new Map(subjects.map(one => [one.finding.subject, placeOf(one)]))
  return bidders(subjects.map(({ finding }) => finding.subject)).map(subject => candidateOf(subject, origin, placed.get(subject)))
}

const candidateOf = ({ name, code, codeTyped, roles }: PageSubject, origin: Origin, place: string | undefined): Candidate => ({
  name,
  ...(code ? { code: code.value, codeFrom: codeTyped ? ('typed' as const) : ('printed' as const) } : {}),
  role: roles[0] === 'member' || roles[0] === 'lead' || roles[0] === 'winner' ? roles[0] : 'bidder',
  origin: place ? { ...origin, place } : origin,
})
