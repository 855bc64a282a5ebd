/** 官方渠道查询 within a review: the queue, what was captured in the toolbar's popup, and what the officer keeps of it with its files. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { captureFiles } from '#shared/official/capture.ts'
import { type Channel, isOf } from '#shared/official/channels.ts'
import { byHand, lookupOf, printed } from '#shared/official/lookup.ts'
import { type QueueItem, queueOf } from '#shared/official/queue.ts'
import { readOfficial } from '#shared/official/read.ts'
import { changeBidder } from '#shared/review/bidders.ts'
import { resultOf } from '#shared/review/matrix.ts'
import { askedOf, type OfficialLookup, type ProjectReview, stillAsked } from '#shared/review/project.ts'
import type { ReviewRun } from '#shared/review/run.ts'
import type { OpenedLookup } from '#shared/store/official-desk.ts'
import { policyList } from '#shared/text/lists.ts'
import { officialQueueWords } from '#shared/text/official-queue.ts'
import { Dialog, Field, Notice, useWords } from '../kit/index.ts'
import { OfficialQueue } from '../official/official-queue.tsx'
import type { SaveReview } from './open-review.tsx'
import { instantAt, type ReviewServices } from './services.ts'

export interface OfficialSectionProps {
  services: ReviewServices
  review: ProjectReview
  run: ReviewRun | undefined
  onSave: SaveReview
}

export const OfficialSection = ({ services, review, run, onSave }: OfficialSectionProps) => {
  const say = useWords(officialQueueWords)
  const { desk, onCaptured, now } = services
  const [held, setHeld] = useState<OpenedLookup>()
  const [by, setBy] = useState('')
  const [told, setTold] = useState<keyof typeof officialQueueWords>()
  const [unfolded, setUnfolded] = useState(false)
  const [waiting, setWaiting] = useState<QueueItem>()
  const signature = useRef<HTMLDivElement>(null)

  const quietly = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch {
      setTold('desk-failed')
    }
  }
  const look = () => quietly(async () => setHeld(await desk.open()))
  useEffect(() => {
    void look()
    return onCaptured(look)
  }, [services])

  const bidder = review.bidders.find(({ id }) => id === held?.bidder)
  const opened = held?.review === review.id && bidder && stillAsked(held.asked, bidder) ? held : undefined
  const shot = opened?.shot
  const picture = useMemo(() => shot && URL.createObjectURL(new Blob([shot.captured.png as Uint8Array<ArrayBuffer>])), [shot])
  useEffect(() => () => picture && URL.revokeObjectURL(picture), [picture])

  const open = opened && { bidder: opened.bidder, list: opened.asked.list }
  const queue = queueOf(review.bidders, one => resultOf(one, run)?.required ?? [], open)
  const item = queue.find(({ state }) => state === 'open')
  const channel = item && (item.channels.find(one => shot && isOf(one, shot.page.url)) ?? item.channels[0])
  const reading = shot && channel && readOfficial(channel, shot.page, opened.asked)
  const shown = reading && 'refused' in reading ? { ...open!, why: reading.why } : open
  if (queue.length === 0) return null

  // A page captured and not kept yet would go with the next look-up: the officer says so first.
  const take = (next: QueueItem) => {
    if (held?.shot && !(reading && 'refused' in reading)) setWaiting(next)
    else void begin(next)
  }
  const begin = ({ bidder: one, list }: QueueItem) =>
    quietly(async () => {
      const lookup = { review: review.id, bidder: one.id, asked: { list, ...askedOf(one), since: now() } }
      await desk.begin(lookup)
      setTold(undefined)
      setHeld(lookup)
    })
  const copy = async (...texts: string[]): Promise<void> => {
    try {
      for (const text of texts) await services.copy(text)
      setTold(texts.length > 1 ? 'copied' : 'copied-one')
    } catch {
      setTold('copy-failed')
    }
  }
  // A clipboard with a history holds both; what is pasted first is the name.
  const openSite = async ({ bidder: one }: QueueItem, { open: url }: Channel) => {
    await copy(...(one.code ? [one.code] : []), one.name)
    services.openTab(url)
  }
  const save = async (lookup: OfficialLookup, files?: ReadonlyMap<string, Uint8Array>) => {
    const { bidder: id } = opened!
    const add = (all: ProjectReview) => changeBidder(all, id, one => ({ ...one, official: [...one.official, lookup] }))
    if (!(await onSave(add, files ? { files } : {}))) return
    setHeld(undefined)
    setTold('kept')
    await quietly(() => desk.end(review.id))
  }
  const signed = (): boolean => {
    if (by.trim() !== '') return true
    setTold('by-needed')
    signature.current?.querySelector('input')?.focus()
    return false
  }
  const filesOf = () => {
    const no = review.bidders.findIndex(({ id }) => id === opened!.bidder) + 1
    return shot && channel && reading ? captureFiles(no, opened.asked, channel, shot.captured, reading, false) : undefined
  }
  const keep = () =>
    quietly(async () => {
      if (!signed() || !shot || !channel || !reading || 'refused' in reading) return
      const { files, refs } = filesOf()!
      const seen = { channel, asked: opened.asked, captured: shot.captured, captures: refs, by: by.trim() }
      await save(lookupOf(reading, seen), files)
    })
  const mark = (saw: 'hit' | 'no-hit', reason: string) =>
    quietly(async () => {
      if (!signed() || !opened) return
      const site = policyList(opened.asked.list)?.site?.url ?? ''
      const made = filesOf()
      const lookup = byHand(saw, reason, {
        channel: channel ?? { id: site, columns: {} },
        asked: opened.asked,
        captured: shot?.captured ?? { url: channel?.open ?? site, at: instantAt(now()) },
        captures: made?.refs ?? [],
        by: by.trim(),
      })
      if (lookup) await save(lookup, made?.files)
    })
  const discard = () =>
    quietly(async () => {
      if (!opened) return
      const { shot: _gone, ...rest } = opened
      const anew = { ...rest, asked: { ...rest.asked, since: now() } }
      await desk.begin(anew)
      setHeld(anew)
    })

  return (
    <details class="box" open={unfolded || opened !== undefined} onToggle={event => setUnfolded(event.currentTarget.open)}>
      <summary>{say('title')}</summary>
      <div class="stack">
        <div ref={signature}>
          <Field label={say('by')} value={by} onInput={setBy} required fault={told === 'by-needed' ? say(told) : undefined} />
        </div>
        <p role="status">{told && told !== 'by-needed' && say(told)}</p>
        <OfficialQueue
          queue={queueOf(review.bidders, one => resultOf(one, run)?.required ?? [], shown)}
          shot={
            shot && picture && reading
              ? {
                  picture,
                  url: shot.page.url,
                  reading,
                  rows: 'result' in reading && reading.result === 'hit' ? reading.rows.map(row => printed(row, channel)) : [],
                }
              : undefined
          }
          onTake={take}
          onOpenSite={(item, channel) => void openSite(item, channel)}
          onCopy={text => void copy(text)}
          onKeep={() => void keep()}
          onDiscard={() => void discard()}
          onByHand={(_item, saw, reason) => void mark(saw, reason)}
        />
      </div>
      {waiting && held && (
        <Dialog
          title={say('unkept')}
          confirm={{
            label: say('unkept-go'),
            danger: true,
            onClick: () => {
              setWaiting(undefined)
              void begin(waiting)
            },
          }}
          onClose={() => setWaiting(undefined)}
        >
          <Notice tone="warn" what={say('unkept-what', { name: held.asked.name })} cure={say('unkept-cure')} />
        </Dialog>
      )}
    </details>
  )
}
