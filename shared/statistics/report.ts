/**
 * The reports of a period as words and tables, the same on screen, on paper and in CSV: 归集与服务情况 by quarter, and the assessment of
 * the supplying departments by half year and year. What is not known is said so, never counted as 0.
 */
import type { Day } from '../core/days.ts'
import type { ListState } from '../core/records.ts'
import { assessmentWords } from '../text/assessment.ts'
import { listName } from '../text/lists.ts'
import { statisticsWords } from '../text/statistics.ts'
import { periodWord, statisticsReportWords } from '../text/statistics-report.ts'
import { grouped, type Lang, speak } from '../text/words.ts'
import { checkKinds, type DayCounts, servedIn } from './day-counts.ts'
import { type Assessed, assessDeliveries, type Delivery } from './deliveries.ts'
import { firstDay, lastDay, type Period } from './periods.ts'
import type { Tally } from './row-tally.ts'
import { severities } from './tally-records.ts'

export interface ReportInput {
  period: Period
  /** Today in Asia/Shanghai, and the time as it is printed. */
  today: Day
  madeAt: string
  /** Installed now. */
  lists: readonly Pick<ListState, 'id' | 'publisher' | 'count' | 'retrievedAt' | 'seq'>[]
  deliveries: readonly Delivery[]
  days: readonly DayCounts[]
  /** Days on which reviews were begun and records filed; absent where they could not be read. */
  reviews?: { begun: readonly Day[]; filed: readonly Day[] }
}

/** Words, a number, or a number with what it is a share of. */
export type Cell = string | number | { n: number; of: number }

export interface ReportTable {
  caption: string
  head: string[]
  rows: Cell[][]
  /** Columns from this one on are numbers. */
  numbersFrom: number
  /** Said where there are no rows. */
  none: string
}

export interface PeriodReport {
  title: string
  /** Period, time and where the numbers are from. */
  lead: string[]
  tables: ReportTable[]
  /** What the columns mean, and what the report is not. */
  notes: string[]
}

type Say = ReturnType<typeof speak<typeof statisticsReportWords>>

/** As people read it: thousands apart, shares in per cent. */
export const cellText = (cell: Cell): string => {
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return grouped(cell)
  return cell.of === 0 ? grouped(cell.n) : `${grouped(cell.n)} (${((cell.n / cell.of) * 100).toFixed(1)}%)`
}

const figure = (say: Say, n: number | undefined): Cell => n ?? say('unknown')

const rowCells = (say: Say, rows: Tally | undefined): Cell[] => {
  if (!rows) return Array(7).fill(say('unknown'))
  const { read, kept, rejected, duplicates, codesMissing, severityMissing, validityMissing } = rows
  return [
    read,
    kept,
    { n: rejected, of: read },
    { n: duplicates, of: read },
    { n: codesMissing, of: kept },
    { n: severityMissing, of: kept },
    { n: validityMissing, of: kept },
  ]
}
const rowHeads = ['read', 'kept', 'rejected', 'duplicates', 'no-code', 'no-severity', 'no-validity'] as const

const timeCells = (say: Say, row: Assessed | undefined): Cell[] => [
  figure(say, row?.deliveries),
  figure(say, row?.onTime),
  figure(say, row?.late),
]

const collected = (input: ReportInput, say: Say, lang: Lang): ReportTable => {
  const assessed = assessDeliveries(input.deliveries, input.period, input.today, 'list')
  const isOf = (row: Assessed) => (list: ReportInput['lists'][number]) =>
    list.id === row.listId && list.publisher === row.publisher
  const line = (listId: string, publisher: string, row: Assessed | undefined, list: ReportInput['lists'][number] | undefined) => [
    listName(listId, lang),
    publisher || say('unknown'),
    ...timeCells(say, row),
    ...rowCells(say, row?.rows),
    figure(say, list && list.seq > 0 ? list.count : undefined),
    list && list.seq > 0 ? list.retrievedAt : say('unknown'),
  ]
  return {
    caption: say('collected'),
    head: [
      say('list'),
      say('publisher'),
      say('deliveries'),
      say('on-time'),
      say('late'),
      ...rowHeads.map(key => say(key)),
      say('now'),
      say('data-day'),
    ],
    rows: [
      ...assessed.map(row => line(row.listId, row.publisher, row, input.lists.find(isOf(row)))),
      ...input.lists
        .filter(list => !assessed.some(row => isOf(row)(list)))
        .map(list => line(list.id, list.publisher, undefined, list)),
    ],
    numbersFrom: 2,
    none: say('nothing-collected'),
  }
}

const served = (input: ReportInput, say: Say, lang: Lang): ReportTable[] => {
  const { period, days, reviews } = input
  const { counts, since } = servedIn(days, period)
  const known = since !== undefined && since <= lastDay(period)
  const within = (all: readonly Day[] | undefined) => all?.filter(day => day >= firstDay(period) && day <= lastDay(period)).length
  const assessments = ['barred', 'caution', 'unknown', 'notice', 'commended', 'clear'] as const
  return [
    {
      caption: say('served'),
      head: [say('item'), say('number')],
      rows: [
        ...checkKinds.map(kind => [say(kind), figure(say, known ? (counts.checks[kind] ?? 0) : undefined)]),
        [say('names'), figure(say, known ? counts.names : undefined)],
        ...assessments.map(assessment => [
          say('result', { word: speak(assessmentWords, lang)(assessment) }),
          figure(say, known ? (counts.findings[assessment] ?? 0) : undefined),
        ]),
        [say('begun'), figure(say, within(reviews?.begun))],
        [say('filed'), figure(say, within(reviews?.filed))],
      ],
      numbersFrom: 1,
      none: '',
    },
    {
      caption: say('hits'),
      head: [say('list'), say('severity'), say('entries')],
      rows: Object.entries(counts.hits)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([list, hits]) =>
          severities
            .filter(severity => hits[severity])
            .map(severity => [listName(list, lang), speak(statisticsWords, lang)(severity), hits[severity]!]),
        ),
      numbersFrom: 2,
      none: known ? say('nothing-met') : say('unknown'),
    },
  ]
}

const assessed = (input: ReportInput, say: Say, lang: Lang): ReportTable => ({
  caption: say('assessed'),
  head: [
    say('department'),
    say('list'),
    say('deliveries'),
    say('on-time'),
    say('late'),
    say('worst'),
    say('overdue'),
    ...rowHeads.map(key => say(key)),
  ],
  rows: assessDeliveries(input.deliveries, input.period, input.today, 'department').map(row => [
    row.department === '…' ? say('rest') : row.department || say('unnamed'),
    listName(row.listId, lang),
    ...timeCells(say, row),
    // None late is known where punctuality is.
    figure(say, row.worstDays ?? (row.late === 0 ? 0 : undefined)),
    figure(say, row.overdueDays),
    ...rowCells(say, row.rows),
  ]),
  numbersFrom: 2,
  none: say('nothing-collected'),
})

const titleOf = ({ kind, no }: Period): keyof typeof statisticsReportWords =>
  kind === 'quarter' ? 'quarterly-title' : kind === 'year' ? 'year-title' : no === 1 ? 'half-title' : 'second-half-title'

export const periodReport = (input: ReportInput, lang: Lang): PeriodReport => {
  const say = speak(statisticsReportWords, lang)
  const { period, today, madeAt, days } = input
  const quarterly = period.kind === 'quarter'
  const { since } = servedIn(days, period)
  const [from, to] = [firstDay(period), lastDay(period)]
  return {
    title: say(titleOf(period)),
    lead: [
      say('period', { period: periodWord(period, lang), from, to }),
      say('made', { at: madeAt }),
      ...(to >= today ? [say('running', { day: today })] : []),
      say('source'),
      ...(quarterly && since !== undefined && since > from && since <= to ? [say('counted-since', { day: since })] : []),
    ],
    tables: quarterly ? [collected(input, say, lang), ...served(input, say, lang)] : [assessed(input, say, lang)],
    notes: [say('on-time-meaning'), say('rows-meaning'), ...(quarterly ? [] : [say('department-meaning')]), say('disclaimer')],
  }
}

/** Rows for a spreadsheet: one table under the other, an empty row between; numbers bare, so that it can reckon with them. */
export const reportRows = ({ title, lead, tables, notes }: PeriodReport): string[][] => [
  [title],
  ...lead.map(line => [line]),
  ...tables.flatMap(({ caption, head, rows, none }) => [
    [],
    [caption],
    head,
    ...(rows.length > 0 ? rows.map(row => row.map(cell => String(typeof cell === 'object' ? cell.n : cell))) : [[none]]),
  ]),
  [],
  ...notes.map(line => [line]),
]
