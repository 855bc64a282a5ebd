/** 关注名单 at work: after every change of the lists, and whenever the alarm wakes the worker, what is watched is looked up. */
import type { UiError } from '#shared/contract/messages.ts'
import { fail, ok, type Result } from '#shared/contract/result.ts'
import { policy } from '#shared/policy/index.ts'
import { noteText } from '#shared/text/watch-news.ts'
import { runPass } from '#shared/watch/pass.ts'
import type { Background } from './background.ts'
import type { WatchDesk } from './ports.ts'

const directories = new Set(policy.lists.filter(row => row.kind === 'directory').map(row => row.id))

export class WatchDuty {
  readonly #bg: Background
  readonly #desk: WatchDesk
  #last: Promise<unknown> = Promise.resolve()

  constructor(bg: Background, desk: WatchDesk) {
    this.#bg = bg
    this.#desk = desk
  }

  /** One after another: what the first has seen, the next need not look up. Never rejects. */
  run(): Promise<Result<null, UiError>> {
    const run = this.#last.then(() => this.#once())
    this.#last = run
    return run
  }

  async #once(): Promise<Result<null, UiError>> {
    try {
      if (await this.#look()) this.#bg.browser.cast({ type: 'cast/watch' })
      await this.#notify()
      return ok(null)
    } catch (error) {
      console.error(error)
      return fail((error as { code?: unknown }).code === 'quota' ? 'quota' : 'not-kept')
    }
  }

  async #look(): Promise<boolean> {
    const { store, liveReviews } = this.#desk
    const asOf = this.#bg.today()
    const reviews = await liveReviews(asOf)
    // Most officers watch nobody: then no list is opened for it.
    if (reviews.length === 0 && (await store.watched()).length === 0) return false
    const [lookup, { pairs: confirmed }] = await Promise.all([this.#bg.lists.lookup(), this.#bg.pairs.get()])
    await lookup.ready()
    return runPass({ store, lookup, lists: lookup.lists(), directories, confirmed, reviews, asOf, now: this.#bg.now() })
  }

  async #notify(): Promise<void> {
    const fresh = await this.#desk.store.takeUnnotified()
    if (fresh.length === 0) return
    const { title, message } = noteText(fresh, await this.#bg.lang())
    this.#bg.browser.notify(title, message)
  }
}
