/** 匹配依据 in detail, behind a button: loaded when it is first asked for. */
import { useState } from 'preact/hooks'
import type { PanelSubject } from '#shared/contract/views.ts'
import { panelWords } from '#shared/text/panel.ts'
import type { PairDesk } from '../evidence/evidence.tsx'
import { Button, Notice, useWords } from '../kit/index.ts'

const load = async () => (await import('../evidence/evidence.tsx')).Evidence

export const MoreEvidence = ({ subject, desk }: { subject: PanelSubject; desk: PairDesk }) => {
  const say = useWords(panelWords)
  const [loaded, setLoaded] = useState<{ Part: Awaited<ReturnType<typeof load>> } | 'failed'>()
  const [open, setOpen] = useState(false)
  const toggle = async () => {
    setOpen(!open)
    if (typeof loaded === 'object') return
    setLoaded(
      await load().then(
        Part => ({ Part }),
        () => 'failed' as const,
      ),
    )
  }
  return (
    <>
      <div class="row">
        <Button expanded={open} onClick={toggle}>
          {say('evidence')}
        </Button>
      </div>
      {open && loaded === 'failed' && <Notice tone="error" what={say('evidence-failed')} />}
      {open && typeof loaded === 'object' && (
        <loaded.Part finding={subject.finding} lists={subject.card.sections.map(section => section.title)} desk={desk} />
      )}
    </>
  )
}
