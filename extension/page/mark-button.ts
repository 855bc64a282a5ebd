/** One mark as a button: shape, fill and glyph by its assessment, named for screen readers by the background's words. */

import type { PageSubjectView } from '#shared/contract/messages.ts'
import { h } from './card-draw.ts'

export const drawButton = (view: PageSubjectView, onDark: boolean): HTMLButtonElement => {
  const glyph = h('span', 'g')
  glyph.setAttribute('aria-hidden', 'true')
  // Of no form: its kind does not matter.
  const button = h('button', '', h('span', 's'), glyph) as HTMLButtonElement
  button.setAttribute('aria-haspopup', 'dialog')
  dressButton(button, view, onDark)
  return button
}

export const dressButton = (button: HTMLButtonElement, view: PageSubjectView, onDark: boolean): void => {
  button.className = `m ${view.assessment}${onDark ? ' dark' : ''}`
  button.setAttribute('aria-label', view.label)
  button.lastElementChild!.textContent = view.glyph
}
