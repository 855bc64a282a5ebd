/** The table of scripts as a file of the extension's own: a worker that wakes for a page without a 繁體 name never reads it. */
import { type Simplify, simplifier } from '#shared/core/simplify.ts'
import { type Variants, variantsWith } from '#shared/lookup/variants.ts'

/** @param address of `t2s.json` in the extension. Read once; a failed reading is tried again at the next name. */
export const variantsFrom = (address: string): Variants => {
  let table: Promise<Simplify> | undefined
  const read = async (): Promise<Simplify> => simplifier(await (await fetch(address)).json())
  return variantsWith(() => {
    table ??= read().catch(error => {
      table = undefined
      throw error
    })
    return table
  })
}
