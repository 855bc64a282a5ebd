/**
 * What an earlier instance has left on the page when the extension was updated or reloaded under it. Firefox ends that one without
 * a word and gives the new one a world of its own; findings of old lists must not stay beside the new.
 */

import { allNames } from './highlight-names.ts'
import { page } from './own.ts'

export const clearLeftovers = (): void => {
  for (const host of page.querySelectorAll('xinbiao-overlay')) host.remove()
  if (!CSS.highlights) return
  // By name: what that one made can be dropped, not looked at.
  for (const name of allNames()) CSS.highlights.delete(name)
  try {
    const sheets = [...document.adoptedStyleSheets]
    const others = sheets.filter(sheet => !sheet.cssRules[0]?.cssText.includes('::highlight(xinbiao-'))
    if (others.length < sheets.length) document.adoptedStyleSheets = others
  } catch {
    // Older Firefox keeps the page's sheets from a content script; without its highlights a sheet shows nothing.
  }
}
