/** Draws cards as text only: nothing of a list or of the page is ever read as markup. */
import { html, nothing, type TemplateResult } from 'lit'
import type { Assessment } from '#shared/core/types.ts'
import type { CardView } from '#shared/text/card-view.ts'
import type { widgetWords } from '#shared/text/widget.ts'
import type { Speak } from '#shared/text/words.ts'
import type { BadgeFailure, Provenance } from './contract.ts'

export type Say = Speak<typeof widgetWords>

/** Only web addresses become links: a list may print anything. */
const webLink = (url: string | undefined, label: string) =>
  url && /^https?:\/\//i.test(url)
    ? html`<a part="link" href=${url} target="_blank" rel="noopener noreferrer">${label}</a>`
    : nothing

export const markTemplate = (assessment: Assessment, glyph: string): TemplateResult =>
  html`<span part="mark" class="mark ${assessment}" aria-hidden="true">${glyph}</span>`

const headTemplate = (assessment: Assessment, title: string, code: string | undefined, verdict: string) => html`
  <header class=${assessment} part="header">
    <h2 id="title">${title}</h2>
    ${code ? html`<div class="code">${code}</div>` : nothing}
    <div class="verdict" part="verdict">${verdict}</div>
  </header>
`

export const cardTemplate = (card: CardView, from: Provenance, say: Say): TemplateResult => {
  const linked = (id: 'source' | 'objection') => card.actions.find(action => action.id === id && action.href !== undefined)
  return html`
    ${headTemplate(card.assessment, card.title, card.code, card.verdict)}
    <div class="body" tabindex="0" role="group" aria-labelledby="title">
      ${card.bands.map(band => html`<div class="band" part="band">${band}</div>`)}
      ${card.sections.map(
        section => html`<section part="section">
          <b>${section.title}</b>${section.tags.map(tag => html`<span class="tag ${tag.tone}">${tag.text}</span>`)}
          <dl>${section.rows.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
        </section>`,
      )}
      ${card.remarks.length ? html`<section class="remarks" part="remarks">${card.remarks.map(line => html`<p>${line}</p>`)}</section>` : nothing}
      ${card.basis.length ? html`<div class="why" part="basis">${card.basis.map(line => html`<p>${line}</p>`)}</div>` : nothing}
    </div>
    ${provenanceTemplate(from, say, { source: linked('source'), objection: linked('objection') })}
  `
}

/** While the card's words are on their way. */
export const waitingTemplate = (of: {
  title: string
  assessment: Assessment
  word: string
  from: Provenance
  say: Say
}): TemplateResult => html`
  ${headTemplate(of.assessment, of.title, undefined, of.word)}
  <section aria-busy="true">${of.say('loading')}</section>
  ${provenanceTemplate(of.from, of.say)}
`

export const errorTemplate = (of: {
  title: string
  code: string
  failure: BadgeFailure
  from: Provenance | undefined
  say: Say
}): TemplateResult => html`
  ${headTemplate('unknown', of.title || of.say('failed'), of.code, of.say(`error.${of.failure.code}`))}
  ${of.from ? provenanceTemplate(of.from, of.say) : nothing}
`

type Action = CardView['actions'][number] | undefined

/** @param official what the card itself points to: a record's page, an authority's objection channel. */
const provenanceTemplate = (from: Provenance, say: Say, official: { source?: Action; objection?: Action } = {}) => {
  const objection = from.objectionUrl ?? official.objection?.href
  return html`
    <footer part="provenance">
      <span>${from.publisher ? say('publisher', { publisher: from.publisher }) : say('noPublisher')}</span>
      <span>${from.dataDate ? say('dataDate', { day: from.dataDate }) : say('noDataDate')}</span>
      ${from.sample ? html`<span>${say('sample')}</span>` : nothing}
      ${webLink(from.sourceUrl, say('source'))} ${official.source ? webLink(official.source.href, official.source.label) : nothing}
      ${objection ? webLink(objection, say('objection')) : html`<span>${say('noObjection')}</span>`}
    </footer>
  `
}
