/** Dialogs, popovers and full screen within open shadow roots, as components bring them: their names are marked above them as the page's own. */
import { expect, test } from 'vitest'
import { CLICKABLE, markAt, nameOf, tableOf } from '../support/living-page.ts'
import { open, opened, useTenderSite } from '../support/own-page.ts'

useTenderSite()

const expectReachable = async (key: string) => {
  await expect.poll(() => markAt(opened, key), { message: key }).toEqual(CLICKABLE)
  await opened.overlay.openCard(nameOf(key))
  await expect.poll(() => opened.overlay.card()).toContain(nameOf(key))
}

/** A component whose open root holds this; `part` is the part the tests act on, `inner` stands in the component itself. */
const component = (root: string, inner = ''): string =>
  `<x-part id="x">${inner}</x-part><script>document.querySelector('#x').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(root)}
   window.part = document.querySelector('#x').shadowRoot.querySelector('.part')</script>`

const act = (does: string) => opened.page.evaluate(`window.part.${does}`)

test.each([
  ['its own text', component(`<dialog class="part" style="width:700px">${tableOf('taxno')}</dialog>`)],
  ['the text slotted into it', component('<dialog class="part" style="width:700px"><slot></slot></dialog>', tableOf('taxno'))],
  [
    'no backdrop',
    component(
      `<style>dialog::backdrop{display:none}</style><dialog class="part" style="width:700px;height:80vh">${tableOf('taxno')}</dialog>`,
    ),
  ],
])('a modal dialog in a shadow root takes the marks in, with %s, and gives them back', async (_what, html) => {
  const { page } = await open(`${tableOf('chenglan')}${html}`)
  await expect.poll(() => markAt(opened, 'chenglan')).toEqual(CLICKABLE)
  for (let turn = 0; turn < 2; turn++) {
    await act('showModal()')
    await expectReachable('taxno')
    await act('close()')
    await expectReachable('chenglan')
  }
  expect(await page.evaluate(() => document.querySelector('xinbiao-overlay')!.parentElement!.localName)).toBe('html')
})

test('a popover in a shadow root has its names marked above it when it opens, again and again', async () => {
  await open(
    `${tableOf('chenglan')}${component(`<div popover class="part" style="width:700px;height:300px;background:#fff;inset:40px auto auto 0;margin:0">${tableOf('taxno')}</div>`)}`,
  )
  await expect.poll(() => markAt(opened, 'chenglan')).toEqual(CLICKABLE)
  for (let turn = 0; turn < 2; turn++) {
    await act('showPopover()')
    await expect.poll(() => markAt(opened, 'taxno')).toEqual(CLICKABLE)
    await act('hidePopover()')
    await expectReachable('chenglan')
  }
})

test('a part of a shadow root that goes full screen takes its marks along', async () => {
  const { page } = await open(
    `${tableOf('chenglan')}${component(`<div class="part" style="background:#fff">${tableOf('taxno')}</div>`)}
     <button onclick="window.part.requestFullscreen()">全屏</button>`,
  )
  await expect.poll(() => markAt(opened, 'chenglan')).toEqual(CLICKABLE)
  await page.getByRole('button', { name: '全屏' }).click()
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.id)).toBe('x')
  await expectReachable('taxno')
  await page.evaluate(() => document.exitFullscreen())
  await expectReachable('chenglan')
})

test('the mark of a name in a header flush with the window’s upper edge is seen whole', async () => {
  const header = (style: string, rest: string) =>
    `<style>body{margin:0}</style><div style="position:fixed;top:0;left:0;right:0;z-index:9;background:#fff;${style}">成交供应商：${nameOf('taxno')}${rest}</div>`
  for (const style of ['line-height:1;font-size:16px', 'line-height:20px;font-size:14px', 'line-height:1;font-size:12px']) {
    for (const rest of ['', '成交金额为人民币壹佰万元整']) {
      const { page } = await open(`<div style="height:3000px"></div>${header(style, rest)}`, { path: 'header.html' })
      await expect.poll(() => markAt(opened, 'taxno'), { message: style + rest }).toEqual(CLICKABLE)
      const [mark] = await opened.overlay.marksOf(nameOf('taxno'))
      expect(mark!.box.y, style + rest).toBeGreaterThanOrEqual(0)
      expect(mark!.box.height, style + rest).toBeGreaterThanOrEqual(9)
      await page.close()
    }
  }
})
