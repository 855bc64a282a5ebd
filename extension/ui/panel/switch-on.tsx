/** Shown where the extension is off: what that means, and one click to switch it on. */
import { useState } from 'preact/hooks'
import type { TabView } from '#shared/contract/views.ts'
import { panelWords } from '#shared/text/panel.ts'
import { Button, EmptyState, useWords } from '../kit/index.ts'
import { patternOf } from '../options/services.ts'
import type { PanelServices } from './services.ts'

export interface SwitchOnProps {
  view: TabView
  services: Pick<PanelServices, 'ask' | 'permit'>
  onView: (view: TabView) => void
}

export const SwitchOn = ({ view, services, onView }: SwitchOnProps) => {
  const say = useWords(panelWords)
  const [told, setTold] = useState<'on-failed' | 'on-denied' | 'reload-needed'>()
  const on = async (always: boolean) => {
    const reply = await services.ask({ type: 'ui/tab-on', tabId: view.tabId, always })
    if (reply.ok) onView(reply.value)
    setTold(reply.ok ? undefined : reply.code === 'reload-needed' ? 'reload-needed' : 'on-failed')
  }
  const always = (origin: string) => {
    // Straight from the click: the browser asks only inside the gesture.
    services.permit(patternOf(new URL(origin))).then(allowed => (allowed ? on(true) : setTold('on-denied')))
  }
  return (
    <EmptyState what={say('off-what')} cure={say('off-means')}>
      <Button kind="primary" onClick={() => on(false)}>
        {say('off-on')}
      </Button>
      {view.origin && !view.always && <Button onClick={() => always(view.origin!)}>{say('off-always')}</Button>}
      <p class="soft small" role="status">
        {say(told ?? 'off-cure')}
      </p>
    </EmptyState>
  )
}
