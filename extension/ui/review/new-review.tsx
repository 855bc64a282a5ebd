/** A new review: the project's profile and, one a line, whom it is about. */
import { useEffect, useState } from 'preact/hooks'
import type { Context } from '#shared/core/types.ts'
import { policy } from '#shared/policy/index.ts'
import { addBidders, type Candidate } from '#shared/review/bidders.ts'
import { newReview, type ProjectReview, type Stage, stages } from '#shared/review/project.ts'
import { contextName } from '#shared/text/contexts.ts'
import { reviewWords } from '#shared/text/review.ts'
import { reviewDeskWords } from '#shared/text/review-desk.ts'
import { Button, Field, Select, useLang, useWords } from '../kit/index.ts'
import { candidatesOf, linesOf } from './candidates.ts'
import { instantAt, type ReviewServices } from './services.ts'

export interface NewReviewProps {
  services: ReviewServices
  /** The side panel's tab whose bidders are taken over. */
  tabId?: number | undefined
  onCreate: (review: ProjectReview) => void
}

export const NewReview = ({ services, tabId, onCreate }: NewReviewProps) => {
  const say = useWords(reviewDeskWords)
  const sayRecord = useWords(reviewWords)
  const lang = useLang()
  const [fields, setFields] = useState({
    name: '',
    number: '',
    from: '',
    to: '',
    channels: '信用中国、中国政府采购网',
    lines: '',
  })
  const [context, setContext] = useState<Context>('government-procurement')
  const [stage, setStage] = useState<Stage>('qualification')
  const [taken, setTaken] = useState<Candidate[]>([])
  useEffect(() => {
    if (tabId === undefined) return
    void services.ask({ type: 'ui/tab', tabId }).then(reply => {
      if (!reply.ok) return
      const { title, host, context: chosen, subjects } = reply.value
      setFields(held => ({ ...held, name: held.name || title }))
      setContext(chosen.context)
      setTaken(candidatesOf(subjects, { from: 'page', source: host || title }))
    })
  }, [services, tabId])
  const field = (key: keyof typeof fields) => ({
    label: say(key),
    value: fields[key],
    onInput: (value: string) => setFields({ ...fields, [key]: value }),
  })
  const create = () => {
    const { name, number, from, to, channels, lines } = fields
    const window = from || to ? { window: { ...(from ? { from } : {}), ...(to ? { to } : {}) } } : {}
    const profile = {
      name: name.trim(),
      ...(number ? { number } : {}),
      context,
      channels: channels
        .split(/[、,，]/)
        .map(one => one.trim())
        .filter(Boolean),
      ...window,
      stage,
      alsoRequired: [],
    }
    const review = newReview(services.newId(), profile, instantAt(services.now()))
    onCreate(addBidders(review, [...taken, ...linesOf(lines)]).review)
  }
  return (
    <section class="box stack" aria-label={say('begin')}>
      <h2>{say('begin')}</h2>
      <div class="grid">
        <Field {...field('name')} required />
        <Field {...field('number')} />
        <Select
          label={say('context')}
          value={context}
          onInput={value => setContext(value as Context)}
          options={(Object.keys(policy.contexts) as Context[]).map(value => ({ value, label: contextName(value, lang) }))}
        />
        <Select
          label={say('stage')}
          value={stage}
          onInput={value => setStage(value as Stage)}
          options={stages.map(value => ({ value, label: sayRecord(`stage-${value}`) }))}
        />
        <Field {...field('from')} type="date" />
        <Field {...field('to')} type="date" />
        <Field {...field('channels')} />
      </div>
      {taken.length > 0 && (
        <ul class="box">
          {taken.map(({ name, code }) => (
            <li key={`${name} ${code}`}>
              {name} <span class="code soft">{code}</span>
            </li>
          ))}
        </ul>
      )}
      <label class="field">
        <span class="label">{say('lines')}</span>
        <textarea
          class="input"
          rows={5}
          value={fields.lines}
          onInput={e => setFields({ ...fields, lines: e.currentTarget.value })}
        />
      </label>
      <p class="row">
        <Button kind="primary" disabled={fields.name.trim() === ''} onClick={create}>
          {say('create')}
        </Button>
      </p>
    </section>
  )
}
