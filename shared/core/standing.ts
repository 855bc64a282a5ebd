/** Where a record stands on a day: three clocks (domain.md, item 10), always computed from dates, never from a stored flag. */
import { lastDayOf } from './days.ts'
import type { PolicyList, ValidityRule } from './policy.ts'
import type { DateMark, Day, ListRecord, Severity, Standing } from './types.ts'

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

/** The last day the entry counts: the record's own, else by the list's rule from `since`, else unknown. */
export const validUntilOf = (record: ListRecord, list: PolicyList | undefined): DateMark | undefined => {
  if (record.dates.validUntil) return record.dates.validUntil
  const since = record.dates.since
  const months = list ? monthsOf(list.validity, record) : 0
  return since && months > 0 ? { on: lastDayOf(since.on, months), from: 'by-rule', text: list!.id } : undefined
}

/** Lists whose effect depends on a running ban. */
export const hasBans = (list: PolicyList | undefined): boolean =>
  list !== undefined && Object.values(list.effects).some(rule => rule.when === 'while-banned')

export const standingOf = (record: ListRecord, list: PolicyList | undefined, asOf: Day): Standing => {
  const { since, effectUntil, publishedUntil } = record.dates
  if (since && since.on > asOf) return 'not-yet'
  const bans = hasBans(list)
  if (bans && effectUntil?.from === 'printed' && effectUntil.on >= asOf) return 'active'
  const end = validUntilOf(record, list) ?? (bans ? undefined : effectUntil)
  const unpublished = publishedUntil?.from === 'printed' && publishedUntil.on < asOf
  if (end && end.on < asOf) return end.from === 'printed' || unpublished ? 'ended' : 'past-computed-end'
  if (unpublished && end?.from !== 'printed') return 'ended'
  if (!bans) return end ? 'active' : 'open'
  if (record.ban?.forbids === false && !effectUntil) return 'no-active-ban'
  if (effectUntil) {
    if (effectUntil.on >= asOf) return 'active'
    return effectUntil.from === 'printed' ? 'no-active-ban' : 'past-computed-end'
  }
  if (record.ban?.permanent) return 'active'
  return record.ban?.forbids ? 'open' : 'no-active-ban'
}
