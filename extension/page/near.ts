/** Which elements stand near the window. Those no longer watched are not held. */

export class Near<T> {
  readonly #near = new Map<Element, boolean>()
  readonly #watchers = new Map<Element, Set<T>>()
  readonly #observer: IntersectionObserver

  constructor(changed: () => void, signal: AbortSignal) {
    this.#observer = new IntersectionObserver(
      entries => {
        // What is no longer watched may still be told of.
        for (const { target, isIntersecting } of entries) if (this.#watchers.has(target)) this.#near.set(target, isIntersecting)
        changed()
      },
      { rootMargin: '40%' },
    )
    signal.addEventListener('abort', () => this.#observer.disconnect())
  }

  has(el: Element): boolean {
    return this.#near.get(el) === true
  }

  watch(el: Element, watcher: T): void {
    const here = this.#watchers.get(el)
    if (here) here.add(watcher)
    else {
      this.#watchers.set(el, new Set([watcher]))
      this.#observer.observe(el)
    }
  }

  unwatch(el: Element, watcher: T): void {
    const here = this.#watchers.get(el)
    here?.delete(watcher)
    if (here?.size !== 0) return
    this.#watchers.delete(el)
    this.#near.delete(el)
    this.#observer.unobserve(el)
  }
}
