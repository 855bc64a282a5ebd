/** A card as plain text on the clipboard. Works on http pages, where `navigator.clipboard` is missing; nothing is selected. */

import type { CardView } from '#shared/text/card-view.ts'
import { page } from './own.ts'

export const cardText = (view: CardView): string =>
  [
    [view.title, view.code].filter(Boolean).join(' '),
    view.verdict,
    [view.certainty, view.role].filter(Boolean).join(' · '),
    ...view.bands,
    ...view.sections.flatMap(section => [
      [section.title, ...section.tags.map(tag => `[${tag.text}]`)].join(' '),
      ...section.rows.map(([label, value]) => `  ${label}: ${value}`),
    ]),
    ...view.remarks,
    ...view.basis,
  ]
    .filter(line => line !== '')
    .join('\n')

/** True when the text is on the clipboard. Call from a click. */
export const copyText = async (text: string): Promise<boolean> => {
  let done = false
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
    done = true
  }
  addEventListener('copy', fill, { capture: true })
  try {
    page.execCommand('copy')
    if (!done) {
      await navigator.clipboard.writeText(text)
      done = true
    }
  } catch {
    done = false
  } finally {
    removeEventListener('copy', fill, { capture: true })
  }
  return done
}
