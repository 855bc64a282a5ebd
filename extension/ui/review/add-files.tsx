/** Bidders out of files, read on this machine as the panel reads documents. What could not be read is said: nobody is missed unseen. */
import { useState } from 'preact/hooks'
import type { PanelSubject } from '#shared/contract/views.ts'
import { sha256Hex } from '#shared/format/bytes.ts'
import type { Candidate } from '#shared/review/bidders.ts'
import type { TakenDocument } from '#shared/review/project.ts'
import { documentPanelWords } from '#shared/text/document-panel.ts'
import { documentFaultWords, placeText, unreadTexts } from '#shared/text/documents.ts'
import { checkDocument, newDocumentId } from '../documents/check-document.ts'
import { type ReadSource, workerReader } from '../documents/reader.ts'
import { DropZone, FileButton, Notice, Progress, useLang, useWords } from '../kit/index.ts'
import { candidatesOf } from './candidates.ts'
import { instantAt, type ReviewServices } from './services.ts'

const plainReader = workerReader()

interface Trouble {
  what: string
  means?: string
  cure: string
}

interface Taken {
  found: Candidate[]
  document: TakenDocument
  troubles: Trouble[]
}

export interface AddFilesProps {
  services: Pick<ReviewServices, 'ask' | 'now'>
  /** Called once for all files of a choice, with every file, read or not. */
  onTaken: (candidates: Candidate[], documents: TakenDocument[]) => Promise<void>
  readSource?: ReadSource
}

export const AddFiles = ({ services: { ask, now }, onTaken, readSource = plainReader }: AddFilesProps) => {
  const say = useWords(documentPanelWords)
  const sayFault = useWords(documentFaultWords)
  const lang = useLang()
  const [work, setWork] = useState<{ name: string; stop: AbortController }>()
  const [troubles, setTroubles] = useState<Trouble[]>([])

  const readOne = async (file: File, signal: AbortSignal): Promise<Taken> => {
    const { name } = file
    const document = { file: name, sha256: sha256Hex(new Uint8Array(await file.arrayBuffer())), at: instantAt(now()) }
    const failed = (cure: string) => ({
      found: [],
      document: { ...document, unread: [cure] },
      troubles: [{ what: say('failed-what', { name }), means: say('failed-means'), cure }],
    })
    const outcome = await readSource({ file }, () => {}, signal)
    if ('fault' in outcome) {
      const { code, detail, line } = outcome.fault
      return failed(
        code === 'internal' ? say('fault-internal', { detail }) : sayFault(code, { detail: detail || '–', line: line ?? '–' }),
      )
    }
    const id = newDocumentId()
    try {
      const reply = await checkDocument(ask, id, name, outcome.read, () => {}, signal)
      if (!reply.ok) return failed(say('fault-internal', { detail: reply.code }))
      const unread = unreadTexts(outcome.read.unread, lang)
      const { view, sent } = reply.value
      const placeOf = ({ blocks = [] }: PanelSubject) =>
        blocks.map(({ batch, block }) => placeText(sent[batch]?.[block] ?? {}, lang)).find(Boolean) ?? ''
      return {
        found: candidatesOf(view.subjects, { from: 'file', source: name }, placeOf),
        document: { ...document, ...(unread.length > 0 ? { unread } : {}) },
        troubles:
          unread.length > 0 ? [{ what: say('unread-what', { name }), means: unread.join(' '), cure: say('unread-cure') }] : [],
      }
    } finally {
      void ask({ type: 'ui/document-end', tabId: id })
    }
  }
  const read = async (files: File[]) => {
    const stop = new AbortController()
    const found: Candidate[] = []
    const documents: TakenDocument[] = []
    setTroubles([])
    try {
      for (const file of files) {
        setWork({ name: file.name, stop })
        const one = await readOne(file, stop.signal)
        found.push(...one.found)
        documents.push(one.document)
        setTroubles(held => [...held, ...one.troubles])
      }
      await onTaken(found, documents)
    } catch (error) {
      const cure = stop.signal.aborted ? say('cancelled') : say('fault-internal', { detail: String(error) })
      setTroubles([{ what: say('failed'), cure }])
    } finally {
      setWork(undefined)
    }
  }
  return (
    <div class="stack">
      {work ? (
        <Progress label={say('reading', { name: work.name })} done={0} onCancel={() => work.stop.abort()} />
      ) : (
        <DropZone onDrop={({ files }) => files.length > 0 && void read([...files])}>
          <p class="row">
            <span>{say('drop')}</span>
            <FileButton
              multiple
              accept=".pdf,.docx,.docm,.xlsx,.xlsm,.csv,.tsv,.txt,.html,.htm,.xhtml,.md"
              onFiles={files => void read(files)}
            >
              {say('choose')}
            </FileButton>
          </p>
          <p class="soft small">{say('kinds')}</p>
        </DropZone>
      )}
      {troubles.map(trouble => (
        <Notice key={`${trouble.what} ${trouble.cure}`} tone="warn" {...trouble} />
      ))}
    </div>
  )
}
