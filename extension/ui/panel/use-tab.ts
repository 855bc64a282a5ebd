/** The view of the tab shown, kept in step with the background's broadcasts. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { UiError } from '#shared/contract/messages.ts'
import type { Result } from '#shared/contract/result.ts'
import type { TabView } from '#shared/contract/views.ts'
import type { PanelServices } from './services.ts'

export interface HeldTab {
  tabId?: number
  view?: TabView
  failed?: UiError
  /** Takes a reply that carries a newer view. */
  take: (reply: Result<TabView, UiError>) => void
  refresh: () => void
}

export const useTab = ({ ask, onCast, followTab }: Pick<PanelServices, 'ask' | 'onCast' | 'followTab'>): HeldTab => {
  const [held, setHeld] = useState<{ tabId?: number; view?: TabView; failed?: UiError }>({})
  // A reply that was overtaken by a later question, or that is about another tab, is dropped.
  const turn = useRef(0)
  const current = useRef<number | undefined>(undefined)

  const refresh = useCallback(async () => {
    const tabId = current.current
    if (tabId === undefined) return
    const mine = ++turn.current
    const reply = await ask({ type: 'ui/tab', tabId })
    if (mine !== turn.current) return
    setHeld(was => (reply.ok ? { tabId, view: reply.value } : { ...(was.tabId === tabId ? was : { tabId }), failed: reply.code }))
  }, [ask])

  useEffect(
    () =>
      followTab(tabId => {
        if (current.current !== tabId) setHeld({ tabId })
        current.current = tabId
        refresh()
      }),
    [followTab, refresh],
  )
  useEffect(
    () =>
      onCast(cast => {
        if (cast.type === 'cast/lists' || cast.type === 'cast/settings') refresh()
        if (cast.type === 'cast/tab' && cast.tabId === current.current) refresh()
      }),
    [onCast, refresh],
  )
  const take = useCallback((reply: Result<TabView, UiError>) => {
    if (!reply.ok || reply.value.tabId !== current.current) return
    turn.current++
    setHeld({ tabId: reply.value.tabId, view: reply.value })
  }, [])
  return { ...held, take, refresh }
}
