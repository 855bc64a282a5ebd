/** Which tabs have batches under way. A page sends them one after another, so a tab counts as at work until none came for a moment. */

/** Milliseconds without a batch after which the panel and the toolbar are told. */
const QUIET = 120

export class Work {
  readonly #running = new Map<number, number>()
  readonly #quiet = new Map<number, ReturnType<typeof setTimeout>>()

  begin(tabId: number): void {
    clearTimeout(this.#quiet.get(tabId))
    this.#quiet.delete(tabId)
    this.#running.set(tabId, (this.#running.get(tabId) ?? 0) + 1)
  }

  /** @param settled called once, when the tab's burst of batches is over. */
  end(tabId: number, settled: () => void): void {
    const left = (this.#running.get(tabId) ?? 1) - 1
    if (left > 0) this.#running.set(tabId, left)
    else {
      this.#running.delete(tabId)
      const timer = setTimeout(() => {
        this.#quiet.delete(tabId)
        settled()
      }, QUIET)
      this.#quiet.set(tabId, timer)
    }
  }

  isRunning(tabId: number): boolean {
    return this.#running.has(tabId) || this.#quiet.has(tabId)
  }

  forget(tabId: number): void {
    clearTimeout(this.#quiet.get(tabId))
    this.#quiet.delete(tabId)
    this.#running.delete(tabId)
  }
}
