/**
 * What the extension has drawn on a page. Its overlay's root is closed to the page and to Playwright's locators, so it is read
 * through the browser's own protocol, from a world of its own that the page's scripts cannot reach.
 */
import type { CDPSession, Page } from 'playwright'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface SeenMark {
  /** What a screen reader says. */
  label: string
  glyph: string
  assessment: string
  box: Box
  /** Its middle, in the viewport. */
  x: number
  y: number
}

export interface SeenCard {
  label: string
  title: string
  verdict: string
  text: string
  /** Label → value, of all its lists. */
  rows: { [label: string]: string }
  buttons: { label: string; box: Box }[]
  box: Box
  /** The focus is in it. */
  focused: boolean
}

// What follows runs inside the browser: functions that use nothing from here.

/** It may stand in a dialog within open shadow roots. */
export const hostIn = (root: ParentNode): Element | null => {
  const own = root.querySelector('xinbiao-overlay')
  if (own) return own
  const find = (tree: ParentNode): Element | null => {
    for (const { shadowRoot } of tree.querySelectorAll('*')) {
      const host = shadowRoot && (shadowRoot.querySelector('xinbiao-overlay') ?? find(shadowRoot))
      if (host) return host
    }
    return null
  }
  return find(root)
}

export const readMarks = (root: ShadowRoot): SeenMark[] =>
  [...root.querySelectorAll<HTMLElement>('button.m')]
    .filter(mark => mark.style.opacity !== '0')
    .map(mark => {
      const { x, y, width, height } = mark.getBoundingClientRect()
      return {
        label: mark.getAttribute('aria-label') ?? '',
        glyph: mark.textContent ?? '',
        assessment: mark.className.split(' ')[1] ?? '',
        box: { x, y, width, height },
        x: x + width / 2,
        y: y + height / 2,
      }
    })

export const readCard = (root: ShadowRoot): SeenCard | undefined => {
  const card = root.querySelector<HTMLElement>('.card')
  if (!card || card.querySelector('.wait')) return undefined
  const boxOf = (el: Element): Box => {
    const { x, y, width, height } = el.getBoundingClientRect()
    return { x, y, width, height }
  }
  const rows: { [label: string]: string } = {}
  for (const dt of card.querySelectorAll('dt')) rows[dt.textContent ?? ''] = dt.nextElementSibling?.textContent ?? ''
  return {
    label: card.getAttribute('aria-label') ?? '',
    title: card.querySelector('h2')?.textContent ?? '',
    verdict: card.querySelector('.verdict')?.textContent ?? '',
    // biome-ignore lint/performance/useDomNodeTextContent: line by line, as it is read
    text: card.innerText,
    rows,
    buttons: [...card.querySelectorAll('button')].map(button => ({
      label: button.getAttribute('aria-label') ?? button.textContent ?? '',
      box: boxOf(button),
    })),
    box: boxOf(card),
    focused: card.contains(root.activeElement),
  }
}

export const readLines = (): { [finding: string]: string[] } =>
  Object.fromEntries(
    [...CSS.highlights]
      .filter(([name, ranges]) => name.startsWith('xinbiao-') && ranges.size > 0)
      .map(([name, ranges]) => [name.replace('xinbiao-', ''), [...ranges].map(range => String(range).replace(/\s/g, ''))]),
  )

const readPaper = (root: ShadowRoot): string =>
  // biome-ignore lint/performance/useDomNodeTextContent: line by line, as it is read
  root.querySelector<HTMLElement>('.paper')?.innerText ?? ''

export interface SeenOverlay {
  /** Marks drawn now, in reading order; a page draws those near the view only. */
  marks(): Promise<SeenMark[]>
  /** The marks of one name. */
  marksOf(name: string): Promise<SeenMark[]>
  /** The open card's text, line by line; undefined while there is none, and while it waits for its content. */
  card(): Promise<string | undefined>
  /** The open card part by part. */
  cardParts(): Promise<SeenCard | undefined>
  /** Underlined text by finding (`barred`, `caution-dark`, …), white space left out. */
  underlined(): Promise<{ [finding: string]: string[] }>
  /** What the page ends with while it is being printed. */
  paper(): Promise<string>
  /** Roles and names as the browser tells them to a screen reader, the page's own among them. */
  heard(): Promise<{ role: string; name: string; expanded?: boolean }[]>
  /** Clicks a name's mark, scrolling to it, which pins its card. */
  openCard(name: string): Promise<void>
}

/** @param page one that the built extension works on. */
export const overlayOf = async (page: Page): Promise<SeenOverlay> => {
  const cdp = await page.context().newCDPSession(page)
  const marks = async () => (await inRoot(cdp, readMarks)) ?? []
  const marksOf = async (name: string) =>
    (await marks()).filter(mark => /^[：:]/.test(mark.label.slice(name.length)) && mark.label.startsWith(name))
  return {
    marks,
    marksOf,
    card: async () => (await inRoot(cdp, readCard))?.text,
    cardParts: () => inRoot(cdp, readCard),
    paper: async () => (await inRoot(cdp, readPaper)) ?? '',
    underlined: async () => {
      const contextId = await worldOf(cdp)
      const { result } = await cdp.send('Runtime.evaluate', {
        contextId,
        returnByValue: true,
        expression: `(${String(readLines)})()`,
      })
      return result.value as { [finding: string]: string[] }
    },
    heard: async () => {
      const { nodes } = await cdp.send('Accessibility.getFullAXTree')
      return nodes.map(node => {
        const expanded = node.properties?.find(property => property.name === 'expanded')?.value.value as boolean | undefined
        const told = { role: String(node.role?.value ?? ''), name: String(node.name?.value ?? '') }
        return expanded === undefined ? told : { ...told, expanded }
      })
    },
    openCard: async name => {
      const [far] = await marksOf(name)
      if (!far) throw new Error(`no mark for ${name}`)
      // A mark out of sight is only guessed at: it is placed anew when its name comes into view.
      const mark = (await scrollTo(page, far.y)) ? (await marksOf(name))[0] : far
      await page.mouse.click(mark!.x, mark!.y)
    },
  }
}

/** Brings a height of the window into view and waits until it is drawn; false when it was there. */
const scrollTo = (page: Page, y: number): Promise<boolean> =>
  page.evaluate(async at => {
    if (at > 20 && at < innerHeight - 20) return false
    scrollBy({ top: at - innerHeight / 2, behavior: 'instant' })
    for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame)
    return true
  }, y)

/** A world beside the page's, where its scripts have changed nothing. */
const worldOf = async (cdp: CDPSession): Promise<number> => {
  const { frameTree } = await cdp.send('Page.getFrameTree')
  const frameId = frameTree.frame.id
  return (await cdp.send('Page.createIsolatedWorld', { frameId, worldName: 'xinbiao-test' })).executionContextId
}

/** Runs a reader on the closed root; undefined where there is no overlay. */
const inRoot = async <T>(cdp: CDPSession, read: (root: ShadowRoot) => T): Promise<T | undefined> => {
  const contextId = await worldOf(cdp)
  const { result: host } = await cdp.send('Runtime.evaluate', {
    contextId,
    expression: `(${String(hostIn)})(document)`,
  })
  if (!host.objectId) return undefined
  const { node } = await cdp.send('DOM.describeNode', { objectId: host.objectId, depth: 1, pierce: true })
  const root = node.shadowRoots?.[0]
  if (!root) return undefined
  const { object } = await cdp.send('DOM.resolveNode', { backendNodeId: root.backendNodeId, executionContextId: contextId })
  const { result } = await cdp.send('Runtime.callFunctionOn', {
    objectId: object.objectId!,
    functionDeclaration: `function () { return (${String(read)})(this) }`,
    returnByValue: true,
  })
  return result.value as T | undefined
}
