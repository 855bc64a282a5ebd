import type { Context } from '#shared/core/types.ts'
import { contextName } from '#shared/text/contexts.ts'
import { optionsWords } from '#shared/text/options.ts'
import { useLang, useWords } from '../kit/index.ts'

const CONTEXTS: Context[] = ['government-procurement', 'mandatory-tendering', 'contract', 'bank-financed', 'other-review']

export interface ContextSelectProps {
  host: string
  /** The site's own contexts: one is its default, none or several are inferred from the page. */
  own: Context[]
  value: Context | undefined
  onChange: (context: Context | undefined) => void
}

export const ContextSelect = ({ host, own, value, onChange }: ContextSelectProps) => {
  const say = useWords(optionsWords)
  const lang = useLang()
  const usual = own.length === 1 ? say('site.context-fixed', { context: contextName(own[0]!, lang) }) : say('site.context-auto')
  return (
    <select
      class="input"
      aria-label={say('site.context-label', { host })}
      value={value ?? ''}
      onInput={event => onChange((event.currentTarget.value || undefined) as Context | undefined)}
    >
      <option value="">{usual}</option>
      {CONTEXTS.map(context => (
        <option key={context} value={context}>
          {contextName(context, lang)}
        </option>
      ))}
    </select>
  )
}
