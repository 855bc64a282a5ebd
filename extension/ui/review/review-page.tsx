/** 信用审查: the reviews kept on this machine, one opened at a time. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { beijingTime } from '#shared/review/names.ts'
import type { ProjectReview } from '#shared/review/project.ts'
import { StoreError } from '#shared/store/error.ts'
import type { SavedWith } from '#shared/store/reviews.ts'
import { reviewDeskWords } from '#shared/text/review-desk.ts'
import { HandoverButton } from '../exports/handover-button.tsx'
import { Button, EmptyState, Field, Notice, useTitle, useWords } from '../kit/index.ts'
import { NewReview } from './new-review.tsx'
import { OpenReview, type SaveReview } from './open-review.tsx'
import { instantAt, type ReviewServices } from './services.ts'

export const ReviewPage = ({ services, tabId }: { services: ReviewServices; tabId?: number }) => {
  const say = useWords(reviewDeskWords)
  useTitle(`${say('title')} · ${say('product')}`)
  const [all, setAll] = useState<{ reviews: ProjectReview[]; unreadable: number }>({ reviews: [], unreadable: 0 })
  const [open, setOpen] = useState<ProjectReview>()
  /** The open review as it is on the disk, known before it is drawn. */
  const held = useRef<ProjectReview>(undefined)
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const [making, setMaking] = useState(tabId !== undefined)
  const [wanted, setWanted] = useState('')
  const [fault, setFault] = useState<'quota' | 'stale' | 'failed' | 'reviews-shut'>()
  const told = useCallback((error: unknown) => {
    const code = error instanceof StoreError ? error.code : 'failed'
    setFault(code === 'quota' || code === 'stale' ? code : 'failed')
  }, [])
  const reload = useCallback(() => services.reviews.all().then(setAll, () => setFault('reviews-shut')), [services])
  useEffect(() => void reload(), [reload])

  const save = async (next: ProjectReview, seen: string | undefined, more: SavedWith = {}): Promise<boolean> => {
    // Two changes within one second are two: the time is also how a change elsewhere is known.
    const at = new Date(services.now()).toISOString()
    const changed = { ...next, changedAt: at === seen ? instantAt(Date.parse(at) + 1000) : at }
    try {
      await services.reviews.save(changed, seen, more)
    } catch (error) {
      told(error)
      return false
    }
    setFault(undefined)
    show(changed)
    return true
  }
  const show = (review: ProjectReview | undefined) => {
    held.current = review
    setOpen(review)
  }
  // One after the other: a quick hand's second change builds on what the first has left on the disk.
  const change: SaveReview = (next, more) => {
    const done = line.current.then(() => {
      if (!held.current) return false
      const made = typeof next === 'function' ? next(held.current) : next
      return save(made, made.changedAt, more)
    })
    line.current = done.catch(() => {})
    return done
  }
  const create = async (review: ProjectReview) => {
    if (await save(review, undefined)) setMaking(false)
  }
  const back = () => {
    show(undefined)
    setMaking(false)
    setFault(undefined)
    void reload()
  }
  const remove = async (id: string) => {
    try {
      await services.reviews.remove(id)
      await services.desk.end(id)
      back()
    } catch (error) {
      told(error)
    }
  }
  const found = all.reviews.filter(({ profile }) => `${profile.name} ${profile.number ?? ''}`.includes(wanted.trim()))

  return (
    <main class="review stack">
      <header class="row apart">
        <h1>{say('title')}</h1>
        {open || making ? (
          <Button kind="quiet" onClick={back}>
            {say('back')}
          </Button>
        ) : (
          <Button kind="primary" onClick={() => setMaking(true)}>
            {say('begin')}
          </Button>
        )}
      </header>
      {fault && <Notice tone="error" what={say(fault)} />}
      {open ? (
        <OpenReview key={open.id} services={services} review={open} onSave={change} onRemove={() => void remove(open.id)} />
      ) : making ? (
        <NewReview services={services} tabId={tabId} onCreate={review => void create(review)} />
      ) : (
        <>
          <HandoverButton services={services} onTaken={() => void reload()} onOpen={show} />
          {all.unreadable > 0 && <Notice tone="warn" what={say('unreadable', { n: all.unreadable })} />}
          {all.reviews.length === 0 ? (
            <EmptyState what={say('none')} cure={say('none-cure')} />
          ) : (
            <Field label={say('search')} type="search" value={wanted} onInput={setWanted} />
          )}
          <ul class="stack">
            {found.map(review => (
              <li key={review.id} class="box row apart">
                <Button kind="quiet" onClick={() => show(review)}>
                  {[review.profile.name, review.profile.number].filter(Boolean).join(' · ')}
                </Button>
                <span class="soft small nums">
                  {say('count', { n: review.bidders.length })} · {beijingTime(review.changedAt)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </main>
  )
}
