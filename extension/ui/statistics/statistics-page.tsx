/** 统计: lists, records, checks and reports, one section at a time, its name in the address. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ListsView } from '#shared/contract/views.ts'
import type { Day } from '#shared/core/days.ts'
import type { KeptStatistics } from '#shared/store/statistics.ts'
import { statisticsWords } from '#shared/text/statistics.ts'
import { Button, Notice, Progress, useTitle, useWords } from '../kit/index.ts'
import { ChecksSection } from './checks-section.tsx'
import { ListsSection } from './lists-section.tsx'
import { RecordsSection } from './records-section.tsx'
import { ReportSection } from './report-section.tsx'
import type { StatisticsServices } from './services.ts'

const SECTIONS = ['lists', 'records', 'checks', 'report'] as const
const fromHash = () => SECTIONS.find(name => location.hash === `#${name}`) ?? 'lists'

export interface Facts {
  lists: ListsView['lists']
  kept: KeptStatistics
  /** Undefined where they could not be read. */
  reviews: { begun: Day[]; filed: Day[] } | undefined
}

export const StatisticsPage = ({ services }: { services: StatisticsServices }) => {
  const say = useWords(statisticsWords)
  const [section, setSection] = useState(fromHash)
  const [facts, setFacts] = useState<Facts | 'failed'>()
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(`${say(`nav.${section}`)} · ${say('title')} · ${say('product')}`)
  // Before the first paint: a link followed at once is not missed.
  useLayoutEffect(() => {
    const follow = () => {
      setSection(fromHash())
      heading.current?.focus()
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  const read = useCallback(async () => {
    try {
      const [reply, kept, reviews] = await Promise.all([
        services.ask({ type: 'ui/lists' }),
        services.statistics.all(),
        services.reviews().catch(() => undefined),
      ])
      if (reply.ok) setFacts({ lists: reply.value.lists.filter(list => !list.refused), kept, reviews })
      else setFacts('failed')
    } catch {
      setFacts('failed')
    }
  }, [services])
  useEffect(() => {
    void read()
    return services.onCast(cast => {
      if (cast.type === 'cast/lists') void read()
    })
  }, [read, services])

  const content = () => {
    if (facts === undefined) return <Progress label={say('loading')} />
    if (facts === 'failed')
      return (
        <Notice tone="error" what={say('failed')} cure={say('failed-cure')}>
          <Button
            onClick={() => {
              setFacts(undefined)
              void read()
            }}
          >
            {say('retry')}
          </Button>
        </Notice>
      )
    const props = { services, facts }
    if (section === 'lists') return <ListsSection {...props} />
    if (section === 'records') return <RecordsSection {...props} />
    if (section === 'checks') return <ChecksSection {...props} onCleared={() => void read()} />
    return <ReportSection {...props} />
  }

  return (
    <div class="statistics">
      <header class="no-print">
        <h1>{say('title')}</h1>
        <nav aria-label={say('sections')}>
          <ul class="row">
            {SECTIONS.map(name => (
              <li key={name}>
                <a href={`#${name}`} aria-current={name === section ? 'page' : undefined}>
                  {say(`nav.${name}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main class="stack">
        <h2 ref={heading} tabIndex={-1} class={section === 'report' ? 'no-print' : undefined}>
          {say(`nav.${section}`)}
        </h2>
        {content()}
      </main>
    </div>
  )
}
