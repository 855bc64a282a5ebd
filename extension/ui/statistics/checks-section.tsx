/** Checks and what they found, over time: counted on this machine, deletable. */
import { useState } from 'preact/hooks'
import { dayAt } from '#shared/core/days.ts'
import type { Assessment } from '#shared/core/types.ts'
import { checkKinds, slotsUntil } from '#shared/statistics/day-counts.ts'
import { assessmentWord } from '#shared/text/assessment.ts'
import { statisticsWords } from '#shared/text/statistics.ts'
import { grouped } from '#shared/text/words.ts'
import { Button, Dialog, EmptyState, Notice, Radios, Table, useLang, useWords } from '../kit/index.ts'
import type { Pattern } from './pattern.ts'
import { Plot, type Token } from './plot.tsx'
import type { StatisticsServices } from './services.ts'
import type { Facts } from './statistics-page.tsx'

const UNITS = { day: 28, week: 26, quarter: 8 } as const
type Unit = keyof typeof UNITS

const KIND_PATTERNS: Pattern[] = ['solid', 'hatch', 'dots', 'lines']
const RESULTS: { assessment: Assessment; pattern: Pattern }[] = [
  { assessment: 'barred', pattern: 'solid' },
  { assessment: 'caution', pattern: 'hatch' },
  { assessment: 'notice', pattern: 'dots' },
  { assessment: 'commended', pattern: 'cross' },
  { assessment: 'clear', pattern: 'lines' },
  { assessment: 'unknown', pattern: 'outline' },
]

export interface ChecksProps {
  services: StatisticsServices
  facts: Facts
  onCleared: () => void
}

export const ChecksSection = ({ services, facts: { kept }, onCleared }: ChecksProps) => {
  const say = useWords(statisticsWords)
  const lang = useLang()
  const [unit, setUnit] = useState<Unit>('week')
  const [asking, setAsking] = useState(false)
  const [told, setTold] = useState<'cleared' | 'failed'>()
  const slots = slotsUntil(kept.days, dayAt(services.now()), unit, UNITS[unit])
  const kinds = checkKinds.filter(kind => kept.days.some(({ checks }) => checks[kind]))
  const results = RESULTS.filter(({ assessment }) => kept.days.some(({ findings }) => findings[assessment]))
  const since = kept.days[0]?.day

  const clear = async () => {
    setAsking(false)
    try {
      await services.statistics.clear()
      setTold('cleared')
      onCleared()
    } catch {
      setTold('failed')
    }
  }
  /** Years are left out where they go without saying. */
  const short = (name: string) => (unit === 'quarter' ? name : name.slice(5))
  return (
    <div class="stack">
      <p class="soft small">{say('checks.privacy')}</p>
      {kept.unreadable > 0 && <Notice tone="warn" what={say('checks.unreadable', { n: kept.unreadable })} />}
      {since === undefined ? (
        <div class="box">
          <EmptyState what={say('checks.none')} cure={say('checks.none-cure')} />
        </div>
      ) : (
        <>
          <div class="row apart">
            <div class="no-print">
              <Radios
                label={say('checks.unit')}
                value={unit}
                onChange={value => setUnit(value as Unit)}
                options={(Object.keys(UNITS) as Unit[]).map(value => ({ value, label: say(`checks.${value}`) }))}
              />
            </div>
            <span class="soft small">{say('checks.since', { day: since })}</span>
          </div>
          <section class="stack">
            <div class="pair">
              <figure class="box">
                <figcaption>{say('checks.made-title')}</figcaption>
                <Plot
                  label={say('see-table', { what: say('checks.made-title') })}
                  places={slots.map(({ name }) => short(name))}
                  series={kinds.map(kind => ({
                    label: say(`kind.${kind}`),
                    token: 'notice' as Token,
                    pattern: KIND_PATTERNS[checkKinds.indexOf(kind)]!,
                    values: slots.map(({ counts }) => counts.checks[kind] ?? 0),
                  }))}
                />
              </figure>
              <figure class="box">
                <figcaption>{say('checks.found-title')}</figcaption>
                <Plot
                  label={say('see-table', { what: say('checks.found-title') })}
                  places={slots.map(({ name }) => short(name))}
                  series={results.map(({ assessment, pattern }) => ({
                    label: assessmentWord(assessment, lang),
                    token: assessment,
                    pattern,
                    values: slots.map(({ counts }) => counts.findings[assessment] ?? 0),
                  }))}
                />
              </figure>
            </div>
            <div class="box">
              <Table
                caption={say('nav.checks')}
                wide
                rowKey={({ name }) => name}
                columns={[
                  {
                    key: 'time',
                    head: say(unit === 'week' ? 'checks.week-from' : 'checks.time'),
                    cell: ({ name }) => <span class="date">{name}</span>,
                  },
                  ...kinds.map(kind => ({
                    key: kind,
                    head: say(`kind.${kind}`),
                    end: true,
                    cell: ({ counts }: (typeof slots)[number]) => grouped(counts.checks[kind] ?? 0),
                  })),
                  { key: 'names', head: say('checks.names'), end: true, cell: ({ counts }) => grouped(counts.names) },
                  ...results.map(({ assessment }) => ({
                    key: assessment,
                    head: assessmentWord(assessment, lang),
                    end: true,
                    cell: ({ counts }: (typeof slots)[number]) => grouped(counts.findings[assessment] ?? 0),
                  })),
                ]}
                rows={slots}
              />
            </div>
          </section>
        </>
      )}
      {(since !== undefined || kept.deliveries.length > 0) && (
        <div class="no-print">
          <Button kind="danger" onClick={() => setAsking(true)}>
            {say('clear')}
          </Button>
        </div>
      )}
      {told && <Notice tone={told === 'failed' ? 'error' : 'done'} what={say(told)} />}
      {asking && (
        <Dialog
          title={say('clear-title')}
          confirm={{ label: say('clear-yes'), danger: true, onClick: () => void clear() }}
          onClose={() => setAsking(false)}
        >
          <p>{say('clear-text')}</p>
        </Dialog>
      )}
    </div>
  )
}
