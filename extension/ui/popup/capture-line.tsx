/** On an official site whose answer is waited for: the button that captures its page for the credit review. */
import { useEffect, useState } from 'preact/hooks'
import type { Asked } from '#shared/official/read.ts'
import { listName } from '#shared/text/lists.ts'
import { officialQueueWords } from '#shared/text/official-queue.ts'
import { Button, useLang, useWords } from '../kit/index.ts'
import type { PopupServices } from './services.ts'

export const CaptureLine = ({ services }: { services: Pick<PopupServices, 'lookupHere' | 'capture'> }) => {
  const say = useWords(officialQueueWords)
  const lang = useLang()
  const [asked, setAsked] = useState<Asked>()
  const [told, setTold] = useState<'capturing' | 'capture-done' | 'capture-changed' | 'capture-failed'>()
  useEffect(() => {
    let gone = false
    services.lookupHere().then(
      here => !gone && setAsked(here),
      // The desk cannot be read: there is nothing to capture for, and the popup's other work goes on.
      () => {},
    )
    return () => {
      gone = true
    }
  }, [services])
  if (!asked) return null
  const title = say('capture-for', { name: asked.name })
  const press = async () => {
    setTold('capturing')
    try {
      setTold((await services.capture(asked)) === 'captured' ? 'capture-done' : 'capture-changed')
    } catch {
      setTold('capture-failed')
    }
  }
  return (
    <section class="stack site" aria-label={title}>
      <p>
        <b>{title}</b> <span class="soft small">{listName(asked.list, lang)}</span>
      </p>
      <p>
        <Button kind="primary" disabled={told === 'capturing'} onClick={press}>
          {say('capture')}
        </Button>
      </p>
      <p class="small" role="status">
        {told && say(told)}
      </p>
    </section>
  )
}
