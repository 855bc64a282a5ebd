/** 名单: every list on this machine, worst first. */
import { useState } from 'preact/hooks'
import type { ListsView } from '#shared/contract/views.ts'
import type { ListState } from '#shared/core/records.ts'
import { listName } from '#shared/text/lists.ts'
import { optionsWords } from '#shared/text/options.ts'
import { grouped } from '#shared/text/words.ts'
import { Button, Dialog, EmptyState, Field, Notice, useLang, useWords } from '../kit/index.ts'
import type { OptionsServices } from '../options/services.ts'
import { SyncStatus } from '../registries/sync-status.tsx'
import { useSync } from '../registries/use-sync.ts'
import { ListRow } from './list-row.tsx'

export interface ListsProps {
  services: OptionsServices
  lists: ListsView
  onLists: (lists: ListsView) => void
  onImport: () => void
}

/** A filter is worth its place from here on. */
const MANY = 8
const URGENCY: ListState['state'][] = ['broken', 'stale', 'unverified']
const urgency = (list: ListState) => (URGENCY.indexOf(list.state) + 1 || URGENCY.length + 1) + (list.sample ? 1 : 0)

export const ListsSection = ({ services, lists, onLists, onImport }: ListsProps) => {
  const say = useWords(optionsWords)
  const lang = useLang()
  const sync = useSync(services, onLists)
  const [filter, setFilter] = useState('')
  const [removing, setRemoving] = useState<ListState>()
  const titleOf = (list: ListState) => listName(list.id, lang)
  const wanted = filter.trim().toLowerCase()
  const shown = lists.lists
    .filter(list => `${titleOf(list)} ${list.id} ${list.publisher}`.toLowerCase().includes(wanted))
    .sort((a, b) => urgency(a) - urgency(b))
  const held = lists.lists.filter(list => !list.refused)
  const stale = held.filter(list => list.state === 'stale')
  const updatable = stale.some(list => list.origin === 'registry')
  const oldest = held
    .filter(list => list.seq > 0)
    .map(list => list.retrievedAt)
    .sort()[0]

  const update = (list?: ListState) =>
    list?.origin === 'local'
      ? onImport()
      : sync.run(list ? { type: 'ui/registry-update', registryId: list.registryId } : { type: 'ui/registry-update' }, {
          working: list ? say('reg.updating', { name: titleOf(list) }) : say('reg.updating-all'),
          ended: say('reg.updated'),
        })
  const remove = async (list: ListState) => {
    setRemoving(undefined)
    const reply = await services.ask({ type: 'ui/local-remove', listKey: list.key })
    if (reply.ok) onLists(reply.value)
    sync.tell(reply.ok ? { said: say('reg.removed', { name: titleOf(list) }) } : { code: reply.code, again: () => remove(list) })
  }

  if (lists.lists.length === 0)
    return (
      <div class="box">
        <EmptyState what={say('list.empty')} cure={say('reg.empty-cure')}>
          <Button onClick={onImport}>{say('nav.local')}</Button>
        </EmptyState>
      </div>
    )
  const records = lists.lists.reduce((sum, list) => sum + list.count, 0)
  return (
    <div class="stack">
      <p class="soft">
        {say('list.intro', { n: held.length, records: grouped(records) })}
        {oldest && say('list.oldest', { day: oldest })}
      </p>
      {stale.length > 0 && (
        <Notice
          tone="warn"
          what={say('list.stale-some', {
            n: stale.length,
            names: stale
              .map(list => say('list.stale-one', { name: titleOf(list), day: list.staleOn }))
              .join(lang === 'en' ? '; ' : '；'),
          })}
          means={say('list.stale-means')}
        >
          {updatable && (
            <Button disabled={sync.working !== undefined} onClick={() => update()}>
              {say('reg.update-all')}
            </Button>
          )}
        </Notice>
      )}
      <SyncStatus sync={sync} />
      {lists.lists.length > MANY && <Field type="search" label={say('list.filter')} value={filter} onInput={setFilter} />}
      {shown.length === 0 && <EmptyState what={say('list.none-match')} />}
      <ul class="lists-grid">
        {shown.map(list => (
          <ListRow
            key={list.key}
            list={list}
            busy={sync.working !== undefined}
            onUpdate={() => update(list)}
            onRemove={() => setRemoving(list)}
          />
        ))}
      </ul>
      {removing && (
        <Dialog
          title={say('list.remove-title', { name: titleOf(removing) })}
          confirm={{ label: say('list.remove'), danger: true, onClick: () => remove(removing) }}
          onClose={() => setRemoving(undefined)}
        >
          <p>{say('list.remove-text', { n: grouped(removing.count) })}</p>
        </Dialog>
      )}
    </div>
  )
}
