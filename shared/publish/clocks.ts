/** The three clocks of a record (how long it counts, how long a ban binds, how long it is published), each with where it is from. */
import { parseDay } from '#shared/core/days.ts'
import type { DateMark, RecordDates } from '#shared/core/records.ts'
import type { Mapping } from './mapping.ts'

export type DateField = 'since' | 'validUntil' | 'effectUntil' | 'publishedUntil'

export type DateReading = { mark: DateMark } | { never: true } | { bad: string } | undefined

/** What registers write for "no end", as words or as a day far off. */
const NEVER = /^(?:长期|永久|无限期|无固定期限|ongoing|permanent|indefinite|(?:2099|2999|9999)-12-31)$/i

/** A day as printed. Undefined for an empty cell, `never` for the mapping's words that mean "no end". */
export const readDate = (raw: string, rules: NonNullable<Mapping['dates']> = {}): DateReading => {
  if (raw === '') return undefined
  const never = (text: string) => NEVER.test(text) || rules.never?.includes(text)
  if (never(raw)) return { never: true }
  if (rules.year && /^(?:19|20)\d{2}年?(?:度)?$/.test(raw)) {
    const year = raw.slice(0, 4)
    return { mark: { on: `${year}-12-31`, from: 'by-rule', text: `${year}年度` } }
  }
  const on = parseDay(raw, { serial: rules.serial ?? false })
  if (!on) return { bad: raw }
  return never(on) ? { never: true } : { mark: { on, from: 'printed' } }
}

/** True when the record's end stands before its beginning: a slip of the source. */
export const contradicts = (dates: RecordDates): boolean => {
  const since = dates.since?.on
  if (!since) return false
  return [dates.validUntil, dates.effectUntil].some(end => end?.from === 'printed' && end.on < since)
}
