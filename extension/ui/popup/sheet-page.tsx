/** 查询结果单: one firm's look-up as a page to print, sign and file. */
import { useEffect } from 'preact/hooks'
import type { LookupView } from '#shared/contract/views.ts'
import type { Context } from '#shared/core/types.ts'
import { popupWords } from '#shared/text/popup.ts'
import { roleWord } from '#shared/text/roles.ts'
import { sheetWords } from '#shared/text/tables/sheet.ts'
import { contextName } from '../context-names.ts'
import { Button, Mark, Notice, Pairs, Progress, useLang, useTitle, useWords } from '../kit/index.ts'
import { secondAt } from './second-at.ts'
import type { Asked, PopupServices } from './services.ts'
import { useLookup } from './use-lookup.ts'

export const SheetPage = ({ services, asked }: { services: PopupServices; asked: Asked }) => {
  const say = useWords(popupWords)
  const { state, view, ask } = useLookup(services)
  useEffect(() => {
    ask(asked)
  }, [])
  if (state === 'failed')
    return (
      <main class="sheet">
        <Notice tone="error" what={say('failed')}>
          <Button onClick={() => ask(asked)}>{say('retry')}</Button>
        </Notice>
      </main>
    )
  if (!view)
    return (
      <main class="sheet">
        <Progress label={say('asking')} />
      </main>
    )
  return <Sheet view={view} context={asked.context as Context} onPrint={services.print} />
}

export const Sheet = ({ view, context, onPrint }: { view: LookupView; context: Context; onPrint: () => void }) => {
  const say = useWords(sheetWords)
  const lang = useLang()
  const { subject } = view.finding
  useTitle([say('title'), subject.name || subject.code?.value].filter(Boolean).join(' '))
  const asked = secondAt(view.askedAt)
  const facts: [string, string][] = [
    [say('name'), subject.name || say('not-given')],
    [say('code'), subject.code?.value ?? say('not-given')],
    [say('role'), view.roles.map(role => roleWord(role, lang)).join('、')],
    [say('context'), contextName(context, lang)],
    [say('asked'), asked],
  ]
  return (
    <main class="sheet">
      <div class="row no-print">
        <Button kind="primary" onClick={onPrint}>
          {say('print')}
        </Button>
      </div>
      <h1>{say('title')}</h1>
      <Pairs rows={facts} />
      <section class={`verdict-box tone-${view.finding.assessment}`}>
        <Mark assessment={view.finding.assessment} /> <b>{view.card.verdict}</b>
        {view.card.certainty && <span> · {view.card.certainty}</span>}
      </section>
      <h2>{say('rows')}</h2>
      <table class="table">
        <thead>
          <tr>
            {(['list', 'result', 'version', 'date', 'source'] as const).map(head => (
              <th scope="col" key={head}>
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row, i) => (
            <tr key={i}>
              <td>
                {row.name}
                {row.required && <span class="soft small">（{say('required')}）</span>}
              </td>
              <td class={row.outcome}>{row.result}</td>
              <td>{row.seq === undefined ? '—' : say('version-is', { seq: row.seq })}</td>
              <td class="nums">{row.retrievedAt ?? '—'}</td>
              <td>
                {row.publisher}
                {row.origin === 'local' && <div class="soft small">{say('local')}</div>}
                {row.site && <div class="code">{row.site}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {view.card.sections.length > 0 && <h2>{say('records')}</h2>}
      {view.card.sections.map((section, i) => (
        <section key={i} class="record">
          <h3>
            {section.title} <span class="soft small">{section.tags.map(tag => tag.text).join(' · ')}</span>
          </h3>
          <Pairs rows={section.rows} />
        </section>
      ))}
      {view.card.remarks.length > 0 && (
        <ul class="remarks">
          {view.card.remarks.map(remark => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      {view.card.basis.map(line => (
        <p class="small soft" key={line}>
          {line}
        </p>
      ))}
      <div class="signing">
        <span>{say('looked')}：</span>
        <span>{say('time')}：</span>
        <span>{say('seal')}</span>
      </div>
      <p class="small soft">{say('disclaimer')}</p>
    </main>
  )
}
