/** The organisations with their filter. Arrow keys move from one to the next. */
import { useState } from 'preact/hooks'
import type { PanelSubject } from '#shared/contract/views.ts'
import { panelWords } from '#shared/text/panel.ts'
import { Button, EmptyState, useWords } from '../kit/index.ts'
import { filtersFor, fits, needsAttention, type Shown } from './filter.ts'
import { type RowActions, SubjectRow } from './subject-row.tsx'

const STEPS: { [key: string]: (at: number, n: number) => number } = {
  ArrowDown: (at, n) => Math.min(at + 1, n - 1),
  ArrowUp: at => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, n) => n - 1,
}

const moveFocus = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
  const step = STEPS[event.key]
  const openers = [...event.currentTarget.querySelectorAll<HTMLElement>('.opener')]
  const at = openers.indexOf(event.target as HTMLElement)
  if (!step || at < 0) return
  event.preventDefault()
  openers[step(at, openers.length)]!.focus()
}

/** Below this many, a filter is longer than the list. */
const FILTER_FROM = 5

export const SubjectList = ({ subjects, actions }: { subjects: PanelSubject[]; actions: Omit<RowActions, 'onToggle'> }) => {
  const say = useWords(panelWords)
  const [wanted, setWanted] = useState<Shown>('all')
  const [text, setText] = useState('')
  const [open, setOpen] = useState<string>()
  const filters = filtersFor(subjects)
  const shown: Shown = filters.includes(wanted) ? wanted : 'all'
  const rows = subjects.filter(subject => fits(subject, shown, text))
  const all = { ...actions, onToggle: (key: string) => setOpen(open === key ? undefined : key) }
  const attention = subjects.filter(needsAttention).length
  return (
    <>
      <p class="only-heard" role="status">
        {say('heard-count', { n: subjects.length, attention })}
      </p>
      {subjects.length >= FILTER_FROM && (
        <div class="filter">
          <select
            class="input"
            aria-label={say('filter')}
            value={shown}
            onInput={event => setWanted(event.currentTarget.value as Shown)}
          >
            {filters.map(filter => (
              <option key={filter} value={filter}>
                {say('filter-count', {
                  name: say(`filter-${filter}`),
                  n: subjects.filter(subject => fits(subject, filter, '')).length,
                })}
              </option>
            ))}
          </select>
          <input
            class="input"
            type="search"
            aria-label={say('filter-text')}
            placeholder={say('filter-text')}
            value={text}
            onInput={event => setText(event.currentTarget.value)}
          />
        </div>
      )}
      {rows.length === 0 ? (
        <EmptyState what={say('filter-none')}>
          <Button
            onClick={() => {
              setWanted('all')
              setText('')
            }}
          >
            {say('filter-clear')}
          </Button>
        </EmptyState>
      ) : (
        <ul class="subjects" aria-label={say('list')} onKeyDown={moveFocus}>
          {rows.map(subject => (
            <SubjectRow
              key={subject.finding.subject.key}
              subject={subject}
              open={open === subject.finding.subject.key}
              actions={all}
            />
          ))}
        </ul>
      )}
    </>
  )
}
