/** The keys under which a record is found. A key is `type|value`; personal identity numbers are never keys. */
import { isPersonId, isSoleTraderCode, orgCodeOf, orgPartOf } from './identifiers.ts'
import type { KeyType } from './keyhash.ts'
import { nameKey } from './normalise.ts'
import type { Subject } from './records.ts'
import type { Identifier } from './types.ts'

export interface Key {
  type: KeyType
  value: string
}

export const keyText = (key: Key): string => `${key.type}|${key.value}`

/**
 * The keys of a record's subject but for variant forms, the primary first (USCC, else organisation code, else 15-digit number,
 * else name). A masked code gives none: such a record is found by its name and then compared. 个体工商户 (codes beginning 92) have
 * no name keys.
 */
export const exactKeysOf = (subject: Subject): Key[] => {
  const keys: Key[] = []
  const add = (type: KeyType, value: string | undefined) => {
    if (value && !isPersonId(value) && !keys.some(k => k.type === type && k.value === value)) keys.push({ type, value })
  }
  add('u', subject.uscc)
  if (subject.uscc) add('o', orgCodeOf(subject.uscc))
  add('o', subject.orgCode)
  add('r', subject.regNo)
  if (subject.regNo) add('o', orgPartOf({ type: 'reg-no', value: subject.regNo, valid: true }))
  for (const name of keyNamesOf(subject)) add('n', nameKey(name))
  return keys
}

/** The names a subject may be found by. */
export const keyNamesOf = (subject: Subject): string[] =>
  subject.uscc && isSoleTraderCode(subject.uscc)
    ? []
    : [subject.name, ...(subject.formerNames ?? []), ...(subject.otherNames ?? [])]

/** The keys to try for a code read on a page. A masked code gives none. */
export const keysOfCode = (code: Identifier): Key[] => {
  const keys: Key[] = []
  if (code.type === 'uscc') keys.push({ type: 'u', value: code.value })
  if (code.type === 'reg-no') keys.push({ type: 'r', value: code.value })
  const org = orgPartOf(code)
  if (org) keys.push({ type: 'o', value: org })
  return keys
}

/** The keys to try for a name. @param variant its `variantKey`, by whoever has the table of scripts at hand. */
export const keysOfName = (name: string, variant: string): Key[] => [
  { type: 'n', value: nameKey(name) },
  { type: 'v', value: variant },
]
