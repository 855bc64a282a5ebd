/** Everything that can move a name without changing the page's text, apart from what the reader listens to itself (`observe.ts`). */

import type { MarkLayer } from './marks.ts'
import { page } from './own.ts'

export const watchLayout = (marks: MarkLayer, signal: AbortSignal): void => {
  const options = { capture: true, passive: true, signal } as const
  const moved = () => marks.moved()
  const touched = () => marks.touched()
  addEventListener('scroll', moved, options)
  for (const type of ['load', 'transitionend', 'animationend', 'fullscreenchange', 'afterprint'])
    addEventListener(type, touched, options)
  visualViewport?.addEventListener('resize', touched, { signal })
  page.fonts.addEventListener('loadingdone', touched, { signal })
  const sizes = new ResizeObserver(() => marks.touched())
  for (const el of [page.documentElement, page.body]) if (el) sizes.observe(el)
  signal.addEventListener('abort', () => sizes.disconnect())
}
