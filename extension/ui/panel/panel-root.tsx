/** The side panel's two areas: this page's organisations, and files checked beside it, which are loaded when they are first wanted. */
import { useState } from 'preact/hooks'
import { panelWords } from '#shared/text/panel.ts'
import { Button, Notice, Progress, useWords } from '../kit/index.ts'
import { PanelPage } from './panel-page.tsx'
import type { PanelServices } from './services.ts'

const loadDocuments = async () => (await import('../documents/documents-page.tsx')).DocumentsPage

type DocumentsPage = Awaited<ReturnType<typeof loadDocuments>>

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

export const PanelRoot = ({ services }: { services: PanelServices }) => {
  const say = useWords(panelWords)
  const [shown, setShown] = useState<'page' | 'documents'>('page')
  const [loaded, setLoaded] = useState<{ Page: DocumentsPage } | 'failed'>()
  const [dropped, setDropped] = useState<File[]>([])
  const [over, setOver] = useState(false)

  const open = async (files: File[]) => {
    setShown('documents')
    setDropped(files)
    if (typeof loaded === 'object') return
    setLoaded(undefined)
    try {
      setLoaded({ Page: await loadDocuments() })
    } catch {
      setLoaded('failed')
    }
  }
  const back = () => setShown('page')

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the buttons are the keyboard's
    <div
      class={over ? 'panel-root over' : 'panel-root'}
      onDragOver={event => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={event => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={event => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        setOver(false)
        open([...(event.dataTransfer?.files ?? [])])
      }}
    >
      <div hidden={shown !== 'page'}>
        <PanelPage services={services} onDocuments={() => open([])} />
      </div>
      {/* What was read stays while the officer looks at the page. */}
      {typeof loaded === 'object' && (
        <div hidden={shown !== 'documents'}>
          <loaded.Page services={services} dropped={dropped} shown={shown === 'documents'} onBack={back} />
        </div>
      )}
      {shown === 'documents' && typeof loaded !== 'object' && (
        <main class="panel">
          <div class="pad">
            {loaded === 'failed' ? (
              <Notice tone="error" what={say('documents-failed')}>
                <Button onClick={() => open(dropped)}>{say('retry')}</Button>
              </Notice>
            ) : (
              <Progress label={say('documents')} />
            )}
          </div>
        </main>
      )}
    </div>
  )
}
