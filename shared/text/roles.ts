/** Words for roles. */
import type { PageSubject, Role } from '../core/types.ts'
import { type Lang, speak } from './words.ts'

export const roleWords = {
  winner: ['中标（成交）供应商', 'Winner'],
  candidate: ['中标候选人', 'Candidate'],
  'candidate-ranked': ['第 {rank} 中标候选人', 'Candidate no. {rank}'],
  bidder: ['投标人', 'Bidder'],
  supplier: ['供应商', 'Supplier'],
  // Whose bid was refused, and who merely did not win: the notice says which.
  rejected: ['未中标或未通过的投标人', 'Unsuccessful or rejected bidder'],
  lead: ['联合体牵头人', 'Consortium lead'],
  member: ['联合体成员', 'Consortium member'],
  purchaser: ['采购人', 'Purchaser'],
  agency: ['采购代理机构', 'Agency'],
  authority: ['监督部门', 'Authority'],
  other: ['其他单位', 'Other organisation'],
  unknown: ['角色未明', 'Role unknown'],
  join: ['、', ', '],
  lots: ['（{lots}）', ' ({lots})'],
} as const

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
