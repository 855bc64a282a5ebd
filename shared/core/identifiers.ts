/**
 * Codes of organisations: reading, checking, comparing. USCC by GB 32100-2015, organisation code by GB 11714-1997.
 * A code whose check character fails is kept and marked: registries hold real ones.
 */
import type { Identifier } from './types.ts'

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const PERSON_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

const USCC_FORM = /^[1-9ANY][0-9A-HJ-NP-RTUWXY]\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/
const ORG_FORM = /^[0-9A-Z]{8}[0-9X]$/
const REG_FORM = /^\d{13}[0-9A-Z]{2}$/
const MASKED_FORM = /^[0-9A-Z]{2,14}\*+[0-9A-Z]{0,8}$/
const PERSON_FORM = /^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9X]$/

/** Check character of a USCC's first 17 characters, or undefined when one is outside the alphabet. */
export const usccCheckCharacter = (first17: string): string | undefined => {
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const value = USCC_ALPHABET.indexOf(first17[i] ?? '?')
    if (value < 0) return undefined
    sum += value * USCC_WEIGHTS[i]!
  }
  // The outer mod matters: without it every code whose sum divides by 31 fails.
  return USCC_ALPHABET[(31 - (sum % 31)) % 31]
}

/** Check character of an organisation code's first 8 characters (letters count A = 10 … Z = 35). */
export const orgCodeCheckCharacter = (first8: string): string | undefined => {
  let sum = 0
  for (let i = 0; i < 8; i++) {
    const value = Number.parseInt(first8[i] ?? '?', 36)
    if (Number.isNaN(value)) return undefined
    sum += value * ORG_WEIGHTS[i]!
  }
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

export const isValidUscc = (code: string): boolean => USCC_FORM.test(code) && usccCheckCharacter(code.slice(0, 17)) === code[17]
export const isValidOrgCode = (code: string): boolean =>
  ORG_FORM.test(code) && orgCodeCheckCharacter(code.slice(0, 8)) === code[8]

/** True for a personal identity number (GB 11643): never a key, never stored. A valid USCC is no identity number. */
export const isPersonId = (value: string): boolean => {
  if (!PERSON_FORM.test(value) || isValidUscc(value)) return false
  let sum = 0
  for (let i = 0; i < 17; i++) sum += Number(value[i]) * PERSON_WEIGHTS[i]!
  return '10X98765432'[sum % 11] === value[17]
}

/**
 * A masked identity number of a person, as court lists print it: `3423011964****3224`, with more or fewer of the birthday shown, or
 * only the district in front: `342301********3224`.
 */
export const isMaskedPersonId = (value: string): boolean =>
  /^[1-6]\d{5}(?:18|19|20)\d{2,8}\*+[0-9X]{0,4}$/.test(value) ||
  /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{4}\*{6,}\d{0,3}[0-9X]$/.test(value)

/** One character over and over stands where a form wanted a code: `000000000` even passes its check. */
const isFiller = (value: string): boolean => /^(.)\1*$/.test(value)

/** Upper case, half width, without white space, hyphens and the marks that stand for hyphens. */
export const normaliseCode = (raw: string): string =>
  raw
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff\-‐‑‒–—−_]+/g, '')
    .replace(/[＊×✱∗●]/g, '*')
    .toUpperCase()
    // Capitals and what was parted by an invisible character may compose anew.
    .normalize()

/** The organisation code inside a USCC (characters 9–17). */
export const orgCodeOf = (uscc: string): string => uscc.slice(8, 17)

/**
 * Reads a code as printed. Undefined for what is no organisation's code, personal identity numbers included.
 * @param raw as it stands: any width, case, hyphens.
 */
export const parseIdentifier = (raw: string): Identifier | undefined => {
  const value = normaliseCode(raw)
  if (isFiller(value)) return undefined
  if (value.includes('*')) {
    return MASKED_FORM.test(value) && value.length >= 8 && !isMaskedPersonId(value)
      ? { type: 'masked', value, valid: true }
      : undefined
  }
  if (value.length === 18) {
    if (isPersonId(value) || !USCC_FORM.test(value)) return undefined
    return { type: 'uscc', value, valid: isValidUscc(value) }
  }
  if (value.length === 9 && ORG_FORM.test(value)) return { type: 'org-code', value, valid: isValidOrgCode(value) }
  if (value.length === 15 && REG_FORM.test(value)) return { type: 'reg-no', value, valid: true }
  return undefined
}

/**
 * A code misread in the ways people misread them: O for 0, I for 1, and the letters a USCC never has. Undefined unless exactly
 * the repaired form passes its check. The result is `repaired`: good for `possible` only.
 */
export const repairIdentifier = (raw: string): Identifier | undefined => {
  const value = normaliseCode(raw)
  if (value.length !== 18) return undefined
  const repaired = value.replace(/O/g, '0').replace(/I/g, '1').replace(/Z/g, '2').replace(/S/g, '5')
  if (repaired === value || !isValidUscc(repaired)) return undefined
  return { type: 'uscc', value: repaired, valid: true, repaired: true }
}

/**
 * Whether a masked code's shown beginning and end agree with a full code. The number of stars says nothing. A masked code may
 * hide a USCC or an organisation code, so the organisation code inside `code` is tried as well.
 */
export const maskedAgrees = (masked: string, code: string): boolean => {
  const first = masked.indexOf('*')
  const head = masked.slice(0, first)
  const tail = masked.slice(masked.lastIndexOf('*') + 1)
  // Fewer shown characters would agree by chance; a real mask shows the region and more.
  if (head.length + tail.length < 6) return false
  const fits = (full: string) => full.length >= head.length + tail.length && full.startsWith(head) && full.endsWith(tail)
  return fits(code) || (code.length === 18 && fits(orgCodeOf(code)))
}

/** Whether two full codes name one entity: equal, or one's organisation code stands inside the other's USCC or 15-digit tax number. */
export const sameEntityCode = (a: Identifier, b: Identifier): boolean => {
  if (a.type === 'masked' || b.type === 'masked') return false
  if (a.value === b.value) return true
  const orgA = orgPartOf(a)
  const orgB = orgPartOf(b)
  return orgA !== undefined && orgA === orgB
}

/**
 * The organisation code a full code carries, or undefined. A 15-digit tax number ends in one (six digits of region before it)
 * only when those nine characters pass the check: a business registration number does not.
 */
export const orgPartOf = (code: Identifier): string | undefined => {
  if (code.type === 'uscc') return orgCodeOf(code.value)
  if (code.type === 'org-code') return code.value
  if (code.type === 'reg-no') {
    const tail = code.value.slice(6)
    return isValidOrgCode(tail) ? tail : undefined
  }
  return undefined
}

/**
 * Whether 15 digits pass the check of a business registration number (GS 15—2006: ISO 7064 MOD 11,10). One tax number in ten does by
 * chance; a registration number's last nine digits may then read as the organisation code of a firm it has nothing to do with.
 */
export const isRegistrationNumber = (value: string): boolean => {
  if (!/^\d{15}$/.test(value)) return false
  let product = 10
  for (const digit of value.slice(0, 14)) product = (((product + Number(digit)) % 10 || 10) * 2) % 11
  return (product + Number(value[14])) % 10 === 1
}

/** 个体工商户: their names are common, so they are found by code only. */
export const isSoleTraderCode = (uscc: string): boolean => uscc.startsWith('92')
