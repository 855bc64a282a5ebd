/** Lists by size and freshness. */
import { dayAt, daysBetween } from '#shared/core/days.ts'
import type { ListState } from '#shared/core/records.ts'
import { listName } from '#shared/text/lists.ts'
import { statisticsWords } from '#shared/text/statistics.ts'
import { grouped } from '#shared/text/words.ts'
import { Button, EmptyState, Table, useLang, useWords } from '../kit/index.ts'
import type { Pattern } from './pattern.ts'
import { Plot, type PlotSeries, type Token } from './plot.tsx'
import type { StatisticsServices } from './services.ts'
import type { Facts } from './statistics-page.tsx'

/** How each state is drawn; states that no installed list is in are not told apart from damage. */
const DRAWN: { [state: string]: { token: Token; pattern: Pattern } } = {
  fresh: { token: 'clear', pattern: 'solid' },
  stale: { token: 'caution', pattern: 'hatch' },
  partial: { token: 'notice', pattern: 'dots' },
  sample: { token: 'unknown', pattern: 'outline' },
  unverified: { token: 'notice', pattern: 'lines' },
  broken: { token: 'barred', pattern: 'cross' },
}
const drawnState = ({ state }: ListState): string => (state in DRAWN ? state : 'broken')
/** A list whose manifest cannot be read has no numbers to show. */
const isKnown = ({ seq }: ListState): boolean => seq > 0

export const ListsSection = ({ services, facts }: { services: StatisticsServices; facts: Facts }) => {
  const say = useWords(statisticsWords)
  const lang = useLang()
  const today = dayAt(services.now())
  const lists = [...facts.lists].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
  if (lists.length === 0)
    return (
      <div class="box">
        <EmptyState what={say('lists.none')} cure={say('lists.none-cure')}>
          <Button onClick={services.openOptions}>{say('lists.settings')}</Button>
        </EmptyState>
      </div>
    )
  const places = lists.map((_, i) => String(i + 1))
  const byState = (figureOf: (list: ListState) => number): PlotSeries[] =>
    Object.entries(DRAWN).flatMap(([state, drawn]) => {
      const values = lists.map(list => (isKnown(list) && drawnState(list) === state ? figureOf(list) : undefined))
      return values.some(value => value !== undefined)
        ? [{ ...drawn, label: say(`state.${state}` as keyof typeof statisticsWords), values }]
        : []
    })
  const age = (list: ListState) => daysBetween(list.retrievedAt, today)
  const unknown = say('lists.unknown')
  return (
    <section class="stack">
      <div class="pair">
        <figure class="box">
          <figcaption>{say('lists.size-title')}</figcaption>
          <Plot
            log
            label={say('see-table', { what: say('lists.size-title') })}
            places={places}
            series={byState(list => list.count)}
          />
        </figure>
        <figure class="box">
          <figcaption>{say('lists.age-title')}</figcaption>
          <Plot
            label={say('see-table', { what: say('lists.age-title') })}
            places={places}
            series={byState(age)}
            limits={{
              label: say('lists.limit'),
              values: lists.map(list => (isKnown(list) ? daysBetween(list.retrievedAt, list.staleOn) - 1 : undefined)),
            }}
          />
        </figure>
      </div>
      <div class="box">
        <Table
          caption={say('lists.table')}
          wide
          rowKey={list => list.key}
          columns={[
            { key: 'no', head: say('no'), end: true, cell: (_, i) => i + 1 },
            { key: 'list', head: say('list'), cell: list => listName(list.id, lang) },
            { key: 'publisher', head: say('publisher'), cell: list => list.publisher || unknown },
            { key: 'size', head: say('lists.size'), end: true, cell: list => (isKnown(list) ? grouped(list.count) : unknown) },
            {
              key: 'day',
              head: say('lists.day'),
              cell: list => (isKnown(list) ? <span class="date">{list.retrievedAt}</span> : unknown),
            },
            { key: 'age', head: say('lists.age'), end: true, cell: list => (isKnown(list) ? grouped(age(list)) : unknown) },
            {
              key: 'left',
              head: say('lists.left'),
              end: true,
              cell: list => (isKnown(list) ? String(daysBetween(today, list.staleOn) - 1) : unknown),
            },
            {
              key: 'state',
              head: say('lists.state'),
              cell: list => say(`state.${drawnState(list)}` as keyof typeof statisticsWords),
            },
          ]}
          rows={lists}
        />
      </div>
    </section>
  )
}
