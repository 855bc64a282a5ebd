/** How highlighted names look, as sheets put where the names stand: for the kinds of elements and the findings that are met. */

import type { Assessment } from '#shared/core/types.ts'
import { whileAlive } from './alive.ts'
import { assessments, dark, light, lines, printedLines } from './colours.ts'
import { FLASH, nameOf } from './highlight-names.ts'
import { page } from './own.ts'

/**
 * The browser computes a style for every element that a rule matches (5,600 cells: 56 ms for one finding, 280 ms for all, seen).
 * Rules of the root, where highlights are inherited, have all of the page computed once (11,000 elements: 40 ms), however many
 * they are: they get the kinds of elements of which there are so many, and that are such a part of the page.
 */
const MANY = 300
const PART = 1 / 4

const FLASH_GROUND = 'rgb(31, 90, 168)'

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
  [FLASH, (at: string) => `${at}{background-color:${whileAlive}${FLASH_GROUND};color:${whileAlive}#fff}`] as const,
])

const rulesFor = (selector: string, names: Iterable<string>): string =>
  [...names].map(name => looks.get(name)!(`${selector}::highlight(${name})`)).join('')

/** Throws where the browser refuses a content script's sheets: older Firefox. */
export class HighlightRules {
  /** By selector and, unless it is the root's, name. */
  readonly #sheets = new Map<string, CSSStyleSheet>()
  /** Where each sheet was put. Roots that have left the page are not held; those that come back have theirs. */
  readonly #adopted = new WeakMap<Document | ShadowRoot, Set<CSSStyleSheet>>()
  readonly #roots = new Set<WeakRef<Document | ShadowRoot>>()
  readonly #selectors = new Map<string, string>()
  readonly #inside: Element
  #inherits: boolean | undefined

  /**
   * @param host tried on at once, where it costs nothing
   * @param inside an element in the host
   */
  constructor(host: Element, inside: Element) {
    this.#inside = inside
    this.put(host, FLASH)
  }

  /** Lets the element's own text be highlighted by this name. True when the page's style must be computed anew. */
  put(holder: Element, name: string): boolean {
    const root = holder.getRootNode()
    if (root !== document && !(root instanceof ShadowRoot)) return false
    const selector = this.#selectorFor(holder.localName)
    const isRoot = selector === ':root'
    const key = isRoot ? selector : `${selector} ${name}`
    let sheet = this.#sheets.get(key)
    if (!sheet) {
      sheet = new CSSStyleSheet()
      sheet.replaceSync(rulesFor(selector, isRoot ? looks.keys() : [name]))
      this.#sheets.set(key, sheet)
    }
    return this.#adopt(isRoot ? document : (root as Document | ShadowRoot), sheet)
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

  #selectorFor(localName: string): string {
    let selector = this.#selectors.get(localName)
    if (selector === undefined) {
      const count = page.getElementsByTagName(localName).length
      const isMost = count > MANY && count > PART * page.getElementsByTagName('*').length
      selector = isMost && this.#isInherited() ? ':root' : CSS.escape(localName)
      this.#selectors.set(localName, selector)
    }
    return selector
  }

  /** The browser hands a highlight's style down to what is inside. */
  #isInherited(): boolean {
    this.#inherits ??= getComputedStyle(this.#inside, `::highlight(${FLASH})`).backgroundColor === FLASH_GROUND
    return this.#inherits
  }

  #adopt(root: Document | ShadowRoot, sheet: CSSStyleSheet): boolean {
    let here = this.#adopted.get(root)
    if (!here) {
      here = new Set()
      this.#adopted.set(root, here)
      this.#roots.add(new WeakRef(root))
    }
    if (here.has(sheet)) return false
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
    here.add(sheet)
    return true
  }
}
