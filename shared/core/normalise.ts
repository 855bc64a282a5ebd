/**
 * Names as keys. Two levels: `nameKey`, under which equal names are the registered name (certainty `likely`); `variantKey`, which
 * also unites scripts, bracketed regions and punctuation (certainty `possible`). A released version ships forever.
 */
import table from './data/t2s.json' with { type: 'json' }
import { fold } from './fold.ts'

/** The first released normaliser: `fold`, `nameKey` and `variantKey` as they stand. A change makes version 2 beside it. */
export const NORMALISER_VERSION = 1

const toSimplified = new Map<string, string>()
for (let i = 0; i < table.from.length; i++) toSimplified.set(table.from[i]!, table.to[i]!)

/** 繁→简, unit by unit. */
export const simplify = (text: string): string => {
  let out = ''
  for (const c of text) out += toSimplified.get(c) ?? c
  return out
}

// What most names consist of folds to itself, brackets aside; a list has a million of them.
const PLAIN = /^[\u4e00-\u9fff()（）0-9A-Z]*$/

/** A name as a key: NFKC, brackets `()`, no white space or invisible characters, upper case. */
export const nameKey = (name: string): string =>
  PLAIN.test(name) ? name.replaceAll('（', '(').replaceAll('）', ')') : fold(name).text

const FIRST_BRACKET = /^([^()]+)\(([^()]{2,12})\)([^()]+.*)$/

/**
 * A name's variant form: simplified script, the first bracketed part (红光（北京）酒业有限公司) moved to the front, brackets and
 * punctuation removed. Equal forms are one name typed in two ways, or two firms: never more than `possible`.
 */
export const variantKey = (name: string): string => {
  const key = simplify(nameKey(name))
  const parts = FIRST_BRACKET.exec(key)
  const joined = parts ? parts[2]! + parts[1]! + parts[3]! : key
  return joined.replace(/[^\p{L}\p{N}]/gu, '')
}
