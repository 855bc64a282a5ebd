/** What is shown when there is no plain content: under way, told, failed, empty. */
import type { ComponentChildren } from 'preact'
import type { Tone } from '#shared/text/card-view.ts'
import { kitWords } from '#shared/text/kit.ts'
import { grouped } from '#shared/text/words.ts'
import { Button } from './button.tsx'
import { useWords } from './look.tsx'

export interface ProgressProps {
  label: string
  /** Without a total the bar only says that work goes on. */
  done?: number
  total?: number | undefined
  onCancel?: (() => void) | undefined
}

export const Progress = ({ label, done = 0, total, onCancel }: ProgressProps) => {
  const say = useWords(kitWords)
  return (
    <div class="progress">
      <span class="said" role="status">
        {label}
      </span>
      {total === undefined ? <progress aria-label={label} /> : <progress aria-label={label} value={done} max={total} />}
      {onCancel && <Button onClick={onCancel}>{say('cancel')}</Button>}
      {total !== undefined && <span class="said nums">{say('done', { done: grouped(done), total: grouped(total) })}</span>}
    </div>
  )
}

export interface NoticeProps {
  tone: 'error' | 'warn' | 'info' | 'done'
  /** What happened. */
  what: string
  /** What it means for the review. */
  means?: string | undefined
  /** What to do. */
  cure?: string | undefined
  /** Buttons. */
  children?: ComponentChildren
}

const TONES: { [K in NoticeProps['tone']]: Tone } = { error: 'barred', warn: 'caution', info: 'plain', done: 'clear' }

export const Notice = ({ tone, what, means, cure, children }: NoticeProps) => (
  <div class={`said-box tone-${TONES[tone]}`} role={tone === 'error' ? 'alert' : 'status'}>
    <p class="what">{what}</p>
    {means && <p>{means}</p>}
    {cure && <p>{cure}</p>}
    {children && <div class="row">{children}</div>}
  </div>
)

export const EmptyState = ({ what, cure, children }: { what: string; cure?: string; children?: ComponentChildren }) => (
  <div class="empty">
    <p class="what">{what}</p>
    {cure && <p class="soft">{cure}</p>}
    {children && <div class="row">{children}</div>}
  </div>
)
