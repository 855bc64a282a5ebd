/** What the extension has drawn on a page of Firefox. The overlay's root is closed to the page; WebDriver BiDi hands it to a test. */
import type { Page } from 'puppeteer-core'
import { bidiOf } from './firefox.ts'
import { type Box, hostIn, readCard, readLines, readMarks, type SeenOverlay } from './overlay.ts'

export interface SeenFirefoxOverlay
  extends Pick<SeenOverlay, 'marks' | 'marksOf' | 'card' | 'cardParts' | 'underlined' | 'openCard'> {
  /** Lines drawn in the overlay itself, where the browser has no highlights: where each stands, and its colour. */
  drawnLines(): Promise<(Box & { colour: string })[]>
}

// Runs inside the browser: uses nothing from here.
const readDrawnLines = (root: ShadowRoot): (Box & { colour: string })[] =>
  [...root.querySelectorAll<HTMLElement>('.l')].map(line => {
    const { x, y, width, height } = line.getBoundingClientRect()
    return { x, y, width, height, colour: getComputedStyle(line).borderBottomColor }
  })

interface Told {
  type: string
  result?: { value?: unknown }
  exceptionDetails?: { text: string }
}

/** Runs a reader on the closed root; undefined where there is no overlay. */
const inRoot = async <T>(page: Page, read: (root: ShadowRoot) => T): Promise<T | undefined> => {
  const bidi = bidiOf(page.browser())
  const target = { context: (page.mainFrame() as unknown as { _id: string })._id }
  const { result: found } = await bidi.send('script.evaluate', {
    expression: `(${String(hostIn)})(document)`,
    target,
    awaitPromise: false,
    serializationOptions: { maxDomDepth: 1, includeShadowTree: 'all' },
  })
  const host = (found as Told).result?.value as { shadowRoot?: { sharedId: string } } | undefined
  if (!host?.shadowRoot) return undefined
  const { result } = await bidi.send('script.callFunction', {
    functionDeclaration: `root => JSON.stringify((${String(read)})(root))`,
    arguments: [{ sharedId: host.shadowRoot.sharedId }],
    target,
    awaitPromise: false,
  })
  const told = result as Told
  if (told.type !== 'success') throw new Error(told.exceptionDetails?.text)
  const json = told.result?.value
  return typeof json === 'string' ? (JSON.parse(json) as T) : undefined
}

/** @param page one that the built extension works on. */
export const firefoxOverlayOf = (page: Page): SeenFirefoxOverlay => {
  const marks = async () => (await inRoot(page, readMarks)) ?? []
  const marksOf = async (name: string) =>
    (await marks()).filter(mark => /^[：:]/.test(mark.label.slice(name.length)) && mark.label.startsWith(name))
  return {
    marks,
    marksOf,
    card: async () => (await inRoot(page, readCard))?.text,
    cardParts: () => inRoot(page, readCard),
    underlined: () => page.evaluate(readLines),
    drawnLines: async () => (await inRoot(page, readDrawnLines)) ?? [],
    openCard: async name => {
      const [mark] = await marksOf(name)
      if (!mark) throw new Error(`no mark for ${name}`)
      await page.mouse.click(mark.x, mark.y)
    },
  }
}
