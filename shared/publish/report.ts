/** The quality report: what was read, what became of every row, what the list lacks. Never holds a person's name or number. */

import type { Day } from '#shared/core/days.ts'
import type { ListRecord } from '#shared/core/records.ts'
import { emptyTally, sumTallies, type Tally } from '#shared/statistics/row-tally.ts'
import type { RowNote } from '#shared/text/import.ts'

export type RowFate = 'kept' | 'rejected' | 'duplicate' | 'person' | 'sole-trader'

export type { RowNote }

export interface ReportLine {
  file: string
  line: number
  note: RowNote
  /** The cell in question, or the line of the twin. Empty for persons. */
  detail: string
}

/** How many records have a date, by where it is from. */
export interface ClockTally {
  printed: number
  parsed: number
  'by-rule': number
  unknown: number
}

export interface ReportFile {
  file: string
  /** The mapping's id. */
  mapping: string
  format: string
  encoding: string
  rows: number
  /** Columns the mapping knows and the file lacks. */
  columnsMissing: string[]
}

export interface ImportReport {
  version: 1
  listId: string
  retrievedAt: Day
  /** When it was taken in, from whom, and the interval in days at which they deliver; only what was stated. */
  delivery?: { received: Day; publisher?: string; every?: number }
  files: ReportFile[]
  total: Tally
  clocks: { since: ClockTally; validUntil: ClockTally; effectUntil: ClockTally; publishedUntil: ClockTally }
  /** Rows whose kind could not be told: kept. */
  unclear: number
  datesUnreadable: number
  identityNumbersRemoved: number
  /** By supplying department (the mapping's `department`, else the authority), the largest first. */
  departments: ({ department: string } & Tally)[]
  /** How many lines each note has; `lines` holds at most `LINES_A_NOTE` of each. */
  notes: { [note in RowNote]?: number }
  lines: ReportLine[]
}

/** Lines kept of each note: enough to see what is wrong, and a list of a million rows stays readable. */
export const LINES_A_NOTE = 200
/** Departments told apart while reading, and named in the report; the rest are summed under `…`. */
const DEPARTMENTS_READ = 20_000
const DEPARTMENTS = 200

const emptyClock = (): ClockTally => ({ printed: 0, parsed: 0, 'by-rule': 0, unknown: 0 })

export interface ReportBuilder {
  file(file: ReportFile): void
  note(file: string, line: number, note: RowNote, detail?: string): void
  count(department: string, fate: RowFate, record?: ListRecord): void
  removed(identityNumbers: number): void
  finish(): ImportReport
}

export const buildReport = (listId: string, retrievedAt: Day): ReportBuilder => {
  const report: ImportReport = {
    version: 1,
    listId,
    retrievedAt,
    files: [],
    total: emptyTally(),
    clocks: { since: emptyClock(), validUntil: emptyClock(), effectUntil: emptyClock(), publishedUntil: emptyClock() },
    unclear: 0,
    datesUnreadable: 0,
    identityNumbersRemoved: 0,
    departments: [],
    notes: {},
    lines: [],
  }
  const departments = new Map<string, Tally>()
  const tallyOf = (department: string): Tally => {
    const name = departments.has(department) || departments.size < DEPARTMENTS_READ ? department : '…'
    let tally = departments.get(name)
    if (!tally) {
      tally = emptyTally()
      departments.set(name, tally)
    }
    return tally
  }
  return {
    file: file => void report.files.push(file),
    note: (file, line, note, detail = '') => {
      const n = (report.notes[note] ?? 0) + 1
      report.notes[note] = n
      if (note === 'unclear-kind') report.unclear++
      if (note === 'date-unreadable') report.datesUnreadable++
      if (n <= LINES_A_NOTE) report.lines.push({ file, line, note, detail })
    },
    count: (department, fate, record) => {
      for (const tally of [report.total, tallyOf(department)]) countRow(tally, fate, record)
      if (fate === 'kept' && record) countClocks(report.clocks, record)
    },
    removed: n => {
      report.identityNumbersRemoved += n
    },
    finish: () => {
      const sorted = [...departments]
        .map(([department, tally]) => ({ department, ...tally }))
        .sort((a, b) => b.read - a.read || (a.department < b.department ? -1 : 1))
      const rest = sorted.slice(DEPARTMENTS)
      report.departments = sorted.slice(0, DEPARTMENTS)
      if (rest.length > 0) report.departments.push({ department: '…', ...sumTallies(rest) })
      return report
    },
  }
}

const countRow = (tally: Tally, fate: RowFate, record: ListRecord | undefined): void => {
  tally.read++
  if (fate === 'rejected') tally.rejected++
  else if (fate === 'duplicate') tally.duplicates++
  else if (fate === 'person') tally.persons++
  else if (fate === 'sole-trader') tally.soleTraders++
  else tally.kept++
  if (fate !== 'kept' || !record) return
  const { subject, dates } = record
  if (!subject.uscc && !subject.orgCode && !subject.regNo && !subject.masked) tally.codesMissing++
  if (subject.codeFault) tally.codesInvalid++
  if (subject.masked) tally.codesMasked++
  if (!record.severity) tally.severityMissing++
  if (!dates.validUntil && !dates.effectUntil) tally.validityMissing++
}

const countClocks = (clocks: ImportReport['clocks'], { dates }: ListRecord): void => {
  for (const name of ['since', 'validUntil', 'effectUntil', 'publishedUntil'] as const) {
    clocks[name][dates[name]?.from ?? 'unknown']++
  }
}
