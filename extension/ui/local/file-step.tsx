/** Choosing the file: dropped or picked; how it was read, and another reading where that is wrong. */
import { useId } from 'preact/hooks'
import { localWords } from '#shared/text/local.ts'
import { grouped } from '#shared/text/words.ts'
import { byteSize, DropZone, Field, FileButton, Select, useWords } from '../kit/index.ts'
import type { OpenedFile, ReadChoice } from './importer.ts'
import { MAX_FILE } from './limits.ts'

const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be']

export interface FileStepProps {
  file: File | undefined
  opened: OpenedFile | undefined
  choice: ReadChoice
  busy: boolean
  onFile: (file: File) => void
  onChoice: (choice: ReadChoice) => void
}

export const FileStep = ({ file, opened, choice, busy, onFile, onChoice }: FileStepProps) => {
  const say = useWords(localWords)
  const id = useId()
  const take = ([first]: File[]) => {
    if (first) onFile(first)
  }
  const isText = opened && opened.format !== 'xlsx'
  return (
    <section class="box stack" aria-labelledby={id}>
      <h3 id={id}>{say('file.title')}</h3>
      <DropZone onDrop={({ files }) => !busy && take([...files])}>
        <p class="row">
          {!file && <span>{say('file.drop')}</span>}
          {file && (
            <span>
              <b>{file.name}</b> <span class="soft nums">{byteSize(file.size)}</span>
            </span>
          )}
          <FileButton
            kind={file ? 'plain' : 'primary'}
            disabled={busy}
            accept=".xlsx,.csv,.txt,.tsv,.json,.ndjson,.jsonl,.html,.htm,.xls"
            onFiles={take}
          >
            {say(file ? 'file.another' : 'file.choose')}
          </FileButton>
        </p>
        <p class="soft small">{say('file.kinds', { size: byteSize(MAX_FILE) })}</p>
      </DropZone>
      {file && opened && (
        <>
          <dl class="kv">
            <dt>{say('file.format')}</dt>
            <dd>{opened.format.toUpperCase()}</dd>
            <dt>{say('file.rows')}</dt>
            <dd class="nums">
              {say('file.rows-said', { rows: grouped(opened.rows), columns: opened.columns })}
              {opened.broken > 0 && <div class="fault">{say('file.broken', { n: grouped(opened.broken) })}</div>}
            </dd>
          </dl>
          <div class="fields">
            {isText && (
              <Select
                label={say('file.encoding')}
                value={choice.encoding ?? ''}
                onInput={encoding => onChoice(withOr(choice, 'encoding', encoding || undefined))}
                options={[
                  { value: '', label: say('file.encoding-auto', { found: opened.encoding.toUpperCase() }) },
                  ...ENCODINGS.map(value => ({ value, label: value === 'gb18030' ? 'GB18030 / GBK' : value.toUpperCase() })),
                ]}
              />
            )}
            {opened.format !== 'json' && opened.format !== 'ndjson' && (
              <Field
                label={say('file.header')}
                hint={say('file.header-hint')}
                value={choice.header === undefined ? '' : String(choice.header)}
                onInput={text => {
                  if (/^\d{0,4}$/.test(text)) onChoice(withOr(choice, 'header', text === '' ? undefined : Number(text)))
                }}
              />
            )}
          </div>
        </>
      )}
    </section>
  )
}

const withOr = <K extends keyof ReadChoice>(choice: ReadChoice, key: K, value: ReadChoice[K] | undefined): ReadChoice => {
  const { [key]: _, ...others } = choice
  return value === undefined ? others : { ...others, [key]: value }
}
