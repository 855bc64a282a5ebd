/** The variant form of names, and the table of scripts it needs: apart from the other keys, because the table is large. */
import table from './data/t2s.json' with { type: 'json' }
import { nameKey, rearrange } from './normalise.ts'

const toSimplified = new Map<string, string>()
for (let i = 0; i < table.from.length; i++) toSimplified.set(table.from[i]!, table.to[i]!)

/** 繁→简, unit by unit. */
export const simplify = (text: string): string => {
  let out = ''
  for (const c of text) out += toSimplified.get(c) ?? c
  return out
}

/**
 * A name's variant form: simplified script, the first bracketed part (红光（北京）酒业有限公司) moved to the front, brackets and
 * punctuation removed. Equal forms are one name typed in two ways, or two firms: never more than `possible`.
 */
export const variantKey = (name: string): string => rearrange(simplify(nameKey(name)))
