/** What the options page needs of the extension. The entrypoint wires it; tests give fakes. */
import type { UiBroadcast, UiError, UiMessage, UiReply } from '#shared/contract/messages.ts'
import type { Result } from '#shared/contract/result.ts'
import type { Context } from '#shared/core/types.ts'

export type Ask = <T extends UiMessage['type']>(message: Extract<UiMessage, { type: T }>) => Promise<Result<UiReply[T], UiError>>

/** A built-in site: the host stands for itself and its subdomains. One context fixes it, several leave it to the page. */
export interface BuiltInSite {
  host: string
  name: string
  contexts: Context[]
}

export interface OptionsServices {
  ask: Ask
  /** Calls back on the background's broadcasts; returns the way to stop. */
  onCast: (heard: (cast: UiBroadcast) => void) => () => void
  /** Asks the browser for a host, once. Call it in the click handler before anything is awaited: the gesture does not last. */
  permit: (pattern: string) => Promise<boolean>
  /** Gives the host back. */
  unpermit: (pattern: string) => Promise<void>
  sites: BuiltInSite[]
  version: string
  /** The browser's language. */
  language: string
}

/** The host permission for an address. Match patterns know no port. */
export const patternOf = (url: URL): string => `${url.protocol}//${url.hostname}/*`

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** A registry's address, `/` at the end: https, or http on this very machine. */
export const registryUrl = (text: string): URL | undefined => {
  let url: URL
  try {
    url = new URL(text.trim())
  } catch {
    return undefined
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.includes(url.hostname))) return undefined
  url.search = ''
  url.hash = ''
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return url
}
