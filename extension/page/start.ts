/** Switches the page script on. Returns nothing: the signal, the background's word, or its silence switches it off. */
import { clearLeftovers } from './leftovers.ts'
import type { PageLink } from './link.ts'
import { watchRewriting } from './rewritten.ts'
import { Session } from './session.ts'
import { aside } from './slices.ts'

export const startPage = (link: PageLink, signal: AbortSignal): void => {
  if (signal.aborted || !(document instanceof HTMLDocument)) return
  clearLeftovers()
  const own = new AbortController()
  signal.addEventListener('abort', () => own.abort(), { signal: own.signal })
  const again = () => {
    own.abort()
    startPage(link, signal)
  }
  watchRewriting(again, own.signal)
  const session = new Session(link, () => own.abort(), own.signal)
  aside(session.run(), own.signal)
}
