/** How highlighted names look, as sheets put where the names stand: for the kinds of elements and the findings that are met. */

import type { Assessment } from '#shared/core/types.ts'
import { whileAlive } from './alive.ts'
import { assessments, dark, light, lines, printedLines } from './colours.ts'
import { FLASH, nameOf } from './highlight-names.ts'
import { ask } from './own.ts'
import { atOnce, type Work } from './slices.ts'

const lookOf = (a: Assessment, onDark: boolean): [name: string, rule: (at: string) => string] => {
  const colours = onDark ? dark : light
  const tint = colours.tint[a] ? `background-color:${whileAlive}${colours.tint[a]};` : ''
  return [
    nameOf(a, onDark),
    at =>
      `${at}{${tint}text-decoration:${whileAlive}underline ${lines[a]} ${colours.ink[a]};text-underline-offset:3px}@media print{${at}{background-color:transparent;text-decoration:${whileAlive}underline ${printedLines[a]} ${light.ink[a]}}}`,
  ]
}

/** By the highlight's name. */
const looks = new Map([
  ...assessments.flatMap(a => [lookOf(a, false), lookOf(a, true)]),
  [FLASH, (at: string) => `${at}{background-color:${whileAlive}#1f5aa8;color:${whileAlive}#fff}`] as const,
])

/**
 * Elements like this one, as a selector; in a table, those of its column: the browser computes a style for every element that a rule
 * matches (5,600 cells: 56 ms, seen).
 */
const kindOf = (holder: Element): string => {
  const tag = CSS.escape(holder.localName)
  const cell = holder.closest('td,th')
  if (!cell) return tag
  const column = `${cell.localName}:nth-child(${[...ask(cell.parentNode as Element).children].indexOf(cell) + 1})`
  return cell === holder ? column : `${column} ${tag}`
}

/** Throws where the browser refuses a content script's sheets: older Firefox. */
export class HighlightRules {
  /** By the selector of their rules. */
  readonly #sheets = new Map<string, CSSStyleSheet>()
  /** Where each sheet was put. Roots that have left the page are not held; those that come back have theirs. */
  readonly #adopted = new WeakMap<Document | ShadowRoot, Set<CSSStyleSheet>>()
  readonly #roots = new Set<WeakRef<Document | ShadowRoot>>()
  readonly #inside: Element

  /**
   * @param host tried on at once, where it costs nothing
   * @param inside an element in the host
   */
  constructor(host: Element, inside: Element) {
    this.#inside = inside
    atOnce(this.put(host, FLASH))
  }

  /** Lets the element's own text be highlighted by this name. On a large page the style of it is all that a task has time for. */
  *put(holder: Element, name: string): Work<void> {
    const at = ask(holder)
    const root = at.getRootNode()
    if (root !== document && !(root instanceof ShadowRoot)) return
    const selector = `${kindOf(at)}::highlight(${name})`
    let sheet = this.#sheets.get(selector)
    if (!sheet) {
      sheet = new CSSStyleSheet()
      sheet.replaceSync(looks.get(name)!(selector))
      this.#sheets.set(selector, sheet)
    }
    yield* this.#adopt(root as Document | ShadowRoot, sheet)
  }

  /** The page may set its own sheets anew. */
  keep(): void {
    for (const [root, sheets] of this.#all())
      for (const sheet of sheets)
        if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  }

  clear(): void {
    for (const [root, sheets] of this.#all())
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter(sheet => !sheets.has(sheet))
  }

  *#all(): Generator<[Document | ShadowRoot, Set<CSSStyleSheet>]> {
    for (const ref of this.#roots) {
      const root = ref.deref()
      if (root) yield [root, this.#adopted.get(root)!]
      else this.#roots.delete(ref)
    }
  }

  *#adopt(root: Document | ShadowRoot, sheet: CSSStyleSheet): Work<void> {
    let here = this.#adopted.get(root)
    if (!here) {
      here = new Set()
      this.#adopted.set(root, here)
      this.#roots.add(new WeakRef(root))
    }
    if (here.has(sheet)) return
    yield true
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
    here.add(sheet)
    // Now, and not in a frame with all else that it has to do.
    void getComputedStyle(this.#inside).color
    yield true
  }
}
