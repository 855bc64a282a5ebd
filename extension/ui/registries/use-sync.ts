/** One update or addition at a time: under way, its progress, how it ended. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { UiMessage } from '#shared/contract/messages.ts'
import type { ListsView } from '#shared/contract/views.ts'
import type { OptionsServices } from '../options/services.ts'

export type SyncMessage = Extract<UiMessage, { type: 'ui/registry-add' | 'ui/registry-update' | 'ui/registry-remove' }>

export interface Sync {
  /** What goes on, in words. */
  working?: string
  progress?: { done: number; total: number }
  /** What came of the last one. */
  ended?: { said: string } | { code: string; again: () => void }
  run: (message: SyncMessage, words: { working: string; ended: string }) => Promise<void>
  tell: (ended: Sync['ended']) => void
  cancel: () => void
}

export const useSync = (services: Pick<OptionsServices, 'ask' | 'onCast'>, onLists: (lists: ListsView) => void): Sync => {
  const { ask, onCast } = services
  const [state, setState] = useState<Pick<Sync, 'working' | 'progress' | 'ended'>>({})
  useEffect(
    () =>
      onCast(cast => {
        if (cast.type === 'cast/sync') setState(was => (was.working ? { ...was, progress: cast } : was))
      }),
    [onCast],
  )
  const run: Sync['run'] = useCallback(
    async (message, words) => {
      setState({ working: words.working })
      const reply = await ask(message)
      if (reply.ok) onLists(reply.value)
      setState({ ended: reply.ok ? { said: words.ended } : { code: reply.code, again: () => run(message, words) } })
    },
    [ask, onLists],
  )
  const tell = useCallback((ended: Sync['ended']) => setState(ended ? { ended } : {}), [])
  const cancel = useCallback(() => {
    ask({ type: 'ui/registry-cancel' })
  }, [ask])
  return { ...state, run, tell, cancel }
}
