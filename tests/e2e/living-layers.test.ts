/** Marks where a page puts things over each other: dialogs and popovers in the top layer, full screen, sticky headers; and in vertical text. */
import { expect, test } from 'vitest'
import { CLICKABLE, codeOf, HEAD, isAtName, markAt, nameOf, rowOf, tableOf } from '../support/living-page.ts'
import { open, opened, useTenderSite } from '../support/own-page.ts'

useTenderSite()
/** The mark is seen at its name, and a click on it opens its card. */
const expectReachable = async (key: string) => {
  await expect.poll(() => markAt(opened, key), { message: key }).toEqual(CLICKABLE)
  await opened.overlay.openCard(nameOf(key))
  await expect.poll(() => opened.overlay.card()).toContain(nameOf(key))
}

const DIALOG = '<style>dialog{width:700px}dialog:not([open]){display:none}</style>'

test('names in a modal dialog have marks that can be clicked, those beneath have none over it, and all is as before when it closes', async () => {
  const { page } = await open(
    `${tableOf('chenglan', 'orgcode')}<dialog id="one"><h3>中标候选人名单</h3>${tableOf('taxno')}
      <button onclick="document.querySelector('#two').showModal()">更多</button></dialog>
    <dialog id="two" style="margin-top:60px"><h3>供应商名单</h3>${tableOf('lanqichuan')}</dialog>`,
    { head: DIALOG },
  )
  await expect.poll(() => markAt(opened, 'chenglan')).toEqual(CLICKABLE)
  for (let turn = 0; turn < 9; turn++) {
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#one')!.showModal())
    await expect.poll(() => markAt(opened, 'taxno')).toEqual(CLICKABLE)
    await expect.poll(() => markAt(opened, 'chenglan')).toBeUndefined()
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#one')!.close())
    await expect.poll(() => markAt(opened, 'chenglan')).toEqual(CLICKABLE)
    expect(await markAt(opened, 'taxno')).toBeUndefined()
  }
  await page.evaluate(() => document.querySelector<HTMLDialogElement>('#one')!.showModal())
  await expectReachable('taxno')
  await page.getByRole('button', { name: '更多' }).click()
  await expectReachable('lanqichuan')
  expect(await markAt(opened, 'taxno')).toBeUndefined()
  await page.evaluate(() => document.querySelector('#two')!.remove())
  await expectReachable('taxno')
  await page.evaluate(() => document.querySelector('#one')!.remove())
  await expectReachable('chenglan')
  expect(await page.locator('xinbiao-overlay').count()).toBe(1)
  expect(await page.evaluate(() => document.querySelector('xinbiao-overlay')!.parentElement!.localName)).toBe('html')
})

test('a popover of the page has its names marked above it, and covers the marks beneath', async () => {
  const { page } = await open(
    `${tableOf('chenglan', 'orgcode')}<div id="pop" popover style="width:700px;height:300px;background:#fff;inset:40px auto auto 0;margin:0">${tableOf('taxno')}</div>`,
  )
  await expect.poll(() => markAt(opened, 'chenglan')).toEqual(CLICKABLE)
  await page.evaluate(() => document.querySelector<HTMLElement>('#pop')!.showPopover())
  await expect.poll(() => markAt(opened, 'taxno')).toEqual(CLICKABLE)
  await expect.poll(() => markAt(opened, 'chenglan')).toBeUndefined()
  await page.evaluate(() => document.querySelector<HTMLElement>('#pop')!.hidePopover())
  await expectReachable('chenglan')
})

test('a part of the page that goes full screen takes its marks along', async () => {
  const { page } = await open(
    `${tableOf('chenglan')}<div id="full" style="background:#fff">${tableOf('taxno')}</div>
     <button onclick="document.querySelector('#full').requestFullscreen()">全屏</button>`,
  )
  await expect.poll(() => markAt(opened, 'chenglan')).toEqual(CLICKABLE)
  await page.getByRole('button', { name: '全屏' }).click()
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.id)).toBe('full')
  await expectReachable('taxno')
  expect(await markAt(opened, 'chenglan')).toBeUndefined()
  await page.evaluate(() => document.exitFullscreen())
  await expectReachable('chenglan')
})

test('a mark goes under a sticky header with its name, and the names of the header keep theirs', async () => {
  const blank = '<tr><td>—</td><td>—</td></tr>'.repeat(60)
  const { page } = await open(
    `<div style="position:sticky;top:0;height:44px;padding-top:16px;background:#fff;z-index:5">成交供应商：${nameOf('taxno')}（${codeOf('taxno')}）</div>
     <table style="line-height:30px"><thead style="position:sticky;top:60px;background:#eee">${HEAD}</thead><tbody>${rowOf('lanqichuan')}${blank.slice(0, 280)}${rowOf('chenglan')}${blank}</tbody></table>`,
  )
  await expect.poll(() => markAt(opened, 'chenglan')).toEqual(CLICKABLE)
  await page.evaluate(() => {
    const row = [...document.querySelectorAll('tr')].findLast(one => one.textContent!.length > 20)!
    scrollTo(0, row.getBoundingClientRect().top + scrollY - 62)
  })
  await expect.poll(() => markAt(opened, 'chenglan')).toBeUndefined()
  await expect.poll(() => markAt(opened, 'taxno')).toEqual(CLICKABLE)
  await page.evaluate(() => scrollBy(0, -80))
  await expectReachable('chenglan')
})

test.each(['vertical-rl', 'vertical-lr', 'sideways-rl'])(
  'in %s text a mark stands at its name’s end and over no other character',
  async mode => {
    const before = '采购项目的中标候选人已经评审委员会推荐并予以公示，各有关单位如有异议请于公示期内提出'
    const { page } = await open(
      `<div style="writing-mode:${mode};height:420px;font-size:16px;line-height:1.4;padding:8px">
      <p>${before}。</p><p>第一中标候选人：${nameOf('chenglan')}（${codeOf('chenglan')}）</p><p>${before}。</p>
      <p>第二中标候选人：${nameOf('lanqichuan')}</p><p>${before}。</p></div>`,
    )
    for (const key of ['chenglan', 'lanqichuan']) {
      await expect.poll(() => markAt(opened, key), { message: key }).toEqual(CLICKABLE)
      const [mark] = await opened.overlay.marksOf(nameOf(key))
      expect(await page.evaluate(coveredBy, { ...mark!.box, name: nameOf(key) }), `${key} covers`).toEqual('')
    }
    expect(await isAtName(opened, 'chenglan')).toBe(true)
  },
)

// Runs inside the browser: characters whose middle lies under a box, those of the name apart.
const coveredBy = ({ x, y, width, height, name }: { x: number; y: number; width: number; height: number; name: string }) => {
  let out = ''
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (texts.nextNode()) {
    const { data } = texts.currentNode as Text
    const from = data.indexOf(name)
    for (let i = 0; i < data.length; i++) {
      if (from >= 0 && i >= from && i < from + name.length) continue
      range.setStart(texts.currentNode, i)
      range.setEnd(texts.currentNode, i + 1)
      const box = range.getBoundingClientRect()
      const cx = (box.left + box.right) / 2
      const cy = (box.top + box.bottom) / 2
      if (box.width && cx > x && cx < x + width && cy > y && cy < y + height) out += data[i]
    }
  }
  return out.trim()
}
