/** Renders a component into the test page, with the kit's styles, and takes it away after the test. */
import '../../../extension/ui/options/options.css'
import { type ComponentChild, render } from 'preact'
import { afterEach, expect } from 'vitest'

const roots: HTMLElement[] = []

afterEach(() => {
  for (const root of roots.splice(0)) {
    render(null, root)
    root.remove()
  }
  delete document.documentElement.dataset.theme
  history.replaceState(null, '', location.pathname + location.search)
})

export const mount = (what: ComponentChild): HTMLElement => {
  const root = document.createElement('div')
  document.body.append(root)
  roots.push(root)
  render(what, root)
  return root
}

/** What is to come true soon: the default of one second is short on a busy machine. */
export const soon = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 })
