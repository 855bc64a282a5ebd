/** The popup: one firm looked up by name or code, and the switch for this site. The same page stands in a window of its own. */
import { useEffect, useState } from 'preact/hooks'
import { popupWords } from '#shared/text/popup.ts'
import { CONTEXTS, contextName } from '../context-names.ts'
import { Button, Card, Field, Notice, Progress, Select, useLang, useTitle, useWords } from '../kit/index.ts'
import { cardText } from '../panel/card-text.ts'
import { CaptureLine } from './capture-line.tsx'
import type { Asked, PopupServices } from './services.ts'
import { SiteLine } from './site-line.tsx'
import { useLookup } from './use-lookup.ts'

/** @param initial asked at once: from the context menu or the address bar. */
export const PopupPage = ({ services, initial = '' }: { services: PopupServices; initial?: string }) => {
  const say = useWords(popupWords)
  const lang = useLang()
  useTitle(say('title'))
  const [asked, setAsked] = useState<Asked>({ query: initial, code: '', context: CONTEXTS[0]!, role: 'supplier' })
  const [told, setTold] = useState('')
  const { state, view, failed, ask } = useLookup(services)
  const set = (part: Partial<Asked>) => setAsked(was => ({ ...was, ...part }))
  const send = () => {
    setTold('')
    return ask(asked)
  }
  useEffect(() => {
    if (initial) ask(asked)
  }, [])

  const fault = failed === 'empty-query' || failed === 'bad-code' ? failed : undefined
  const copy = async () => {
    try {
      await services.copy(cardText(view!.card))
      setTold(say('copied'))
    } catch {
      setTold(say('copy-failed'))
    }
  }
  return (
    <main class="popup stack">
      <header class="row apart">
        <h1>{say('title')}</h1>
        <Button kind="quiet" onClick={services.openOptions}>
          {say('options')}
        </Button>
      </header>
      <SiteLine services={services} />
      <CaptureLine services={services} />
      <section class="stack ask" aria-label={say('look-title')}>
        <h2>{say('look-title')}</h2>
        <Field
          type="search"
          label={say('query')}
          value={asked.query}
          fault={fault === 'empty-query' ? say(fault) : undefined}
          onInput={query => set({ query })}
          onEnter={send}
        />
        <Field
          label={say('query-code')}
          value={asked.code}
          fault={fault === 'bad-code' ? say(fault) : undefined}
          onInput={code => set({ code })}
          onEnter={send}
        />
        <div class="pair">
          <Select
            label={say('context')}
            value={asked.context}
            onInput={context => set({ context })}
            options={CONTEXTS.map(value => ({ value, label: contextName(value, lang) }))}
          />
          <Select
            label={say('role')}
            value={asked.role}
            onInput={role => set({ role })}
            options={(['supplier', 'agency', 'other'] as const).map(value => ({ value, label: say(`role-${value}`) }))}
          />
        </div>
        <div>
          <Button kind="primary" onClick={send}>
            {say('ask')}
          </Button>
        </div>
      </section>
      <div aria-live="polite" class="stack">
        {state === 'asking' && <Progress label={say('asking')} />}
        {state === 'failed' && !fault && (
          <Notice tone="error" what={say('failed')}>
            <Button onClick={send}>{say('retry')}</Button>
          </Notice>
        )}
        {view && (
          <>
            <Card view={{ ...view.card, actions: view.card.actions.filter(a => a.href) }} />
            <div class="row">
              <Button onClick={() => services.openSheet(asked)}>{say('sheet')}</Button>
              <Button onClick={copy}>{say('copy')}</Button>
              <span class="small soft">{told}</span>
            </div>
          </>
        )}
      </div>
      <p class="small soft">{say('private')}</p>
    </main>
  )
}
