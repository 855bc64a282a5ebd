/** The office's own DOCX template: chosen, filled or refused with the cure; the placeholders it may hold. */
import { useState } from 'preact/hooks'
import { sampleTemplate } from '#shared/review/exports/sample-template.ts'
import { summaryOf } from '#shared/review/exports/summary.ts'
import { fillTemplate, type TemplateFault } from '#shared/review/exports/template.ts'
import { fileName, stamp } from '#shared/review/names.ts'
import { exportTemplateWords } from '#shared/text/export-template.ts'
import { Button, FileButton, Notice, type NoticeProps, useLang, useWords } from '../kit/index.ts'
import type { ExportProps } from './export-menu.tsx'
import { PlaceholderList } from './placeholder-list.tsx'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** Ours is a form; one with more pictures than this was chosen by mistake. */
const MOST_BYTES = 50_000_000

type Say = ReturnType<typeof useWords<typeof exportTemplateWords>>

const marked = (name: string): string => `{${name}}`

/** What is wrong, each by its name, and the cure. */
const faultWords = (fault: TemplateFault, say: Say): { means: string; cure: string } => {
  const join = (names: readonly string[]) => names.join(say('join'))
  switch (fault.code) {
    case 'unknown':
      return { means: say('unknown-is', { names: join(fault.names.map(marked)) }), cure: say('unknown-cure') }
    case 'outside': {
      const { name, loops } = fault
      const begin = loops.map(loop => marked(`#${loop}`)).join('')
      const end = [...loops]
        .reverse()
        .map(loop => marked(`/${loop}`))
        .join('')
      return {
        means: say('outside-is', { mark: marked(name), loops: `${begin}…${end}` }),
        cure: say('outside-cure', { begin, end }),
      }
    }
    case 'kind':
      return { means: say('kind-is', { tag: fault.tag }), cure: say('kind-cure') }
    case 'full-width':
      return { means: say('full-width-is', { name: fault.name }), cure: say('full-width-cure') }
    case 'empty':
      return { means: say('empty-is'), cure: say('empty-cure', { mark: marked('项目名称') }) }
    case 'marks':
      return { means: join(fault.faults.map(({ is, tag }) => say(`${is}-is`, { tag }))), cure: say('marks-cure') }
    case 'broken':
      return { means: say('broken-is', { detail: fault.detail }), cure: say('broken-cure') }
    default:
      return { means: say(`${fault.code}-is`), cure: say(`${fault.code}-cure`) }
  }
}

export const ExportTemplate = ({ services, review, run }: ExportProps) => {
  const say = useWords(exportTemplateWords)
  const lang = useLang()
  const [told, setTold] = useState<NoticeProps>()
  const fill = async (file: File): Promise<NoticeProps> => {
    if (!run) return { tone: 'warn', what: say('not-run'), cure: say('not-run-cure') }
    const refused = (fault: TemplateFault): NoticeProps => ({
      tone: 'error',
      what: say('refused', { name: file.name }),
      ...faultWords(fault, say),
    })
    if (file.size > MOST_BYTES) return refused({ code: 'too-large' })
    const bytes = await file.arrayBuffer().catch(() => undefined)
    if (!bytes) return { tone: 'error', what: say('unreadable', { name: file.name }) }
    const { filled, fault } = fillTemplate(new Uint8Array(bytes), summaryOf(review, run, lang))
    if (fault) return refused(fault)
    const name = fileName([review.profile.name, file.name.replace(/\.\w+$/, ''), stamp(run.at)], '.docx')
    services.save(name, filled as Uint8Array<ArrayBuffer>, DOCX)
    return { tone: 'done', what: say('saved', { name, n: review.bidders.length }), means: say('means') }
  }
  const take = async ([file]: File[]) => {
    setTold(undefined)
    setTold(await fill(file!))
  }
  const saveSample = () =>
    services.save(fileName([say('sample-name')], '.docx'), sampleTemplate() as Uint8Array<ArrayBuffer>, DOCX)
  return (
    <>
      <p class="soft">{say('is-needed')}</p>
      <p class="row">
        <FileButton kind="primary" accept=".docx,.dotx" onFiles={files => void take(files)}>
          {say('choose')}
        </FileButton>
        <Button onClick={saveSample}>{say('sample')}</Button>
      </p>
      {told && <Notice {...told} />}
      <PlaceholderList />
    </>
  )
}
