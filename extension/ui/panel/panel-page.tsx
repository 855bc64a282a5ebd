/** The side panel: this page's organisations, the gravest finding first. */
import { useState } from 'preact/hooks'
import type { PanelSubject, TabView } from '#shared/contract/views.ts'
import { dayAt } from '#shared/core/days.ts'
import { panelWords } from '#shared/text/panel.ts'
import { grouped } from '#shared/text/words.ts'
import { Button, EmptyState, Notice, Progress, useLang, useTitle, useWords } from '../kit/index.ts'
import { cardText } from './card-text.ts'
import { ContextBar } from './context-bar.tsx'
import { Freshness } from './freshness.tsx'
import type { PanelServices } from './services.ts'
import { SubjectList } from './subject-list.tsx'
import { SwitchOn } from './switch-on.tsx'
import { useTab } from './use-tab.ts'

export const PanelPage = ({ services, onDocuments }: { services: PanelServices; onDocuments?: () => void }) => {
  const say = useWords(panelWords)
  const lang = useLang()
  useTitle(`${say('title')} · ${say('product')}`)
  const { view, failed, take, refresh } = useTab(services)
  const [told, setTold] = useState('')

  if (failed)
    return (
      <main class="panel">
        <Notice tone="error" what={say('failed-what')} means={say('failed-means')} cure={say('failed-cure')}>
          <Button onClick={refresh}>{say('retry')}</Button>
          {onDocuments && <Button onClick={onDocuments}>{say('documents')}</Button>}
        </Notice>
      </main>
    )
  if (!view)
    return (
      <main class="panel">
        <div class="pad">
          <Progress label={say('loading')} />
        </div>
      </main>
    )

  const { tabId, subjects } = view
  const copy = async ({ card }: PanelSubject) => {
    try {
      await services.copy(cardText(card))
      setTold(say('copied', { name: card.title }))
    } catch {
      setTold(say('copy-failed'))
    }
  }
  const save = async () => {
    // Loaded when first wanted: the panel opens while the officer waits.
    const { saveCsv } = await import('./export.ts')
    saveCsv(services, view.host, view, subjects, lang)
    setTold(say('csv-saved', { n: subjects.length }))
  }
  const jump = async (subject: string, nth: number) => {
    const reply = await services.ask({ type: 'ui/jump', tabId, subject, nth })
    setTold(reply.ok ? '' : say('jump-failed'))
  }
  const code = async (subject: string, value: string | null, despiteFault: boolean) => {
    const reply = await services.ask({ type: 'ui/code', tabId, subject, code: value, despiteFault })
    take(reply)
    return reply
  }
  const desk = { ask: services.ask, tabId, took: take, today: () => dayAt(services.now()) }

  return (
    <main class="panel">
      <header>
        <h1>
          {say('title')} {subjects.length > 0 && <span class="soft nums">{say('count', { n: grouped(subjects.length) })}</span>}
        </h1>
        {view.state === 'working' && <Progress label={say('working')} />}
        {isRead(view) && (
          <ContextBar
            view={view}
            onChoose={async (context, remember) =>
              take(await services.ask({ type: 'ui/context', tabId, context, confirmed: true, remember }))
            }
          />
        )}
      </header>
      <Body view={view} services={services} take={value => take({ ok: true, value })}>
        <SubjectList key={tabId} subjects={subjects} actions={{ onJump: jump, onCopy: copy, onCode: code, desk }} />
      </Body>
      <footer>
        <Freshness
          lists={view.lists}
          onUpdate={() => services.ask({ type: 'ui/registry-update' })}
          onOptions={services.openOptions}
        />
        <div class="row">
          {subjects.length > 0 && (
            <>
              <Button kind="primary" onClick={() => services.openReview(tabId)}>
                {say('review')}
              </Button>
              <Button onClick={save}>{say('csv')}</Button>
            </>
          )}
          {onDocuments && <Button onClick={onDocuments}>{say('documents')}</Button>}
          <Button onClick={() => services.openLookup()}>{say('lookup')}</Button>
          {view.lists.installed > 0 && <Button onClick={services.openOptions}>{say('options')}</Button>}
          <a class="button" href="watch.html" target="_blank" rel="noopener">
            {say('watch')}
          </a>
          <a class="button" href="statistics.html" target="_blank" rel="noopener">
            {say('statistics')}
          </a>
        </div>
        <p class="told small" role="status">
          {told}
        </p>
      </footer>
    </main>
  )
}

const isRead = (view: TabView) => view.state === 'on' || view.state === 'working'

const Body = (props: {
  view: TabView
  services: PanelServices
  take: (view: TabView) => void
  children: preact.ComponentChildren
}) => {
  const say = useWords(panelWords)
  const { view, services, take, children } = props
  if (view.state === 'no-access')
    return (
      <EmptyState what={say('no-access-what')} cure={say('no-access-cure')}>
        <Button onClick={() => services.openLookup()}>{say('lookup')}</Button>
      </EmptyState>
    )
  if (view.state === 'off') return <SwitchOn view={view} services={services} onView={take} />
  if (view.subjects.length === 0 && view.state === 'on') return <EmptyState what={say('none-what')} cure={say('none-cure')} />
  return <>{children}</>
}
