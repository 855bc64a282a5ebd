/** Which elements stand near the window. Those no longer watched are not held. */

export class Near<T> {
  readonly #watched = new Map<Element, { near: boolean; by: Set<T> }>()
  readonly #observer: IntersectionObserver

  constructor(changed: () => void, signal: AbortSignal) {
    this.#observer = new IntersectionObserver(
      entries => {
        for (const { target, isIntersecting } of entries) {
          // What is no longer watched may still be told of.
          const here = this.#watched.get(target)
          if (here) here.near = isIntersecting
        }
        changed()
      },
      { rootMargin: '40%' },
    )
    signal.addEventListener('abort', () => this.#observer.disconnect())
  }

  has(el: Element): boolean {
    return this.#watched.get(el)?.near === true
  }

  watch(el: Element, watcher: T): void {
    const here = this.#watched.get(el)
    if (here) here.by.add(watcher)
    else {
      this.#watched.set(el, { near: false, by: new Set([watcher]) })
      this.#observer.observe(el)
    }
  }

  unwatch(el: Element, watcher: T): void {
    const here = this.#watched.get(el)
    here?.by.delete(watcher)
    if (here?.by.size !== 0) return
    this.#watched.delete(el)
    this.#observer.unobserve(el)
  }
}
