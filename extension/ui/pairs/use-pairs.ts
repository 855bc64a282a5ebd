/** What officers confirmed, read again whenever a pair comes or goes. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { ConfirmedPair } from '#shared/core/pairs.ts'
import type { OptionsServices } from '../options/services.ts'
import type { Held } from '../options/use-lists.ts'

export const usePairs = ({ ask, onCast }: Pick<OptionsServices, 'ask' | 'onCast'>): Omit<Held<ConfirmedPair[]>, 'set'> => {
  const [state, setState] = useState<{ value?: ConfirmedPair[]; failed?: string }>({})
  const reload = useCallback(() => {
    // What could not be read is never shown as nothing there.
    ask({ type: 'ui/pairs' }).then(reply => setState(reply.ok ? { value: reply.value } : { failed: reply.code }))
  }, [ask])
  useEffect(() => {
    reload()
    return onCast(cast => {
      if (cast.type === 'cast/pairs') reload()
    })
  }, [reload, onCast])
  return { ...state, reload }
}
