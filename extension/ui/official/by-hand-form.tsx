/** The officer's own word on a page that no reader knows: what it shows, and why the mark is by hand. Neither may be missing. */
import { useState } from 'preact/hooks'
import { listName } from '#shared/text/lists.ts'
import { officialQueueWords } from '#shared/text/official-queue.ts'
import { Button, Field, Notice, Radios, Select, useLang, useWords } from '../kit/index.ts'

export interface ByHandFormProps {
  /** To choose from, where it is not plain which list was looked up. */
  lists?: readonly string[]
  /** Whether it is entered who looked; told where it is not. */
  signed?: boolean
  onMark: (saw: 'hit' | 'no-hit', reason: string, list: string) => void
}

export const ByHandForm = ({ lists = [], signed = true, onMark }: ByHandFormProps) => {
  const say = useWords(officialQueueWords)
  const lang = useLang()
  const [list, setList] = useState(lists[0] ?? '')
  const [saw, setSaw] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const mark = () => {
    setTried(true)
    if (signed && reason.trim() !== '' && (saw === 'hit' || saw === 'no-hit')) onMark(saw, reason.trim(), list)
  }
  return (
    <details>
      <summary>{say('by-hand')}</summary>
      <div class="stack">
        {lists.length > 0 && (
          <Select
            label={say('list')}
            value={list}
            onInput={setList}
            options={lists.map(value => ({ value, label: listName(value, lang) }))}
          />
        )}
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
        {tried && !signed && <Notice tone="error" what={say('by-needed')} />}
        <Button onClick={mark}>{say('mark')}</Button>
      </div>
    </details>
  )
}
