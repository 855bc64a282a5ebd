/** Variant forms of names, the table of scripts in a part of its own. */
import type { HasVariant } from '#shared/format/block.ts'
import { variantsWith } from '#shared/lookup/variants.ts'

export const { variantKey } = variantsWith(() => import('#shared/core/script.ts').then(m => m.simplify))

/**
 * A variant key points to one organisation, and some record of it has the name; which of its records is of no account where
 * nothing that rests on a name is shown.
 */
export const hasVariant: HasVariant = () => true
