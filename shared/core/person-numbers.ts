/** Identity numbers of persons: told by their form, and left out of every text that is kept. */
import { isMaskedPersonId, isPersonId, isValidUscc, normaliseCode } from './identifiers.ts'

/** The form of an identity number: a birth date in its middle, whatever its check character; tax offices add two digits. */
const PERSON_18 = /^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9X](?:\d{2})?$/

/** A cell that holds a person's identity number: whole, masked, or mistyped (by form, with a check character that fails). */
export const isPersonCode = (raw: string): boolean => {
  const code = normaliseCode(raw)
  return isPersonId(code) || isMaskedPersonId(code) || (PERSON_18.test(code) && !isValidUscc(code))
}

/**
 * A number in the form of a person's, though it may pass a USCC's check by chance (one in 31 does): with no organisation's name
 * beside it, it is a person's. Codes of enterprises begin with 9 and never have the form.
 */
export const hasPersonForm = (raw: string): boolean => {
  const code = normaliseCode(raw)
  return isMaskedPersonId(code) || (PERSON_18.test(code) && code[0] !== '9')
}

const ID_IN_TEXT =
  /(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx](?:\d{2})?|\*{2,}[0-9Xx]{0,4})(?![0-9A-Za-z])/g

/** A text without the identity numbers of persons, and how many there were. */
export const scrub = (text: string): { text: string; removed: number } => {
  let removed = 0
  const clean = text.replace(ID_IN_TEXT, number => {
    if (!hasPersonForm(number) && !isPersonCode(number)) return number
    removed++
    return '（证件号码略）'
  })
  return { text: clean, removed }
}
