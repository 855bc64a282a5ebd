/** Files and pasted text, checked beside the page: added, read, and shown one at a time. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { documentPanelWords } from '#shared/text/document-panel.ts'
import { panelWords } from '#shared/text/panel.ts'
import { Button, EmptyState, useLang, useWords } from '../kit/index.ts'
import { saveCsv } from '../panel/export.ts'
import { Freshness } from '../panel/freshness.tsx'
import type { PanelServices } from '../panel/services.ts'
import { AddFiles } from './add-files.tsx'
import { DocumentView, whereOf } from './document-view.tsx'
import { FileList } from './file-list.tsx'
import { type ReadSource, workerReader } from './reader.ts'
import { useDocuments } from './use-documents.ts'

/** As many as a project has bidders; each is held in memory with its text. */
const MOST_FILES = 50

export interface DocumentsPageProps {
  services: PanelServices
  /** Dropped on the panel last. */
  dropped: File[]
  shown: boolean
  onBack: () => void
  readSource?: ReadSource
}

const plainReader = workerReader()

export const DocumentsPage = ({ services, dropped, shown, onBack, readSource = plainReader }: DocumentsPageProps) => {
  const say = useWords(documentPanelWords)
  const sayPanel = useWords(panelWords)
  const lang = useLang()
  const documents = useDocuments(services, readSource)
  const [wanted, setWanted] = useState<number>()
  const [told, setTold] = useState('')
  const [pasted, setPasted] = useState(0)
  const { all } = documents
  const chosen = all.find(one => one.id === wanted) ?? all.find(one => one.now.state === 'checked') ?? all[0]

  const addFiles = (files: File[]) => {
    const room = Math.max(0, MOST_FILES - all.length)
    documents.add(files.slice(0, room).map(file => ({ name: file.name, size: file.size, source: { file } })))
    setTold(files.length > room ? say('too-many', { n: MOST_FILES }) : '')
  }
  const addText = (text: string) => {
    setPasted(pasted + 1)
    documents.add([{ name: say('paste-name', { n: pasted + 1 }), source: { text } }])
  }
  // A drop is heard once, when it comes.
  useEffect(() => {
    if (dropped.length > 0) addFiles(dropped)
  }, [dropped])
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (shown) heading.current?.focus()
  }, [shown])

  const checked = chosen?.now.state === 'checked' ? chosen.now : undefined
  const save = () => {
    if (!chosen || !checked) return
    const { view } = checked
    saveCsv(services, chosen.name, view, view.subjects, lang, subject =>
      whereOf(subject, checked, lang, Number.POSITIVE_INFINITY),
    )
    setTold(sayPanel('csv-saved', { n: view.subjects.length }))
  }

  return (
    <main class="panel documents">
      <header>
        <div class="row between">
          <h1 tabIndex={-1} ref={heading}>
            {say('title')}
          </h1>
          <Button kind="quiet" onClick={onBack}>
            {say('back')}
          </Button>
        </div>
      </header>
      <AddFiles onFiles={addFiles} onText={addText} />
      {all.length === 0 ? (
        <EmptyState what={say('empty')} />
      ) : (
        <FileList documents={documents} chosen={chosen?.id} onChoose={setWanted} />
      )}
      {chosen && checked && (
        <section aria-label={chosen.name}>
          <DocumentView
            key={chosen.id}
            name={chosen.name}
            checked={checked}
            services={services}
            onView={documents.take}
            onTold={(said, name) => setTold(sayPanel(said, { name }))}
          />
        </section>
      )}
      {(checked || told !== '') && (
        <footer>
          {checked && (
            <Freshness
              lists={checked.view.lists}
              onUpdate={() => services.ask({ type: 'ui/registry-update' })}
              onOptions={services.openOptions}
            />
          )}
          {checked && checked.view.subjects.length > 0 && (
            <div class="row">
              <Button kind="primary" onClick={save}>
                {sayPanel('csv')}
              </Button>
            </div>
          )}
          <p class="told small" role="status">
            {told}
          </p>
        </footer>
      )}
    </main>
  )
}
