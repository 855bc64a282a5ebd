/** A `CardView` as elements. Everything is text; a link's address is never put on the page: the background opens it. */

import type { CardAction, PageWords } from '#shared/contract/messages.ts'
import type { CardSection, CardView } from '#shared/text/card-view.ts'
import { page } from './own.ts'

type Child = Node | string | undefined | false

/** Strings stand isolated, so that direction controls inside one cannot reorder what is around it. */
export const h = (tag: string, className: string, ...children: Child[]): HTMLElement => {
  const el = page.createElement(tag)
  if (className) el.className = className
  for (const child of children) {
    if (child === undefined || child === false) continue
    if (typeof child === 'string') {
      const bdi = page.createElement('bdi')
      bdi.textContent = child
      el.append(bdi)
    } else el.append(child)
  }
  return el
}

export const button = (className: string, label: string, click: () => void): HTMLButtonElement => {
  const el = h('button', className, label) as HTMLButtonElement
  el.type = 'button'
  el.addEventListener('click', event => {
    if (event.isTrusted) click()
  })
  return el
}

const drawSection = (section: CardSection): HTMLElement =>
  h(
    'div',
    'row',
    h('h3', '', section.title, ...section.tags.map(tag => h('span', `tag ${tag.tone}`, tag.text))),
    section.rows.length > 0 &&
      h('dl', 'kv', ...section.rows.flatMap(([label, value]) => [h('dt', '', label), h('dd', '', value)])),
  )

/** The parts of a card below its frame. */
export const drawView = (view: CardView, act: (action: CardAction) => void): HTMLElement[] => {
  const sub = [view.certainty, view.role].filter(Boolean).join(' · ')
  const head = h(
    'div',
    `head ${view.assessment}`,
    h('h2', 'title', view.title),
    view.code !== undefined && h('div', 'code', view.code),
    h('div', 'verdict', view.verdict),
    sub !== '' && h('div', 'sub', sub),
  )
  const body = h(
    'div',
    'body',
    head,
    ...view.bands.map(band => h('div', 'band', band)),
    ...view.sections.map(drawSection),
    view.remarks.length > 0 && h('ul', 'remarks', ...view.remarks.map(remark => h('li', '', remark))),
    view.basis.length > 0 && h('div', 'why', ...view.basis.map(line => h('p', '', line))),
  )
  body.tabIndex = 0
  const actions = view.actions.filter(action => action.href === undefined || action.href.startsWith('https://'))
  const acts = h(
    'div',
    'acts',
    ...actions.map((action, i) => button(i === 0 ? 'b first' : 'b', action.label, () => act(action.id))),
  )
  return actions.length > 0 ? [body, acts] : [body]
}

export const drawWaiting = (words: PageWords): HTMLElement[] => [h('div', 'wait', words.loading)]

export const drawFailure = (words: PageWords, retry: () => void): HTMLElement[] => [
  h('div', 'fail unknown', words.failed),
  h('div', 'acts', button('b first', words.retry, retry)),
]
