/** All keys under which a record is published, variant forms of its names included. */
import { isPersonId } from './identifiers.ts'
import { exactKeysOf, type Key, keyNamesOf } from './keys.ts'
import type { Subject } from './records.ts'
import { variantKey } from './variants.ts'

/** `exactKeysOf`, then the variant forms of four characters and more. */
export const keysOf = (subject: Subject): Key[] => [
  ...exactKeysOf(subject),
  ...[...new Set(keyNamesOf(subject).map(variantKey))]
    .filter(value => value.length >= 4 && !isPersonId(value))
    .map((value): Key => ({ type: 'v', value })),
]

/** Whether one of the subject's names has this variant form. */
export const hasVariant = (subject: Subject, variant: string): boolean =>
  keyNamesOf(subject).some(name => variantKey(name) === variant)

/** For look-ups that have the table of scripts at hand. */
export const variants = { variantKey, hasVariant }
