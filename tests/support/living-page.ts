/** What the tests of living pages share: rows of the sample's firms, and whether a mark stands at its name and takes a click. */
import type { Page } from 'playwright'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import type { SeenOverlay } from './overlay.ts'
import type { Opened } from './tender-site.ts'

export const nameOf = (key: string): string => sampleFirm(key).name
export const codeOf = (key: string): string => sampleFirm(key).uscc ?? '—'

export const HEAD = '<tr><th>供应商名称</th><th>统一社会信用代码</th></tr>'
export const rowOf = (key: string): string => `<tr><td>${nameOf(key)}</td><td>${codeOf(key)}</td></tr>`
export const tableOf = (...keys: string[]): string => `<table><tbody>${HEAD}${keys.map(rowOf).join('')}</tbody></table>`

export const glyphsOf = async (overlay: Pick<SeenOverlay, 'marksOf'>, key: string): Promise<string> =>
  (await overlay.marksOf(nameOf(key))).map(mark => mark.glyph).join('')

/** Where a name's mark stands, and what a hand would meet there; undefined without a mark. */
export const markAt = async ({ page, overlay }: Opened, key: string): Promise<{ atName: boolean; hit: string } | undefined> => {
  const [mark] = await overlay.marksOf(nameOf(key))
  if (!mark) return undefined
  const { right, top, bottom, hit } = await page.evaluate(lookAt, { name: nameOf(key), x: mark.x, y: mark.y })
  const dx = Math.max(mark.box.x - right, right - mark.box.x - mark.box.width, 0)
  const dy = Math.max(mark.box.y - bottom, top - mark.box.y - mark.box.height, 0)
  return { atName: Math.hypot(dx, dy) < 8, hit }
}

export const isAtName = async (opened: Opened, key: string): Promise<boolean | undefined> => (await markAt(opened, key))?.atName

export const CLICKABLE = { atName: true, hit: 'xinbiao-overlay' }

// Runs inside the browser: uses nothing from here. The box is that of the name's last character that is drawn.
const lookAt = ({ name, x, y }: { name: string; x: number; y: number }) => {
  const hitIn = (root: Document | ShadowRoot): string => {
    const hit = root.elementFromPoint(x, y)
    return (hit?.shadowRoot && hit.shadowRoot !== root && hitIn(hit.shadowRoot)) || (hit?.localName ?? '')
  }
  const boxIn = (root: Node): DOMRect | undefined => {
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    while (nodes.nextNode()) {
      const node = nodes.currentNode
      const inside = node instanceof Element && node.shadowRoot && boxIn(node.shadowRoot)
      if (inside) return inside
      const end = (node.nodeValue?.indexOf(name) ?? -1) + name.length
      if (end < name.length) continue
      const range = document.createRange()
      range.setStart(node, end - 1)
      range.setEnd(node, end)
      const box = range.getBoundingClientRect()
      if (box.width > 0) return box
    }
    return undefined
  }
  const box = boxIn(document.body)
  if (box) return { right: box.right, top: box.top, bottom: box.bottom, hit: hitIn(document) }
  throw new Error(`${name} is not on the page`)
}

/** Everything a page complains of: its console's errors and warnings, and what it throws. */
export const complaintsOf = (page: Page): string[] => {
  const said: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text())
  })
  page.on('pageerror', error => said.push(String(error)))
  return said
}
