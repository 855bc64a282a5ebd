/** The variant form of names: what one name typed in several ways has in common. */
import { nameKey, rearrange } from './normalise.ts'
import { simplify } from './script.ts'

/**
 * A name's variant form: simplified script, the first bracketed part (红光（北京）酒业有限公司) moved to the front, brackets and
 * punctuation removed. Equal forms are one name typed in two ways, or two firms: never more than `possible`.
 */
export const variantKey = (name: string): string => rearrange(simplify(nameKey(name)))
