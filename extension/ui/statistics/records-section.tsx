/** Records by severity and standing, and by the quarter they end in: counted when asked for, as a large list takes its time. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { dayAt } from '#shared/core/days.ts'
import type { ListState } from '#shared/core/records.ts'
import { listName, policyList } from '#shared/text/lists.ts'
import { statisticsWords } from '#shared/text/statistics.ts'
import { grouped } from '#shared/text/words.ts'
import { Button, EmptyState, Notice, Progress, Select, useLang, useWords } from '../kit/index.ts'
import { Counted } from './counted.tsx'
import type { CountedRecords, StatisticsServices } from './services.ts'
import type { Facts } from './statistics-page.tsx'

const ALL = ''
/** No list's key: keys have a slash. */
const BLACK = 'black'
/** Counted at once; more only when a person asks. */
const AT_ONCE = 20_000
type State =
  | { is: 'waiting' }
  | { is: 'counting'; done: number; stop: AbortController }
  | { is: 'stopped' }
  | { is: 'failed' }
  | { is: 'counted'; counted: CountedRecords }

export const RecordsSection = ({ services, facts }: { services: StatisticsServices; facts: Facts }) => {
  const say = useWords(statisticsWords)
  const lang = useLang()
  const isBlack = ({ id }: ListState) => policyList(id)?.kind === 'black'
  const [which, setWhich] = useState(facts.lists.some(isBlack) ? BLACK : ALL)
  const [state, setState] = useState<State>({ is: 'waiting' })
  const running = useRef<AbortController | undefined>(undefined)
  const chosen = facts.lists.filter(list => which === ALL || list.key === which || (which === BLACK && isBlack(list)))
  const records = chosen.reduce((sum, { count }) => sum + count, 0)

  const count = async () => {
    running.current?.abort()
    const stop = new AbortController()
    running.current = stop
    setState({ is: 'counting', done: 0, stop })
    try {
      const told = (done: number) => stop.signal.aborted || setState({ is: 'counting', done, stop })
      const counted = await services.count(
        chosen.map(({ key }) => key),
        told,
        stop.signal,
      )
      if (!stop.signal.aborted) setState({ is: 'counted', counted })
    } catch {
      if (!stop.signal.aborted) setState({ is: 'failed' })
    }
  }
  // Anew when other lists are chosen or installed.
  const versions = chosen.map(({ key, seq }) => `${key} ${seq}`).join('\n')
  useEffect(() => {
    if (records > 0 && records <= AT_ONCE) void count()
    else setState({ is: 'waiting' })
    return () => running.current?.abort()
  }, [versions])

  if (facts.lists.length === 0)
    return (
      <div class="box">
        <EmptyState what={say('lists.none')} cure={say('lists.none-cure')}>
          <Button onClick={services.openOptions}>{say('lists.settings')}</Button>
        </EmptyState>
      </div>
    )
  const nameOf = (key: string): string => {
    const list = facts.lists.find(one => one.key === key)
    return list ? [listName(list.id, lang), list.publisher].filter(Boolean).join(' · ') : key
  }
  return (
    <div class="stack">
      <div class="no-print">
        <Select
          label={say('records.which')}
          value={which}
          onInput={setWhich}
          options={[
            ...(facts.lists.some(isBlack) ? [{ value: BLACK, label: say('records.black') }] : []),
            { value: ALL, label: say('records.all') },
            ...facts.lists.map(({ key }) => ({ value: key, label: nameOf(key) })),
          ]}
        />
      </div>
      <div class="stack" aria-live="polite">
        {records === 0 && <EmptyState what={say('records.none')} />}
        {(state.is === 'waiting' || state.is === 'stopped') && records > 0 && (
          <div class="row">
            <Button kind="primary" onClick={() => void count()}>
              {say('records.start', { n: grouped(records) })}
            </Button>
            {state.is === 'stopped' && <span>{say('records.stopped')}</span>}
          </div>
        )}
        {state.is === 'counting' && (
          <Progress
            label={say('records.counting')}
            done={state.done}
            total={records}
            onCancel={() => {
              state.stop.abort()
              setState({ is: 'stopped' })
            }}
          />
        )}
        {state.is === 'failed' && (
          <Notice tone="error" what={say('failed')} cure={say('failed-cure')}>
            <Button onClick={() => void count()}>{say('retry')}</Button>
          </Notice>
        )}
        {state.is === 'counted' && (
          <>
            {state.counted.short.map(({ key, missing }) => (
              <Notice key={key} tone="warn" what={say('records.short', { list: nameOf(key), n: grouped(missing) })} />
            ))}
            {chosen.some(list => list.sample) && <Notice tone="info" what={say('records.sample')} />}
          </>
        )}
      </div>
      {state.is === 'counted' && state.counted.tally.records > 0 && (
        <Counted counted={state.counted} today={dayAt(services.now())} />
      )}
    </div>
  )
}
