/**
 * Names as keys. Two levels: `nameKey`, under which equal names are the registered name (certainty `likely`); `variantKey`
 * (`variants.ts`), which also unites scripts, bracketed regions and punctuation (certainty `possible`). A released version ships
 * forever.
 */
import { fold } from './fold.ts'

/** The first released normaliser: `fold`, `nameKey` and `variantKey` as they stand. A change makes version 2 beside it. */
export const NORMALISER_VERSION = 1

// What most names consist of folds to itself, brackets aside; a list has a million of them.
const PLAIN = /^[\u4e00-\u9fff()（）0-9A-Z]*$/

/** A name as a key: NFKC, brackets `()`, no white space or invisible characters, upper case. */
export const nameKey = (name: string): string =>
  PLAIN.test(name) ? name.replaceAll('（', '(').replaceAll('）', ')') : fold(name).text

const FIRST_BRACKET = /^([^()]+)\(([^()]{2,12})\)([^()]+.*)$/

/** A variant form but for its script. @param key a `nameKey` in simplified script. */
export const rearrange = (key: string): string => {
  const parts = FIRST_BRACKET.exec(key)
  const joined = parts ? parts[2]! + parts[1]! + parts[3]! : key
  return joined.replace(/[^\p{L}\p{N}]/gu, '')
}
