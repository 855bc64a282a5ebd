/** One look-up at a time; a newer question drops the older answer. */
import { useRef, useState } from 'preact/hooks'
import type { UiError } from '#shared/contract/messages.ts'
import type { LookupView } from '#shared/contract/views.ts'
import type { Context, Role } from '#shared/core/types.ts'
import type { Asked, PopupServices } from './services.ts'

export interface HeldLookup {
  state: 'idle' | 'asking' | 'answered' | 'failed'
  view?: LookupView
  failed?: UiError
  ask: (asked: Asked) => Promise<void>
}

export const useLookup = (services: Pick<PopupServices, 'ask'>): HeldLookup => {
  const [held, setHeld] = useState<Omit<HeldLookup, 'ask'>>({ state: 'idle' })
  const turn = useRef(0)
  const ask = async ({ query, code, context, role }: Asked) => {
    const mine = ++turn.current
    setHeld({ state: 'asking' })
    const reply = await services.ask({
      type: 'ui/lookup',
      query: query.trim(),
      ...(code.trim() ? { code: code.trim() } : {}),
      context: context as Context,
      role: role as Role,
    })
    if (mine !== turn.current) return
    setHeld(reply.ok ? { state: 'answered', view: reply.value } : { state: 'failed', failed: reply.code })
  }
  return { ...held, ask }
}
