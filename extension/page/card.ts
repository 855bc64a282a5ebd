/**
 * The card beside a mark. Hover shows it, focus shows it, a click pins it and moves the focus in; Escape closes it and gives the
 * focus back. What it says comes from the background each time: a repaired record is gone from the next card.
 */

import type { CardAction } from '#shared/contract/messages.ts'
import type { CardView } from '#shared/text/card-view.ts'
import { button, drawFailure, drawView, drawWaiting, h } from './card-draw.ts'
import { placeCard } from './card-place.ts'
import { cardText, copyText } from './copy.ts'
import type { MarkerHooks } from './marker.ts'
import type { Drawn } from './marks.ts'
import type { Overlay } from './overlay.ts'
import { page } from './own.ts'

/** Milliseconds: a hand that rests, and one on its way from the mark to the card. */
const OPEN_AFTER = 120
const CLOSE_AFTER = 250

export class Card {
  readonly #overlay: Overlay
  readonly #hooks: MarkerHooks
  #box: HTMLElement | undefined
  #for: Drawn | undefined
  #pinned = false
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Counts openings: a late answer to an earlier one is dropped. */
  #turn = 0
  /** The focus comes back to the mark from a closed card: no reason to open it. */
  givingBack = false

  constructor(overlay: Overlay, hooks: MarkerHooks, signal: AbortSignal) {
    this.#overlay = overlay
    this.#hooks = hooks
    signal.addEventListener('abort', () => this.close(false))
    const options = { capture: true, signal }
    addEventListener(
      'pointerdown',
      event => {
        if (event.isTrusted && event.target !== overlay.host) this.close(false)
      },
      options,
    )
    // The key that closes the card closes nothing of the page's, however long it is held.
    let escaping = false
    const dismiss = (event: KeyboardEvent) => {
      if (!event.isTrusted || event.key !== 'Escape') return
      escaping = event.type === 'keydown' && !event.repeat ? this.#box !== undefined : escaping
      if (!escaping) return
      event.stopImmediatePropagation()
      event.preventDefault()
      this.close(true)
    }
    addEventListener('keydown', dismiss, options)
    addEventListener('keyup', dismiss, options)
  }

  get subject(): string | undefined {
    return this.#for?.mark.subject
  }

  /** The hand is over a mark. */
  approach(drawn: Drawn): void {
    clearTimeout(this.#timer)
    if (this.#pinned || this.#for === drawn) return
    this.#timer = setTimeout(() => this.open(drawn, false), OPEN_AFTER)
  }

  /** The hand or the focus has left the mark or the card. */
  leave(): void {
    clearTimeout(this.#timer)
    if (!this.#pinned) this.#timer = setTimeout(() => this.close(false), CLOSE_AFTER)
  }

  open(drawn: Drawn, pin: boolean): void {
    clearTimeout(this.#timer)
    if (this.#for === drawn && this.#box) {
      if (pin) this.#pin()
      return
    }
    this.close(false)
    this.#for = drawn
    this.#box = this.#frame(drawn.view.label)
    this.#overlay.root.append(this.#box)
    drawn.button?.setAttribute('aria-expanded', 'true')
    if (pin) this.#pin()
    void this.refresh()
  }

  /**
   * Asks for the card's content again.
   * @param holds what the card says still holds: it stays until the answer
   */
  async refresh(holds = false): Promise<void> {
    const box = this.#box
    if (!box) return
    const turn = ++this.#turn
    const { subject } = this.#for!.mark
    if (!holds || !box.querySelector('.head')) this.#fill(drawWaiting(this.#hooks.words()))
    const reply = await this.#hooks.fetch(subject)
    // Closing counts, too.
    if (turn !== this.#turn) return
    if (!reply?.ok) {
      this.#fill(drawFailure(this.#hooks.words(), () => void this.refresh()))
      return
    }
    const view = reply.value
    box.setAttribute('aria-label', view.title)
    this.#fill(drawView(view, action => this.#act(subject, action, view)))
  }

  close(giveFocusBack: boolean): void {
    clearTimeout(this.#timer)
    const [box, mark] = [this.#box, this.#for?.button]
    if (!box) return
    const hadFocus = box.contains(this.#overlay.root.activeElement)
    this.#turn++
    box.remove()
    this.#box = undefined
    this.#for = undefined
    this.#pinned = false
    mark?.removeAttribute('aria-expanded')
    if (!giveFocusBack || !hadFocus) return
    this.givingBack = true
    mark?.focus({ preventScroll: true })
    this.givingBack = false
  }

  /** Keeps the card beside its mark; without the mark it goes. */
  follow(): void {
    const box = this.#box
    const mark = this.#for?.button
    if (!box) return
    if (!mark?.isConnected) {
      this.close(false)
      return
    }
    const body = box.querySelector('.body')
    // As high as it would be with all its text to be seen, whatever it is cut to now.
    const height = box.offsetHeight + (body ? body.scrollHeight - body.clientHeight : 0)
    const at = placeCard(
      mark.getBoundingClientRect(),
      { width: box.offsetWidth, height },
      { width: page.documentElement.clientWidth || innerWidth, height: innerHeight },
    )
    box.style.maxHeight = at.height < height ? `${at.height}px` : ''
    box.style.transform = `translate(${Math.round(at.left)}px,${Math.round(at.top)}px)`
  }

  /** Theme and language. */
  dress(): void {
    if (this.#box) this.#box.lang = this.#hooks.lang()
    const theme = this.#hooks.theme()
    const night = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
    this.#box?.classList.toggle('night', night)
  }

  #pin(): void {
    this.#pinned = true
    this.#box?.focus({ preventScroll: true })
  }

  #frame(label: string): HTMLElement {
    const box = h('div', 'card')
    box.setAttribute('role', 'dialog')
    box.setAttribute('aria-label', label || this.#hooks.words().card)
    box.tabIndex = -1
    box.addEventListener('pointerenter', event => event.isTrusted && clearTimeout(this.#timer))
    box.addEventListener('pointerleave', event => event.isTrusted && this.leave())
    return box
  }

  #fill(parts: HTMLElement[]): void {
    const box = this.#box!
    const hadFocus = box.contains(this.#overlay.root.activeElement)
    const close = button('x', '×', () => this.close(true))
    close.setAttribute('aria-label', this.#hooks.words().close)
    box.replaceChildren(...parts, close)
    if (hadFocus) box.focus({ preventScroll: true })
    this.dress()
    this.follow()
  }

  #act(subject: string, action: CardAction, view: CardView): void {
    if (action !== 'copy') {
      this.#hooks.act(subject, action)
      return
    }
    const pressed = this.#overlay.root.activeElement
    void copyText(cardText(view)).then(done => {
      if (done && pressed?.isConnected && pressed.classList.contains('b')) pressed.textContent = this.#hooks.words().copied
    })
  }
}
