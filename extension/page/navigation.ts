/** Tells when a page becomes another page without being loaded: by its address, as its visitor sees it. */

/** A fragment is a place on the page, unless the site's router keeps its paths there. */
const addressOf = (url: string): string => {
  const hash = url.indexOf('#')
  return hash < 0 || /^#!?\//.test(url.slice(hash)) ? url : url.slice(0, hash)
}

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
  return { changed }
}
