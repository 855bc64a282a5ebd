/** Tells when a page becomes another page without being loaded, or is taken back from the history. */
import { addressOf } from '#shared/core/address.ts'

export interface Navigation {
  /** True once after each change of address. Asked whenever the page changes. */
  changed(): boolean
}

export const watchNavigation = (call: () => void, signal: AbortSignal): Navigation => {
  let last = addressOf(location.href)
  const changed = () => {
    const now = addressOf(location.href)
    if (now === last) return false
    last = now
    return true
  }
  const look = () => {
    if (changed()) call()
  }
  addEventListener('popstate', look, { signal })
  addEventListener('hashchange', look, { signal })
  const navigation = (globalThis as { navigation?: EventTarget }).navigation
  navigation?.addEventListener('navigatesuccess', look, { signal })
  // The background has seen another page in this tab since.
  addEventListener('pageshow', event => event.persisted && call(), { signal })
  return { changed }
}
