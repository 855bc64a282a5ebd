/** Words for roles. */
import type { PageSubject, Role } from '../core/types.ts'
import { roleWords } from './tables/role.ts'
import { type Lang, speak } from './words.ts'

export const roleWord = (role: Role | undefined, lang: Lang): string => speak(roleWords, lang)(role ?? 'unknown')

/** All of an organisation's roles, with rank, each lot's apart, in one phrase; undefined where none is known. */
export const rolesPhrase = (subject: PageSubject, lang: Lang): string | undefined => {
  const say = speak(roleWords, lang)
  const word = (role: Role, rank: number | undefined) =>
    role === 'candidate' && rank ? say('candidate-ranked', { rank }) : say(role)
  const lotsOf = (lots: readonly string[]) => (lots.length > 0 ? say('lots', { lots: lots.join(say('join')) }) : '')
  const known = subject.roles.filter(role => role !== 'other')
  if (known.length === 0) return undefined
  const inLots = subject.inLots ?? []
  const parts = new Map<string, string[]>()
  for (const { lot, role, rank } of inLots) {
    const said = word(role, rank)
    parts.set(said, [...(parts.get(said) ?? []), lot])
  }
  // What is said of it outside lots too; that it bid goes without saying.
  for (const role of known) {
    const told = inLots.length > 0 && (role === 'bidder' || role === 'supplier' || inLots.some(one => one.role === role))
    if (!told) {
      const said = word(role, subject.rank)
      parts.set(said, parts.get(said) ?? [])
    }
  }
  const phrase = [...parts].map(([said, lots]) => said + lotsOf(lots)).join(say('join'))
  return inLots.length > 0 ? phrase : phrase + lotsOf(subject.lots ?? [])
}
