/** Where a record stands on a day: three clocks (domain.md, item 10), always computed from dates, never from a stored flag. */
import { type Day, lastDayOf } from './days.ts'
import type { PolicyList, ValidityRule } from './policy.ts'
import type { DateMark, ListRecord, Severity } from './records.ts'
import type { Standing } from './types.ts'

/** The record's severity: as the source states it, else by the list's class, else none. */
export const severityOf = (record: ListRecord, list: PolicyList | undefined): Severity | undefined => {
  if (record.severity) return record.severity
  const level = list?.severity
  return level === 'serious' || level === 'general' || level === 'minor' ? { level, from: 'by-list' } : undefined
}

const monthsOf = (rule: ValidityRule, record: ListRecord): number => {
  const level = record.severity?.level
  if (rule.bySeverity) return level ? rule.bySeverity[level] : 0
  return (rule.years ?? 0) * 12 + (rule.months ?? 0)
}

/** An end before its own beginning is a slip of the source: it ends nothing. */
const isSlip = (end: DateMark | undefined, { dates: { since } }: ListRecord): boolean =>
  end !== undefined && since !== undefined && end.on < since.on

/** Whether one of the record's own ends cannot be right, so that what follows is for a person to judge. */
export const endsContradict = (record: ListRecord): boolean =>
  isSlip(record.dates.validUntil, record) || isSlip(record.dates.effectUntil, record)

/** The last day the entry counts: the record's own, else by the list's rule from `since`, else unknown. */
export const validUntilOf = (record: ListRecord, list: PolicyList | undefined): DateMark | undefined => {
  const { since, validUntil } = record.dates
  if (validUntil && !isSlip(validUntil, record)) return validUntil
  const months = list ? monthsOf(list.validity, record) : 0
  return since && months > 0 ? { on: lastDayOf(since.on, months), from: 'by-rule', text: list!.id } : undefined
}

/** Lists whose effect depends on a running ban. */
export const hasBans = (list: PolicyList | undefined): boolean =>
  list !== undefined && Object.values(list.effects).some(rule => rule.when === 'while-banned')

export const standingOf = (record: ListRecord, list: PolicyList | undefined, asOf: Day): Standing => {
  const { since, publishedUntil } = record.dates
  const effectUntil = isSlip(record.dates.effectUntil, record) ? undefined : record.dates.effectUntil
  if (since && since.on > asOf) return 'not-yet'
  const bans = hasBans(list)
  // A ban that runs binds, whatever became of the entry's other clocks; one read from its text never bars (`effect.ts`).
  if (bans && effectUntil && effectUntil.on >= asOf) return 'active'
  const end = validUntilOf(record, list) ?? (bans ? undefined : effectUntil)
  const unpublished = publishedUntil?.from === 'printed' && publishedUntil.on < asOf
  if (end && end.on < asOf) return end.from === 'printed' || unpublished ? 'ended' : 'past-computed-end'
  if (unpublished && end?.from !== 'printed') return 'ended'
  if (!bans) return end ? 'active' : 'open'
  if (record.ban?.forbids === false && !effectUntil) return 'no-active-ban'
  if (effectUntil) return effectUntil.from === 'printed' ? 'no-active-ban' : 'past-computed-end'
  if (record.ban?.permanent) return 'active'
  return record.ban?.forbids ? 'open' : 'no-active-ban'
}
