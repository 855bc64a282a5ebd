/** A finding as plain text for the clipboard. */
import type { CardView } from '#shared/text/card-view.ts'

/** A card as lines of text, in the order it is drawn. */
export const cardText = (card: CardView): string =>
  [
    [card.title, card.code].filter(Boolean).join(' '),
    card.verdict,
    [card.certainty, card.role].filter(Boolean).join(' · '),
    ...card.bands,
    ...card.sections.flatMap(section => [
      [section.title, ...section.tags.map(tag => `[${tag.text}]`)].join(' '),
      ...section.rows.map(([label, value]) => `${label}：${value}`),
    ]),
    ...card.remarks,
    ...card.basis,
  ]
    .filter(line => line !== '')
    .join('\n')
