/** A page of an official site as the officer sees it now: its shown text as blocks, and its form's text fields. Reads only. */
import type { Block } from '#shared/core/types.ts'
import { allNames, FLASH } from './highlight-names.ts'
import { page } from './own.ts'
import { isOpen } from './shown.ts'
import { walk } from './walk.ts'

const OURS = 'xinbiao-overlay'

/** As a user's sheet, over which none of the page or of ours wins. A name that is flashed is left its own colours. */
export const veil = `${OURS}{opacity:0!important}${allNames()
  .filter(name => name !== FLASH)
  .map(name => `::highlight(${name}){text-decoration:none!important;background-color:transparent!important}`)
  .join('')}`

/** An `OfficialPage` of `official/read`. */
export const officialPage = () => ({
  url: location.href,
  title: page.title,
  blocks: shownBlocks(),
  fields: shownFields(),
  // The earlier of two clocks: one of them stands still while the machine sleeps, and a page must not pass for newer than it is.
  loadedAt: Math.floor(Math.min(performance.timeOrigin, Date.now() - performance.now())),
})

const shownBlocks = (): Block[] => {
  if (!page.body) return []
  const events = { skip: (el: Element) => el.localName === OURS, root: () => {}, hidden: () => {}, stray: () => {} }
  const work = walk(page.body, events)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value.blocks
  }
}

/** Two fields of one name with unlike values are both given: what was searched is then in doubt. */
const shownFields = (): { [nameOrId: string]: string } => {
  const values = new Map<string, Set<string>>()
  for (const input of page.querySelectorAll('input')) {
    if ((input.type !== 'text' && input.type !== 'search') || !isOpen(input)) continue
    for (const key of new Set([input.name, input.id])) {
      if (key === '') continue
      values.set(key, (values.get(key) ?? new Set()).add(input.value.trim()))
    }
  }
  return Object.fromEntries([...values].map(([key, all]) => [key, [...all].filter(Boolean).join('\n')]))
}
