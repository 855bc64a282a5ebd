/** Variant forms of names (`core/variants.ts`) where the table of scripts, 13 kB, is loaded only for the names that need it. */
import { keyNamesOf } from '../core/keys.ts'
import { nameKey, rearrange } from '../core/normalise.ts'
import { isPlainScript } from '../core/plain-script.ts'
import type { Simplify } from '../core/simplify.ts'
import type { HasVariant } from '../format/block.ts'
import type { VariantKey } from './ask.ts'

export interface Variants {
  variantKey: VariantKey
  hasVariant: HasVariant
}

/** @param load gives the table; called for each name that needs it. A rejection rejects the question: no name is taken for plain. */
export const variantsWith = (load: () => Promise<Simplify>): Variants => {
  const variantKey: VariantKey = name => {
    const key = nameKey(name)
    return isPlainScript(key) ? rearrange(key) : load().then(simplify => rearrange(simplify(key)))
  }
  return {
    variantKey,
    hasVariant: async (subject, variant) => (await Promise.all(keyNamesOf(subject).map(variantKey))).includes(variant),
  }
}
