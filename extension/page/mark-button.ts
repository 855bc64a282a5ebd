/** One mark as a button: shape, fill and glyph by its assessment, named for screen readers by the background's words. */

import type { PageSubjectView } from '#shared/contract/messages.ts'
import { page } from './own.ts'

export const drawButton = (view: PageSubjectView, onDark: boolean): HTMLButtonElement => {
  const button = page.createElement('button')
  button.type = 'button'
  const shape = page.createElement('span')
  shape.className = 's'
  const glyph = page.createElement('span')
  glyph.className = 'g'
  glyph.setAttribute('aria-hidden', 'true')
  button.append(shape, glyph)
  button.setAttribute('aria-haspopup', 'dialog')
  dressButton(button, view, onDark)
  return button
}

export const dressButton = (button: HTMLButtonElement, view: PageSubjectView, onDark: boolean): void => {
  button.className = `m ${view.assessment}${onDark ? ' dark' : ''}`
  button.setAttribute('aria-label', view.label)
  button.lastElementChild!.textContent = view.glyph
}
