/** 官方渠道查询: what is to be looked up, and the one that is being looked up. The officer searches; nothing is kept unseen. */
import { useEffect, useRef } from 'preact/hooks'
import type { Channel } from '#shared/official/channels.ts'
import { nextOf, type QueueItem } from '#shared/official/queue.ts'
import { listName } from '#shared/text/lists.ts'
import { officialQueueWords, queueStateText } from '#shared/text/official-queue.ts'
import { Button, Table, useLang, useWords } from '../kit/index.ts'
import { ByHandForm } from './by-hand-form.tsx'
import { type Shot, ShotView } from './shot-view.tsx'

export interface OfficialQueueProps {
  queue: readonly QueueItem[]
  /** Captured and not kept yet, of the item that is open. */
  shot?: Shot | undefined
  onTake: (item: QueueItem) => void
  onOpenSite: (item: QueueItem, channel: Channel) => void
  onCopy: (text: string) => void
  onKeep: (item: QueueItem) => void
  onDiscard: (item: QueueItem) => void
  onByHand: (item: QueueItem, saw: 'hit' | 'no-hit', reason: string) => void
}

const isDone = ({ state }: QueueItem) => state === 'captured' || state === 'by-hand'

export const OfficialQueue = (props: OfficialQueueProps) => {
  const say = useWords(officialQueueWords)
  const lang = useLang()
  const { queue } = props
  const current = queue.find(({ state }) => state === 'open' || state === 'refused')
  const last = useRef<QueueItem>(undefined)
  if (current) last.current = current
  const next = nextOf(queue, last.current && { bidder: last.current.bidder.id, list: last.current.list })
  const onward = useRef<HTMLButtonElement>(null)
  /** Begun here, not found open when the page was loaded. */
  const begun = useRef(false)
  const take = (item: QueueItem) => {
    begun.current = true
    props.onTake(item)
  }
  // What was in hand is done and its buttons are gone: the keyboard goes on from the next one.
  useEffect(() => {
    if (!current && begun.current && document.activeElement === document.body) onward.current?.focus()
  }, [current === undefined])
  return (
    <div class="stack">
      <p class="row">
        <span class="soft">{say('progress', { done: queue.filter(isDone).length, all: queue.length })}</span>
        {next && next !== current && (
          <Button buttonRef={onward} onClick={() => take(next)}>
            {say('take-next', { name: next.bidder.name || next.bidder.code || '', list: listName(next.list, lang) })}
          </Button>
        )}
      </p>
      {current && <Current key={`${current.bidder.id} ${current.list}`} item={current} begun={begun.current} {...props} />}
      <Table
        caption={say('title')}
        captionHidden
        rows={[...queue]}
        rowKey={({ bidder, list }) => `${bidder.id} ${list}`}
        columns={[
          { key: 'firm', head: say('firm'), cell: ({ bidder }) => bidder.name },
          { key: 'list', head: say('list'), cell: ({ list }) => listName(list, lang) },
          { key: 'state', head: say('state'), cell: ({ state }) => queueStateText(state, lang) },
          {
            key: 'take',
            head: say('take'),
            cell: item => (
              <Button
                label={say('take-of', { name: item.bidder.name, list: listName(item.list, lang) })}
                disabled={item === current}
                onClick={() => take(item)}
              >
                {say('take')}
              </Button>
            ),
          },
        ]}
      />
    </div>
  )
}

interface CurrentProps extends OfficialQueueProps {
  item: QueueItem
  begun: boolean
}

const Current = ({ item, begun, shot, onOpenSite, onCopy, onKeep, onDiscard, onByHand }: CurrentProps) => {
  const say = useWords(officialQueueWords)
  const lang = useLang()
  const { bidder, list, channels } = item
  const title = say('now', { name: bidder.name })
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that began it may be ninety rows below.
  useEffect(() => {
    if (begun) heading.current?.focus()
  }, [])
  return (
    <section class="box stack" aria-label={title}>
      <h3 tabIndex={-1} ref={heading}>
        {title}
      </h3>
      <p>{listName(list, lang)}</p>
      <p class="soft">{say(channels.length > 0 ? 'steps' : 'no-channel')}</p>
      <p class="row">
        {channels.map(channel => (
          <Button key={channel.id} onClick={() => onOpenSite(item, channel)}>
            {say('open', { channel: lang === 'en' ? channel.name.en : channel.name.zh })}
          </Button>
        ))}
        <Button onClick={() => onCopy(bidder.name)}>{say('copy-name')}</Button>
        {bidder.code && <Button onClick={() => onCopy(bidder.code!)}>{say('copy-code')}</Button>}
      </p>
      {channels.some(({ basis }) => basis === 'look-alike') && <p class="soft small">{say('look-alike')}</p>}
      {shot && <ShotView shot={shot} onKeep={() => onKeep(item)} onDiscard={() => onDiscard(item)} />}
      <ByHandForm onMark={(saw, reason) => onByHand(item, saw, reason)} />
    </section>
  )
}
