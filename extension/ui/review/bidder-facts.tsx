/** What is held beside the lists' answers: promises, reports, standards. Loaded when a bidder is first opened. */
import { useState } from 'preact/hooks'
import { resultOf } from '#shared/review/matrix.ts'
import type { ProjectBidder } from '#shared/review/project.ts'
import type { ReviewRun } from '#shared/review/run.ts'
import { standardsOf } from '#shared/review/standards.ts'
import { reviewFactsWords } from '#shared/text/review-facts.ts'
import { standardLine } from '#shared/text/review-facts-lines.ts'
import { Field, useLang, useWords } from '../kit/index.ts'
import { Promises } from './promises.tsx'
import { Reports } from './reports.tsx'
import type { ReviewServices } from './services.ts'

export type ChangeBidder = (change: (bidder: ProjectBidder) => ProjectBidder, files?: ReadonlyMap<string, Uint8Array>) => void

export interface BidderFactsProps {
  services: Pick<ReviewServices, 'issuer'>
  bidder: ProjectBidder
  run: ReviewRun | undefined
  /** ISO instant. */
  now: () => string
  onChange: ChangeBidder
}

export const BidderFacts = ({ services, bidder, run, now, onChange }: BidderFactsProps) => {
  const say = useWords(reviewFactsWords)
  const lang = useLang()
  const [by, setBy] = useState('')
  const standards = standardsOf(bidder, resultOf(bidder, run))
  const signer = <Field label={say('facts-by')} value={by} onInput={setBy} required />
  const shared = { bidder, run, by: by.trim(), signer, now, onChange }
  return (
    <div class="box stack">
      {standards.length > 0 && (
        <section aria-label={say('standards')}>
          <h3>{say('standards')}</h3>
          <ul>
            {standards.map(one => (
              <li key={`${one.list} ${one.record}`}>{standardLine(one, lang)}</li>
            ))}
          </ul>
          <p class="soft small">{say('standard-note')}</p>
        </section>
      )}
      <Promises {...shared} />
      <Reports {...shared} services={services} />
    </div>
  )
}
