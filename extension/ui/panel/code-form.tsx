/** Typing the code a page does not print. A failed check character is refused with the reason until a person insists. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { UiError } from '#shared/contract/messages.ts'
import type { Result } from '#shared/contract/result.ts'
import type { PanelSubject } from '#shared/contract/views.ts'
import { panelWords } from '#shared/text/panel.ts'
import { Button, Field, useWords } from '../kit/index.ts'

export interface CodeFormProps {
  subject: PanelSubject
  /** `null` removes a typed code. */
  onCode: (code: string | null, despiteFault: boolean) => Promise<Result<unknown, UiError>>
}

export const CodeForm = ({ subject, onCode }: CodeFormProps) => {
  const say = useWords(panelWords)
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<{ code: UiError; detail?: string | undefined }>()
  const form = useRef<HTMLDivElement>(null)
  const { code, codeTyped } = subject.finding.subject

  // What is wrong, and the way on, may stand below the window's edge.
  useEffect(() => {
    if (fault) form.current?.scrollIntoView({ block: 'nearest' })
  }, [fault])

  const send = async (value: string, despiteFault = false) => {
    const reply = await onCode(value, despiteFault)
    setFault(reply.ok ? undefined : { code: reply.code, detail: reply.detail })
  }

  if (codeTyped)
    return (
      <div class="row small">
        <span class="soft">{say('code-typed')}</span>
        <Button kind="quiet" onClick={() => onCode(null, false)}>
          {say('code-remove')}
        </Button>
      </div>
    )
  if (code?.valid) return null
  return (
    <div class="stack" ref={form}>
      {subject.finding.offeredCodes && subject.finding.offeredCodes.length > 0 && (
        <div class="row small">
          <span class="soft">{say('code-offered')}</span>
          {subject.finding.offeredCodes.map(offer => (
            <Button key={offer.code} onClick={() => send(offer.code)}>
              <span class="code">{offer.code}</span>
              {offer.region}
            </Button>
          ))}
        </div>
      )}
      <div class="with-button">
        <Field
          label={say('code-label')}
          hint={say('code-hint')}
          fault={fault && say(fault.code === 'code-fault' ? 'code-fault' : 'code-bad')}
          value={typed}
          onInput={value => {
            setTyped(value)
            setFault(undefined)
          }}
          onEnter={() => send(typed)}
        />
        <Button disabled={typed.trim() === ''} onClick={() => send(typed)}>
          {say('code-use')}
        </Button>
      </div>
      {fault?.code === 'code-fault' && (
        <div class="row">
          {fault.detail && <Button onClick={() => send(fault.detail!)}>{say('code-maybe', { code: fault.detail })}</Button>}
          <Button onClick={() => send(typed, true)}>{say('code-insist')}</Button>
        </div>
      )}
    </div>
  )
}
