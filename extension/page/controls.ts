/** Hands and keys on the marks. Only what a person does counts: the page can make up events, but not trusted ones. */
import type { Card } from './card.ts'
import type { Drawn, MarkLayer } from './marks.ts'
import type { Overlay } from './overlay.ts'

/** Events that would reach the page's own handlers, as if its visitor had clicked beside a dialog. */
const OURS = ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'dblclick', 'keydown', 'keyup', 'keypress'] as const

export const listenToMarks = (overlay: Overlay, marks: MarkLayer, card: Card, signal: AbortSignal): void => {
  const { layer, root } = overlay
  const markOf = (event: Event): Drawn | undefined => {
    const el = event.target instanceof Element ? event.target.closest('.m') : null
    return event.isTrusted && el ? marks.of(el) : undefined
  }
  const on = <K extends keyof HTMLElementEventMap>(type: K, call: (event: HTMLElementEventMap[K], drawn: Drawn) => void) =>
    layer.addEventListener(
      type,
      event => {
        const drawn = markOf(event)
        if (drawn) call(event, drawn)
      },
      { signal },
    )

  on('pointerover', (_event, drawn) => card.approach(drawn))
  on('pointerout', () => card.leave())
  on('focusin', (_event, drawn) => {
    marks.setCurrent(drawn)
    if (card.givingBack || !drawn.button?.matches(':focus-visible')) return
    drawn.el.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    card.open(drawn, false)
  })
  on('focusout', () => card.leave())
  on('click', (_event, drawn) => {
    marks.setCurrent(drawn)
    card.open(drawn, true)
  })
  on('keydown', (event, drawn) => {
    const { order } = marks
    const at = order.indexOf(drawn)
    const places: { [key: string]: number } = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: order.length - 1,
    }
    const to = places[event.key]
    if (to === undefined) return
    const next = order[to]
    event.preventDefault()
    if (!next) return
    next.el.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    marks.setCurrent(next)
    next.button?.focus({ preventScroll: true })
  })
  for (const type of OURS) root.addEventListener(type, event => event.stopPropagation(), { signal })
}
