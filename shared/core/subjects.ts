/**
 * The page's organisations: mentions of one name, or of one code, taken together. Two different codes printed with one name are
 * two firms, or a slip: then no code is given rather than guessed, and the name alone says not which.
 */
import { codeAsserts } from './codes.ts'
import { parseIdentifier, sameEntityCode } from './identifiers.ts'
import { lotKey } from './lots.ts'
import { nameKey } from './normalise.ts'
import { isBidder } from './ranks.ts'
import type { Identifier, Mention, PageSubject, Role } from './types.ts'

/** Weightiest first: what an officer must know about a firm on this page. */
const WEIGHT: readonly Role[] = [
  'winner',
  'candidate',
  'lead',
  'member',
  'bidder',
  'supplier',
  'rejected',
  'agency',
  'purchaser',
  'authority',
  'other',
]

type InLot = NonNullable<PageSubject['inLots']>[number]

interface Group {
  key: string
  name: string
  codes: Identifier[]
  roles: Set<Role>
  rank?: number
  /** By `lotKey`; as the page names them first. */
  lots: Map<string, string>
  inLots: Map<string, InLot>
  tailOf?: string
  sure: boolean
  mentions: number[]
}

/**
 * @param mentions in reading order, as `findMentions` gives them.
 * @param typed codes that the officer typed, by subject key. They win over nothing: a printed code stays.
 * @returns subjects in order of their first mention. `key` is the normalised name, or the code for a code without a name.
 */
export const groupSubjects = (mentions: readonly Mention[], typed: { readonly [key: string]: string } = {}): PageSubject[] => {
  const groups = new Map<string, Group>()
  mentions.forEach((mention, index) => {
    const key = mention.found === 'code' && mention.code ? mention.code.value : nameKey(mention.name)
    if (key === '') return
    const group = groups.get(key) ?? {
      key,
      name: mention.name,
      codes: [],
      roles: new Set(),
      lots: new Map(),
      inLots: new Map(),
      sure: false,
      mentions: [],
    }
    groups.set(key, group)
    add(group, mention, index)
  })
  absorbCodes(groups)
  return [...groups.values()].map(group => finish(group, typed))
}

const add = (group: Group, mention: Mention, index: number): void => {
  group.mentions.push(index)
  const { code, role, rank, lot } = mention
  if (code) {
    const same = group.codes.findIndex(c => c.value === code.value)
    // Printed rightly elsewhere: then nothing had to be guessed.
    if (same < 0) group.codes.push(code)
    else if (group.codes[same]!.repaired && !code.repaired) group.codes[same] = code
  }
  if (role) group.roles.add(role)
  if (rank !== undefined) group.rank = Math.min(rank, group.rank ?? rank)
  if (lot !== undefined) {
    const key = lotKey(lot)
    if (!group.lots.has(key)) group.lots.set(key, lot)
    if (role && role !== 'other') addToLot(group, key, role, rank)
  }
  if (mention.found === 'tail') group.tailOf ??= mention.within ?? ''
  else group.sure = true
}

/** In one lot the weightiest role counts: a winner was a bidder there too. */
const addToLot = (group: Group, key: string, role: Role, rank: number | undefined): void => {
  const held = group.inLots.get(key)
  if (held && WEIGHT.indexOf(held.role) <= WEIGHT.indexOf(role)) return
  group.inLots.set(key, { lot: group.lots.get(key)!, role, ...(rank !== undefined ? { rank } : {}) })
}

/** A code alone that another place of the page prints with a name is that name's. */
const absorbCodes = (groups: Map<string, Group>): void => {
  const ownersOf = new Map<string, Group[]>()
  for (const group of groups.values())
    if (group.name !== '') for (const { value } of group.codes) ownersOf.set(value, [...(ownersOf.get(value) ?? []), group])
  for (const [key, group] of groups) {
    if (group.name !== '') continue
    const owners = ownersOf.get(key) ?? []
    if (owners.length !== 1) continue
    owners[0]!.mentions.push(...group.mentions)
    owners[0]!.mentions.sort((a, b) => a - b)
    groups.delete(key)
  }
}

/** The group's one code: the fullest of those that name one entity; undefined when they differ. */
const onlyCode = (codes: readonly Identifier[]): Identifier | undefined => {
  const full = codes.filter(c => c.type !== 'masked')
  if (full.length === 0) return codes.length === 1 ? codes[0] : undefined
  const sound = full.filter(c => c.valid && !c.repaired)
  const best = sound.find(c => c.type === 'uscc') ?? full.find(c => c.type === 'uscc') ?? full[0]!
  return full.every(c => sameEntityCode(c, best)) ? best : undefined
}

/** Codes that surely name different entities. */
const otherCodes = (codes: readonly Identifier[]): Identifier[] => {
  const sound = codes.filter(c => codeAsserts(c))
  const apart = sound.filter((c, i) => !sound.slice(0, i).some(other => sameEntityCode(c, other)))
  return apart.length > 1 ? apart : []
}

const finish = (group: Group, typed: { readonly [key: string]: string }): PageSubject => {
  const printed = onlyCode(group.codes)
  const given = Object.hasOwn(typed, group.key) ? parseIdentifier(typed[group.key]!) : undefined
  // A typed code settles what the page leaves open; it never overrules a code that the page prints.
  const code = printed ?? given
  const several = otherCodes(group.codes)
  const roles = WEIGHT.filter(role => group.roles.has(role))
  // A purchaser's name inside a lot's (标项名称：某医院设备) makes no lot its own.
  const lots = roles.length === 0 || isBidder(roles) ? [...group.lots.values()] : []
  return {
    key: group.key,
    name: group.name,
    ...(code ? { code } : {}),
    ...(code && !printed ? { codeTyped: true } : {}),
    ...(several.length > 0 ? { codes: several } : {}),
    ...(group.codes.length > 0 && !printed ? { codesDiffer: true } : {}),
    roles,
    ...(group.rank !== undefined ? { rank: group.rank } : {}),
    ...(lots.length > 0 ? { lots } : {}),
    ...(group.inLots.size > 0 ? { inLots: [...group.inLots.values()] } : {}),
    ...(!group.sure && group.tailOf !== undefined ? { tailOf: group.tailOf } : {}),
    mentions: group.mentions,
  }
}
