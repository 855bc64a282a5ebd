/** The counted records: plots with their tables. */
import { type EndsAround, endsAround } from '#shared/statistics/ends.ts'
import { type EndsIn, severities, standings } from '#shared/statistics/tally-records.ts'
import { statisticsWords } from '#shared/text/statistics.ts'
import { grouped } from '#shared/text/words.ts'
import { Table, useWords } from '../kit/index.ts'
import { type Pattern, patterns } from './pattern.ts'
import { Plot, type Token } from './plot.tsx'
import type { CountedRecords } from './services.ts'

const LEVELS: { level: 'serious' | 'general' | 'minor' | 'none'; token: Token; pattern: Pattern }[] = [
  { level: 'serious', token: 'barred', pattern: 'solid' },
  { level: 'general', token: 'caution', pattern: 'hatch' },
  { level: 'minor', token: 'notice', pattern: 'dots' },
  { level: 'none', token: 'unknown', pattern: 'outline' },
]
/** Where an entry of a red list stands is no finding against anybody: told apart by pattern, in one colour. */
const STANDING_TOKEN: Token = 'notice'

export const Counted = ({ counted: { tally }, today }: { counted: CountedRecords; today: string }) => {
  const say = useWords(statisticsWords)
  const used = severities.map((severity, row) => ({ severity, row })).filter(({ row }) => tally.cells[row]!.some(n => n > 0))
  const usedStandings = standings
    .map((standing, column) => ({ standing, column }))
    .filter(({ column }) => tally.cells.some(cells => cells[column]! > 0))
  const ends = endsAround(tally.ends, today)
  /** `2026Q3`, or the quarter beyond which all others are one place. */
  const placeOf = ({ quarter, beyond }: EndsAround) => (beyond ? say(beyond, { quarter }) : quarter)
  const usedLevels = LEVELS.filter(({ level }) => ends.some(end => levelOf(end, level) > 0))
  return (
    <>
      <p class="soft small">{say('records.intro', { day: today })}</p>
      <section class="beside">
        <figure class="box">
          <figcaption>{say('records.standing-title')}</figcaption>
          <Plot
            label={say('see-table', { what: say('records.standing-title') })}
            places={used.map(({ severity }) => say(severity).replace(/ ?(?=[（(])/, '\n'))}
            series={usedStandings.map(({ standing, column }) => ({
              label: say(`standing.${standing}`),
              token: STANDING_TOKEN,
              pattern: patterns[column]!,
              values: used.map(({ row }) => tally.cells[row]![column]!),
            }))}
          />
        </figure>
        <div class="box">
          <Table
            caption={say('records.standing-title')}
            rowKey={({ severity }) => severity}
            columns={[
              { key: 'severity', head: say('records.severity'), cell: ({ severity }) => say(severity) },
              ...usedStandings.map(({ standing, column }) => ({
                key: standing,
                head: say(`standing.${standing}`),
                end: true,
                cell: ({ row }: { row: number }) => grouped(tally.cells[row]![column]!),
              })),
              {
                key: 'total',
                head: say('total'),
                end: true,
                cell: ({ row }) => grouped(tally.cells[row]!.reduce((a, b) => a + b, 0)),
              },
            ]}
            rows={used}
          />
        </div>
      </section>
      <section class="beside">
        <figure class="box">
          <figcaption>{say('records.ends-title')}</figcaption>
          <Plot
            label={say('see-table', { what: say('records.ends-title') })}
            places={ends.map(placeOf)}
            series={usedLevels.map(({ level, token, pattern }) => ({
              label: say(level),
              token,
              pattern,
              values: ends.map(end => levelOf(end, level)),
            }))}
          />
        </figure>
        <div class="box">
          <Table
            caption={say('records.ends-title')}
            rowKey={({ quarter }) => quarter}
            columns={[
              { key: 'quarter', head: say('records.quarter'), cell: placeOf },
              ...usedLevels.map(({ level }) => ({
                key: level,
                head: say(level),
                end: true,
                cell: (end: EndsIn) => grouped(levelOf(end, level)),
              })),
              { key: 'total', head: say('total'), end: true, cell: end => grouped(end.bySeverity.reduce((a, b) => a + b, 0)) },
              { key: 'computed', head: say('records.computed'), end: true, cell: end => grouped(end.computed) },
            ]}
            rows={ends}
          />
          <p class="small">
            {say('records.endless')}: <span class="nums">{grouped(tally.endless)}</span>
          </p>
        </div>
      </section>
    </>
  )
}

const levelOf = ({ bySeverity }: EndsIn, level: string): number =>
  bySeverity.reduce((sum, n, i) => sum + (severities[i]!.startsWith(level) ? n : 0), 0)
