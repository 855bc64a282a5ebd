/**
 * `<credit-badge name="…" uscc="…" registry="…" root="sha256-…" context="…" lang="…">`: a firm's standing in a publisher's lists,
 * looked up in the reader's own browser. No side effects on import: `define.ts` registers it.
 *
 * A black record is shown only when the `uscc` gives `same`; by name alone the badge says that it needs the code.
 *
 * @fires credit-result - `detail: CreditResult`, when an answer stands, and again when news has changed it.
 * @fires credit-error - `detail: { code }`, when nothing could be looked up.
 * @csspart badge, mark, word, card, close, header, verdict, section, remarks, basis, provenance, link, band
 * @cssprop --credit-badge-ink, --credit-badge-soft, --credit-badge-line, --credit-badge-paper, --credit-badge-wash, --credit-badge-accent, --credit-badge-font
 */
import { html, LitElement, type PropertyValues } from 'lit'
import type { Assessment } from '#shared/core/types.ts'
import type { CardView } from '#shared/text/card-view.ts'
import { widgetWords } from '#shared/text/widget.ts'
import { type Lang, speak } from '#shared/text/words.ts'
import { readAttributes, readRegistry } from './attributes.ts'
import { cardTemplate, errorTemplate, markTemplate, type Say, waitingTemplate } from './card.ts'
import { CardBox } from './card-box.ts'
import type { BadgeAnswer, BadgeErrorCode, BadgeFailure, BadgeReason, Engine, Provenance } from './contract.ts'
import { langOf, onLangChange } from './lang.ts'
import { styles } from './styles.ts'
import { onceSeen } from './view.ts'

export interface CreditResult {
  name: string
  uscc: string
  assessment: Assessment
  reasons: BadgeReason[]
  publisher: string
  dataDate?: string
}

export interface CreditError {
  code: BadgeErrorCode
}

type State = { is: 'waiting' } | { is: 'answer'; answer: BadgeAnswer; card?: CardView } | { is: 'error'; failure: BadgeFailure }

const ASKED = ['name', 'uscc', 'registry', 'root', 'context'] as const

export class CreditBadge extends LitElement {
  static override styles = styles
  static override properties = {
    name: { type: String },
    uscc: { type: String },
    registry: { type: String },
    root: { type: String },
    context: { type: String },
    theme: { type: String, reflect: true },
    state: { state: true },
  }

  /** `lang` is every element's own: an attribute that is heard, not a property that hides it. */
  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: Lit prepares the class that it is asked of, which must be this one.
    return [...super.observedAttributes, 'lang']
  }

  /** Replaced by tests; the module build loads the engine when a badge is first seen. */
  static engine: () => Promise<Engine> = () => import('./engine.ts').then(m => m.engine)

  declare name: string
  declare uscc: string
  declare registry: string
  declare root: string
  declare context: string
  declare theme: string
  declare protected state: State

  /** While connected. */
  #life: AbortController | undefined
  /** Of the question asked last; aborted by the next one. */
  #asking: AbortController | undefined
  readonly #card = new CardBox(this)
  #seen = false
  #told = ''
  #spoken: Lang | undefined

  constructor() {
    super()
    for (const key of ASKED) this[key] = ''
    this.theme = 'light'
    this.state = { is: 'waiting' }
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const life = new AbortController()
    this.#life = life
    // Asked on view, so that a page of three hundred badges asks for what its reader looks at.
    onceSeen(this, life.signal, () => {
      this.#seen = true
      void this.#ask()
    })
    onLangChange(life.signal, () => this.#heardLang())
    this.#heardLang()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#life?.abort()
    this.#asking?.abort()
    this.#seen = false
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value)
    if (name === 'lang' && this.isConnected) this.#heardLang()
  }

  /** Fetches the registry's news and looks up again. */
  async refresh(): Promise<void> {
    const query = readAttributes(this, this.#lang, document.baseURI)
    if (query)
      await CreditBadge.engine().then(
        engine => engine.refresh(query),
        () => {},
      )
    await this.#ask()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What the element begins with is asked when it is seen.
    if (this.#seen && ASKED.some(key => changed.has(key))) void this.#ask()
  }

  get #lang(): Lang {
    return langOf(this)
  }

  get #say(): Say {
    return speak(widgetWords, this.#lang)
  }

  #heardLang(): void {
    const lang = this.#lang
    if (this.#spoken === lang) return
    this.#spoken = lang
    this.requestUpdate()
    if (this.#seen) void this.#ask(true)
  }

  /** @param quietly keeps what is shown, and an open card, until the new answer is there; tells of it only if it is another. */
  async #ask(quietly = false): Promise<void> {
    if (!this.isConnected) return
    this.#asking?.abort()
    const asking = new AbortController()
    this.#asking = asking
    if (!quietly) {
      this.#card.close()
      this.state = { is: 'waiting' }
      this.#told = ''
    }
    const answer = await this.#answer(asking.signal)
    if (!answer || asking.signal.aborted) return
    if (!answer.ok) {
      this.state = { is: 'error', failure: answer }
      this.#tell('credit-error', { code: answer.code } satisfies CreditError)
      return
    }
    this.state = { is: 'answer', answer }
    if (this.#card.open) void this.#loadCard()
    const { assessment, reasons, provenance } = answer
    const { publisher, dataDate } = provenance
    this.#tell('credit-result', {
      name: this.name.trim(),
      uscc: this.uscc.trim(),
      assessment,
      reasons,
      publisher,
      ...(dataDate ? { dataDate } : {}),
    } satisfies CreditResult)
  }

  /** Undefined once aborted. */
  async #answer(signal: AbortSignal): Promise<BadgeAnswer | BadgeFailure | undefined> {
    const query = readAttributes(this, this.#lang, document.baseURI)
    if (!query) return { ok: false, code: 'bad-attributes' }
    let engine: Engine
    try {
      engine = await CreditBadge.engine()
    } catch {
      return { ok: false, code: 'engine' }
    }
    if (signal.aborted) return undefined
    try {
      return await engine.ask(query, signal, () => void this.#ask(true))
    } catch {
      return signal.aborted ? undefined : { ok: false, code: 'internal' }
    }
  }

  #tell(type: string, detail: CreditResult | CreditError): void {
    const told = type + JSON.stringify(detail)
    if (told === this.#told) return
    this.#told = told
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }))
  }

  protected override render() {
    const lang = this.#lang
    const say = this.#say
    const { state } = this
    if (state.is === 'waiting') {
      return html`<span class="badge unknown busy ${lang}" part="badge">${markTemplate('unknown', '…')}<span part="word">${say('loading')}</span></span>`
    }
    const { assessment, glyph, word } =
      state.is === 'answer' ? state.answer : { assessment: 'unknown' as const, glyph: '?', word: say('failed') }
    const named = this.name || this.uscc
    return html`
      <button class="badge ${assessment} ${lang}" part="badge" type="button" aria-haspopup="dialog" aria-expanded=${this.#card.open ? 'true' : 'false'} @click=${this.#toggle}>
        ${markTemplate(assessment, glyph)}${named ? html`<span class="unseen">${say('label', { name: named })}</span>` : ''}<span part="word">${word}</span>
      </button>
      <div class="card ${lang}" part="card" role="dialog" tabindex="-1" aria-labelledby="title" data-closed>
        ${this.#card.open ? this.#cardBody(state, say) : ''}
        <button class="close" part="close" type="button" aria-label=${say('close')} @click=${this.#card.closeByHand}>×</button>
      </div>
    `
  }

  #cardBody(state: Exclude<State, { is: 'waiting' }>, say: Say) {
    const title = this.name || this.uscc
    if (state.is === 'error')
      return errorTemplate({
        title,
        code: this.name ? this.uscc : '',
        failure: state.failure,
        from: this.#from(state.failure),
        say,
      })
    const { answer, card } = state
    return card
      ? cardTemplate(card, answer.provenance, say)
      : waitingTemplate({ title, assessment: answer.assessment, word: answer.word, from: answer.provenance, say })
  }

  /** Where an answer would have come from, as far as that is known. */
  #from({ provenance }: BadgeFailure): Provenance | undefined {
    if (provenance) return provenance
    const sourceUrl = readRegistry(this.registry, document.baseURI)
    return sourceUrl === undefined ? undefined : { sourceUrl, sample: false }
  }

  readonly #toggle = () => {
    if (this.#card.open) return this.#card.close()
    this.#card.show()
    void this.#loadCard()
  }

  async #loadCard(): Promise<void> {
    const { state } = this
    if (state.is !== 'answer' || state.card) return
    try {
      const card = await state.answer.card()
      // Another answer may stand by now; it loads its own.
      if (this.state === state) this.state = { ...state, card }
    } catch {
      if (this.state === state)
        this.state = { is: 'error', failure: { ok: false, code: 'engine', provenance: state.answer.provenance } }
    }
  }
}
