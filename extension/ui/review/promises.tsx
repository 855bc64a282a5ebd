/** 信用承诺: each beside the look-up; what differs is for a person to compare. */
import { useState } from 'preact/hooks'
import { resultOf } from '#shared/review/matrix.ts'
import type { ProjectBidder } from '#shared/review/project.ts'
import { differs, promisable, promisesOf } from '#shared/review/promises.ts'
import type { ReviewRun } from '#shared/review/run.ts'
import { listShortName } from '#shared/text/lists.ts'
import { reviewFactsWords } from '#shared/text/review-facts.ts'
import { besideLines, promiseLine } from '#shared/text/review-facts-lines.ts'
import { Button, Checkbox, Field, useLang, useWords } from '../kit/index.ts'
import type { ChangeBidder } from './bidder-facts.tsx'

export interface PromisesProps {
  bidder: ProjectBidder
  run: ReviewRun | undefined
  /** Who enters it; empty: nobody yet. */
  by: string
  signer: preact.ComponentChildren
  now: () => string
  onChange: ChangeBidder
}

const BLANK = { text: '', to: '', on: '' }

export const Promises = ({ bidder, run, by, signer, now, onChange }: PromisesProps) => {
  const say = useWords(reviewFactsWords)
  const lang = useLang()
  const [fields, setFields] = useState(BLANK)
  const [left, setLeft] = useState<readonly string[]>([])
  const lists = run ? promisable(resultOf(bidder, run), run) : []
  const chosen = lists.filter(list => !left.includes(list))
  const held = promisesOf(bidder, run)
  const field = (key: keyof typeof BLANK) => ({
    label: say(`promise-${key}`),
    value: fields[key],
    onInput: (value: string) => setFields({ ...fields, [key]: value }),
  })
  const add = () => {
    const text = fields.text.trim()
    const to = fields.to.trim()
    const promise = { text, lists: chosen, ...(to ? { to } : {}), ...(fields.on ? { on: fields.on } : {}), by, at: now() }
    onChange(one => ({ ...one, promises: [...(one.promises ?? []), promise] }))
    setFields(BLANK)
  }
  return (
    <section class="stack" aria-label={say('promises')}>
      <h3>{say('promises')}</h3>
      {held.length === 0 && <p class="soft">{say('promise-none')}</p>}
      {held.map((promise, at) => (
        <div key={promise.entry ? `${promise.entry.list} ${promise.entry.record}` : at}>
          <p class="row">
            <span>{promiseLine(promise, lang)}</span>
            {!promise.entry && (
              <Button
                kind="quiet"
                label={say('facts-remove-of', { what: promise.text })}
                onClick={() => onChange(one => ({ ...one, promises: (one.promises ?? []).filter((_, i) => i !== at) }))}
              >
                {say('facts-remove')}
              </Button>
            )}
          </p>
          <ul>
            {besideLines(promise, lang).map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {differs(promise) && <b class="flag">{say('differs')}</b>}
        </div>
      ))}
      <details>
        <summary>{say('promise-add')}</summary>
        <div class="stack">
          <div class="grid">
            <Field {...field('text')} required />
            <Field {...field('to')} />
            <Field {...field('on')} type="date" />
            {signer}
          </div>
          <fieldset class="row">
            <legend class="small soft">{say('promise-lists')}</legend>
            {lists.map(list => (
              <Checkbox
                key={list}
                label={listShortName(list, lang)}
                checked={!left.includes(list)}
                onChange={checked => setLeft(checked ? left.filter(id => id !== list) : [...left, list])}
              />
            ))}
          </fieldset>
          <p class="row">
            <Button disabled={fields.text.trim() === '' || chosen.length === 0 || by === ''} onClick={add}>
              {say('promise-add')}
            </Button>
          </p>
        </div>
      </details>
    </section>
  )
}
