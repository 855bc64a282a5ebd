/** Drawing up a mapping: a line a column, with its first values, so that it also fits a narrow window. */
import { localWords } from '#shared/text/local.ts'
import { Table, useWords } from '../kit/index.ts'
import { type Draft, MEANINGS, type Meaning } from './draft.ts'
import type { OpenedFile } from './importer.ts'

export interface ColumnsTableProps {
  opened: OpenedFile
  draft: Draft
  onDraft: (draft: Draft) => void
}

export const ColumnsTable = ({ opened, draft, onDraft }: ColumnsTableProps) => {
  const say = useWords(localWords)
  const titleOf = (column: number) => opened.headers[column] || say('map.column-n', { n: column + 1 })
  const columns = Array.from({ length: opened.columns }, (_, column) => column)
  const set = (column: number, meaning: string) => {
    const { [column]: _, ...others } = draft
    onDraft(meaning === '' ? others : { ...others, [column]: meaning as Meaning })
  }
  return (
    <Table
      caption={say('map.columns')}
      columns={[
        { key: 'column', head: say('map.column'), cell: column => titleOf(column) },
        {
          key: 'field',
          head: say('map.field'),
          cell: column => (
            <select
              class="input"
              aria-label={say('map.field-label', { column: titleOf(column) })}
              value={draft[column] ?? ''}
              onInput={event => set(column, event.currentTarget.value)}
            >
              <option value="">{say('field.none')}</option>
              {MEANINGS.map(meaning => (
                <option key={meaning} value={meaning}>
                  {say(`field.${meaning}`)}
                </option>
              ))}
            </select>
          ),
        },
        {
          key: 'values',
          head: say('map.values'),
          cell: column => (
            <ul class="values soft">
              {opened.sample.slice(0, 3).map((row, at) => (
                <li key={at}>{row[column] ?? ''}</li>
              ))}
            </ul>
          ),
        },
      ]}
      rows={columns}
      rowKey={column => column}
    />
  )
}
