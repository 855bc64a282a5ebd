/**
 * `<credit-badge name="…" uscc="…" registry="…" root="sha256-…" context="…" lang="…">`: a firm's standing in a publisher's lists,
 * looked up in the reader's own browser. No side effects on import: `define.ts` registers it.
 *
 * A black record is shown only when the `uscc` gives `same`; by name alone the badge says that it needs the code.
 *
 * @fires credit-result - `detail: CreditResult`, when an answer stands.
 * @fires credit-error - `detail: { code }`, when nothing could be looked up.
 * @csspart badge, mark, word, card, verdict, section, remarks, basis, provenance, link, band
 * @cssprop --credit-badge-ink, --credit-badge-soft, --credit-badge-line, --credit-badge-paper, --credit-badge-wash, --credit-badge-accent, --credit-badge-font
 */
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import type { Assessment, Reason } from '#shared/core/types.ts'
import { widgetWords } from '#shared/text/widget.ts'
import { type Lang, type Speak, speak, type WordTable } from '#shared/text/words.ts'
import { readAttributes } from './attributes.ts'
import { cardTemplate, markTemplate } from './card.ts'
import { type BadgeAnswer, BadgeError, type BadgeErrorCode, type Engine } from './contract.ts'
import { closeAbove, openAbove, place } from './popover.ts'
import { styles } from './styles.ts'

export interface CreditResult {
  name: string
  uscc: string
  assessment: Assessment
  reasons: Reason[]
  publisher: string
  dataDate?: string
}

type State = { is: 'idle' } | { is: 'loading' } | { is: 'answer'; answer: BadgeAnswer } | { is: 'error'; code: BadgeErrorCode }

export class CreditBadge extends LitElement {
  static override styles = styles
  static override properties = {
    name: { type: String },
    uscc: { type: String },
    registry: { type: String },
    root: { type: String },
    context: { type: String },
    lang: { type: String, reflect: true },
    theme: { type: String, reflect: true },
    state: { state: true },
  }

  /** Replaced by the one-file build and by tests; the module build loads the engine when a badge is first seen. */
  static engine: () => Promise<Engine> = () => import('./engine.ts').then(m => m.engine)

  declare name: string
  declare uscc: string
  declare registry: string
  declare root: string
  declare context: string
  declare theme: string
  declare protected state: State

  #seen: IntersectionObserver | undefined
  #running: AbortController | undefined
  #open: AbortController | undefined

  constructor() {
    super()
    this.name = ''
    this.uscc = ''
    this.registry = ''
    this.root = ''
    this.context = ''
    this.theme = 'light'
    this.state = { is: 'idle' }
  }

  override connectedCallback(): void {
    super.connectedCallback()
    // Asked on view, so that a page of three hundred badges asks for what its reader looks at.
    this.#seen = new IntersectionObserver(entries => {
      if (!entries.some(e => e.isIntersecting)) return
      this.#seen?.disconnect()
      this.#seen = undefined
      void this.#ask()
    })
    this.#seen.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#seen?.disconnect()
    this.#seen = undefined
    this.#running?.abort()
    this.#running = undefined
    this.#close()
  }

  /** Looks up again now: after the host page learnt that the registry has news. */
  async refresh(): Promise<void> {
    await this.#ask()
  }

  protected override updated(changed: PropertyValues<this>): void {
    const asked = ['name', 'uscc', 'registry', 'root', 'context', 'lang'] as (keyof CreditBadge)[]
    if (this.#seen === undefined && this.isConnected && asked.some(key => changed.has(key) && changed.get(key) !== undefined))
      void this.#ask()
  }

  get #lang(): Lang {
    const said = this.lang || this.closest('[lang]')?.getAttribute('lang') || document.documentElement.lang || 'zh-CN'
    return said.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
  }

  get #say(): Speak<typeof widgetWords & WordTable> {
    return speak(widgetWords as typeof widgetWords & WordTable, this.#lang)
  }

  async #ask(): Promise<void> {
    this.#running?.abort()
    const running = new AbortController()
    this.#running = running
    this.state = { is: 'loading' }
    try {
      const query = readAttributes(this, this.#lang, document.baseURI)
      const engine = await CreditBadge.engine().catch(() => {
        throw new BadgeError('engine')
      })
      const answer = await engine.ask(query, running.signal, () => void this.#ask())
      if (running.signal.aborted) return
      this.state = { is: 'answer', answer }
      const { assessment, reasons, provenance } = answer
      this.#tell<CreditResult>('credit-result', {
        name: query.name,
        uscc: query.uscc,
        assessment,
        reasons,
        publisher: provenance.publisher,
        ...(provenance.dataDate ? { dataDate: provenance.dataDate } : {}),
      })
    } catch (error) {
      if (running.signal.aborted) return
      const code = error instanceof BadgeError ? error.code : 'internal'
      this.state = { is: 'error', code }
      this.#tell('credit-error', { code })
    }
  }

  #tell<T>(type: string, detail: T): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }))
  }

  protected override render() {
    const say = this.#say
    const { state } = this
    if (state.is === 'idle' || state.is === 'loading') {
      return html`<span class="badge unknown busy" part="badge" role="status">${markTemplate('unknown', '…')}<span part="word">${say('loading')}</span></span>`
    }
    const assessment = state.is === 'answer' ? state.answer.assessment : 'unknown'
    const word = state.is === 'answer' ? state.answer.word : say('failed')
    const glyph = state.is === 'answer' ? state.answer.card.glyph : '?'
    return html`
      <button class="badge ${assessment}" part="badge" type="button" aria-haspopup="dialog" aria-label=${`${this.name || this.uscc}：${word}`} @click=${this.#toggle}>
        ${markTemplate(assessment, glyph)}<span part="word">${word}</span>
      </button>
      <div class="card" part="card" role="dialog" aria-labelledby="title" data-closed>
        <button class="close" type="button" aria-label=${say('close')} @click=${this.#closeByHand}>×</button>
        ${state.is === 'answer' ? cardTemplate(state.answer.card, state.answer.provenance, say, 'title') : this.#errorCard(state.code, say)}
      </div>
    `
  }

  #errorCard(code: BadgeErrorCode, say: Speak<typeof widgetWords & WordTable>) {
    return html`<header class="unknown">
      <h2 id="title">${this.name || this.uscc || say('failed')}</h2>
      ${this.uscc ? html`<div class="code">${this.uscc}</div>` : nothing}
      <div class="verdict" part="verdict">${say(`error.${code}`)}</div>
    </header>`
  }

  readonly #toggle = () => (this.#open ? this.#close() : this.#show())
  readonly #closeByHand = () => {
    this.#close()
    this.renderRoot.querySelector<HTMLElement>('.badge')?.focus()
  }

  #show(): void {
    const box = this.renderRoot.querySelector<HTMLElement>('.card')
    const anchor = this.renderRoot.querySelector<HTMLElement>('.badge')
    if (!box || !anchor) return
    const open = new AbortController()
    this.#open = open
    openAbove(box, anchor)
    const { signal } = open
    addEventListener('keydown', e => e.key === 'Escape' && this.#closeByHand(), { signal })
    addEventListener('pointerdown', e => !e.composedPath().includes(this) && this.#close(), { signal })
    addEventListener('scroll', () => place(box, anchor), { signal, capture: true, passive: true })
    addEventListener('resize', () => place(box, anchor), { signal })
    box.querySelector<HTMLElement>('.close')?.focus()
  }

  #close(): void {
    if (!this.#open) return
    this.#open.abort()
    this.#open = undefined
    const box = this.renderRoot.querySelector<HTMLElement>('.card')
    if (box) closeAbove(box)
  }
}
