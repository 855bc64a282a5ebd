/** Findings in words, from the shared catalogue. */
import { cardView, glyphOf, lineView, subjectLabel } from '#shared/text/card.ts'
import type { Teller } from './ports.ts'

export const teller: Teller = {
  card: (finding, context, lists, asOf, lang) => cardView(finding, { lang, context, asOf, lists }),
  line: (finding, lang) => lineView(finding, { lang }),
  label: (finding, lang) => subjectLabel(finding, lang),
  glyph: finding => glyphOf(finding.assessment),
}
