/** One review: looked up, decided bidder by bidder, filed. Every change is on the disk before it is shown. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { dayAt } from '#shared/core/days.ts'
import { addBidders, addDocuments, type Candidate, changeBidder } from '#shared/review/bidders.ts'
import { comparedWith } from '#shared/review/changes.ts'
import { beijingTime, fileName } from '#shared/review/names.ts'
import type { ProjectReview, RunNote, Stage, TakenDocument } from '#shared/review/project.ts'
import { chained, fittingRun, type ReviewRun } from '#shared/review/run.ts'
import { enterStage } from '#shared/review/stages.ts'
import { queryOutside } from '#shared/review/window.ts'
import { StoreError } from '#shared/store/error.ts'
import type { SavedWith } from '#shared/store/reviews.ts'
import { reviewDeskWords } from '#shared/text/review-desk.ts'
import { ExportMenu } from '../exports/export-menu.tsx'
import { Button, Dialog, Notice, Progress, useLang, useWords } from '../kit/index.ts'
import { AddFiles } from './add-files.tsx'
import { BidderDetail } from './bidder-detail.tsx'
import { BidderEdit } from './bidder-edit.tsx'
import { linesOf } from './candidates.ts'
import { ChangesSection } from './changes-section.tsx'
import { GroupSection, Partners } from './group-section.tsx'
import { Matrix } from './matrix.tsx'
import { MoreFacts } from './more-facts.tsx'
import { OfficialSection } from './official-section.tsx'
import { ProjectSection } from './project-section.tsx'
import { instantAt, type ReviewServices } from './services.ts'
import { Warnings } from './warnings.tsx'

/**
 * @param next what is to be on the disk, or how it comes from what is there by then.
 * @returns whether it is on the disk; a failure has been told.
 */
export type SaveReview = (next: ProjectReview | ((held: ProjectReview) => ProjectReview), more?: SavedWith) => Promise<boolean>

export interface OpenReviewProps {
  services: ReviewServices
  review: ProjectReview
  onSave: SaveReview
  onRemove: () => void
}

export const OpenReview = ({ services, review, onSave, onRemove }: OpenReviewProps) => {
  const say = useWords(reviewDeskWords)
  const lang = useLang()
  const [kept, setKept] = useState<ReviewRun>()
  const [chosen, setChosen] = useState<string>()
  const [work, setWork] = useState<{ done: number; total: number; stop: AbortController }>()
  const [told, setTold] = useState('')
  const [lines, setLines] = useState('')
  const [asking, setAsking] = useState(false)
  const detail = useRef<HTMLHeadingElement>(null)
  const status = useRef<HTMLParagraphElement>(null)
  // A run and the reading of files take their time: what was decided meanwhile is kept.
  const newest = useRef(review)
  newest.current = review
  const { id, lastRun, profile } = review
  useEffect(() => {
    if (lastRun > 0) void services.reviews.run(id, lastRun).then(setKept, () => setTold(say('run-unread')))
  }, [services, id, lastRun])
  const [before, setBefore] = useState<ReviewRun | 'unread'>()
  useEffect(() => {
    setBefore(undefined)
    if (lastRun > 1)
      void services.reviews.run(id, lastRun - 1).then(
        one => setBefore(one ?? 'unread'),
        () => setBefore('unread'),
      )
  }, [services, id, lastRun])
  const run = fittingRun(review, kept)
  const bidder = review.bidders.find(one => one.id === chosen)
  // A correction draws its fields anew: whoever works by keyboard stands at the bidder's head again.
  useEffect(() => detail.current?.focus(), [chosen, bidder?.name, bidder?.code])

  const look = async (what = newest.current) => {
    const stop = new AbortController()
    setTold('')
    setWork({ done: 0, total: what.bidders.length, stop })
    try {
      const ran = await services.look(what, (done, total) => setWork({ done, total, stop }), stop.signal)
      stop.signal.throwIfAborted()
      const { lastRun: no } = newest.current
      const next = chained(ran, no > 0 ? await services.reviews.run(id, no).catch(() => undefined) : undefined)
      const told: RunNote = { no: next.no, at: next.at, stage: what.profile.stage }
      await onSave(held => ({ ...held, lastRun: next.no, runs: [...(held.runs ?? []), told] }), { run: next })
    } catch (error) {
      setTold(say(stop.signal.aborted ? 'stopped' : error instanceof StoreError ? 'lists-shut' : 'look-failed'))
    } finally {
      setWork(undefined)
    }
  }
  const enter = async (stage: Stage) => {
    const next = enterStage(newest.current, stage, instantAt(services.now()))
    if (await onSave(next)) await look(next)
  }
  const add = async (candidates: readonly Candidate[], documents: readonly TakenDocument[] = []): Promise<boolean> => {
    const { review: next, added, merged } = addBidders(addDocuments(newest.current, documents), candidates)
    if (!(await onSave(next))) return false
    setTold(say('added', { added, merged }))
    return true
  }
  const addLines = async () => {
    if (await add(linesOf(lines))) setLines('')
  }
  const file = async () => {
    if (!run) return setTold(say('not-yet'))
    const filing = await import('../exports/file-record.ts').catch(() => undefined)
    if (!filing) return setTold(say('failed'))
    const last = comparedWith(review, run.no)
    const since = last && (await services.reviews.run(id, last.no).catch(() => undefined))
    const captures = await services.reviews.files(id)
    const made = filing.fileRecord(review, run, captures, lang, before === 'unread' ? undefined : before, since)
    if ('code' in made)
      return setTold(
        made.code === 'capture'
          ? say('file-capture', { path: made.path })
          : say('file-not-run', { names: made.bidders.join(say('and')) }),
      )
    const at = instantAt(services.now())
    const record = { at, digest: made.digest, run: run.no, bidders: review.bidders.map(({ id: one }) => one) }
    if (!(await onSave(held => ({ ...held, filed: [...held.filed, record] })))) return
    services.save(fileName([profile.name, run.asOf], '.zip'), made.zip as Uint8Array<ArrayBuffer>, 'application/zip')
    setTold(say('filed', { digest: made.digest }))
  }

  return (
    <div class="stack">
      <h2>{[profile.name, profile.number].filter(Boolean).join(' · ')}</h2>
      <p class="soft">
        {run ? say('ran', { at: beijingTime(run.at) }) : say('not-yet')}
        {run && queryOutside(run.at, profile.window) && <b class="flag">{say('outside')}</b>}
      </p>
      {work ? (
        <Progress label={say('running')} done={work.done} total={work.total} onCancel={() => work.stop.abort()} />
      ) : (
        <div class="row">
          <Button kind="primary" disabled={review.bidders.length === 0} onClick={() => void look()}>
            {say('run')}
          </Button>
          <Button onClick={file}>{say('file')}</Button>
          <ExportMenu services={services} review={review} run={run} />
          {review.bidders.length > 0 && (
            <a class="button" href={`watch.html?review=${encodeURIComponent(id)}`} target="_blank" rel="noopener">
              {say('watch-all')}
            </a>
          )}
          <Button kind="danger" onClick={() => setAsking(true)}>
            {say('remove')}
          </Button>
        </div>
      )}
      <p role="status" class="code" tabIndex={-1} ref={status}>
        {told}
      </p>
      <ProjectSection
        review={review}
        busy={work !== undefined}
        onProfile={changed => onSave(held => ({ ...held, profile: changed }))}
        onStage={stage => void enter(stage)}
      />
      {run && <Warnings {...{ review, run, before }} today={dayAt(services.now())} />}
      <div class="box">
        <Matrix review={review} run={run} onOpen={setChosen} />
      </div>
      {run && <ChangesSection {...{ review, run }} read={no => services.reviews.run(id, no)} />}
      {review.bidders.length > 1 && <GroupSection review={review} onChange={change => onSave(change)} />}
      <OfficialSection services={services} review={review} run={run} onSave={onSave} />
      {bidder && (
        <>
          <h3 tabIndex={-1} ref={detail}>
            {bidder.name || bidder.code}
          </h3>
          <BidderEdit
            key={`${bidder.id} ${bidder.name} ${bidder.code}`}
            review={review}
            bidder={bidder}
            run={run}
            now={() => instantAt(services.now())}
            onSave={onSave}
            onRemoved={() => {
              setChosen(undefined)
              setTold(say('bidder-removed', { name: bidder.name || bidder.code || '' }))
              status.current?.focus()
            }}
          />
          <Partners {...{ review, bidder, run }} />
          <BidderDetail
            key={bidder.id}
            bidder={bidder}
            run={run}
            now={() => instantAt(services.now())}
            onChange={change => void onSave(held => changeBidder(held, bidder.id, change))}
          />
          <MoreFacts
            key={`more ${bidder.id}`}
            {...{ services, bidder, run }}
            now={() => instantAt(services.now())}
            onChange={(change, files) => void onSave(held => changeBidder(held, bidder.id, change), files ? { files } : {})}
          />
        </>
      )}
      <details>
        <summary>{say('add')}</summary>
        <div class="stack">
          <AddFiles services={services} onTaken={async (found, documents) => void (await add(found, documents))} />
          <textarea
            class="input"
            rows={4}
            aria-label={say('lines')}
            value={lines}
            onInput={event => setLines(event.currentTarget.value)}
          />
          <p class="row">
            <Button disabled={lines.trim() === ''} onClick={addLines}>
              {say('add')}
            </Button>
          </p>
        </div>
      </details>
      {asking && (
        <Dialog
          title={say('remove')}
          confirm={{ label: say('remove'), danger: true, onClick: onRemove }}
          onClose={() => setAsking(false)}
        >
          <Notice tone="warn" what={say('remove-ask')} />
        </Dialog>
      )}
    </div>
  )
}
