/** One organisation: mark, name, certainty and the finding in one line; opened, its whole card. */
import { useId, useState } from 'preact/hooks'
import type { UiError } from '#shared/contract/messages.ts'
import type { Result } from '#shared/contract/result.ts'
import type { PanelSubject } from '#shared/contract/views.ts'
import { panelWords } from '#shared/text/panel.ts'
import type { PairDesk } from '../evidence/evidence.tsx'
import { Button, Card, Mark, Tag, useWords } from '../kit/index.ts'
import { CodeForm } from './code-form.tsx'
import { MoreEvidence } from './more-evidence.tsx'

export interface RowActions {
  onToggle: (subject: string) => void
  /** A page's: scrolls there. */
  onJump?: (subject: string, nth: number) => void
  /** A document's: says where it stands. */
  where?: (subject: PanelSubject) => string
  onCopy: (subject: PanelSubject) => void
  /** Where pairs are confirmed. */
  desk: PairDesk
  onCode: (subject: string, code: string | null, despiteFault: boolean) => Promise<Result<unknown, UiError>>
}

export const SubjectRow = ({ subject, open, actions }: { subject: PanelSubject; open: boolean; actions: RowActions }) => {
  const say = useWords(panelWords)
  const id = useId()
  const [at, setAt] = useState(0)
  const { finding, card, line, places } = subject
  const { key, name, code } = finding.subject
  const jump = () => {
    actions.onJump?.(key, at)
    setAt((at + 1) % Math.max(1, places))
  }
  return (
    <li class={`subject tone-${finding.assessment}`}>
      <div class="head">
        <span class="lead">{finding.marked && <Mark assessment={finding.assessment} />}</span>
        <button type="button" class="opener" aria-expanded={open} aria-controls={id} onClick={() => actions.onToggle(key)}>
          <span class="name">{name || code?.value}</span>
          {card.certainty && finding.matches.length > 0 && <Tag tone={finding.assessment}>{card.certainty}</Tag>}
          {name !== '' && code && <span class="code soft">{code.value}</span>}
          <span class="line soft">{line}</span>
          {actions.where && <span class="line where">{actions.where(subject)}</span>}
        </button>
        {places > 0 && actions.onJump && (
          <Button kind="quiet" label={`${say('jump')} ${name || code?.value}`} onClick={jump}>
            {places > 1 ? say('jump-many', { at: at + 1, places }) : say('jump')}
          </Button>
        )}
      </div>
      {open && (
        <div class="opened stack" id={id}>
          <Card view={{ ...card, actions: card.actions.filter(a => a.href) }} />
          {finding.matches.length > 0 && <MoreEvidence subject={subject} desk={actions.desk} />}
          <CodeForm subject={subject} onCode={(value, insist) => actions.onCode(key, value, insist)} />
          <div class="row">
            <Button onClick={() => actions.onCopy(subject)}>{say('copy')}</Button>
          </div>
        </div>
      )}
    </li>
  )
}
