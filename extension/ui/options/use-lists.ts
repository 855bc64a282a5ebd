/** The installed registries and lists, read again whenever the background says they changed. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { ListsView } from '#shared/contract/views.ts'
import type { OptionsServices } from './services.ts'

export interface Held<T> {
  value?: T
  /** Code of the last failure to read. */
  failed?: string
  reload: () => void
  /** For replies that carry the new value. */
  set: (value: T) => void
}

export const useLists = ({ ask, onCast }: Pick<OptionsServices, 'ask' | 'onCast'>): Held<ListsView> => {
  const [state, setState] = useState<{ value?: ListsView; failed?: string }>({})
  const reload = useCallback(() => {
    ask({ type: 'ui/lists' }).then(reply => setState(was => (reply.ok ? { value: reply.value } : { ...was, failed: reply.code })))
  }, [ask])
  useEffect(() => {
    reload()
    return onCast(cast => {
      if (cast.type === 'cast/lists') reload()
    })
  }, [reload, onCast])
  return { ...state, reload, set: value => setState({ value }) }
}
