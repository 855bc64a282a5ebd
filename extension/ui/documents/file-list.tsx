/** The documents of this sitting: how far each is, and which one is shown. */

import { documentPanelWords } from '#shared/text/document-panel.ts'
import { documentFaultWords } from '#shared/text/documents.ts'
import { grouped } from '#shared/text/words.ts'
import { Button, Notice, Progress, useWords } from '../kit/index.ts'
import { needsAttention } from '../panel/filter.ts'
import type { Documents, HeldDocument } from './use-documents.ts'

export interface FileListProps {
  documents: Documents
  chosen: number | undefined
  onChoose: (id: number) => void
}

export const FileList = ({ documents, chosen, onChoose }: FileListProps) => {
  const say = useWords(documentPanelWords)
  return (
    <ul class="files" aria-label={say('files')}>
      {documents.all.map(document => (
        <FileRow
          key={document.id}
          document={document}
          documents={documents}
          chosen={document.id === chosen}
          onChoose={onChoose}
        />
      ))}
    </ul>
  )
}

interface FileRowProps {
  document: HeldDocument
  documents: Documents
  chosen: boolean
  onChoose: (id: number) => void
}

const FileRow = ({ document, documents, chosen, onChoose }: FileRowProps) => {
  const say = useWords(documentPanelWords)
  const { id, name, now } = document
  const stop = () => documents.cancel(id)
  return (
    <li class={chosen ? 'file chosen' : 'file'}>
      <div class="head">
        <button type="button" class="opener" aria-pressed={chosen} onClick={() => onChoose(id)}>
          <span class="name">{name}</span>
          <span class="line soft nums">
            <FileLine document={document} />
          </span>
        </button>
        <Button kind="quiet" label={say('remove-one', { name })} onClick={() => documents.remove(id)}>
          {say('remove')}
        </Button>
      </div>
      {now.state === 'reading' && <Progress label={say('reading', { name })} done={now.done} total={now.total} onCancel={stop} />}
      {now.state === 'checking' && (
        <Progress label={say('checking', { name })} done={now.done} total={now.total} onCancel={stop} />
      )}
      {now.state === 'cancelled' && <Button onClick={() => documents.again(id)}>{say('again')}</Button>}
      {now.state === 'failed' && <FailedNotice document={document} onAgain={() => documents.again(id)} />}
    </li>
  )
}

const FileLine = ({ document: { now } }: { document: HeldDocument }) => {
  const say = useWords(documentPanelWords)
  switch (now.state) {
    case 'waiting':
      return <>{say('waiting')}</>
    // Its progress says more.
    case 'reading':
    case 'checking':
      return null
    case 'cancelled':
      return <>{say('cancelled')}</>
    case 'failed':
      return <>{say('failed')}</>
    default: {
      const { subjects } = now.view
      const attention = subjects.filter(needsAttention).length
      return (
        <>
          {attention > 0
            ? say('found-attention', { n: grouped(subjects.length), attention })
            : say('found', { n: grouped(subjects.length) })}
          {now.read.unread.length > 0 && <b class="inferred"> · {say('partly')}</b>}
        </>
      )
    }
  }
}

const FailedNotice = ({ document: { name, now }, onAgain }: { document: HeldDocument; onAgain: () => void }) => {
  const say = useWords(documentPanelWords)
  const sayFault = useWords(documentFaultWords)
  if (now.state !== 'failed') return null
  const { code, detail, line } = now.fault
  const cure =
    code === 'internal'
      ? say('fault-internal', { detail: detail || code })
      : sayFault(code, { detail: detail || '–', line: line ?? '–' })
  return (
    <Notice tone="error" what={say('failed-what', { name })} means={say('failed-means')} cure={cure}>
      {code === 'internal' && <Button onClick={onAgain}>{say('again')}</Button>}
    </Notice>
  )
}
