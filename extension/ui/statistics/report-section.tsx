/** 报告与考核: a period chosen, its report shown as it prints, printed or saved as CSV. */
import { useState } from 'preact/hooks'
import { dayAt } from '#shared/core/days.ts'
import { toCsv } from '#shared/documents/write-csv.ts'
import { type Period, parsePeriod, periodName, periodOf, shifted } from '#shared/statistics/periods.ts'
import { type Cell, cellText, periodReport, type ReportTable, reportRows } from '#shared/statistics/report.ts'
import { periodWord, statisticsReportWords } from '#shared/text/statistics-report.ts'
import { Button, minuteAt, Radios, Select, Table, useLang, useWords } from '../kit/index.ts'
import type { StatisticsServices } from './services.ts'
import type { Facts } from './statistics-page.tsx'

const QUARTERS = 9
const HALVES = 5

type Which = 'quarterly' | 'assessment'

/** The period before today's first: it is over, and the one people report on. */
const periodsOf = (which: Which, today: string): Period[] => {
  const back = (kind: Period['kind'], count: number) =>
    Array.from({ length: count }, (_, i) => shifted(periodOf(kind, today), -i))
  return which === 'quarterly' ? back('quarter', QUARTERS) : [...back('half', HALVES), ...back('year', Math.ceil(HALVES / 2))]
}

export const ReportSection = ({ services, facts }: { services: StatisticsServices; facts: Facts }) => {
  const say = useWords(statisticsReportWords)
  const lang = useLang()
  const today = dayAt(services.now())
  const [which, setWhich] = useState<Which>('quarterly')
  const periods = periodsOf(which, today)
  const [chosen, setChosen] = useState(periodName(periods[1]!))
  const [told, setTold] = useState('')
  const period = parsePeriod(chosen)!
  const report = periodReport(
    {
      period,
      today,
      madeAt: minuteAt(services.now()),
      lists: facts.lists,
      deliveries: facts.kept.deliveries,
      days: facts.kept.days,
      ...(facts.reviews ? { reviews: facts.reviews } : {}),
    },
    lang,
  )
  const save = () => {
    const name = `${report.title}-${chosen}.csv`
    services.save(name, toCsv(reportRows(report)), 'text/csv;charset=utf-8')
    setTold(say('csv-saved', { name }))
  }
  return (
    <div class="stack">
      <div class="box stack no-print">
        <Radios
          label={say('which')}
          value={which}
          onChange={value => {
            setWhich(value as Which)
            setChosen(periodName(periodsOf(value as Which, today)[1]!))
          }}
          options={[
            { value: 'quarterly', label: say('quarterly') },
            { value: 'assessment', label: say('assessment') },
          ]}
        />
        <Select
          label={say('choose-period')}
          value={chosen}
          onInput={setChosen}
          options={periods.map(one => ({ value: periodName(one), label: periodWord(one, lang) }))}
        />
        <div class="row">
          <Button kind="primary" onClick={services.print}>
            {say('print')}
          </Button>
          <Button onClick={save}>{say('csv')}</Button>
          <span class="small" role="status">
            {told}
          </span>
        </div>
      </div>
      <article class="box stack report">
        <h2>{report.title}</h2>
        <div class="small">
          {report.lead.map(line => (
            <p key={line}>{line}</p>
          ))}
        </div>
        {report.tables.map(table => (
          <Shown key={table.caption} table={table} />
        ))}
        <ul class="small soft dots">
          {report.notes.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <div class="signing">
          <span>{say('filled')}</span>
          <span>{say('checked')}</span>
          <span>{say('dated')}</span>
          <span>{say('seal')}</span>
        </div>
      </article>
    </div>
  )
}

const Shown = ({ table: { caption, head, rows, numbersFrom, none } }: { table: ReportTable }) => (
  <section class="stack">
    <h3>{caption}</h3>
    {rows.length === 0 ? (
      <p>{none}</p>
    ) : (
      <Table
        caption={caption}
        captionHidden
        wide={head.length > 5}
        columns={head.map((words, column) => ({
          key: words,
          head: words,
          end: column >= numbersFrom,
          cell: (row: Cell[]) => cellText(row[column]!),
        }))}
        rows={rows}
      />
    )}
  </section>
)
