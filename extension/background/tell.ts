/**
 * Findings in words, from the shared catalogue. A mark's few words come with the worker; a card's are read from a file of the
 * extension's own when the first card is asked for: a worker that wakes for a page's text never reads them.
 */
import { fillApart } from '#shared/text/apart.ts'
import { cardView, glyphOf, lineView, subjectLabel } from '#shared/text/card.ts'
import { lookupRows } from './lookup-rows.ts'
import type { Teller, Telling } from './ports.ts'

const telling: Telling = {
  card: (finding, context, lists, asOf, lang) => cardView(finding, { lang, context, asOf, lists }),
  line: (finding, lang) => lineView(finding, { lang }),
  rows: lookupRows,
}

/** @param read the words by table, once; a failed reading is tried again at the next card. */
export const tellerWith = (read: () => Promise<Parameters<typeof fillApart>[0]>): Teller => {
  let filled: Promise<Telling> | undefined
  const fill = async () => {
    fillApart(await read())
    return telling
  }
  return {
    label: (finding, lang) => subjectLabel(finding, lang),
    glyph: finding => glyphOf(finding.assessment),
    telling: () => {
      filled ??= fill().catch(error => {
        filled = undefined
        throw error
      })
      return filled
    },
  }
}
