/** Reporting periods: quarters, half years and years of the calendar in Asia/Shanghai, first and last day included. */
import { addDays, addMonths, type Day } from '../core/days.ts'

const MONTHS = { quarter: 3, half: 6, year: 12 } as const
export type PeriodKind = keyof typeof MONTHS

export interface Period {
  kind: PeriodKind
  year: number
  /** From 1: the third quarter is 3, the second half 2, a year always 1. */
  no: number
}

/** The period of a kind that a day lies in. */
export const periodOf = (kind: PeriodKind, day: Day): Period => ({
  kind,
  year: Number(day.slice(0, 4)),
  no: Math.floor((Number(day.slice(5, 7)) - 1) / MONTHS[kind]) + 1,
})

export const firstDay = ({ kind, year, no }: Period): Day =>
  addMonths(`${String(year).padStart(4, '0')}-01-01`, (no - 1) * MONTHS[kind])

export const lastDay = (period: Period): Day => addDays(addMonths(firstDay(period), MONTHS[period.kind]), -1)

/** `by` periods later; earlier where negative. */
export const shifted = (period: Period, by: number): Period =>
  periodOf(period.kind, addMonths(firstDay(period), by * MONTHS[period.kind]))

export const isWithin = (day: Day, period: Period): boolean => day >= firstDay(period) && day <= lastDay(period)

/** `2026Q3`, `2026H1`, `2026`: short, and in the order of time among those of one kind. */
export const periodName = ({ kind, year, no }: Period): string =>
  `${String(year).padStart(4, '0')}${kind === 'quarter' ? `Q${no}` : kind === 'half' ? `H${no}` : ''}`

/** The period of a name, or undefined when it is none. */
export const parsePeriod = (name: string): Period | undefined => {
  const found = /^(\d{4})(?:Q([1-4])|H([12]))?$/i.exec(name.trim())
  if (!found) return undefined
  const [, year, quarter, half] = found
  return { kind: quarter ? 'quarter' : half ? 'half' : 'year', year: Number(year), no: Number(quarter ?? half ?? 1) }
}
