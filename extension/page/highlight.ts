/**
 * Underlines and grounds by the CSS Custom Highlight API: the page's DOM stays as it is. Where the browser lacks it, or does not
 * let a content script add a sheet, `lines.ts` draws the same in the overlay.
 */
import type { Assessment } from '#shared/core/types.ts'
import { assessments, type Colours, dark, light, lines, printedLines } from './colours.ts'

const FLASH = 'xinbiao-flash'
const nameOf = (assessment: Assessment, onDark: boolean) => `xinbiao-${assessment}${onDark ? '-dark' : ''}`

const rules = (colours: Colours, onDark: boolean): string =>
  assessments
    .map(a => {
      const [px, style] = lines[a]
      const [printPx, printStyle] = printedLines[a]
      const tint = colours.tint[a] ? `background-color:${colours.tint[a]};` : ''
      const at = `::highlight(${nameOf(a, onDark)})`
      return `${at}{${tint}text-decoration:underline ${style} ${colours.ink[a]} ${px}px;text-underline-offset:3px}@media print{${at}{background-color:transparent;text-decoration:underline ${printStyle} ${light.ink[a]} ${printPx}px}}`
    })
    .join('')

const sheetText = `${rules(light, false)}${rules(dark, true)}::highlight(${FLASH}){background-color:#1f5aa8;color:#fff}`

export interface Painted {
  ranges: Range[]
  name: string
}

export class Highlights {
  readonly #sheet: CSSStyleSheet
  readonly #roots = new Set<Document | ShadowRoot>()
  readonly #used = new Map<string, Highlight>()

  private constructor(sheet: CSSStyleSheet) {
    this.#sheet = sheet
  }

  /** Undefined where highlights cannot be used. */
  static open(signal: AbortSignal): Highlights | undefined {
    if (typeof CSS === 'undefined' || !CSS.highlights || typeof Highlight !== 'function') return undefined
    try {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(sheetText)
      const made = new Highlights(sheet)
      made.#adopt(document)
      signal.addEventListener('abort', () => made.#undo())
      return made
    } catch {
      return undefined
    }
  }

  paint(ranges: Range[], assessment: Assessment, onDark: boolean): Painted {
    const name = nameOf(assessment, onDark)
    const highlight = this.#highlight(name)
    for (const range of ranges) {
      const root = range.startContainer.getRootNode()
      if (root instanceof ShadowRoot) this.#adopt(root)
      highlight.add(range)
    }
    return { ranges, name }
  }

  unpaint({ ranges, name }: Painted): void {
    const highlight = this.#used.get(name)
    for (const range of ranges) highlight?.delete(range)
    if (highlight?.size === 0) this.#drop(name)
  }

  flash(ranges: Range[]): void {
    this.#drop(FLASH)
    const highlight = this.#highlight(FLASH)
    highlight.priority = 1
    for (const range of ranges) highlight.add(range)
  }

  endFlash(): void {
    this.#drop(FLASH)
  }

  /** The page may set its own sheets anew: ours is put back. */
  keep(): void {
    for (const root of this.#roots) if (!root.adoptedStyleSheets.includes(this.#sheet)) this.#adopt(root)
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

  #adopt(root: Document | ShadowRoot): void {
    if (root.adoptedStyleSheets.includes(this.#sheet)) return
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet]
    this.#roots.add(root)
  }

  #undo(): void {
    for (const name of [...this.#used.keys()]) this.#drop(name)
    for (const root of this.#roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter(sheet => sheet !== this.#sheet)
  }
}
