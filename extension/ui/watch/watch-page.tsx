/** 关注名单: what was told, who is watched, and whom to add. What is seen is kept by the background; this page shows and asks. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { watchWords } from '#shared/text/watch.ts'
import { addWatched, type Read } from '#shared/watch/add.ts'
import type { Entry, WatchEvent, Watched, WatchedKind } from '#shared/watch/types.ts'
import { Button, Checkbox, Notice, Progress, useTitle, useWords } from '../kit/index.ts'
import { AddForm } from './add-form.tsx'
import { Inbox } from './inbox.tsx'
import type { WatchServices } from './services.ts'
import { WatchedTable } from './watched-table.tsx'

interface Held {
  watched: Watched[]
  entries: Map<string, Entry[]>
  events: WatchEvent[]
}

export interface WatchPageProps {
  services: WatchServices
  /** Handed over to be added. */
  line: string
  review?: string
}

export const WatchPage = ({ services, line, review }: WatchPageProps) => {
  const say = useWords(watchWords)
  useTitle(`${say('title')} · ${say('product')}`)
  const { store } = services
  const [held, setHeld] = useState<Held>()
  const [fault, setFault] = useState<'quota' | 'failed'>()
  const [looking, setLooking] = useState(false)
  const [hasLists, setHasLists] = useState(true)
  const [notes, setNotes] = useState<{ on: boolean; refused?: true }>()

  const faulty = useCallback(
    (error: unknown) => setFault((error as { code?: unknown }).code === 'quota' ? 'quota' : 'failed'),
    [],
  )
  const read = useCallback(async () => {
    try {
      const [watched, entries, events] = await Promise.all([store.watched(), store.entries(), store.events()])
      setHeld({ watched: watched.sort((a, b) => b.addedAt - a.addedAt || (a.name < b.name ? -1 : 1)), entries, events })
    } catch (error) {
      faulty(error)
    }
  }, [store, faulty])
  /** Asks the background to look up whoever has not been yet; that goes on when this page is closed. */
  const look = useCallback(async () => {
    setLooking(true)
    const reply = await services.ask({ type: 'ui/watch-run' })
    setLooking(false)
    setFault(reply.ok ? undefined : reply.code === 'quota' ? 'quota' : 'failed')
    await read()
  }, [services, read])
  const change = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work()
    } catch (error) {
      faulty(error)
      return false
    }
    setFault(undefined)
    await read()
    return true
  }

  useEffect(() => {
    void read().then(look)
    const lists = async () => {
      const reply = await services.ask({ type: 'ui/lists' })
      if (reply.ok) setHasLists(reply.value.lists.some(list => !list.sample))
    }
    void lists()
    services.notifications.allowed().then(
      on => setNotes({ on }),
      () => {},
    )
    return services.onCast(cast => {
      if (cast.type === 'cast/watch') void read()
      if (cast.type === 'cast/lists') void lists()
    })
  }, [services, read, look])

  const add = async ({ wanted, persons, empty }: Read, kind: WatchedKind): Promise<string | undefined> => {
    let said = ''
    const kept = await change(async () => {
      const { put, added, known } = addWatched(await store.watched(), wanted, {
        kind,
        now: services.now(),
        newId: services.newId,
      })
      if (put.length > 0) await store.put(put)
      said = say('added', { added, known }) + (persons + empty > 0 ? ` ${say('left-out', { persons, empty })}` : '')
    })
    if (!kept) return undefined
    void look()
    return said
  }
  const allow = async (wanted: boolean) => {
    const on = await services.notifications.allow(wanted)
    setNotes({ on, ...(wanted && !on ? { refused: true } : {}) })
  }

  return (
    <main class="watch stack">
      <header class="row apart">
        <h1>{say('title')}</h1>
        <Button onClick={services.openOptions}>{say('options')}</Button>
      </header>
      {fault && (
        <Notice tone="error" what={say(fault)} means={say(`${fault}-means`)} cure={say(`${fault}-cure`)}>
          <Button onClick={look}>{say('retry')}</Button>
        </Notice>
      )}
      {!hasLists && <Notice tone="warn" what={say('no-lists')} means={say('sample')} cure={say('no-lists-cure')} />}
      {looking && <Progress label={say('looking')} />}
      {held && (
        <>
          <Inbox
            events={held.events}
            onMark={(ids, wanted) => void change(() => store.mark(ids, wanted))}
            onRemove={ids => void change(() => store.removeEvents(ids))}
          />
          {notes && (
            <section class="box stack" aria-label={say('notify')}>
              <Checkbox label={say('notify')} checked={notes.on} onChange={wanted => void allow(wanted)} />
              <p class="soft small">{say('notify-hint')}</p>
              {notes.refused && <Notice tone="warn" what={say('notify-refused')} />}
            </section>
          )}
          <AddForm services={services} line={line} {...(review ? { review } : {})} onAdd={add} />
          <WatchedTable watched={held.watched} entries={held.entries} onRemove={id => void change(() => store.remove([id]))} />
        </>
      )}
    </main>
  )
}
