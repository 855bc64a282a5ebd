/** Tells natural persons from organisations, so that persons never enter a list. */
import { hasPersonForm, isPersonCode } from '#shared/core/person-numbers.ts'
import words from './data/kind-words.json' with { type: 'json' }
import type { Mapping } from './mapping.ts'

export type SubjectKind = 'organisation' | 'sole-trader' | 'person' | 'unclear'

const CHINESE = /\p{Script=Han}/u
const ENDING = new RegExp(words.chineseOrganisation, 'u')
const INSIDE = new RegExp(words.chineseOrganisationInside, 'u')
const SURNAME = new RegExp(`^(?:${words.doubleSurnames}|[${words.surnames}])`, 'u')
const TITLE = new RegExp(words.latinPersonTitle, 'iu')
const LATIN = new RegExp(words.latinOrganisation, 'iu')
/** Half width, without white space: enough to read endings by, and without the way back that `nameKey` keeps. */
export const plainName = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '')

/** A name of an organisation written in Chinese, by its ending. */
export const endsAsOrganisation = (name: string): boolean => ENDING.test(plainName(name))

/** What registers write in a column of kinds, when the mapping does not say. */
const PERSON_KIND = /^(?:自然人|个人|公民|individual|person)$/i
const TRADER_KIND = /^(?:个体工商户|个体户|个体)$/

export interface KindQuestion {
  /** The name as the source prints it, and the names extracted beside it. */
  names: string[]
  /** Texts of the code columns. */
  codes: string[]
  /** Whether one of them is an organisation's code. */
  hasCode: boolean
  /** Text of the `kind` column. */
  kind: string
  uscc?: string
}

/** The first of: what the source says, an identity number, an organisation's code, the name. A doubt is `unclear`, never guessed. */
export const kindOf = (q: KindQuestion, rules: NonNullable<Mapping['persons']> = {}): SubjectKind => {
  if (q.kind !== '') {
    if (rules.person?.includes(q.kind)) return 'person'
    if (rules.soleTrader?.includes(q.kind)) return 'sole-trader'
    if (rules.organisation?.includes(q.kind)) return 'organisation'
  }
  if (PERSON_KIND.test(q.kind)) return 'person'
  if (TRADER_KIND.test(q.kind)) return 'sole-trader'
  const named = q.names.some(namesOrganisation)
  // Some sources put the legal representative's number beside a firm: the number is left out, the firm stays.
  if (!named && q.codes.some(c => isPersonCode(c) || hasPersonForm(c))) return 'person'
  if (q.uscc?.startsWith('92') || q.names.some(n => plainName(n).includes(words.soleTrader))) return 'sole-trader'
  if (q.hasCode || named || rules.none) return 'organisation'
  return q.names.some(namesPerson) ? 'person' : 'unclear'
}

const namesOrganisation = (name: string): boolean => {
  const key = plainName(name)
  if (CHINESE.test(key)) return ENDING.test(key) || (key.length > 4 && INSIDE.test(key))
  return LATIN.test(name)
}

/** A Chinese name of two to four characters that begins with a surname, a name with the dot of the minorities, a title. */
const namesPerson = (name: string): boolean => {
  const key = plainName(name).replace(/^\((.*)\)$/, '$1')
  if (CHINESE.test(key)) {
    if (/^\p{Script=Han}{1,8}[·•・]\p{Script=Han}{1,8}(?:[·•・]\p{Script=Han}{1,8})?$/u.test(key)) return true
    return /^\p{Script=Han}{2,4}$/u.test(key) && SURNAME.test(key)
  }
  return TITLE.test(name)
}
