/** Calendar days, `YYYY-MM-DD`, Asia/Shanghai, ends inclusive. No clock here: today is an argument. */

/** A calendar day, `YYYY-MM-DD`, Asia/Shanghai. */
export type Day = string

const pad = (n: number) => String(n).padStart(2, '0')
const MS_A_DAY = 86_400_000

/** Days since 1970-01-01 in the proleptic Gregorian calendar (Hinnant's days_from_civil: years counted from March). */
const dayNumber = (day: Day): number => civil(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)))
const civil = (year: number, month: number, dayOfMonth: number): number => {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}
const fromNumber = (n: number): Day => {
  const z = n + 719_468
  const era = Math.floor(z / 146_097)
  const doe = z - era * 146_097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(doy - Math.floor((153 * mp + 2) / 5) + 1)}`
}

/** The day in Asia/Shanghai (UTC+8, no summer time since 1991) at an instant in ms. */
export const dayAt = (ms: number): Day => fromNumber(Math.floor((ms + 8 * 3_600_000) / MS_A_DAY))

export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && fromNumber(dayNumber(text)) === text

export const addDays = (day: Day, days: number): Day => fromNumber(dayNumber(day) + days)

/** Days from `a` to `b`: positive when `b` is later. */
export const daysBetween = (a: Day, b: Day): number => dayNumber(b) - dayNumber(a)

/**
 * The same day of the month, `months` later; the month's last day where it has no such day. For a term's last day use
 * `lastDayOf`.
 */
export const addMonths = (day: Day, months: number): Day => {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const year = Math.floor(count / 12)
  const month = count - year * 12 + 1
  const last = civil(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - civil(year, month, 1)
  return fromNumber(civil(year, month, Math.min(Number(day.slice(8, 10)), last)))
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
  if (options.serial && /^\d{4,6}(\.\d+)?$/.test(text)) return fromNumber(civil(1899, 12, 30) + Math.floor(Number(text)))
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
