/** From a hit to a match: design.md, "From match to assessment". An identifier asserts, a registered name suggests, the rest only asks. */
import { compareCode } from './codes.ts'
import { isSoleTraderCode } from './identifiers.ts'
import { nameKey } from './normalise.ts'
import type { ListRecord } from './records.ts'
import type { Basis, Certainty, Identifier } from './types.ts'

/** How the look-up came to the record. `directory`: through the code a directory offers for the name. */
export type Via = 'code' | 'name' | 'variant' | 'tail' | 'directory'

export interface MatchSubject {
  name?: string
  code?: Identifier
  /** The name stands only as the tail of a longer name. */
  tailOf?: string
}

export interface MatchFacts {
  /** An officer confirmed that this subject and this record are one. */
  confirmed?: boolean
  /** How many organisations of this name are known (directories and lists together). */
  entities?: number
  /** Codes a directory offers for the name. */
  offered?: Identifier[]
}

export type MatchVerdict = { basis: Basis; certainty: Certainty } | { veto: true } | undefined

const CERTAINTY: { [B in Basis]: Certainty } = {
  uscc: 'same',
  'org-code-in-uscc': 'same',
  'reg-no': 'same',
  'masked-code-and-name': 'same',
  'confirmed-pair': 'same',
  'registered-name': 'likely',
  'former-name': 'likely',
  'directory-only-entity': 'likely',
  'variant-name': 'possible',
  'tail-of-longer-name': 'possible',
  'several-entities': 'possible',
  'repaired-code': 'possible',
}

export const certaintyOf = (basis: Basis): Certainty => CERTAINTY[basis]

const as = (basis: Basis): MatchVerdict => ({ basis, certainty: CERTAINTY[basis] })

// A short name without an organisation's ending is a person's or a shop sign: it never flags anybody.
const ORGANISATION_END =
  /(?:公司|集团|厂|社|店|行|局|院|校|所|站|部|会|处|室|馆|中心|大学|中学|小学|银行|政府|委|队|场|园|矿|铺|坊|城|苑|吧|站点)$/
const SHORT_HAN = /^[\p{Script=Han}·•・]{1,4}$/u

/** Whether a name may be matched by name at all. */
export const matchesByName = (name: string): boolean => {
  const key = nameKey(name)
  if (key.length < 3) return false
  return !SHORT_HAN.test(key) || (key.length === 4 && ORGANISATION_END.test(key))
}

const isSoleTrader = (record: ListRecord): boolean =>
  (record.subject.uscc !== undefined && isSoleTraderCode(record.subject.uscc)) ||
  nameKey(record.subject.name).endsWith('(个体工商户)')

type NameBasis = 'registered-name' | 'former-name' | 'variant-name'

const nameBasis = (name: string, record: ListRecord, via: Via): NameBasis | undefined => {
  const { subject } = record
  const key = nameKey(name)
  // Names the source prints in another script or language are the registered name in that language.
  if ([subject.name, ...(subject.otherNames ?? [])].some(n => nameKey(n) === key)) return 'registered-name'
  if (subject.formerNames?.some(n => nameKey(n) === key)) return 'former-name'
  // The look-up has confirmed the full variant key, which no short name has.
  return via === 'variant' ? 'variant-name' : undefined
}

/**
 * Compares what a page prints with a record that a key led to. Undefined: no match after all (a key's hash collided, or the name
 * may not be matched by name).  `veto`: the name agrees, but the codes show another organisation.
 */
export const matchRecord = (subject: MatchSubject, record: ListRecord, via: Via, facts: MatchFacts = {}): MatchVerdict => {
  const code = compareCode(subject.code, record.subject)
  if (code.kind === 'same') return as(code.basis)
  const name = subject.name && matchesByName(subject.name) ? nameBasis(subject.name, record, via) : undefined
  if (code.kind === 'different') return name || via !== 'code' ? { veto: true } : undefined
  if (code.kind === 'masked' && name === 'registered-name') return as('masked-code-and-name')
  if (code.kind === 'perhaps' && name === 'registered-name') return as('reg-no')
  if (facts.confirmed) return as('confirmed-pair')
  const byNameAllowed = !isSoleTrader(record) && !(subject.code?.type === 'uscc' && isSoleTraderCode(subject.code.value))
  const named = byNameAllowed ? matchByName(subject, record, via, name, facts) : undefined
  if (named) return named
  return code.kind === 'repaired' || code.kind === 'perhaps' ? as('repaired-code') : undefined
}

const matchByName = (
  subject: MatchSubject,
  record: ListRecord,
  via: Via,
  name: NameBasis | undefined,
  facts: MatchFacts,
): MatchVerdict => {
  if (via === 'tail' || subject.tailOf !== undefined) return name ? as('tail-of-longer-name') : undefined
  const several = (facts.entities ?? 0) > 1
  if (name === 'registered-name' || name === 'former-name') return as(several ? 'several-entities' : name)
  if (name) return as(name)
  if (via !== 'directory' || !facts.offered?.some(offer => compareCode(offer, record.subject).kind === 'same')) return undefined
  return as(several ? 'several-entities' : 'directory-only-entity')
}
