/** This page's site: whether the extension works there, and the switch. */
import { useEffect, useState } from 'preact/hooks'
import type { UiError } from '#shared/contract/messages.ts'
import type { Result } from '#shared/contract/result.ts'
import type { TabView } from '#shared/contract/views.ts'
import { popupWords } from '#shared/text/popup.ts'
import { Button, useWords } from '../kit/index.ts'
import { patternOf } from '../options/services.ts'
import { needsAttention } from '../panel/filter.ts'
import type { PopupServices } from './services.ts'

export const SiteLine = ({ services }: { services: PopupServices }) => {
  const say = useWords(popupWords)
  const [where, setWhere] = useState<{ tabId: number; windowId: number }>()
  const [view, setView] = useState<TabView>()
  const [told, setTold] = useState<'on-failed' | 'on-denied' | 'reload-needed'>()

  useEffect(() => {
    let gone = false
    const look = async () => {
      const tab = await services.activeTab()
      if (gone || !tab) return
      setWhere(tab)
      const reply = await services.ask({ type: 'ui/tab', tabId: tab.tabId })
      if (!gone && reply.ok) setView(reply.value)
    }
    look()
    const stop = services.onCast(cast => {
      if (cast.type === 'cast/tab') look()
    })
    return () => {
      gone = true
      stop()
    }
  }, [services])

  if (!where || !view) return null
  const { tabId } = where
  const take = (reply: Result<TabView, UiError>) => {
    if (reply.ok) setView(reply.value)
    setTold(reply.ok ? undefined : reply.code === 'reload-needed' ? 'reload-needed' : 'on-failed')
  }
  const on = async (always: boolean) => take(await services.ask({ type: 'ui/tab-on', tabId, always }))
  const always = (origin: string) => {
    // Should this popup close under the browser's prompt, the background goes on.
    services.ask({ type: 'ui/tab-on-allowed', tabId })
    // Straight from the click: the browser asks only inside the gesture.
    services.permit(patternOf(new URL(origin))).then(allowed => (allowed ? on(true) : setTold('on-denied')))
  }
  const off = async () => {
    await services.ask({ type: 'ui/tab-off', tabId })
    take(await services.ask({ type: 'ui/tab', tabId }))
  }
  const isOn = view.state === 'on' || view.state === 'working'
  return (
    <section class="site">
      <div class="row apart">
        <span>
          <b>{say(isOn ? 'site-on' : view.state === 'no-access' ? 'site-none' : 'site-off')}</b>{' '}
          <span class="soft small">{view.host}</span>
        </span>
        <Button onClick={() => services.openPanel(where)}>{say('panel')}</Button>
      </div>
      {isOn && (
        <p class="soft small">
          {say('found', { n: view.subjects.length, attention: view.subjects.filter(needsAttention).length })}
        </p>
      )}
      <div class="row">
        {view.state === 'off' && (
          <Button kind="primary" onClick={() => on(false)}>
            {say('switch-on')}
          </Button>
        )}
        {view.state !== 'no-access' && view.origin && !view.always && (
          <Button onClick={() => always(view.origin!)}>{say('switch-always')}</Button>
        )}
        {isOn && (
          <Button kind="quiet" onClick={off}>
            {say('switch-off')}
          </Button>
        )}
      </div>
      {told && (
        <p class="small" role="status">
          {say(told)}
        </p>
      )}
    </section>
  )
}
