/** The wire to the background as the page sees it: injected, so that the page part runs and is tested without an extension. */
import type { PageError, PageMessage, PageReply, TabMessage } from '#shared/contract/messages.ts'
import type { Result } from '#shared/contract/result.ts'
import type { OpenMarker } from './marker.ts'

export interface PageLink {
  /** Rejects when nobody answers: the worker was being restarted, or the extension was reloaded or removed. */
  ask<M extends PageMessage>(message: M): Promise<Result<PageReply[M['type']], PageError>>
  /** Loads the script that draws. Rejects when nobody answers. */
  marker(doc: string): Promise<OpenMarker>
  listen(hear: (message: TabMessage) => void, signal: AbortSignal): void
}
