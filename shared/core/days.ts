/** Calendar days, `YYYY-MM-DD`, Asia/Shanghai, ends inclusive. No clock here: today is an argument. */
import type { Day } from './types.ts'

const pad = (n: number) => String(n).padStart(2, '0')
const utc = (day: Day): number => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
const fromUtc = (ms: number): Day => {
  const d = new Date(ms)
  return `${d.getUTCFullYear()}-${pad(d.getUTCMonth() + 1)}-${pad(d.getUTCDate())}`
}
const MS_A_DAY = 86_400_000

/** The day in Asia/Shanghai (UTC+8, no summer time since 1991) at an instant in ms. */
export const dayAt = (ms: number): Day => fromUtc(ms + 8 * 3_600_000)

export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && fromUtc(utc(text)) === text

export const addDays = (day: Day, days: number): Day => fromUtc(utc(day) + days * MS_A_DAY)

/** Days from `a` to `b`: positive when `b` is later. */
export const daysBetween = (a: Day, b: Day): number => Math.round((utc(b) - utc(a)) / MS_A_DAY)

/**
 * The same day of the month, `months` later; the month's last day where it has no such day. For a term's last day use
 * `lastDayOf`.
 */
export const addMonths = (day: Day, months: number): Day => {
  const y = Number(day.slice(0, 4))
  const m = Number(day.slice(5, 7)) - 1 + months
  const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate()
  return fromUtc(Date.UTC(y, m, Math.min(Number(day.slice(8, 10)), last)))
}

/** Last day, inclusive, of a term of `months` that begins on `since`: 2026-03-02 and 12 months give 2027-03-01. */
export const lastDayOf = (since: Day, months: number): Day => addDays(addMonths(since, months), -1)

const FORMS = [/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s].*)?$/, /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/]

/**
 * A day as published: `2026-07-21 16:34`, `2017年11月26日`, `20170605`, `2017/6/5`, `02-JAN-2026` `2 January 2026`, epoch
 * seconds or ms, an Excel serial when `serial` is set. Undefined when it is none of these or no real day.
 */
export const parseDay = (raw: string | number, options: { serial?: boolean } = {}): Day | undefined => {
  const text = String(raw).normalize('NFKC').trim()
  if (text === '') return undefined
  if (options.serial && /^\d{4,6}(\.\d+)?$/.test(text))
    return fromUtc(Date.UTC(1899, 11, 30) + Math.floor(Number(text)) * MS_A_DAY)
  const compact = text.replace(/\s*([年月日/.-])\s*/g, '$1')
  for (const form of FORMS) {
    const m = form.exec(compact)
    if (m) {
      const day = `${m[1]}-${pad(Number(m[2]))}-${pad(Number(m[3]))}`
      return isDay(day) ? day : undefined
    }
  }
  const en =
    /^(\d{1,2})[-\s]([A-Za-z]{3,9})[-\s,]+(\d{4})$/.exec(text) ??
    reorder(/^([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/.exec(text))
  if (en) {
    const month = 'JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC'.indexOf(en[2]!.slice(0, 3).toUpperCase())
    if (month < 0 || month % 3 !== 0) return undefined
    const day = `${en[3]}-${pad(month / 3 + 1)}-${pad(Number(en[1]))}`
    return isDay(day) ? day : undefined
  }
  if (/^\d{10}$/.test(text)) return dayAt(Number(text) * 1000)
  if (/^\d{13}$/.test(text)) return dayAt(Number(text))
  return undefined
}

const reorder = (m: RegExpExecArray | null): (string | undefined)[] | null => (m ? [m[0], m[2], m[1], m[3]] : null)
