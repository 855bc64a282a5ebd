/** The language a badge speaks: that of the place it stands in, as `lang` attributes say it. */
import type { Lang } from '#shared/text/words.ts'

/** The nearest `lang`, out of shadow roots too; Chinese where a page names none. */
export const langOf = (element: Element): Lang => {
  let at: Element | undefined = element
  while (at) {
    const said: string | null | undefined = at.closest('[lang]')?.getAttribute('lang')
    if (said) return said.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
    const root: Node = at.getRootNode()
    at = root instanceof ShadowRoot ? root.host : undefined
  }
  return 'zh-CN'
}

const listeners = new Set<() => void>()
let observer: MutationObserver | undefined

/** A page may change its language under its badges: one observer for all of them. */
export const onLangChange = (signal: AbortSignal, changed: () => void): void => {
  observer ??= new MutationObserver(() => {
    for (const listener of [...listeners]) listener()
  })
  if (listeners.size === 0) observer.observe(document, { subtree: true, attributes: true, attributeFilter: ['lang'] })
  listeners.add(changed)
  signal.addEventListener(
    'abort',
    () => {
      listeners.delete(changed)
      if (listeners.size === 0) observer?.disconnect()
    },
    { once: true },
  )
}
