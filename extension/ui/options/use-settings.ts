/** The settings, and the way to change some of them. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Settings } from '#shared/contract/views.ts'
import type { OptionsServices } from './services.ts'

export interface HeldSettings {
  value?: Settings
  failed?: string
  /** Shown at once, put back if the background refuses. */
  change: (part: Partial<Settings>) => Promise<void>
}

export const useSettings = ({ ask, onCast }: Pick<OptionsServices, 'ask' | 'onCast'>): HeldSettings => {
  const [state, setState] = useState<{ value?: Settings; failed?: string }>({})
  const take = useCallback(async () => {
    const reply = await ask({ type: 'ui/settings' })
    setState(was => (reply.ok ? { value: reply.value } : { ...was, failed: reply.code }))
  }, [ask])
  useEffect(() => {
    take()
    return onCast(cast => {
      if (cast.type === 'cast/settings') take()
    })
  }, [take, onCast])
  const change = useCallback(
    async (part: Partial<Settings>) => {
      setState(was => (was.value ? { value: { ...was.value, ...part } } : was))
      const reply = await ask({ type: 'ui/settings-set', settings: part })
      if (reply.ok) setState({ value: reply.value })
      else {
        await take()
        setState(was => ({ ...was, failed: reply.code }))
      }
    },
    [ask, take],
  )
  return { ...state, change }
}
