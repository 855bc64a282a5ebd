/** What the answers rest on: how many lists, how old, what is wrong with them; and that nothing left the machine. */
import { useState } from 'preact/hooks'
import type { UiError } from '#shared/contract/messages.ts'
import type { Result } from '#shared/contract/result.ts'
import type { TabView } from '#shared/contract/views.ts'
import type { ListState } from '#shared/core/records.ts'
import { panelWords } from '#shared/text/panel.ts'
import { grouped } from '#shared/text/words.ts'
import { Button, MemoryNotice, Notice, useWords } from '../kit/index.ts'

export interface FreshnessProps {
  lists: TabView['lists']
  onUpdate: () => Promise<Result<unknown, UiError>>
  onOptions: () => void
}

const FAULTS: { [state in ListState['state']]?: 'lists-stale' | 'lists-partial' | 'lists-sample' | 'lists-broken' } = {
  broken: 'lists-broken',
  unverified: 'lists-broken',
  stale: 'lists-stale',
  partial: 'lists-partial',
  sample: 'lists-sample',
}
/** What new data from the registry would cure. */
const CURABLE = ['lists-stale', 'lists-broken']

export const Freshness = ({ lists, onUpdate, onOptions }: FreshnessProps) => {
  const say = useWords(panelWords)
  const [state, setState] = useState<'idle' | 'running' | 'done' | 'failed'>('idle')
  if (lists.installed === 0)
    return (
      <>
        {lists.inMemory && <MemoryNotice />}
        <Notice
          tone="warn"
          what={say(lists.worst ? 'lists-refused' : 'lists-none')}
          means={say('lists-none-means')}
          cure={say('lists-none-cure')}
        >
          <Button onClick={onOptions}>{say('options')}</Button>
        </Notice>
      </>
    )
  const fault = lists.worst && FAULTS[lists.worst]
  const update = async () => {
    setState('running')
    setState((await onUpdate()).ok ? 'done' : 'failed')
  }
  return (
    <div class="fresh">
      {lists.inMemory && <MemoryNotice />}
      <p class={fault ? 'soft worn' : 'soft good'}>
        <span class="dot" aria-hidden="true">
          ●
        </span>{' '}
        {say('fresh', { n: grouped(lists.installed), day: lists.oldest ?? '' })}
        {fault && <b>{say(fault)}</b>} {say('private')}
      </p>
      <p role="status" class="small">
        {state === 'running' && say('lists-updating')}
        {state === 'done' && say('lists-updated')}
        {state === 'failed' && say('lists-failed')}
      </p>
      {fault && CURABLE.includes(fault) && state !== 'running' && <Button onClick={update}>{say('lists-update')}</Button>}
    </div>
  )
}
