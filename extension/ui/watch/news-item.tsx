/** One alert: what, on which list, from what to what, and of which day the data are. */

import { listName } from '#shared/text/lists.ts'
import { watchWords } from '#shared/text/watch.ts'
import { newsLine } from '#shared/text/watch-news.ts'
import type { Speak } from '#shared/text/words.ts'
import type { Change, WatchEvent } from '#shared/watch/types.ts'
import { Button, minuteAt, Tag, useLang, useWords } from '../kit/index.ts'

type Say = Speak<typeof watchWords>

const valueText = (value: string, say: Say): string => {
  if (value === '') return say('none')
  if (value === 'true') return say('yes')
  if (value === 'false') return say('no')
  return `value.${value}` in watchWords ? say(`value.${value}` as keyof typeof watchWords) : value
}

const changeText = ([field, from, to]: Change, say: Say): string =>
  say('change', { field: say(`field.${field}`), from: valueText(from, say), to: valueText(to, say) })

const detailsOf = (event: WatchEvent, say: Say): string[] => {
  if (event.kind === 'lists')
    return [
      say('why', { why: say(`reason.${event.reason}`) }),
      ...(event.publisher ? [say('publisher', { publisher: event.publisher })] : []),
      ...(event.retrievedAt ? [say('oldest', { day: event.retrievedAt })] : []),
      say('entries', { n: event.entries }),
    ]
  const data = { seq: event.seq, day: event.retrievedAt }
  switch (event.kind) {
    case 'changed':
      return [...event.changes.map(change => changeText(change, say)), say('data-of', data)]
    case 'removed':
      return [
        say(event.by === 'code' ? 'by-code' : 'by-name'),
        say('last-seen', { seq: event.last.seq, day: event.last.retrievedAt }),
        say('data-of', data),
      ]
    case 'unobserved':
      return [say('why', { why: say(`reason.${event.reason}`) }), say('last-seen', data)]
    default:
      return [say('data-of', data)]
  }
}

export interface NewsItemProps {
  event: WatchEvent
  onMark: (event: WatchEvent, read: boolean) => void
}

export const NewsItem = ({ event, onMark }: NewsItemProps) => {
  const say = useWords(watchWords)
  const lang = useLang()
  const line = newsLine(event, lang)
  const read = event.read === true
  const full = event.kind === 'lists' ? undefined : listName(event.list, lang)
  return (
    <li class={read ? 'read' : undefined}>
      <div class="row apart">
        <span class="what">
          {!read && <Tag tone="caution">{say('unread')}</Tag>} {line}
        </span>
        <Button kind="quiet" label={`${say(read ? 'mark-unread' : 'mark-read')} ${line}`} onClick={() => onMark(event, !read)}>
          {say(read ? 'mark-unread' : 'mark-read')}
        </Button>
      </div>
      <ul class="small soft">
        {[...(full ? [full] : []), ...detailsOf(event, say), say('told-at', { at: minuteAt(event.at) })].map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </li>
  )
}
