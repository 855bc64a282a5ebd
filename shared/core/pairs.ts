/**
 * 经办人确认的对应: an officer's word that what a page prints and a list's subject are one organisation. It holds for that very
 * print and that very subject: with another code beside the name, or none where one stood, nobody has confirmed anything.
 */
import { codesOf } from './codes.ts'
import type { Day } from './days.ts'
import { nameKey } from './normalise.ts'
import type { ListId, ListRecord, ListState } from './records.ts'
import type { Match, PageSubject } from './types.ts'

export interface ConfirmedPair {
  /** `pairKey`: what is compared. All else is for reading. */
  key: string
  /** As the page printed it. */
  printed: { name: string; code?: string }
  list: ListId
  /** As the record had it. */
  subject: { name: string; code?: string }
  /** The day the officer gives, and why. */
  on: Day
  reason: string
}

/** The code that tells who a record is about. */
const ownCode = (record: ListRecord): string | undefined => codesOf(record.subject).find(code => code.valid)?.value

/**
 * Equal for the same print and the same subject of a list. A subject with a code is that of every version and registry; one without
 * is only this record of this list, for its namesakes are others.
 */
export const pairKey = (printed: Pick<PageSubject, 'name' | 'code'>, list: ListState, record: ListRecord): string => {
  const code = ownCode(record)
  const who = code ? [code] : [list.key, record.id, nameKey(record.subject.name)]
  return JSON.stringify([nameKey(printed.name), printed.code?.value ?? '', list.id, ...who])
}

/**
 * Whether anything confirmed of its print can hold for a subject. A tail of a longer name is another firm's name, whatever somebody
 * says of it; a name printed with different codes is not one firm's.
 */
export const mayBeConfirmed = ({ tailOf, codesDiffer }: PageSubject): boolean => tailOf === undefined && !codesDiffer

export const isConfirmable = (subject: PageSubject, { certainty }: Pick<Match, 'certainty'>): boolean =>
  certainty !== 'same' && subject.name !== '' && mayBeConfirmed(subject)

export const makePair = (
  printed: PageSubject,
  list: ListState,
  record: ListRecord,
  said: { on: Day; reason: string },
): ConfirmedPair => {
  const code = ownCode(record)
  return {
    key: pairKey(printed, list, record),
    printed: { name: printed.name, ...(printed.code ? { code: printed.code.value } : {}) },
    list: list.id,
    subject: { name: record.subject.name, ...(code ? { code } : {}) },
    ...said,
  }
}
