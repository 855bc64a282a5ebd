/** A project's profile, for a new review and for one that is open. The stage is entered elsewhere: it asks for a look-up. */
import type { Context } from '#shared/core/types.ts'
import { policy } from '#shared/policy/index.ts'
import type { ProfileDraft } from '#shared/review/profile-draft.ts'
import { contextName } from '#shared/text/contexts.ts'
import { listName } from '#shared/text/lists.ts'
import { reviewDeskWords } from '#shared/text/review-desk.ts'
import { reviewProjectWords } from '#shared/text/review-project.ts'
import { Checkbox, Field, Select, useLang, useWords } from '../kit/index.ts'
import { DemandNote } from './demand-note.tsx'

export interface ProfileFormProps {
  draft: ProfileDraft
  onChange: (change: Partial<ProfileDraft>) => void
  fault?: string | undefined
}

/** Lists that can be asked for. 重大违法记录 is a rule of which no complete list exists: asked for as one, it could never answer. */
const askable = policy.lists.filter(
  ({ id, kind }) => id !== 'gp-illegal' && (kind === 'black' || kind === 'notice' || kind === 'grade'),
)

export const ProfileForm = ({ draft, onChange, fault }: ProfileFormProps) => {
  const say = useWords(reviewDeskWords)
  const sayOf = useWords(reviewProjectWords)
  const lang = useLang()
  const of = (key: 'name' | 'number' | 'from' | 'to' | 'channels', label = say(key)) => ({
    label,
    value: draft[key],
    onInput: (value: string) => onChange({ [key]: value }),
  })
  const clause = (key: 'evidence' | 'rules' | 'score' | 'bonus' | 'demanded') => (
    <label class="field">
      <span class="label">{sayOf(key)}</span>
      <textarea class="input" rows={2} value={draft[key]} onInput={event => onChange({ [key]: event.currentTarget.value })} />
    </label>
  )
  const required = policy.contexts[draft.context].required
  const others = askable.filter(({ id }) => !required.includes(id))
  return (
    <div class="stack">
      <div class="grid">
        <Field {...of('name')} required fault={fault} />
        <Field {...of('number')} />
        <Select
          label={say('context')}
          value={draft.context}
          onInput={value => onChange({ context: value as Context })}
          options={(Object.keys(policy.contexts) as Context[]).map(value => ({ value, label: contextName(value, lang) }))}
        />
        <Field {...of('from')} type="date" />
        <Field {...of('to')} type="date" />
        <Field {...of('channels')} />
      </div>
      <details>
        <summary>{sayOf('uses')}</summary>
        <div class="stack">
          <div class="grid wide-cells">
            {clause('evidence')}
            {clause('rules')}
            {clause('score')}
            {clause('bonus')}
            {clause('demanded')}
          </div>
          <DemandNote {...draft} />
          <fieldset class="box">
            <legend>{sayOf('also')}</legend>
            <div class="grid">
              {others.map(({ id }) => (
                <Checkbox
                  key={id}
                  label={listName(id, lang)}
                  checked={draft.alsoRequired.includes(id)}
                  onChange={on =>
                    onChange({ alsoRequired: on ? [...draft.alsoRequired, id] : draft.alsoRequired.filter(one => one !== id) })
                  }
                />
              ))}
            </div>
          </fieldset>
          <Checkbox
            label={sayOf('representative')}
            checked={draft.representative}
            onChange={representative => onChange({ representative })}
          />
          <Checkbox label={sayOf('manager')} checked={draft.manager} onChange={manager => onChange({ manager })} />
          {(draft.representative || draft.manager) && <p class="soft small">{sayOf('persons')}</p>}
        </div>
      </details>
    </div>
  )
}
