/** Pages that deceive: names with hidden characters, text made to look like our marks, giant texts, made-up events. */
import { expect, test } from 'vitest'
import { CLICKABLE, codeOf, HEAD, markAt, nameOf, tableOf } from '../support/living-page.ts'
import { glyphs, open, opened, tender, useTenderSite } from '../support/own-page.ts'

useTenderSite()
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/

test('names with direction controls and characters of no width are found, and shown without them', async () => {
  const name = nameOf('chenglan')
  const disguised = [
    `\u202e${name}\u202c`,
    `\u2067${name}\u2069`,
    [...name].join('\u200b'),
    `${name.slice(0, 4)}\u2060\ufeff${name.slice(4)}`,
    `${name.slice(0, 6)}\u00ad${name.slice(6)}\u200d`,
    `<bdo dir="rtl">${name}</bdo>`,
  ]
  await open(`<table>${HEAD}${disguised.map(text => `<tr><td>${text}</td><td>${codeOf('chenglan')}</td></tr>`).join('')}</table>`)
  await expect.poll(glyphs).toBe('限'.repeat(disguised.length))
  for (const mark of await opened.overlay.marks()) expect(mark.label).not.toMatch(UNSEEN)
  const lines = (await opened.overlay.underlined()).barred!.map(line => line.replace(new RegExp(UNSEEN, 'g'), ''))
  expect(lines).toEqual(disguised.map(() => name))
  await opened.overlay.openCard(name)
  await expect.poll(() => opened.overlay.card()).toContain('代码一致，限制期内')
  expect(await opened.overlay.card()).not.toMatch(UNSEEN)
  const view = await opened.checked()
  expect(view.subjects.map(subject => subject.finding.subject.name)).toEqual([name])
  const panel = await tender.openPanel(opened)
  expect(await panel.locator('body').textContent()).not.toMatch(UNSEEN)
  await panel.close()
})

test('a name turned by direction controls is not taken for the one it looks like, nor does it turn the card’s text', async () => {
  // Reads as the listed name from right to left: to the machine, and to the law, it is no such name.
  const turned = `\u202e${[...nameOf('taxno')].reverse().join('')}\u202c`
  await open(
    `${tableOf('chenglan')}<p>供应商：${turned}</p><p>供应商：${nameOf('lanqichuan')}\u202e（${codeOf('lanqichuan')}）</p>`,
  )
  await expect.poll(glyphs).toBe('限注')
  await opened.overlay.openCard(nameOf('lanqichuan'))
  await expect.poll(() => opened.overlay.card()).toContain(codeOf('lanqichuan'))
  expect(await opened.overlay.card()).not.toMatch(UNSEEN)
})

test('text made to look like our marks and our card changes nothing of ours and is not taken for ours', async () => {
  const fake = `<button class="m barred" style="width:14px;height:14px;background:#b3261e;color:#fff">限</button>`
  const { page, overlay } = await open(
    `${tableOf('chenglan', 'clean-7')}<p>供应商：${nameOf('clean-7')}${fake} 限制参加（须核实），代码一致</p>
     <xinbiao-overlay popover="manual"><div class="layer">${fake}</div><div class="card" role="dialog">${nameOf('clean-7')}：限制期内</div></xinbiao-overlay>
     <style>::highlight(xinbiao-barred){background:#0f0}</style>`,
  )
  await expect.poll(glyphs).toBe('限无无')
  await page.evaluate(() => {
    const text = document.querySelectorAll('tr')[2]!.cells[0]!.firstChild!
    const range = document.createRange()
    range.selectNode(text)
    CSS.highlights.set('xinbiao-barred', new Highlight(range))
    document.querySelector('h2')!.append('。')
  })
  await expect
    .poll(() => overlay.underlined())
    .toEqual({ barred: [nameOf('chenglan')], clear: [nameOf('clean-7'), nameOf('clean-7')] })
  await expect.poll(() => markAt(opened, 'chenglan')).toEqual(CLICKABLE)
  await overlay.openCard(nameOf('clean-7'))
  await expect.poll(() => overlay.card()).toContain('按代码未命中')
  const view = await opened.checked()
  expect(view.subjects.map(subject => [subject.finding.subject.name, subject.finding.assessment])).toEqual([
    [nameOf('chenglan'), 'barred'],
    [nameOf('clean-7'), 'clear'],
  ])
})

test('a text of a megabyte in one node neither hides the names before, in and behind it nor stops the page', async () => {
  const filler = '本项目采购内容详见采购文件第三章，投标人应当逐条响应。'.repeat(20_000)
  const { page } = await open(
    `${tableOf('chenglan')}<p id="giant">${filler}中标供应商：${nameOf('orgcode')}。${filler}</p><p>${'无'.repeat(400_000)}</p>${tableOf('taxno')}`,
  )
  await expect
    .poll(async () => (await opened.overlay.underlined()).barred, { timeout: 60_000 })
    .toEqual([nameOf('chenglan'), nameOf('taxno')])
  // Without a code of its own it is for a person to check.
  expect((await opened.overlay.underlined()).caution).toEqual([nameOf('orgcode')])
  await page.locator('table').last().scrollIntoViewIfNeeded()
  await expect.poll(() => markAt(opened, 'taxno')).toEqual(CLICKABLE)
})

test('made-up events make marks neither move nor open, close nor say anything', async () => {
  const { page, overlay } = await open(tableOf('chenglan', 'lanqichuan'))
  await expect.poll(glyphs).toBe('限注')
  await overlay.openCard(nameOf('chenglan'))
  await expect.poll(() => overlay.card()).toContain('限制期内')
  await page.evaluate(() => {
    const host = document.querySelector('xinbiao-overlay')!
    for (const target of [window, document, document.body, host]) {
      for (const type of [
        'pointerdown',
        'pointerup',
        'click',
        'mousedown',
        'pointerleave',
        'pointerout',
        'beforeprint',
        'focusout',
        'blur',
      ])
        target.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: 5, clientY: 5 }))
      for (const key of ['Escape', 'Enter', 'Tab', 'ArrowDown'])
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }))
      for (const type of [
        'toggle',
        'change',
        'resize',
        'fullscreenchange',
        'visibilitychange',
        'pageshow',
        'popstate',
        'hashchange',
        'afterprint',
        'xinbiao-probe',
      ])
        target.dispatchEvent(new Event(type))
    }
  })
  await page.evaluate(async () => {
    for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame)
  })
  expect(await overlay.card()).toContain('限制期内')
  expect(await page.evaluate(() => document.querySelector('xinbiao-overlay')!.matches(':popover-open'))).toBe(true)
  await expect.poll(glyphs).toBe('限注')
  await expect.poll(() => markAt(opened, 'lanqichuan')).toEqual(CLICKABLE)
})
