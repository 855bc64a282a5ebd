/**
 * The tabs' states: in memory, with a copy in `storage.session`, so that a worker that was killed and woken still answers the panel.
 * Findings are not kept there: they are asked again, so that a repaired record does not outlive its list.
 */
import type { KeyValue } from './ports.ts'
import { newTab, type TabState } from './state.ts'

const keyOf = (tabId: number) => `tab:${tabId}`

export class TabBook {
  readonly #session: KeyValue
  readonly #open = new Map<number, Promise<TabState | undefined>>()
  readonly #writing = new Map<number, Promise<void>>()
  readonly #dirty = new Set<number>()

  constructor(session: KeyValue) {
    this.#session = session
  }

  /** The tab's state, from memory or from before the worker was killed. The object is shared: change it, then `save`. */
  find(tabId: number): Promise<TabState | undefined> {
    let state = this.#open.get(tabId)
    if (!state) {
      state = this.#session.get(keyOf(tabId)).then(
        raw => raw as TabState | undefined,
        () => undefined,
      )
      this.#open.set(tabId, state)
    }
    return state
  }

  open(tabId: number, host: string): Promise<TabState> {
    // Put in place at once, so that two messages arriving together get one state.
    const state = this.find(tabId).then(found => found ?? newTab(tabId, host))
    this.#open.set(tabId, state)
    return state
  }

  /** Copies the state to `storage.session`; changes that come while a copy is written share the next one. */
  save(tabId: number): Promise<void> {
    this.#dirty.add(tabId)
    const running = this.#writing.get(tabId)
    if (running) return running
    const run = this.#write(tabId).finally(() => this.#writing.delete(tabId))
    this.#writing.set(tabId, run)
    return run
  }

  async #write(tabId: number): Promise<void> {
    while (this.#dirty.delete(tabId)) {
      const state = await this.#open.get(tabId)
      try {
        if (state) await this.#session.set(keyOf(tabId), state)
        else await this.#session.remove(keyOf(tabId))
      } catch {
        // Over the quota or no session area here: a killed worker then asks the page to start anew.
      }
    }
  }

  async drop(tabId: number): Promise<void> {
    this.#open.set(tabId, Promise.resolve(undefined))
    await this.save(tabId)
    this.#open.delete(tabId)
  }
}
