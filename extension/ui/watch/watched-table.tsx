/** Who is watched, and on which lists each was last seen. */
import { useState } from 'preact/hooks'
import { dayAt } from '#shared/core/days.ts'
import { listShortName } from '#shared/text/lists.ts'
import { watchWords } from '#shared/text/watch.ts'
import { grouped } from '#shared/text/words.ts'
import type { Entry, Watched } from '#shared/watch/types.ts'
import { Button, EmptyState, Field, Table, Tag, useLang, useWords } from '../kit/index.ts'

/** Below this many, a filter is longer than the list. */
const FILTER_FROM = 8

/** By a name alone nobody is said to be on no list, nor by a code beyond the lists that are there. */
const Entries = ({ entries, coded }: { entries: Entry[] | undefined; coded: boolean }) => {
  const say = useWords(watchWords)
  const lang = useLang()
  if (!entries) return <span class="soft">{say('on-not-yet')}</span>
  const texts = entries
    .filter(({ certainty }) => certainty === 'same' || certainty === 'likely')
    .map(({ list: id, missing, certainty }) => {
      const list = listShortName(id, lang)
      return missing ? say('not-observed', { list }) : certainty === 'likely' ? say('by-name-tag', { list }) : list
    })
  if (texts.length === 0) return <span class="soft">{say(coded ? 'on-none' : 'on-none-by-name')}</span>
  return (
    <span class="row">
      {[...new Set(texts)].map(text => (
        <Tag key={text}>{text}</Tag>
      ))}
    </span>
  )
}

export interface WatchedTableProps {
  watched: Watched[]
  entries: Map<string, Entry[]>
  onRemove: (id: string) => void
}

export const WatchedTable = ({ watched, entries, onRemove }: WatchedTableProps) => {
  const say = useWords(watchWords)
  const [text, setText] = useState('')
  const wanted = text.replace(/\s+/g, '').toLowerCase()
  const rows = watched.filter(({ name, code = '' }) => `${name} ${code}`.toLowerCase().includes(wanted))
  return (
    <section class="box stack" aria-label={say('watched')}>
      <h2>
        {say('watched')} <span class="soft nums">{say('watched-count', { n: grouped(watched.length) })}</span>
      </h2>
      {watched.length === 0 ? (
        <EmptyState what={say('watched-none')} cure={say('watched-none-cure')} />
      ) : (
        <>
          {watched.length >= FILTER_FROM && <Field label={say('filter')} type="search" value={text} onInput={setText} />}
          <Table<Watched>
            caption={say('watched')}
            captionHidden
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                head: say('name'),
                cell: ({ name, code }) => (
                  <>
                    {name} {code && <span class="code soft">{code}</span>}
                  </>
                ),
              },
              { key: 'kind', head: say('kind'), cell: ({ kind }) => say(`kind.${kind}`) },
              {
                key: 'on',
                head: say('on'),
                cell: ({ id, code }) => <Entries entries={entries.get(id)} coded={code !== undefined} />,
              },
              { key: 'since', head: say('since'), cell: ({ addedAt }) => <span class="nums">{dayAt(addedAt)}</span> },
              {
                key: 'remove',
                head: say('remove'),
                cell: ({ id, name, code = '' }) => (
                  <Button kind="quiet" label={say('remove-one', { name: name || code })} onClick={() => onRemove(id)}>
                    {say('remove')}
                  </Button>
                ),
              },
            ]}
          />
        </>
      )}
    </section>
  )
}
