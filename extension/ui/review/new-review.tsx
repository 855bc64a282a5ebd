/** A new review: the project's profile and whom it is about, from a page, from files, and one a line. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { addBidders, addDocuments, type Candidate } from '#shared/review/bidders.ts'
import { draftFault, emptyDraft, type ProfileDraft, profileOf } from '#shared/review/profile-draft.ts'
import { newReview, type ProjectReview, type Stage, stages, type TakenDocument } from '#shared/review/project.ts'
import { reviewWords } from '#shared/text/review.ts'
import { reviewDeskWords } from '#shared/text/review-desk.ts'
import { reviewProjectWords } from '#shared/text/review-project.ts'
import { Button, Select, useWords } from '../kit/index.ts'
import { AddFiles } from './add-files.tsx'
import { candidatesOf, linesOf } from './candidates.ts'
import { ProfileForm } from './profile-form.tsx'
import { instantAt, type ReviewServices } from './services.ts'

export interface NewReviewProps {
  services: ReviewServices
  /** The side panel's tab whose bidders are taken over. */
  tabId?: number | undefined
  onCreate: (review: ProjectReview) => void
}

export const NewReview = ({ services, tabId, onCreate }: NewReviewProps) => {
  const say = useWords(reviewDeskWords)
  const sayOf = useWords(reviewProjectWords)
  const sayRecord = useWords(reviewWords)
  const [draft, setDraft] = useState(emptyDraft)
  const [stage, setStage] = useState<Stage>('qualification')
  const [lines, setLines] = useState('')
  const [taken, setTaken] = useState<Candidate[]>([])
  const [documents, setDocuments] = useState<TakenDocument[]>([])
  // What the officer has typed or chosen, even emptied, is not filled in after them.
  const touched = useRef(new Set<string>())
  useEffect(() => {
    if (tabId === undefined) return
    const asked = Promise.all([services.ask({ type: 'ui/tab', tabId }), services.addressOf(tabId)])
    void asked.then(([reply, address]) => {
      if (!reply.ok) return
      const { title, host, context, subjects } = reply.value
      const known = { name: title, context: context.context }
      setDraft(held => ({
        ...held,
        ...Object.fromEntries(Object.entries(known).filter(([key]) => !touched.current.has(key))),
      }))
      setTaken(held => [...candidatesOf(subjects, { from: 'page', source: address || host || title }), ...held])
    })
  }, [services, tabId])
  const change = (some: Partial<ProfileDraft>) => {
    for (const key of Object.keys(some)) touched.current.add(key)
    setDraft(held => ({ ...held, ...some }))
  }
  const fault = draftFault(draft)
  const create = () => {
    const review = newReview(services.newId(), profileOf(draft, stage), instantAt(services.now()))
    onCreate(addBidders(addDocuments(review, documents), [...taken, ...linesOf(lines)]).review)
  }
  return (
    <section class="box stack" aria-label={say('begin')}>
      <h2>{say('begin')}</h2>
      <ProfileForm draft={draft} onChange={change} />
      <div class="grid">
        <Select
          label={say('stage')}
          value={stage}
          onInput={value => setStage(value as Stage)}
          options={stages.map(value => ({ value, label: sayRecord(`stage-${value}`) }))}
        />
      </div>
      {taken.length > 0 && (
        <ul class="box">
          {taken.map(({ name, code, origin }, i) => (
            <li key={i}>
              {name} <span class="code soft">{code}</span>{' '}
              <span class="soft small">{[origin.source, origin.place].filter(Boolean).join(' ')}</span>
            </li>
          ))}
        </ul>
      )}
      <AddFiles
        services={services}
        onTaken={async (found, files) => {
          setTaken(held => [...held, ...found])
          setDocuments(held => [...held, ...files])
        }}
      />
      <label class="field">
        <span class="label">{say('lines')}</span>
        <textarea class="input" rows={5} value={lines} onInput={event => setLines(event.currentTarget.value)} />
      </label>
      <p class="row">
        <Button kind="primary" disabled={fault !== undefined} onClick={create}>
          {say('create')}
        </Button>
        {fault === 'window-turned' && <span class="flag">{sayOf(fault)}</span>}
      </p>
    </section>
  )
}
