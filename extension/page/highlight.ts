/**
 * Underlines and grounds by the CSS Custom Highlight API: the page's DOM stays as it is. Where the browser lacks it, or does not
 * let a content script add a sheet, `lines.ts` draws the same in the overlay.
 */
import { FLASH } from './highlight-names.ts'
import { HighlightRules } from './highlight-rules.ts'
import { atOnce, type Work } from './slices.ts'

/** Milliseconds. */
const FLASH_FOR = 1600

export interface Painted {
  ranges: Range[]
  name: string
}

export class Highlights {
  readonly #rules: HighlightRules
  readonly #used = new Map<string, Highlight>()
  #flashing: ReturnType<typeof setTimeout> | undefined

  private constructor(rules: HighlightRules, signal: AbortSignal) {
    this.#rules = rules
    signal.addEventListener('abort', () => this.#undo())
  }

  /**
   * Undefined where highlights cannot be used.
   * @param inside an element in the host
   */
  static open(host: Element, inside: Element, signal: AbortSignal): Highlights | undefined {
    if (!CSS.highlights) return undefined
    try {
      return new Highlights(new HighlightRules(host, inside), signal)
    } catch {
      return undefined
    }
  }

  /**
   * Puts the rules in place that painting will need.
   * @param holders the elements whose own text is to be painted
   * @param name the highlight's, as of all that follow (`highlight-names.ts`)
   */
  *prepare(holders: Iterable<Element>, name: string): Work<void> {
    for (const holder of holders) yield* this.#rules.put(holder, name)
  }

  paint(ranges: Range[], name: string): Painted {
    const highlight = this.#highlight(name)
    for (const range of ranges) highlight.add(range)
    return { ranges, name }
  }

  unpaint({ ranges, name }: Painted): void {
    const highlight = this.#used.get(name)
    for (const range of ranges) highlight?.delete(range)
    if (highlight?.size === 0) this.#drop(name)
  }

  flash(ranges: Range[], holders: Iterable<Element>): void {
    this.#drop(FLASH)
    atOnce(this.prepare(holders, FLASH))
    const highlight = this.#highlight(FLASH)
    highlight.priority = 1
    for (const range of ranges) highlight.add(range)
    clearTimeout(this.#flashing)
    this.#flashing = setTimeout(() => this.#drop(FLASH), FLASH_FOR)
  }

  /** The page may set its own sheets anew, or clear all highlights: ours are put back. */
  keep(): void {
    for (const [name, highlight] of this.#used) if (CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight)
    this.#rules.keep()
  }

  #highlight(name: string): Highlight {
    let highlight = this.#used.get(name)
    if (!highlight) {
      highlight = new Highlight()
      this.#used.set(name, highlight)
    }
    if (CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight)
    return highlight
  }

  #drop(name: string): void {
    this.#used.get(name)?.clear()
    this.#used.delete(name)
    CSS.highlights.delete(name)
  }

  #undo(): void {
    clearTimeout(this.#flashing)
    for (const name of [...this.#used.keys()]) this.#drop(name)
    this.#rules.clear()
  }
}
