/** Draws a card as text only: nothing of a list or of the page is ever read as markup. */
import { html, nothing, type TemplateResult } from 'lit'
import type { CardView } from '#shared/text/card-view.ts'
import type { widgetWords } from '#shared/text/widget.ts'
import type { Speak, WordTable } from '#shared/text/words.ts'
import type { Provenance } from './contract.ts'

type Say = Speak<typeof widgetWords & WordTable>

/** Only web addresses become links: a list may print anything. */
const webLink = (url: string | undefined, label: string) =>
  url && /^https?:\/\//i.test(url)
    ? html`<a part="link" href=${url} target="_blank" rel="noopener noreferrer">${label}</a>`
    : nothing

export const markTemplate = (assessment: string, glyph: string): TemplateResult =>
  html`<span part="mark" class="mark ${assessment}" aria-hidden="true">${glyph}</span>`

export const cardTemplate = (card: CardView, from: Provenance | undefined, say: Say, titleId: string): TemplateResult => html`
  <header class=${card.assessment}>
    <h2 id=${titleId}>${card.title}</h2>
    ${card.code ? html`<div class="code">${card.code}</div>` : nothing}
    <div class="verdict" part="verdict">${card.verdict}</div>
  </header>
  ${card.bands.map(band => html`<div class="band" part="band">${band}</div>`)}
  ${card.sections.map(
    section => html`<section part="section">
      <b>${section.title}</b>${section.tags.map(tag => html`<span class="tag ${tag.tone}">${tag.text}</span>`)}
      <dl>${section.rows.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
    </section>`,
  )}
  ${card.remarks.length ? html`<section class="remarks" part="remarks">${card.remarks.map(line => html`<p>${line}</p>`)}</section>` : nothing}
  ${card.basis.length ? html`<div class="why" part="basis">${card.basis.map(line => html`<p>${line}</p>`)}</div>` : nothing}
  ${from ? provenanceTemplate(from, say) : nothing}
`

const provenanceTemplate = (from: Provenance, say: Say) => html`
  <footer part="provenance">
    <span>${say('publisher', { publisher: from.publisher })}</span>
    <span>${from.dataDate ? say('dataDate', { day: from.dataDate }) : say('noDataDate')}</span>
    ${from.sample ? html`<span>${say('sample')}</span>` : nothing}
    ${webLink(from.sourceUrl, say('source'))}
    ${from.objectionUrl ? webLink(from.objectionUrl, say('objection')) : html`<span>${say('noObjection')}</span>`}
  </footer>
`
