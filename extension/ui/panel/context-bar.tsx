/** 适用规则：shown always, said to be inferred where it is, changed or confirmed by a person. */
import { useState } from 'preact/hooks'
import type { TabView } from '#shared/contract/views.ts'
import type { Context } from '#shared/core/types.ts'
import { panelWords } from '#shared/text/panel.ts'
import { CONTEXTS, contextName } from '../context-names.ts'
import { Button, Checkbox, Select, useLang, useWords } from '../kit/index.ts'

export interface ContextBarProps {
  /** A document has no host: nothing to remember its rules by. */
  view: Pick<TabView, 'context' | 'host'>
  onChoose: (context: Context, remember: boolean) => void
}

export const ContextBar = ({ view, onChoose }: ContextBarProps) => {
  const say = useWords(panelWords)
  const lang = useLang()
  const { context, inferred } = view.context
  const [choosing, setChoosing] = useState<Context>()
  const [remember, setRemember] = useState(false)
  const choose = (chosen: Context) => {
    onChoose(chosen, remember)
    setChoosing(undefined)
    setRemember(false)
  }
  return (
    <section class="context" aria-label={say('context')}>
      <div class="row">
        <span>
          {say('context-line', { context: contextName(context, lang) })}
          {inferred && <b class="inferred">{say('context-inferred')}</b>}
        </span>
        {inferred && choosing === undefined && <Button onClick={() => choose(context)}>{say('context-confirm')}</Button>}
        {choosing === undefined && (
          <Button kind="quiet" onClick={() => setChoosing(context)}>
            {say('context-change')}
          </Button>
        )}
      </div>
      {inferred && choosing === undefined && <p class="soft small">{say('context-why')}</p>}
      {choosing !== undefined && (
        <div class="stack choosing">
          <Select
            label={say('context')}
            value={choosing}
            onInput={value => setChoosing(value as Context)}
            options={CONTEXTS.map(value => ({ value, label: contextName(value, lang) }))}
          />
          <div class="row">
            {view.host !== '' && <Checkbox label={say('context-remember')} checked={remember} onChange={setRemember} />}
            <Button kind="primary" onClick={() => choose(choosing)}>
              {say('context-apply')}
            </Button>
          </div>
        </div>
      )}
    </section>
  )
}
