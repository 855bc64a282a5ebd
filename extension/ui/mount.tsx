/** Puts a page of ours into `#app`, in the officer's language and theme, and keeps both in step with the settings. */
import { type ComponentChildren, render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Settings } from '#shared/contract/views.ts'
import { browserLanguage } from '../platform/language.ts'
import { LookProvider } from './kit/index.ts'
import type { PanelServices } from './panel/services.ts'

type Needs = Pick<PanelServices, 'ask' | 'onCast'>

const Look = ({ services, children }: { services: Needs; children: ComponentChildren }) => {
  const [settings, setSettings] = useState<Settings>()
  useEffect(() => {
    const read = async () => {
      const reply = await services.ask({ type: 'ui/settings' })
      if (reply.ok) setSettings(reply.value)
    }
    read()
    return services.onCast(cast => {
      if (cast.type === 'cast/settings') read()
    })
  }, [services])
  return (
    <LookProvider settings={settings} browserLanguage={browserLanguage()}>
      {children}
    </LookProvider>
  )
}

export const mountPage = (services: Needs, page: ComponentChildren): void =>
  render(<Look services={services}>{page}</Look>, document.getElementById('app')!)
