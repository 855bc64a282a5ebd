/** Asks the background, a batch at a time. A worker that was being restarted is asked once more; then nobody is there. */
import type { PageCheckReply, PageError, PageMessage, PageReply } from '#shared/contract/messages.ts'
import type { Result } from '#shared/contract/result.ts'
import type { PageLink } from './link.ts'
import type { Batch } from './live.ts'
import { pause, whenVisible } from './slices.ts'

/** Milliseconds: a worker that is starting. */
const AGAIN_AFTER = 300

export interface Talk {
  /** The message of a batch; undefined when its text has left the page. */
  message: (batch: Batch) => Extract<PageMessage, { type: 'page/check' }> | undefined
  reply: (batch: Batch, reply: PageCheckReply) => void
  /** The background knows nothing of this document: it was restarted. */
  unknown: (doc: string) => void
  /** Switched off, or nobody answers any more. */
  over: () => void
}

export class Conversation {
  readonly #link: PageLink
  readonly #talk: Talk
  readonly #signal: AbortSignal
  #queue: Batch[] = []
  #busy = false

  constructor(link: PageLink, talk: Talk, signal: AbortSignal) {
    this.#link = link
    this.#talk = talk
    this.#signal = signal
  }

  ask<M extends PageMessage>(message: M): Promise<Result<PageReply[M['type']], PageError> | undefined> {
    return this.insist(() => this.#link.ask(message))
  }

  /** Undefined when nobody answered twice. */
  async insist<T>(question: () => Promise<T | undefined>): Promise<T | undefined> {
    for (let tries = 0; tries < 2 && !this.#signal.aborted; tries++) {
      try {
        if (tries > 0) await new Promise(resolve => setTimeout(resolve, AGAIN_AFTER))
        const reply = await question()
        // No reply at all: the listener had gone.
        if (reply) return reply
      } catch {}
    }
    return undefined
  }

  /** Forgets what waits, for a new document or a new beginning. */
  clear(): void {
    this.#queue = []
  }

  send(batches: readonly Batch[]): void {
    this.#queue.push(...batches)
    if (!this.#busy) void this.#run()
  }

  async #run(): Promise<void> {
    const talk = this.#talk
    this.#busy = true
    await whenVisible(this.#signal)
    for (let batch = this.#queue.shift(); batch && !this.#signal.aborted; batch = this.#queue.shift()) {
      const message = talk.message(batch)
      if (!message) continue
      // A large message takes a task of its own.
      await pause()
      const reply = await this.ask(message)
      if (this.#signal.aborted) break
      if (!reply) talk.over()
      else if (reply.ok) talk.reply(batch, reply.value)
      else if (reply.code === 'off' || reply.code === 'not-allowed') talk.over()
      else if (reply.code === 'no-document') talk.unknown(message.doc)
      await whenVisible(this.#signal)
    }
    this.#busy = false
  }
}
