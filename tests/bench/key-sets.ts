/** Key sets of made names by the real hash and the real writer. */
import { keyHash } from '#shared/core/keyhash.ts'
import { nameKey } from '#shared/core/normalise.ts'
import { buildKeySet, KeySet } from '#shared/format/key-set.ts'

export interface MadeSet {
  set: KeySet
  /** Bits of all pages, frames included. */
  pageBits: number
}

/** The first `keys` names' keys. Names of two firms may be equal; the set holds them once. */
export const madeKeySet = (keys: number, nameAt: (i: number) => string): MadeSet => {
  const lo = new Uint32Array(keys)
  const hi = new Uint32Array(keys)
  for (let i = 0; i < keys; i++) {
    const hash = keyHash('n', nameKey(nameAt(i)))
    lo[i] = hash.lo
    hi[i] = hash.hi
  }
  const built = buildKeySet({ lo, hi })
  return { set: KeySet.open(built.pages, built), pageBits: built.pages.reduce((n, page) => n + page.length * 8, 0) }
}
