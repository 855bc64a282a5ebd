/** Records counted by severity, standing and end, one at a time: nothing of a record is kept. */
import type { Day } from '../core/days.ts'
import type { PolicyList } from '../core/policy.ts'
import type { ListRecord } from '../core/records.ts'
import { severityOf, standingOf, validUntilOf } from '../core/standing.ts'
import type { Standing } from '../core/types.ts'
import { periodName, periodOf } from './periods.ts'

/** A level with where it comes from; `none`: neither the source nor the list's class states one. */
export const severities = [
  'serious-printed',
  'serious-by-list',
  'general-printed',
  'general-by-list',
  'minor-printed',
  'minor-by-list',
  'none',
] as const
export type SeverityClass = (typeof severities)[number]

export const standings = [
  'active',
  'open',
  'no-active-ban',
  'past-computed-end',
  'ended',
  'not-yet',
] as const satisfies readonly Standing[]

/** Records whose last day lies in one quarter. */
export interface EndsIn {
  /** `2026Q3`. */
  quarter: string
  /** By severity, in the order of `severities`. */
  bySeverity: number[]
  /** How many of the ends are parsed or by rule, not printed by the source. */
  computed: number
}

export interface RecordTally {
  records: number
  /** Rows in the order of `severities`, columns in that of `standings`. */
  cells: number[][]
  /** In the order of time; quarters without an end are left out. */
  ends: EndsIn[]
  /** Records without a known last day. */
  endless: number
}

export interface RecordCounter {
  take(record: ListRecord, list: PolicyList | undefined): void
  tally(): RecordTally
}

/** @param asOf the day on which an entry is active or ended. */
export const countRecords = (asOf: Day): RecordCounter => {
  const cells = severities.map(() => standings.map(() => 0))
  const ends = new Map<string, EndsIn>()
  let records = 0
  let endless = 0
  return {
    take: (record, list) => {
      const severity = severityOf(record, list)
      const row = severities.indexOf(severity ? `${severity.level}-${severity.from}` : 'none')
      cells[row]![standings.indexOf(standingOf(record, list, asOf))]!++
      records++
      const end = validUntilOf(record, list)
      if (!end) {
        endless++
        return
      }
      const quarter = periodName(periodOf('quarter', end.on))
      let held = ends.get(quarter)
      if (!held) {
        held = { quarter, bySeverity: severities.map(() => 0), computed: 0 }
        ends.set(quarter, held)
      }
      held.bySeverity[row]!++
      if (end.from !== 'printed') held.computed++
    },
    tally: () => ({ records, cells, ends: [...ends.values()].sort((a, b) => (a.quarter < b.quarter ? -1 : 1)), endless }),
  }
}

/** Several lists' tallies as one. */
export const sumRecords = (tallies: readonly RecordTally[]): RecordTally => {
  const cells = severities.map((_, row) =>
    standings.map((_, column) => tallies.reduce((sum, tally) => sum + tally.cells[row]![column]!, 0)),
  )
  const ends = new Map<string, EndsIn>()
  for (const { quarter, bySeverity, computed } of tallies.flatMap(tally => tally.ends)) {
    const held = ends.get(quarter)
    ends.set(quarter, {
      quarter,
      bySeverity: bySeverity.map((n, i) => n + (held?.bySeverity[i] ?? 0)),
      computed: computed + (held?.computed ?? 0),
    })
  }
  return {
    records: tallies.reduce((sum, tally) => sum + tally.records, 0),
    cells,
    ends: [...ends.values()].sort((a, b) => (a.quarter < b.quarter ? -1 : 1)),
    endless: tallies.reduce((sum, tally) => sum + tally.endless, 0),
  }
}
