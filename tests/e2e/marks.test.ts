/** The built extension on the sample tender site: which names are underlined and marked, with what, and when the rules are confirmed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { type Opened, startTenderSite, type TenderSite } from '../support/tender-site.ts'

const nameOf = (key: string) => sampleFirm(key).name

let tender: TenderSite

beforeAll(async () => {
  tender = await startTenderSite({ viewport: { width: 1280, height: 2000 } })
})
afterAll(async () => {
  await tender?.close()
})

/** Glyph by name, of all marks. */
const glyphs = async ({ overlay }: Opened) =>
  Object.fromEntries((await overlay.marks()).map(mark => [mark.label.split('：')[0]!, mark.glyph]))

describe('the list of thirty suppliers', () => {
  let opened: Opened
  beforeAll(async () => {
    opened = await tender.open('suppliers.html')
  })
  afterAll(async () => {
    await opened?.page.close()
  })

  test('until the rules are confirmed nothing is restricted, and card and panel say that they are inferred', async () => {
    const lines = await opened.overlay.underlined()
    expect(lines.barred).toBeUndefined()
    expect(lines.caution).toContain(nameOf('chenglan'))
    await expect.poll(async () => (await glyphs(opened))[nameOf('chenglan')]).toBe('核')
    expect(await badge(opened)).toMatch(/^核\d+$/)
    await opened.overlay.openCard(nameOf('chenglan'))
    await expect.poll(() => opened.overlay.card()).toContain('推断')
    const card = (await opened.overlay.card())!
    expect(card).toContain('适用规则未确认')
    await opened.page.keyboard.press('Escape')
    const panel = await tender.openPanel(opened)
    await expect.poll(() => panel.getByRole('region', { name: '适用规则' }).innerText()).toContain('政府采购（推断）')
    expect(await panel.getByText('确认前不作“限制参加”判断').isVisible()).toBe(true)
    await panel.getByRole('button', { name: '确认', exact: true }).click()
    await expect.poll(() => badge(opened)).toBe('限5')
    expect(await panel.getByRole('region', { name: '适用规则' }).innerText()).not.toContain('推断')
    await panel.close()
    await opened.page.bringToFront()
    await expect.poll(async () => (await opened.overlay.underlined()).barred).toContain(nameOf('chenglan'))
    await expect.poll(async () => (await glyphs(opened))[nameOf('chenglan')]).toBe('限')
  })
})

const badge = async ({ tabId }: Opened): Promise<string> =>
  (await tender.browser.worker()).evaluate(
    id =>
      (
        globalThis as unknown as { chrome: { action: { getBadgeText(of: { tabId: number }): Promise<string> } } }
      ).chrome.action.getBadgeText({ tabId: id }),
    tabId,
  )
