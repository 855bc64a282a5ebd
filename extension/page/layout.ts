/** Everything that can move a name without changing the page's text. */

import type { MarkLayer } from './marks.ts'
import { page } from './own.ts'

export const watchLayout = (marks: MarkLayer, host: Element, signal: AbortSignal): void => {
  const options = { capture: true, passive: true, signal } as const
  const moved = () => marks.moved()
  const touched = (event: Event) => {
    if (event.target !== host) marks.touched()
  }
  addEventListener('scroll', moved, options)
  for (const type of ['resize', 'load', 'toggle', 'transitionend', 'animationend', 'fullscreenchange', 'afterprint'])
    addEventListener(type, touched, options)
  globalThis.visualViewport?.addEventListener('resize', touched, { signal })
  page.fonts?.addEventListener('loadingdone', touched, { signal })
  const sizes = new ResizeObserver(() => marks.touched())
  for (const el of [page.documentElement, page.body]) if (el) sizes.observe(el)
  signal.addEventListener('abort', () => sizes.disconnect())
}
