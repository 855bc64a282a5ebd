/** From what was typed, or what the finder read on a page or in a file, to a review's candidates. */
import type { PanelSubject } from '#shared/contract/views.ts'
import { parseQuery } from '#shared/lookup/query.ts'
import type { Candidate } from '#shared/review/bidders.ts'
import { bidders } from '#shared/review/build-record.ts'
import { consortiaOf } from '#shared/review/consortia.ts'
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
  const all = subjects.map(({ finding }) => finding.subject)
  const placed = new Map(subjects.map(one => [one.finding.subject, placeOf(one)]))
  const groups = consortiaOf(bidders(all))
  return bidders(all).map((subject): Candidate => {
    const { name, code, codeTyped, roles } = subject
    const place = placed.get(subject)
    const group = groups.get(subject)
    const together = roles.includes('lead') ? 'lead' : 'member'
    return {
      name,
      ...(code ? { code: code.value, codeFrom: codeTyped ? ('typed' as const) : ('printed' as const) } : {}),
      role: group ? together : ((['lead', 'member', 'winner'] as const).find(role => role === roles[0]) ?? 'bidder'),
      ...(group ? { group: `${origin.source ?? origin.from} ${group}` } : {}),
      origin: place ? { ...origin, place } : origin,
    }
  })
}
