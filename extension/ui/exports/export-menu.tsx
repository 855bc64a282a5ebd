/** 导出: what can be made of a review. Each kind's code is loaded when it is first chosen. */
import type { ComponentType } from 'preact'
import { useState } from 'preact/hooks'
import type { ProjectReview } from '#shared/review/project.ts'
import type { ReviewRun } from '#shared/review/run.ts'
import { exportMenuWords } from '#shared/text/export-menu.ts'
import { Button, Notice, Progress, useWords } from '../kit/index.ts'
import type { ReviewServices } from '../review/services.ts'
import { MenuButton } from './menu-button.tsx'

export interface ExportProps {
  services: ReviewServices
  review: ProjectReview
  /** The run that fits the project's present rules. */
  run: ReviewRun | undefined
}

const parts = {
  summary: async () => (await import('./export-summary.tsx')).ExportSummary,
  template: async () => (await import('./export-template.tsx')).ExportTemplate,
  packet: async () => (await import('./export-packet.tsx')).ExportPacket,
  handover: async () => (await import('./export-handover.tsx')).ExportHandover,
} satisfies { [kind: string]: () => Promise<ComponentType<ExportProps>> }
type Kind = keyof typeof parts
const kinds = Object.keys(parts) as Kind[]

type State =
  | { is: 'closed' }
  | { is: 'loading' }
  | { is: 'failed' }
  | { is: 'open'; kind: Kind; time: number; Part: ComponentType<ExportProps> }

export const ExportMenu = (props: ExportProps) => {
  const say = useWords(exportMenuWords)
  const [state, setState] = useState<State>({ is: 'closed' })
  const choose = async (kind: Kind) => {
    setState({ is: 'loading' })
    try {
      // Chosen again it is made again.
      setState({ is: 'open', kind, time: Date.now(), Part: await parts[kind]() })
    } catch {
      setState({ is: 'failed' })
    }
  }
  return (
    <>
      <MenuButton
        label={say('export')}
        items={kinds.map(id => ({ id, label: say(id), hint: say(`${id}-is`) }))}
        onChoose={kind => void choose(kind as Kind)}
      />
      {state.is !== 'closed' && (
        <section class="box stack export" aria-label={state.is === 'open' ? say(state.kind) : say('export')}>
          {state.is === 'loading' && <Progress label={say('loading')} />}
          {state.is === 'failed' && <Notice tone="error" what={say('not-loaded')} />}
          {state.is === 'open' && <state.Part key={state.time} {...props} />}
          <p class="row">
            <Button onClick={() => setState({ is: 'closed' })}>{say('close')}</Button>
          </p>
        </section>
      )}
    </>
  )
}
