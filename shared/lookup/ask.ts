/** One list's answers to many queries: LISTED, NOT LISTED or UNKNOWN with the reason (protocol.md "Answer"). */

import type { KeyType } from '../core/keyhash.ts'
import { type Key, keysOfCode, keysOfName, keyText } from '../core/keys.ts'
import type { ListRecord, ListState } from '../core/types.ts'
import { FormatError } from '../format/error.ts'
import { noHitReason } from './covers.ts'
import type { ListReader } from './reader.ts'
import type { Answer, Query } from './types.ts'

type Via = Extract<Answer, { answer: 'listed' }>['hits'][number]['via']
const viaOf = (type: KeyType): Via => (type === 'n' ? 'name' : type === 'v' ? 'variant' : 'code')

/** Keys to try, the strongest first, so that a record reached twice is told by its strongest. */
export const keysOfQuery = ({ name, code }: Query): Key[] => [
  ...(code ? keysOfCode(code) : []),
  ...(name ? keysOfName(name).filter(key => key.value !== '') : []),
]

/** @param reader undefined when the list cannot be read at all; its state says so. */
export const askList = async (
  list: ListState,
  reader: ListReader | undefined,
  queries: readonly Query[],
  signal?: AbortSignal,
): Promise<Answer[]> => {
  if (!reader) return queries.map(() => ({ answer: 'unknown', list, reason: list.state === 'fresh' ? 'broken' : list.state }))
  const keys = queries.map(keysOfQuery)
  const found = await reader.find(keys.flat(), signal)
  return queries.map((query, i) => {
    const hits = new Map<string, { record: ListRecord; via: Via }>()
    let damaged = false
    for (const key of keys[i]!) {
      const records = found.get(keyText(key))
      if (records instanceof FormatError) damaged = true
      else for (const record of records ?? []) if (!hits.has(record.id)) hits.set(record.id, { record, via: viaOf(key.type) })
    }
    // Found, but not all of it could be read: whoever turns out not to be these records is not cleared by the rest.
    if (hits.size > 0) return { answer: 'listed', list: damaged ? { ...list, state: 'partial' } : list, hits: [...hits.values()] }
    if (damaged) return { answer: 'unknown', list, reason: 'broken' }
    const reason = noHitReason(list, query)
    return reason ? { answer: 'unknown', list, reason } : { answer: 'not-listed', list }
  })
}
