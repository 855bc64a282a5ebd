/** The background's ear. Sender first, then shape, then the handler; whatever happens, a `Result` goes back. */
import type { PageError, PageMessage, PageReply, UiError, UiMessage, UiReply } from '#shared/contract/messages.ts'
import { fail, type Result } from '#shared/contract/result.ts'
import { pageMessage, uiMessage } from '#shared/contract/schemas.ts'
import { judgeSender, type RawSender, type Sender } from './sender.ts'

export type PageSender = Extract<Sender, { from: 'page' }>

type Handler<M, R, E extends string, S> = (message: M, sender: S) => Promise<Result<R, E>> | Result<R, E>
type Of<U extends { type: string }, T extends U['type']> = Extract<U, { type: T }>

export type PageHandlers = { [T in PageMessage['type']]: Handler<Of<PageMessage, T>, PageReply[T], PageError, PageSender> }
export type UiHandlers = { [T in UiMessage['type']]: Handler<Of<UiMessage, T>, UiReply[T], UiError, Sender> }

type AnyHandler = Handler<unknown, unknown, string, Sender>

/**
 * Answers one message. Never throws.
 * @returns undefined when the message is none of ours to answer (a broadcast to our pages).
 */
export const answer = (
  raw: unknown,
  rawSender: RawSender,
  own: { id: string; base: string },
  handlers: { page: PageHandlers; ui: UiHandlers },
): Promise<Result<unknown>> | undefined => {
  const type = (raw as { type?: unknown } | null)?.type
  if (typeof type !== 'string' || !(type.startsWith('page/') || type.startsWith('ui/'))) return undefined
  const sender = judgeSender(rawSender, own)
  // Separate unions: a content script that speaks as our page is refused, and the other way round.
  if (!sender || !type.startsWith(`${sender.from}/`)) return Promise.resolve(fail('not-allowed'))
  const parsed = (sender.from === 'page' ? pageMessage : uiMessage).safeParse(raw)
  if (!parsed.success) return Promise.resolve(fail('bad-message', parsed.error.issues[0]?.path.join('.')))
  const handler = (sender.from === 'page' ? handlers.page : handlers.ui)[type as never] as AnyHandler
  return settle(() => handler(parsed.data, sender))
}

/** Errors do not survive the wire, so none is let onto it. */
const settle = async (run: () => Promise<Result<unknown>> | Result<unknown>): Promise<Result<unknown>> => {
  try {
    return await run()
  } catch (error) {
    console.error(error)
    return fail('internal', error instanceof Error ? error.message : undefined)
  }
}
