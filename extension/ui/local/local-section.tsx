/** 本机导入: file → list and columns → source → quality → written. Each step shows once the one before it holds. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ListsView } from '#shared/contract/views.ts'
import type { Day } from '#shared/core/days.ts'
import type { ListState } from '#shared/core/records.ts'
import type { Mapping } from '#shared/publish/mapping.ts'
import type { ImportReport } from '#shared/publish/report.ts'
import { listName } from '#shared/text/lists.ts'
import { localWords } from '#shared/text/local.ts'
import { grouped } from '#shared/text/words.ts'
import { Button, byteSize, Notice, Progress, useLang, useWords } from '../kit/index.ts'
import type { Ask } from '../options/services.ts'
import { ANY_LIST } from './any-list.ts'
import { type Draft, mappingOf } from './draft.ts'
import { FaultNotice } from './fault-notice.tsx'
import { FileStep } from './file-step.tsx'
import type { Fault, Importer, OpenedFile, Outcome, Preview, ReadChoice } from './importer.ts'
import { MAX_FILE } from './limits.ts'
import { MappingStep, OWN } from './mapping-step.tsx'
import { ReportView } from './report-view.tsx'
import { coverageOf, everyOf, NO_SOURCE, type Source, SourceStep, sourceFaults } from './source-step.tsx'
import { WriteStep } from './write-step.tsx'

export interface LocalSectionProps {
  importer: Importer
  ask: Ask
  lists: ListsView
  today: Day
  /** Lists changed: read them again. */
  reload: () => void
  onSeeLists: () => void
}

type Work = { what: 'file.read' | 'rep.making' | 'put.writing'; done?: number; total?: number }

/** What the officer has to mend first: a marked field, or the choice that was not made. */
const FAULTY = '[aria-invalid="true"], [role="radiogroup"] input'

/** `cancel` itself tells what came of it. */
const wasStopped = (reply: Outcome<unknown>) => !reply.ok && reply.fault.code === 'aborted'

export const LocalSection = ({ importer, ask, lists, today, reload, onSeeLists }: LocalSectionProps) => {
  const say = useWords(localWords)
  const lang = useLang()
  const [file, setFile] = useState<File>()
  const [choice, setChoice] = useState<ReadChoice>({})
  const [opened, setOpened] = useState<OpenedFile>()
  const [listId, setListId] = useState('')
  const [how, setHow] = useState(OWN)
  const [draft, setDraft] = useState<Draft>({})
  const [preview, setPreview] = useState<Preview | Fault>()
  const [source, setSource] = useState<Source>(NO_SOURCE)
  const [tried, setTried] = useState(false)
  const [report, setReport] = useState<ImportReport>()
  const [work, setWork] = useState<Work>()
  const [fault, setFault] = useState<Fault>()
  const [written, setWritten] = useState<{ name: string; count: number; told: boolean }>()
  /** Answers to a question that is no longer asked are dropped. */
  const turn = useRef(0)

  const shipped = opened?.choices.find(it => it.mapping.id === how)?.mapping
  const mapping: Mapping | undefined = !opened
    ? undefined
    : shipped
      ? { ...shipped, listId: listId || ANY_LIST }
      : mappingOf(opened, draft, listId || ANY_LIST)
  const faults = sourceFaults(source, today)

  const incomplete = listId === '' || Object.keys(faults).length > 0
  const form = useRef<HTMLDivElement>(null)

  const startOver = () => {
    setOpened(undefined)
    setPreview(undefined)
    setReport(undefined)
    setFault(undefined)
    setWritten(undefined)
  }
  const open = async (next: File, reading: ReadChoice, keep: boolean) => {
    const mine = ++turn.current
    if (!keep) startOver()
    setFile(next)
    setChoice(reading)
    if (next.size > MAX_FILE) return setFault({ code: 'too-large', detail: byteSize(next.size) })
    setWork({ what: 'file.read' })
    const reply = await importer.open(next, reading)
    if (mine !== turn.current) return
    setWork(undefined)
    if (!reply.ok) return setFault(reply.fault)
    if (keep) return
    setOpened(reply.value)
    const best = reply.value.choices.find(it => it.fits)?.mapping
    choose(best?.id ?? OWN, reply.value)
    setDraft(reply.value.guess)
  }
  const choose = (id: string, from: OpenedFile | undefined = opened) => {
    setHow(id)
    setReport(undefined)
    const chosen = from?.choices.find(it => it.mapping.id === id)?.mapping
    if (chosen && chosen.listId !== ANY_LIST) setListId(chosen.listId)
    if (chosen)
      setSource(was => ({
        ...was,
        channel: was.channel || chosen.coverage.channel,
        regions: was.regions || chosen.coverage.regions.join('、'),
        url: was.url || (chosen.sourceUrl ?? ''),
      }))
  }

  const previewed = mapping && JSON.stringify(mapping)
  // Asked again when the mapping's content changes, not its identity.
  useEffect(() => {
    let wanted = true
    if (!mapping) setPreview(undefined)
    else
      importer.preview(mapping).then(reply => {
        if (wanted && !wasStopped(reply)) setPreview(reply.ok ? reply.value : reply.fault)
      })
    return () => {
      wanted = false
    }
  }, [previewed, opened])

  const makeReport = async () => {
    setTried(true)
    if (!mapping || incomplete) return requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(FAULTY)?.focus())
    setReport(undefined)
    setFault(undefined)
    setWork({ what: 'rep.making' })
    const reply = await importer.convert(mapping, source.day, (done, total) => setWork({ what: 'rep.making', done, total }))
    if (wasStopped(reply)) return
    setWork(undefined)
    if (reply.ok) setReport(reply.value.report)
    else setFault(reply.fault)
  }
  const write = async (replaced: ListState | undefined) => {
    setFault(undefined)
    setWork({ what: 'put.writing' })
    const url = source.url.trim()
    const every = everyOf(source)
    const reply = await importer.install({
      publisher: source.publisher.trim(),
      retrievedAt: source.day,
      coverage: coverageOf(source, mapping!.coverage.subjects),
      ...(url ? { sourceUrl: url } : {}),
      ...(typeof every === 'number' ? { every } : {}),
      ...(replaced ? { replaces: { key: replaced.key, seq: replaced.seq } } : {}),
    })
    if (wasStopped(reply)) return
    setWork(undefined)
    if (!reply.ok) return setFault(reply.fault)
    const told = await ask({ type: 'ui/store-changed' })
    setWritten({ name: listName(listId, lang), count: report!.total.kept, told: told.ok })
    reload()
  }
  /** The worker went with what it had read: the file is read again behind the screen, everything entered stays. */
  const cancel = () => {
    const opening = work?.what === 'file.read'
    importer.cancel()
    if (!file || opening) {
      turn.current++
      setWork(undefined)
      setFile(undefined)
      setFault({ code: 'aborted', detail: '' })
    } else open(file, choice, true).then(() => setFault({ code: 'aborted', detail: '' }))
  }

  if (written)
    return (
      <div class="stack">
        <Notice
          tone="done"
          what={say('put.done', { name: written.name, n: grouped(written.count) })}
          means={say('limits')}
          cure={written.told ? undefined : say('put.not-told')}
        >
          <Button onClick={onSeeLists}>{say('put.see')}</Button>
          <Button
            onClick={() => {
              startOver()
              setFile(undefined)
              setSource(NO_SOURCE)
              setTried(false)
              setListId('')
            }}
          >
            {say('put.next')}
          </Button>
        </Notice>
      </div>
    )
  const same = lists.lists.filter(list => list.origin === 'local' && list.id === listId)
  return (
    <div class="stack" ref={form}>
      <p class="soft">{say('intro')}</p>
      <Notice tone="info" what={say('limits')} />
      <FileStep
        file={file}
        opened={opened}
        choice={choice}
        busy={work !== undefined}
        onFile={next => open(next, {}, false)}
        onChoice={reading => open(file!, reading, false)}
      />
      {opened && (
        <>
          <MappingStep
            fileName={file!.name}
            opened={opened}
            listId={listId}
            listFault={tried && listId === ''}
            how={how}
            draft={draft}
            mapping={mapping}
            preview={preview}
            onList={id => {
              setListId(id)
              setReport(undefined)
            }}
            onHow={id => choose(id)}
            onDraft={next => {
              setDraft(next)
              setReport(undefined)
            }}
          />
          <SourceStep
            source={source}
            today={today}
            faults={tried ? faults : {}}
            onSource={next => {
              setSource(next)
              if (next.day !== source.day) setReport(undefined)
            }}
          />
          <section class="box stack" aria-label={say('rep.title')}>
            <h3>{say('rep.title')}</h3>
            {report && <ReportView report={report} />}
            {tried && incomplete && <p class="fault">{say('rep.needs')}</p>}
            <div>
              <Button kind={report ? 'plain' : 'primary'} disabled={work !== undefined || !mapping} onClick={makeReport}>
                {say(report ? 'rep.again' : 'rep.make')}
              </Button>
            </div>
          </section>
          {report && report.total.kept > 0 && Object.keys(faults).length === 0 && (
            <WriteStep
              key={listId}
              listId={listId}
              count={report.total.kept}
              same={same}
              busy={work !== undefined}
              onWrite={write}
            />
          )}
        </>
      )}
      {work && (
        <div class="box">
          <Progress label={say(work.what)} done={work.done ?? 0} total={work.total} onCancel={cancel} />
        </div>
      )}
      {fault && <FaultNotice fault={fault} file={file?.name ?? ''} />}
    </div>
  )
}
