/** Tells each badge when it is first in view: one observer for all badges of a page. */
const waiting = new Map<Element, () => void>()
let observer: IntersectionObserver | undefined

const forget = (element: Element): void => {
  observer?.unobserve(element)
  waiting.delete(element)
}

export const onceSeen = (element: Element, signal: AbortSignal, seen: () => void): void => {
  observer ??= new IntersectionObserver(entries => {
    for (const { isIntersecting, target } of entries) {
      const tell = waiting.get(target)
      if (!isIntersecting || !tell) continue
      forget(target)
      tell()
    }
  })
  waiting.set(element, seen)
  signal.addEventListener('abort', () => forget(element), { once: true })
  observer.observe(element)
}
