/** What of a page a reader sees. Only what is really hidden counts as hidden; what is editable is the officer's own text. */

import { isInline } from '#shared/core/tags.ts'
import { ask, page } from './own.ts'

/** False inside `display: none`, a closed `<details>` and the like. */
const isRendered = (el: Element): boolean => ask(el).checkVisibility()

/** Text that is being written: its own element's doing, or an ancestor's. */
const isEditable = (el: Element): boolean => (el instanceof HTMLElement && ask(el).isContentEditable) || page.designMode === 'on'

/** Its own text can be read here and now; what cannot is read when it appears. */
export const isReadable = (el: Element): boolean =>
  isRendered(el) && !isEditable(el) && getComputedStyle(el).visibility === 'visible'

/** Reading may start here: a part of it may show even where its own text does not. */
export const isOpen = (el: Element): boolean => isRendered(el) && !isEditable(el)

/** True when the element itself starts editable text, whatever its ancestors are. */
export const startsEditing = (el: Element): boolean => {
  const value = ask(el).getAttribute('contenteditable')
  return value !== null && value.toLowerCase() !== 'false'
}

/** A closed `<details>` shows its first `<summary>` alone; `hidden="until-found"` nothing. */
export const isFoldedAway = (el: Element): boolean => {
  const parent = ask(el).parentElement
  if (parent?.localName === 'details' && !parent.hasAttribute('open'))
    return el !== [...parent.children].find(child => child.localName === 'summary')
  return ask(el).getAttribute('hidden') === 'until-found'
}

/** The nearest element around a node that makes blocks of its own. */
export const blockAround = (node: Node): Element | undefined => {
  let el = node instanceof Element ? node : parentOf(node)
  while (el && isInline(getComputedStyle(el).display)) {
    const up = parentOf(el)
    if (!up) break
    el = up
  }
  return el
}

/** The parent in the composed tree, shadow hosts included. */
export const parentOf = (node: Node): Element | undefined => {
  const parent = ask(node).parentNode
  if (parent instanceof Element) return parent
  return parent instanceof ShadowRoot ? parent.host : undefined
}
