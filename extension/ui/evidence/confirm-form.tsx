/** An officer's word that both are one organisation: with a day and grounds, never without. */
import { useState } from 'preact/hooks'
import { limits } from '#shared/contract/limits.ts'
import type { UiError } from '#shared/contract/messages.ts'
import type { Result } from '#shared/contract/result.ts'
import { type Day, isDay } from '#shared/core/days.ts'
import { evidenceWords } from '#shared/text/evidence.ts'
import { Button, Field, useWords } from '../kit/index.ts'
import { PairFault } from './pair-fault.tsx'

export interface ConfirmFormProps {
  /** The two as they are named in the sentence. */
  printed: string
  listed: string
  list: string
  today: Day
  onConfirm: (said: { on: Day; reason: string }) => Promise<Result<unknown, UiError>>
}

export const ConfirmForm = ({ printed, listed, list, today, onConfirm }: ConfirmFormProps) => {
  const say = useWords(evidenceWords)
  const [on, setOn] = useState<string>(today)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [working, setWorking] = useState(false)
  const [failed, setFailed] = useState<UiError>()
  const dayGood = isDay(on) && on <= today
  const reasonGood = reason.trim() !== '' && reason.length <= limits.reason

  const send = async () => {
    setTried(true)
    if (!dayGood || !reasonGood || working) return
    setWorking(true)
    setFailed(undefined)
    const reply = await onConfirm({ on, reason })
    setWorking(false)
    if (!reply.ok) setFailed(reply.code)
  }

  return (
    <fieldset class="confirm stack">
      <legend>{say('confirm-title')}</legend>
      <p>{say('confirm-what', { printed, listed, list })}</p>
      <p class="small soft">{say('confirm-means')}</p>
      <Field
        label={say('day')}
        type="date"
        required
        max={today}
        value={on}
        fault={tried && !dayGood ? say('day-bad') : undefined}
        onInput={setOn}
      />
      <Field
        label={say('reason')}
        required
        hint={say('reason-hint')}
        value={reason}
        fault={tried && !reasonGood ? say('reason-bad') : undefined}
        onInput={setReason}
        onEnter={send}
      />
      {failed && <PairFault code={failed} />}
      <div class="row">
        <Button disabled={working} onClick={send}>
          {say('confirm')}
        </Button>
      </div>
    </fieldset>
  )
}
