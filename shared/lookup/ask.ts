/** One list's answers to many queries: LISTED, NOT LISTED or UNKNOWN with the reason (protocol.md "Answer"). */

import { type KeyType, keyHash } from '../core/keyhash.ts'
import { type Key, keysOfCode, keysOfName, keyText } from '../core/keys.ts'
import type { ListRecord, ListState } from '../core/records.ts'
import type { Probe } from '../core/types.ts'
import { FormatError } from '../format/error.ts'
import { noHitReason } from './covers.ts'
import type { HashedKey, ListReader } from './reader.ts'
import type { Answer, Query } from './types.ts'

type Via = Extract<Answer, { answer: 'listed' }>['hits'][number]['via']
const viaOf = (type: KeyType): Via => (type === 'n' ? 'name' : type === 'v' ? 'variant' : 'code')

/** A name's variant form (`core/variants.ts`); later where its table of scripts is fetched only for names that need it. */
export type VariantKey = (name: string) => string | Promise<string>

/** Keys to try, the strongest first, so that a record reached twice is told by its strongest. */
const keysOfQuery = async ({ name, code }: Query, variantKey: VariantKey): Promise<Key[]> => [
  ...(code ? keysOfCode(code) : []),
  ...(name ? keysOfName(name, await variantKey(name)).filter(key => key.value !== '') : []),
]

export interface Prepared {
  query: Query
  /** Those that some list may hold. */
  keys: HashedKey[]
}

/** Normalises and hashes once for all lists. @param prefilter over all of them: most keys are in none and end here. */
export const prepareQueries = (
  queries: readonly Query[],
  variantKey: VariantKey,
  prefilter?: { mayHave: Probe },
): Promise<Prepared[]> =>
  Promise.all(
    queries.map(async query => ({
      query,
      keys: (await keysOfQuery(query, variantKey))
        .map(key => ({ ...key, text: keyText(key), ...keyHash(key.type, key.value) }))
        .filter(({ lo, hi }) => !prefilter || prefilter.mayHave(lo, hi)),
    })),
  )

/** @param reader undefined when the list cannot be read at all; its state says so. */
export const askList = async (
  list: ListState,
  reader: ListReader | undefined,
  prepared: readonly Prepared[],
  signal?: AbortSignal,
): Promise<Answer[]> => {
  if (!reader) return prepared.map(() => ({ answer: 'unknown', list, reason: list.state === 'fresh' ? 'broken' : list.state }))
  const found = await reader.find(
    prepared.flatMap(({ keys }) => keys),
    signal,
  )
  return prepared.map(({ query, keys }) => {
    const hits = new Map<string, { record: ListRecord; via: Via }>()
    let damaged = false
    for (const { type, text } of keys) {
      const records = found.get(text)
      if (records instanceof FormatError) damaged = true
      else for (const record of records ?? []) if (!hits.has(record.id)) hits.set(record.id, { record, via: viaOf(type) })
    }
    // Found, but not all of it could be read: whoever turns out not to be these records is not cleared by the rest.
    if (hits.size > 0) return { answer: 'listed', list: damaged ? { ...list, state: 'partial' } : list, hits: [...hits.values()] }
    if (damaged) return { answer: 'unknown', list, reason: 'broken' }
    const reason = noHitReason(list, query)
    return reason ? { answer: 'unknown', list, reason } : { answer: 'not-listed', list }
  })
}
