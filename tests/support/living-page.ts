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
  const hit = document.elementFromPoint(x, y)?.localName ?? ''
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const end = (texts.currentNode.nodeValue?.indexOf(name) ?? -1) + name.length
    if (end < name.length) continue
    const range = document.createRange()
    range.setStart(texts.currentNode, end - 1)
    range.setEnd(texts.currentNode, end)
    const { right, top, bottom, width } = range.getBoundingClientRect()
    if (width > 0) return { right, top, bottom, hit }
  }
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
