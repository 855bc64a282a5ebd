/** Labelled controls. The label is always a real `<label>`; hint and fault are tied to the control. */
import { useId } from 'preact/hooks'
import { kitWords } from '#shared/text/kit.ts'
import { useWords } from './look.tsx'

interface FieldFrame {
  label: string
  hint?: string | undefined
  fault?: string | undefined
  required?: boolean
}

const describedBy = (id: string, { hint, fault }: FieldFrame) =>
  [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined

const Around = ({ id, frame, children }: { id: string; frame: FieldFrame; children: preact.ComponentChildren }) => {
  const say = useWords(kitWords)
  return (
    <div class="field">
      <label for={id}>
        {frame.label}
        {frame.required && <span class="soft small"> {say('required')}</span>}
      </label>
      {children}
      {frame.hint && (
        <span class="hint" id={`${id}-hint`}>
          {frame.hint}
        </span>
      )}
      {frame.fault && (
        <span class="fault" id={`${id}-fault`}>
          {frame.fault}
        </span>
      )}
    </div>
  )
}

export interface FieldProps extends FieldFrame {
  value: string
  onInput: (value: string) => void
  type?: 'text' | 'url' | 'date' | 'search'
  placeholder?: string
  max?: string
  onEnter?: () => void
}

export const Field = (props: FieldProps) => {
  const id = useId()
  return (
    <Around id={id} frame={props}>
      <input
        class="input"
        id={id}
        // Preact types inputs as a union by `type`; all of ours take the same attributes.
        type={(props.type ?? 'text') as 'text'}
        value={props.value}
        max={props.max}
        placeholder={props.placeholder}
        required={props.required}
        aria-invalid={props.fault ? 'true' : undefined}
        aria-describedby={describedBy(id, props)}
        onInput={event => props.onInput(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter') props.onEnter?.()
        }}
      />
    </Around>
  )
}

export interface SelectProps extends FieldFrame {
  value: string
  onInput: (value: string) => void
  options: { value: string; label: string }[]
}

export const Select = (props: SelectProps) => {
  const id = useId()
  return (
    <Around id={id} frame={props}>
      <select
        class="input"
        id={id}
        value={props.value}
        required={props.required}
        aria-invalid={props.fault ? 'true' : undefined}
        aria-describedby={describedBy(id, props)}
        onInput={event => props.onInput(event.currentTarget.value)}
      >
        {props.options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Around>
  )
}

export const Checkbox = (props: { label: string; checked: boolean; onChange: (checked: boolean) => void }) => (
  <label class="choice">
    <input type="checkbox" checked={props.checked} onChange={event => props.onChange(event.currentTarget.checked)} />
    <span>{props.label}</span>
  </label>
)

export interface RadiosProps extends FieldFrame {
  value: string
  onChange: (value: string) => void
  options: { value: string; label: string }[]
}

/** A group of radio buttons: arrow keys move inside it, as the browser does it. */
export const Radios = (props: RadiosProps) => {
  const id = useId()
  const say = useWords(kitWords)
  return (
    <div class="field" role="radiogroup" aria-labelledby={`${id}-label`} aria-describedby={describedBy(id, props)}>
      <span class="label" id={`${id}-label`}>
        {props.label}
        {props.required && <span class="soft small"> {say('required')}</span>}
      </span>
      <div class="row">
        {props.options.map(option => (
          <label class="choice" key={option.value}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {props.hint && (
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      )}
      {props.fault && (
        <span class="fault" id={`${id}-fault`}>
          {props.fault}
        </span>
      )}
    </div>
  )
}
