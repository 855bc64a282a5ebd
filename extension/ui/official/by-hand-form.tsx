/** The officer's own word on a page that no reader knows: what it shows, and why the mark is by hand. Neither may be missing. */
import { useState } from 'preact/hooks'
import { officialQueueWords } from '#shared/text/official-queue.ts'
import { Button, Field, Notice, Radios, useWords } from '../kit/index.ts'

export const ByHandForm = ({ onMark }: { onMark: (saw: 'hit' | 'no-hit', reason: string) => void }) => {
  const say = useWords(officialQueueWords)
  const [saw, setSaw] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const mark = () => {
    setTried(true)
    if (reason.trim() !== '' && (saw === 'hit' || saw === 'no-hit')) onMark(saw, reason.trim())
  }
  return (
    <details>
      <summary>{say('by-hand')}</summary>
      <div class="stack">
        <Radios
          label={say('saw')}
          value={saw}
          onChange={setSaw}
          options={(['hit', 'no-hit'] as const).map(value => ({ value, label: say(`saw-${value}`) }))}
        />
        {tried && saw === '' && <Notice tone="error" what={say('saw-needed')} />}
        <Field
          label={say('reason')}
          value={reason}
          onInput={setReason}
          required
          fault={tried && reason.trim() === '' ? say('reason-needed') : undefined}
        />
        <Button onClick={mark}>{say('mark')}</Button>
      </div>
    </details>
  )
}
