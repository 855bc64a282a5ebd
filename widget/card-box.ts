/** The badge's card as a box above the page: shown, kept beside its badge, closed by Escape, by a press elsewhere and with the badge. */
import type { LitElement, ReactiveController } from 'lit'
import { closeAbove, openAbove, place } from './popover.ts'

export class CardBox implements ReactiveController {
  readonly #badge: LitElement
  /** While open. */
  #life: AbortController | undefined

  constructor(badge: LitElement) {
    this.#badge = badge
    badge.addController(this)
  }

  get open(): boolean {
    return this.#life !== undefined
  }

  hostUpdated(): void {
    if (this.open) this.#place()
  }

  hostDisconnected(): void {
    this.close()
  }

  show(): void {
    const parts = this.#parts
    if (!parts) return
    this.#life = new AbortController()
    openAbove(parts.box, parts.anchor)
    const { signal } = this.#life
    addEventListener('keydown', e => e.key === 'Escape' && this.closeByHand(), { signal })
    addEventListener('pointerdown', e => !e.composedPath().includes(this.#badge) && this.close(), { signal })
    addEventListener('scroll', e => !e.composedPath().includes(parts.box) && this.#place(), {
      signal,
      capture: true,
      passive: true,
    })
    addEventListener('resize', () => this.#place(), { signal })
    this.#badge.requestUpdate()
    parts.box.focus()
  }

  close(): void {
    if (!this.#life) return
    this.#life.abort()
    this.#life = undefined
    const parts = this.#parts
    if (parts) closeAbove(parts.box)
    this.#badge.requestUpdate()
  }

  /** The keyboard goes back to the badge. */
  readonly closeByHand = (): void => {
    this.close()
    this.#parts?.anchor.focus()
  }

  #place(): void {
    const parts = this.#parts
    if (parts) place(parts.box, parts.anchor)
  }

  get #parts() {
    const box = this.#badge.renderRoot.querySelector<HTMLElement>('.card')
    const anchor = this.#badge.renderRoot.querySelector<HTMLElement>('.badge')
    return box && anchor ? { box, anchor } : undefined
  }
}
