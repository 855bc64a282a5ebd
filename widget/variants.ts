/** Variant forms of names, without the table of scripts for the names that need none. */
import { nameKey, rearrange } from '#shared/core/normalise.ts'
import type { HasVariant } from '#shared/format/block.ts'

/** Characters of GB 2312 that the table changes all the same: they are also written for another. */
const ALSO_TRADITIONAL = '么乾吒夥後徵拚捱摺於榘菸著薹袷醣麴麽'

/** The Han characters of GB 2312, rows 16–87: the simplified script of 1980, so that 繁→简 leaves a name of these as it is. */
const standard = (): RegExp => {
  const decoder = new TextDecoder('gb2312')
  let all = ''
  for (let row = 0xb0; row <= 0xf7; row++) {
    const last = row === 0xd7 ? 0xf9 : 0xfe
    const bytes = new Uint8Array(2 * (last - 0xa0))
    for (let cell = 0xa1, i = 0; cell <= last; cell++) bytes.set([row, cell], 2 * i++)
    all += decoder.decode(bytes)
  }
  return new RegExp(`^(?:[${all}]|[^\\p{Script=Han}])*$`, 'u')
}
let plain: RegExp | undefined

/** As `core/variants.ts`; the table is fetched for a name with other characters only. */
export const variantKey = (name: string): string | Promise<string> => {
  plain ??= standard()
  const key = nameKey(name)
  const isPlain = plain.test(key) && !Array.from(ALSO_TRADITIONAL).some(c => key.includes(c))
  return isPlain ? rearrange(key) : import('#shared/core/script.ts').then(m => rearrange(m.simplify(key)))
}

/**
 * A variant key points to one organisation, and some record of it has the name; which of its records is of no account where
 * nothing that rests on a name is shown.
 */
export const hasVariant: HasVariant = () => true
