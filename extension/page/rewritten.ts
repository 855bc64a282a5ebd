/** Tells when a page was written anew by `document.open()`, which takes every listener of the document away, ours among them. */

/** Heard by nobody but us; the page may see it, and learns nothing. */
const PROBE = 'xinbiao-probe'

export const watchRewriting = (call: () => void, signal: AbortSignal): void => {
  let heard = true
  addEventListener(
    PROBE,
    () => {
      heard = true
    },
    { signal },
  )
  const guard = new MutationObserver(() => {
    heard = false
    dispatchEvent(new Event(PROBE))
    if (!heard && document.documentElement) call()
  })
  guard.observe(document, { childList: true })
  signal.addEventListener('abort', () => guard.disconnect())
}
