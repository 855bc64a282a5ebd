/**
 * 服务: what was checked on this machine, counted by the day. No name, code or address of anybody is kept: only how many checks there
 * were, of how many names, and what they found by list and severity.
 */
import { addDays, type Day, daysBetween } from '../core/days.ts'
import type { Assessment, Finding } from '../core/types.ts'
import { firstDay, lastDay, type Period, type PeriodKind, periodName, periodOf, shifted } from './periods.ts'
import type { SeverityClass } from './tally-records.ts'

export const checkKinds = ['pages', 'files', 'reviews', 'lookups'] as const
export type CheckKind = (typeof checkKinds)[number]

export interface Counts {
  /** Checks: pages, files, runs of a review, single look-ups. */
  checks: { [K in CheckKind]?: number }
  /** Organisations looked up; the same one on two pages is two. */
  names: number
  findings: { [A in Assessment]?: number }
  /** Entries met, by list id and severity. */
  hits: { [listId: string]: { [S in SeverityClass]?: number } }
}

export interface DayCounts extends Counts {
  day: Day
}

/** Days for which counts and deliveries are kept: two whole years and the half year in which they are reported. */
export const KEPT_DAYS = 914

export const noCounts = (): Counts => ({ checks: {}, names: 0, findings: {}, hits: {} })

const more = <K extends string>(into: { [key in K]?: number }, key: K, by: number): void => {
  into[key] = (into[key] ?? 0) + by
}

/** One check, or part of one: what was found of the organisations it looked up. */
export const countsOf = (kind: CheckKind, findings: readonly Finding[], checks = 1): Counts => {
  const counts = noCounts()
  if (checks > 0) counts.checks[kind] = checks
  counts.names = findings.length
  for (const { assessment, matches } of findings) {
    more(counts.findings, assessment, 1)
    for (const { list, severity } of matches) {
      counts.hits[list] ??= {}
      more(counts.hits[list], severity ? `${severity.level}-${severity.from}` : 'none', 1)
    }
  }
  return counts
}

const keysOf = <K extends string>(counted: { [key in K]?: number }): K[] => Object.keys(counted) as K[]

export const sumCounts = (all: readonly Counts[]): Counts => {
  const sum = noCounts()
  for (const { checks, names, findings, hits } of all) {
    sum.names += names
    for (const kind of keysOf(checks)) more(sum.checks, kind, checks[kind]!)
    for (const assessment of keysOf(findings)) more(sum.findings, assessment, findings[assessment]!)
    for (const [list, severities] of Object.entries(hits)) {
      sum.hits[list] ??= {}
      for (const severity of keysOf(severities)) more(sum.hits[list], severity, severities[severity]!)
    }
  }
  return sum
}

export interface Served {
  counts: Counts
  /** First day of which counts are kept; absent where nothing was counted yet. Days before it are unknown, not 0. */
  since?: Day
}

export const servedIn = (days: readonly DayCounts[], period: Period): Served => {
  const since = days.map(({ day }) => day).sort()[0]
  return {
    counts: sumCounts(days.filter(({ day }) => day >= firstDay(period) && day <= lastDay(period))),
    ...(since === undefined ? {} : { since }),
  }
}

export interface Slot {
  /** `2026-11-24`, the Monday of a week, or a period's name. */
  name: string
  counts: Counts
}

/**
 * The last `count` days, weeks (from Monday) or periods until `today`, the earliest first, empty ones too; none from before the first
 * day that was counted: nothing is known of them.
 */
export const slotsUntil = (days: readonly DayCounts[], today: Day, unit: 'day' | 'week' | PeriodKind, count: number): Slot[] => {
  const nameOf = (day: Day): string => (unit === 'day' ? day : unit === 'week' ? mondayOf(day) : periodName(periodOf(unit, day)))
  const names = Array.from({ length: count }, (_, i) => {
    const back = count - 1 - i
    if (unit === 'day') return addDays(today, -back)
    return unit === 'week' ? addDays(mondayOf(today), -7 * back) : periodName(shifted(periodOf(unit, today), -back))
  })
  const first = days.map(({ day }) => nameOf(day)).sort()[0]
  const known = names.filter(name => first !== undefined && name >= first)
  return known.map(name => ({ name, counts: sumCounts(days.filter(({ day }) => nameOf(day) === name)) }))
}

/** 1970-01-05 was a Monday. */
const mondayOf = (day: Day): Day => addDays(day, -(((daysBetween('1970-01-05', day) % 7) + 7) % 7))
