/** A bidder's name and code, corrected by a person; and its removal, while no filed record names it. */
import { useState } from 'preact/hooks'
import { changeBidder, codeOffers, correctBidder, isFiled, removeBidder, takeCode } from '#shared/review/bidders.ts'
import { beijingTime } from '#shared/review/names.ts'
import { capturesOf, type ProjectBidder, type ProjectReview } from '#shared/review/project.ts'
import type { ReviewRun } from '#shared/review/run.ts'
import { reviewDeskWords } from '#shared/text/review-desk.ts'
import { Button, Dialog, Field, Notice, useWords } from '../kit/index.ts'
import type { SaveReview } from './open-review.tsx'

export interface BidderEditProps {
  review: ProjectReview
  bidder: ProjectBidder
  run: ReviewRun | undefined
  /** ISO instant. */
  now: () => string
  onSave: SaveReview
  onRemoved: () => void
}

export const BidderEdit = ({ review, bidder, run, now, onSave, onRemoved }: BidderEditProps) => {
  const say = useWords(reviewDeskWords)
  const [name, setName] = useState(bidder.name)
  const [code, setCode] = useState(bidder.code ?? '')
  const [fault, setFault] = useState<Exclude<ReturnType<typeof correctBidder>, { review: ProjectReview }>>()
  const [asking, setAsking] = useState(false)
  const offers = run ? (codeOffers(review, run).find(offer => offer.bidder === bidder.id)?.offers ?? []) : []
  const shown = bidder.name || bidder.code || ''
  const typed = (set: (value: string) => void) => (value: string) => {
    set(value)
    setFault(undefined)
  }
  const correct = () => {
    const done = correctBidder(review, bidder.id, { name, code }, now())
    if ('fault' in done) return setFault(done)
    if (done.review !== review) void onSave(done.review)
  }
  const remove = async () => {
    const next = removeBidder(review, bidder.id)
    const gone = capturesOf(bidder).map(({ path }) => path)
    setAsking(false)
    if (next && (await onSave(next, { gone }))) onRemoved()
  }
  return (
    <details class="box" open={bidder.code === undefined}>
      <summary>{say('bidder-edit')}</summary>
      <div class="stack">
        {offers.length > 0 && (
          <p class="row">
            <span>{say('offers')}</span>
            {offers.map(offer => (
              <Button
                key={offer.code}
                onClick={() =>
                  void onSave(all => changeBidder(all, bidder.id, held => takeCode(held, offer.code, 'directory') ?? held))
                }
              >
                {say('take-code', { code: offer.code })} {offer.region}
              </Button>
            ))}
          </p>
        )}
        <div class="grid">
          <Field label={say('bidder-name')} value={name} onInput={typed(setName)} onEnter={correct} />
          <Field
            label={say('code')}
            value={code}
            onInput={typed(setCode)}
            onEnter={correct}
            fault={fault?.fault === 'code' ? say('correct-code') : undefined}
          />
        </div>
        <p class="soft small">{say('correct-hint')}</p>
        {fault && fault.fault !== 'code' && (
          <Notice tone="error" what={fault.fault === 'same' ? say('correct-same', { as: fault.as }) : say('correct-empty')} />
        )}
        {(bidder.earlier ?? []).map(({ name: was, code: coded, until }) => (
          <p class="soft small" key={until}>
            {say('earlier', { what: [was, coded].filter(Boolean).join(' '), at: beijingTime(until) })}
          </p>
        ))}
        <p class="row">
          <Button disabled={name.trim() === bidder.name && code.trim() === (bidder.code ?? '')} onClick={correct}>
            {say('correct-save')}
          </Button>
          {isFiled(review, bidder.id) ? (
            <span class="soft">{say('bidder-filed')}</span>
          ) : (
            <Button kind="danger" onClick={() => setAsking(true)}>
              {say('bidder-remove')}
            </Button>
          )}
        </p>
      </div>
      {asking && (
        <Dialog
          title={say('bidder-remove')}
          confirm={{ label: say('bidder-remove'), danger: true, onClick: () => void remove() }}
          onClose={() => setAsking(false)}
        >
          <Notice
            tone="warn"
            what={say('bidder-remove-ask', { name: shown })}
            means={say('bidder-remove-means', { official: bidder.official.length, decisions: bidder.decisions.length })}
          />
        </Dialog>
      )}
    </details>
  )
}
