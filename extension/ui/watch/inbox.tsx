/** 预警收件箱: the latest first, read and unread. */
import { useState } from 'preact/hooks'
import { watchWords } from '#shared/text/watch.ts'
import { grouped } from '#shared/text/words.ts'
import type { WatchEvent } from '#shared/watch/types.ts'
import { Button, Checkbox, EmptyState, useWords } from '../kit/index.ts'
import { NewsItem } from './news-item.tsx'

/** Drawn at once; the rest when asked for. */
const SHOWN = 50

export interface InboxProps {
  events: WatchEvent[]
  onMark: (ids: string[], read: boolean) => void
  onRemove: (ids: string[]) => void
}

export const Inbox = ({ events, onMark, onRemove }: InboxProps) => {
  const say = useWords(watchWords)
  const [unreadOnly, setUnreadOnly] = useState(false)
  const [shown, setShown] = useState(SHOWN)
  const unread = events.filter(event => !event.read)
  const read = events.filter(event => event.read)
  const rows = unreadOnly ? unread : events
  const ids = (some: WatchEvent[]) => some.map(({ id }) => id)
  return (
    <section class="box stack" aria-label={say('inbox')}>
      <h2>
        {say('inbox')} <span class="soft nums">{say('inbox-count', { n: grouped(unread.length) })}</span>
      </h2>
      {events.length === 0 ? (
        <EmptyState what={say('inbox-none')} cure={say('inbox-none-cure')} />
      ) : (
        <>
          <div class="row">
            <Checkbox label={say('unread-only')} checked={unreadOnly} onChange={setUnreadOnly} />
            <Button disabled={unread.length === 0} onClick={() => onMark(ids(unread), true)}>
              {say('all-read')}
            </Button>
            <Button disabled={read.length === 0} onClick={() => onRemove(ids(read))}>
              {say('remove-read')}
            </Button>
          </div>
          {rows.length === 0 && <p class="soft">{say('unread-none')}</p>}
          <ul class="news">
            {rows.slice(0, shown).map(event => (
              <NewsItem key={event.id} event={event} onMark={({ id }, wanted) => onMark([id], wanted)} />
            ))}
          </ul>
          {rows.length > shown && (
            <Button onClick={() => setShown(shown + SHOWN)}>{say('more', { n: Math.min(SHOWN, rows.length - shown) })}</Button>
          )}
        </>
      )}
    </section>
  )
}
