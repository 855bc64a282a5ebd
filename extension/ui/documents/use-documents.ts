/** The documents of this sitting: read one after another, checked, kept in memory until the panel closes or they are taken off. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { TabView } from '#shared/contract/views.ts'
import type { DocumentText } from '#shared/documents/types.ts'
import type { PanelServices } from '../panel/services.ts'
import { checkDocument, newDocumentId, type SentPlaces } from './check-document.ts'
import type { Fault, ReadSource, Source } from './reader.ts'

export type DocumentState =
  | { state: 'waiting' }
  /** Pages, of those there are; without a total the file tells none. */
  | { state: 'reading'; done: number; total?: number }
  | { state: 'checking'; done: number; total: number }
  | { state: 'checked'; read: DocumentText; view: TabView; sent: SentPlaces }
  | { state: 'failed'; fault: Fault }
  | { state: 'cancelled' }

export interface HeldDocument {
  id: number
  name: string
  size?: number
  source: Source
  now: DocumentState
}

export interface Documents {
  all: HeldDocument[]
  add(sources: { name: string; size?: number; source: Source }[]): void
  cancel(id: number): void
  again(id: number): void
  remove(id: number): void
  /** A newer view: a code was typed, the rules were chosen. */
  take(view: TabView): void
}

export const useDocuments = (services: Pick<PanelServices, 'ask' | 'onCast'>, readSource: ReadSource): Documents => {
  const [all, setAll] = useState<HeldDocument[]>([])
  const { ask, onCast } = services
  const held = useRef<HeldDocument[]>([])
  const running = useRef<{ id: number; stop: AbortController } | undefined>(undefined)

  const write = useCallback((next: HeldDocument[]) => {
    held.current = next
    setAll(next)
  }, [])
  const put = useCallback(
    (id: number, now: DocumentState) => write(held.current.map(one => (one.id === id ? { ...one, now } : one))),
    [write],
  )

  const check = useCallback(
    async ({ id, name }: HeldDocument, read: DocumentText, signal: AbortSignal) => {
      const told = (done: number, total: number) => put(id, { state: 'checking', done, total })
      const reply = await checkDocument(ask, id, name, read, told, signal)
      if (reply.ok) put(id, { state: 'checked', read, ...reply.value })
      else put(id, { state: 'failed', fault: { code: 'internal', detail: reply.code } })
    },
    [ask, put],
  )

  const next = useCallback(async () => {
    const waiting = held.current.find(one => one.now.state === 'waiting')
    if (running.current || !waiting) return
    const stop = new AbortController()
    const { id, source } = waiting
    running.current = { id, stop }
    try {
      put(id, { state: 'reading', done: 0 })
      const outcome = await readSource(source, (done, total) => put(id, { state: 'reading', done, total }), stop.signal)
      if ('fault' in outcome) put(id, { state: 'failed', fault: outcome.fault })
      else await check(waiting, outcome.read, stop.signal)
    } catch (error) {
      put(
        id,
        stop.signal.aborted ? { state: 'cancelled' } : { state: 'failed', fault: { code: 'internal', detail: String(error) } },
      )
    } finally {
      running.current = undefined
    }
    void next()
  }, [put, readSource, check])

  const add: Documents['add'] = sources => {
    write([...held.current, ...sources.map(source => ({ ...source, id: newDocumentId(), now: { state: 'waiting' as const } }))])
    void next()
  }
  const cancel: Documents['cancel'] = id => {
    if (running.current?.id === id) running.current.stop.abort()
    else put(id, { state: 'cancelled' })
  }
  const again: Documents['again'] = id => {
    put(id, { state: 'waiting' })
    void next()
  }
  const remove: Documents['remove'] = id => {
    if (running.current?.id === id) running.current.stop.abort()
    write(held.current.filter(one => one.id !== id))
    void ask({ type: 'ui/document-end', tabId: id })
  }
  const take = useCallback(
    (view: TabView) =>
      write(
        held.current.map(one =>
          one.id === view.tabId && one.now.state === 'checked' ? { ...one, now: { ...one.now, view } } : one,
        ),
      ),
    [write],
  )

  // Other lists find other names, so the text is looked through again; other settings and confirmed pairs are only asked for.
  useEffect(
    () =>
      onCast(async cast => {
        if (cast.type !== 'cast/lists' && cast.type !== 'cast/settings' && cast.type !== 'cast/pairs') return
        for (const one of held.current) {
          if (one.now.state !== 'checked') continue
          if (cast.type === 'cast/lists') {
            await check(one, one.now.read, new AbortController().signal)
            // Taken off meanwhile: the background has begun it anew, and forgets it again.
            if (!held.current.some(({ id }) => id === one.id)) void ask({ type: 'ui/document-end', tabId: one.id })
          } else {
            const reply = await ask({ type: 'ui/tab', tabId: one.id })
            if (reply.ok) take(reply.value)
          }
        }
      }),
    [onCast, check, ask, take],
  )
  // Nothing of a document outlives the panel.
  useEffect(() => {
    const end = () => {
      running.current?.stop.abort()
      for (const { id } of held.current) void ask({ type: 'ui/document-end', tabId: id })
    }
    addEventListener('pagehide', end)
    return () => {
      removeEventListener('pagehide', end)
      end()
    }
  }, [ask])

  return { all, add, cancel, again, remove, take }
}
