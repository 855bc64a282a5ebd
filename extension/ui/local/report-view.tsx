/** The quality report: what became of every row, what the list lacks, and the lines to look at. */
import type { ImportReport } from '#shared/publish/report.ts'
import type { Tally } from '#shared/statistics/row-tally.ts'
import { rowNoteText } from '#shared/text/import.ts'
import { localWords } from '#shared/text/local.ts'
import { grouped } from '#shared/text/words.ts'
import { Button, Notice, Table, useLang, useWords } from '../kit/index.ts'
import { saveAs } from './save.ts'

/** Lines drawn on screen; the saved report has them all. */
const LINES = 100

const FATES = ['read', 'kept', 'rejected', 'duplicates', 'persons', 'soleTraders'] as const satisfies readonly (keyof Tally)[]
const LACKS = [
  'codesMissing',
  'codesInvalid',
  'codesMasked',
  'severityMissing',
  'validityMissing',
] as const satisfies readonly (keyof Tally)[]

export const ReportView = ({ report }: { report: ImportReport }) => {
  const say = useWords(localWords)
  const lang = useLang()
  const all = Object.values(report.notes).reduce((sum, n) => sum + n, 0)
  // Rejected rows first: they are what an officer may mend in the file.
  const lines = [...report.lines].sort((a, b) => Number(b.note in REJECTED) - Number(a.note in REJECTED) || a.line - b.line)
  const shown = lines.slice(0, LINES)
  return (
    <div class="stack">
      {report.total.kept === 0 ? (
        <Notice tone="error" what={say('rep.none-kept')} />
      ) : (
        <p class="soft small">{say('rep.nothing-written')}</p>
      )}
      <dl class="figures">
        {FATES.map(key => (
          <div key={key} class={key === 'rejected' && report.total[key] > 0 ? 'worth' : undefined}>
            <dt>{say(`rep.${key}`)}</dt>
            <dd>{grouped(report.total[key])}</dd>
          </div>
        ))}
      </dl>
      <dl class="figures lacks">
        {LACKS.map(key => (
          <div key={key} class={report.total[key] > 0 ? 'worth' : undefined}>
            <dt>{say(`rep.${key}`)}</dt>
            <dd>{grouped(report.total[key])}</dd>
          </div>
        ))}
        <div>
          <dt>{say('rep.identity')}</dt>
          <dd>{grouped(report.identityNumbersRemoved)}</dd>
        </div>
      </dl>
      {shown.length > 0 && (
        <details>
          <summary>
            {all > shown.length ? say('rep.lines-shown', { shown: shown.length, all: grouped(all) }) : say('rep.lines')}
          </summary>
          <Table
            caption={say('rep.lines')}
            captionHidden
            columns={[
              { key: 'line', head: say('rep.line'), end: true, cell: line => grouped(line.line) },
              { key: 'note', head: say('rep.note'), cell: line => rowNoteText(line.note, lang) },
              { key: 'detail', head: say('rep.detail'), cell: line => line.detail },
            ]}
            rows={shown}
          />
        </details>
      )}
      <div>
        <Button kind="quiet" onClick={() => saveAs(`${report.listId}.report.json`, report)}>
          {say('rep.download')}
        </Button>
      </div>
    </div>
  )
}

/** Rows that were not read. */
const REJECTED: { [note: string]: true } = {
  'broken-quotes': true,
  'broken-json': true,
  'not-an-object': true,
  'no-name': true,
  'not-an-entry': true,
}
