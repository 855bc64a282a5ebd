/**
 * Underlines and grounds by the CSS Custom Highlight API: the page's DOM stays as it is. Where the browser lacks it, or does not
 * let a content script add a sheet, `lines.ts` draws the same in the overlay.
 */
import type { Assessment } from '#shared/core/types.ts'
import { assessments, type Colours, dark, light, lines, printedLines } from './colours.ts'
import { FLASH, nameOf } from './highlight-names.ts'

/** Milliseconds. */
const FLASH_FOR = 1600

const rules = (tag: string, colours: Colours, onDark: boolean): string =>
  assessments
    .map(a => {
      const [px, style] = lines[a]
      const [printPx, printStyle] = printedLines[a]
      const tint = colours.tint[a] ? `background-color:${colours.tint[a]};` : ''
      const at = `${tag}::highlight(${nameOf(a, onDark)})`
      return `${at}{${tint}text-decoration:underline ${style} ${colours.ink[a]} ${px}px;text-underline-offset:3px}@media print{${at}{background-color:transparent;text-decoration:underline ${printStyle} ${light.ink[a]} ${printPx}px}}`
    })
    .join('')

/**
 * Rules for one kind of element: those for all kinds make the browser compute the style of every element of the page anew
 * (29,000 elements: 145 ms of its time, seen; for `span` alone 45 ms).
 */
const sheetFor = (localName: string): CSSStyleSheet => {
  const tag = CSS.escape(localName)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    `${rules(tag, light, false)}${rules(tag, dark, true)}${tag}::highlight(${FLASH}){background-color:#1f5aa8;color:#fff}`,
  )
  return sheet
}

export interface Painted {
  ranges: Range[]
  name: string
}

export class Highlights {
  readonly #sheets = new Map<string, CSSStyleSheet>()
  /** Where each sheet was put. */
  readonly #adopted = new Map<Document | ShadowRoot, Set<CSSStyleSheet>>()
  readonly #used = new Map<string, Highlight>()
  #flashing: ReturnType<typeof setTimeout> | undefined

  private constructor() {}

  /** Undefined where highlights cannot be used. */
  static open(host: Element, signal: AbortSignal): Highlights | undefined {
    if (typeof CSS === 'undefined' || !CSS.highlights || typeof Highlight !== 'function') return undefined
    try {
      const made = new Highlights()
      signal.addEventListener('abort', () => made.#undo())
      // Tried at once, where it costs nothing: older Firefox refuses a content script's sheets.
      made.#style(host)
      return made
    } catch {
      return undefined
    }
  }

  /** @param holders the elements whose own text the ranges hold */
  paint(ranges: Range[], holders: Iterable<Element>, assessment: Assessment, onDark: boolean): Painted {
    const name = nameOf(assessment, onDark)
    const highlight = this.#highlight(name)
    for (const holder of holders) this.#style(holder)
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
    for (const holder of holders) this.#style(holder)
    const highlight = this.#highlight(FLASH)
    highlight.priority = 1
    for (const range of ranges) highlight.add(range)
    clearTimeout(this.#flashing)
    this.#flashing = setTimeout(() => this.#drop(FLASH), FLASH_FOR)
  }

  /** The page may set its own sheets anew, or clear all highlights: ours are put back. */
  keep(): void {
    for (const [name, highlight] of this.#used) if (CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight)
    for (const [root, sheets] of this.#adopted)
      for (const sheet of sheets) if (!root.adoptedStyleSheets.includes(sheet)) this.#adopt(root, sheet)
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

  #style(holder: Element): void {
    const root = holder.getRootNode()
    if (root !== document && !(root instanceof ShadowRoot)) return
    const { localName } = holder
    let sheet = this.#sheets.get(localName)
    if (!sheet) {
      sheet = sheetFor(localName)
      this.#sheets.set(localName, sheet)
    }
    this.#adopt(root as Document | ShadowRoot, sheet)
  }

  #adopt(root: Document | ShadowRoot, sheet: CSSStyleSheet): void {
    let here = this.#adopted.get(root)
    if (!here) {
      here = new Set()
      this.#adopted.set(root, here)
    }
    if (here.has(sheet) && root.adoptedStyleSheets.includes(sheet)) return
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
    here.add(sheet)
  }

  #undo(): void {
    clearTimeout(this.#flashing)
    for (const name of [...this.#used.keys()]) this.#drop(name)
    for (const [root, sheets] of this.#adopted)
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter(sheet => !sheets.has(sheet))
  }
}
