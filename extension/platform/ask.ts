/** Our own pages' mouth: asks the background and always gets a `Result`, also when its worker was killed under the question. */
import type { UiBroadcast, UiError, UiMessage, UiReply } from '#shared/contract/messages.ts'
import { fail, type Result } from '#shared/contract/result.ts'
import { browser } from './browser.ts'
import { askWith } from './retry.ts'

/** Sends one message. The reply's type follows from the message's. */
export const ask = <T extends UiMessage['type']>(
  message: Extract<UiMessage, { type: T }>,
): Promise<Result<UiReply[T], UiError>> => askWith(m => browser.runtime.sendMessage(m), message, fail('internal'))

/** Hears the background's broadcasts until `signal` aborts. */
export const onCast = (hear: (cast: UiBroadcast) => void, signal: AbortSignal): void => {
  const listener = (raw: unknown): undefined => {
    if (typeof (raw as UiBroadcast | null)?.type === 'string' && (raw as UiBroadcast).type.startsWith('cast/'))
      hear(raw as UiBroadcast)
    return undefined
  }
  browser.runtime.onMessage.addListener(listener)
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener))
}
