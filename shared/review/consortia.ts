/** Consortium groups as a page or file prints them: read only where it is plain who leads whom, else a person makes them. */
import type { PageSubject } from '../core/types.ts'

type Printed = Pick<PageSubject, 'name' | 'roles' | 'rank' | 'lots'>

/** One lead with its members: of the whole document, or of one rank and lot. Of two leads, nobody is given to either. */
export const consortiaOf = <S extends Printed>(subjects: readonly S[]): Map<S, string> => {
  const leads = subjects.filter(({ roles }) => roles.includes('lead'))
  const members = subjects.filter(({ roles }) => roles.includes('member') && !roles.includes('lead'))
  const place = ({ rank, lots = [] }: S) => `${rank ?? ''} ${lots.join(' ')}`
  const of = new Map<S, string>()
  for (const lead of leads) {
    const own = leads.length === 1 ? members : members.filter(one => place(one) === place(lead))
    const plain =
      leads.length === 1 || (place(lead).trim() !== '' && leads.filter(one => place(one) === place(lead)).length === 1)
    if (plain && own.length > 0) for (const one of [lead, ...own]) of.set(one, lead.name)
  }
  return of
}
