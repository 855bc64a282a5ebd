/**
 * On paper marks cannot follow their names: the lines stay, and the page ends with what they say. Only while it is printed does
 * the host stand in the page's flow.
 */
import { h } from './card-draw.ts'
import type { MarkerHooks } from './marker.ts'
import type { MarkLayer } from './marks.ts'
import type { Overlay } from './overlay.ts'

export const listOnPaper = (
  overlay: Overlay,
  marks: MarkLayer,
  { words, lang }: Pick<MarkerHooks, 'words' | 'lang'>,
  signal: AbortSignal,
): void => {
  let list: HTMLElement | undefined
  const clear = () => {
    list?.remove()
    list = undefined
    overlay.raise()
  }
  addEventListener(
    'beforeprint',
    event => {
      clear()
      const views = new Map(marks.order.map(({ view }) => [view.subject, view]))
      if (views.size === 0) return
      const lines = [...views.values()].map(view => h('p', view.assessment, h('b', 'u', view.glyph), view.label))
      list = h('div', 'paper', h('p', '', words().printed), ...lines)
      list.lang = lang()
      overlay.root.append(list)
      // What is in the top layer is never in the flow. A page that only pretends to print does not get the marks out of it.
      if (event.isTrusted) overlay.lower()
    },
    { signal },
  )
  addEventListener('afterprint', clear, { signal })
}
