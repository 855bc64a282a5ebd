/** Marks on a page that changes under them: late rows, another page at another address, scrolling, zoom, paper, and switched off. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { askBackground } from '../support/demo-world.ts'
import { codeOf, glyphsOf as glyphsIn, nameOf, rowOf, tableOf } from '../support/living-page.ts'
import { open, opened, tender, useTenderSite } from '../support/own-page.ts'
import { badgeOf, tenderPage } from '../support/tender-site.ts'

useTenderSite()
const glyphsOf = (key: string) => glyphsIn(opened.overlay, key)
const underlined = async (finding: string) => (await opened.overlay.underlined())[finding] ?? []

test('rows that come late, text written anew and a list drawn anew keep their marks', async () => {
  const { page } = await open(`<div id="app">${tableOf('chenglan', 'lanqichuan')}</div>`)
  await expect.poll(() => glyphsOf('chenglan')).toBe('限')
  await page.evaluate(html => document.querySelector('tbody')!.insertAdjacentHTML('beforeend', html), rowOf('orgcode'))
  await expect.poll(() => glyphsOf('orgcode')).toBe('限')
  expect(await underlined('barred')).toEqual([nameOf('chenglan'), nameOf('orgcode')])

  await page.evaluate(() => {
    for (const cell of document.querySelectorAll('td')) cell.textContent = `${cell.textContent}`
  })
  await expect.poll(() => underlined('barred')).toEqual([nameOf('chenglan'), nameOf('orgcode')])
  await page.evaluate(
    html => {
      document.querySelector('#app')!.innerHTML = html
    },
    tableOf('lanqichuan', 'chenglan'),
  )
  await expect.poll(async () => (await opened.overlay.marks()).map(mark => mark.glyph)).toEqual(['注', '限'])
  expect(await underlined('barred')).toEqual([nameOf('chenglan')])
  await expect.poll(() => badgeOf(tender, opened)).toBe('限1')

  await page.evaluate(() => document.querySelector('#app')!.replaceChildren())
  await expect.poll(() => opened.overlay.marks()).toEqual([])
  await expect.poll(() => opened.overlay.underlined()).toEqual({})
  await expect.poll(() => badgeOf(tender, opened)).toBe('')
})

test('a code that comes late settles the name before it', async () => {
  const { page } = await open(
    `<table><tr><th>供应商名称</th><th>统一社会信用代码</th></tr><tr><td>${nameOf('chenglan')}</td><td>—</td></tr></table>`,
  )
  await expect.poll(() => glyphsOf('chenglan')).toBe('核')
  await page.evaluate(code => {
    document.querySelector('td + td')!.textContent = code
  }, codeOf('chenglan'))
  await expect.poll(() => glyphsOf('chenglan')).toBe('限')
})

test('another address in the same document is another page, whose rules nobody has confirmed', async () => {
  const { page, tabId } = await open(`<div id="app">${tableOf('chenglan')}</div>`)
  const context = async () => (await askBackground(tender.own, { type: 'ui/tab', tabId })).context
  await expect.poll(() => glyphsOf('chenglan')).toBe('限')
  await page.evaluate(
    html => {
      history.pushState({}, '', '?notice=2')
      document.querySelector('#app')!.innerHTML = html
    },
    tableOf('orgcode', 'lanqichuan'),
  )
  await expect.poll(() => glyphsOf('orgcode')).toBe('核')
  expect(await glyphsOf('chenglan')).toBe('')
  expect(await context()).toEqual({ context: 'government-procurement', inferred: true })
  expect(await underlined('barred')).toEqual([])
})

test('rules confirmed for a page hold when it is loaded again, and not on the next page of the site', async () => {
  const { page, tabId } = await open(tableOf('chenglan'))
  tender.pages['bank.html'] = tenderPage(`<h2>世界银行贷款项目采购结果</h2>${tableOf('chenglan', 'bank')}`)
  const context = async () => (await askBackground(tender.own, { type: 'ui/tab', tabId })).context
  await page.reload()
  await expect.poll(() => glyphsOf('chenglan')).toBe('限')
  await page.goto(`${tender.site.url}bank.html`)
  await expect.poll(() => glyphsOf('bank')).not.toBe('')
  expect(await context()).toEqual({ context: 'bank-financed', inferred: true })
  expect(await underlined('barred')).toEqual([])
})

/** Right upper corner of a name. */
const cornerOf = (page: Page, key: string) =>
  page.evaluate(name => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const from = texts.currentNode.nodeValue?.indexOf(name) ?? -1
      if (from < 0) continue
      const range = document.createRange()
      range.setStart(texts.currentNode, from)
      range.setEnd(texts.currentNode, from + name.length)
      const { right, top } = range.getBoundingClientRect()
      return { right, top }
    }
    throw new Error(`${name} is not on the page`)
  }, nameOf(key))

/** Whether a name's mark stands at its upper right corner; undefined without a mark. */
const isAtName = async (key: string) => {
  const [mark] = await opened.overlay.marksOf(nameOf(key))
  if (!mark) return undefined
  const { right, top } = await cornerOf(opened.page, key)
  return Math.hypot(mark.x - right, mark.y - top) < 16
}

test('marks follow the page and its scroll containers, and go where their name is cut off', async () => {
  const { page } = await open(
    `${tableOf('lanqichuan')}<div id="box" style="height:120px;overflow:auto;border:1px solid"><div style="height:90px"></div>
    <p>供应商：${nameOf('taxno')}（${codeOf('taxno')}）</p><div style="height:600px"></div></div><div style="height:3000px"></div>`,
  )
  await expect.poll(() => isAtName('lanqichuan')).toBe(true)
  await page.mouse.move(100, 250)
  await page.locator('#box').evaluate(box => box.scrollTo(0, 70))
  await expect.poll(() => isAtName('taxno')).toBe(true)
  await page.evaluate(() => scrollTo(0, 90))
  await expect.poll(() => isAtName('taxno')).toBe(true)
  expect(await isAtName('lanqichuan')).toBe(true)
  await page.locator('#box').evaluate(box => box.scrollTo(0, 300))
  await expect.poll(() => isAtName('taxno')).toBeUndefined()
  await page.locator('#box').evaluate(box => box.scrollTo(0, 60))
  await expect.poll(() => isAtName('taxno')).toBe(true)
})

test('a card that is pinned stays with its mark while the page scrolls, and goes with it', async () => {
  const { page } = await open(`<div style="height:500px"></div>${tableOf('chenglan')}<div style="height:3000px"></div>`)
  await expect.poll(() => glyphsOf('chenglan')).toBe('限')
  await opened.overlay.openCard(nameOf('chenglan'))
  await expect.poll(() => opened.overlay.card()).toContain('限制期内')
  const gap = async () => {
    const [mark] = await opened.overlay.marksOf(nameOf('chenglan'))
    const box = (await opened.overlay.cardParts())?.box
    return mark && box ? Math.round(box.x - mark.box.x - mark.box.width) : undefined
  }
  expect(await gap()).toBe(6)
  await page.mouse.move(20, 20)
  await page.mouse.wheel(0, 200)
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(200)
  await expect.poll(async () => Math.abs((await gap()) ?? 0)).toBeLessThan(40)
  const box = (await opened.overlay.cardParts())!.box
  expect(box.y).toBeGreaterThanOrEqual(0)
  expect(box.y + box.height).toBeLessThanOrEqual(900)
})

test('at any zoom of the page, and on a fine screen, marks stand at their names', async () => {
  const { page } = await open(tableOf('lanqichuan', 'chenglan'))
  await expect.poll(() => isAtName('chenglan')).toBe(true)
  for (const [selector, zoom] of [
    ['html', '1.5'],
    ['html', ''],
    ['body', '0.8'],
    ['body', '2'],
  ] as const) {
    await page.locator(selector).evaluate((el, to) => (el as HTMLElement).style.setProperty('zoom', to), zoom)
    await expect.poll(() => isAtName('chenglan'), { message: `${selector} at ${zoom}` }).toBe(true)
    expect((await opened.overlay.marks())[0]!.box.width).toBe(14)
  }
  await page.locator('body').evaluate(body => body.style.removeProperty('zoom'))
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setDeviceMetricsOverride', { width: 640, height: 450, deviceScaleFactor: 2, mobile: false })
  await expect.poll(() => isAtName('chenglan')).toBe(true)
  await opened.overlay.openCard(nameOf('chenglan'))
  await expect.poll(() => opened.overlay.card()).toContain('限制期内')
  const { box } = (await opened.overlay.cardParts())!
  expect(box.x).toBeGreaterThanOrEqual(0)
  expect(box.y).toBeGreaterThanOrEqual(0)
  expect(box.x + box.width).toBeLessThanOrEqual(640)
  expect(box.y + box.height).toBeLessThanOrEqual(450)
})

test('on paper the marks go, the lines differ without colour, and the page ends with what they say', async () => {
  const { page, overlay } = await open(tableOf('chenglan', 'lanqichuan'))
  await expect.poll(() => glyphsOf('chenglan')).toBe('限')
  const before = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  expect(await overlay.paper()).toContain(`限${nameOf('chenglan')}：限制参加（须核实），代码一致`)
  expect(await overlay.paper()).toContain('不是官方查询结果')
  expect((await overlay.marks()).every(mark => mark.box.width === 0)).toBe(true)
  const styles = await page.evaluate(() =>
    ['xinbiao-barred', 'xinbiao-notice'].map(name => {
      const { textDecorationStyle, backgroundColor } = getComputedStyle(document.querySelector('td')!, `::highlight(${name})`)
      return [textDecorationStyle, backgroundColor]
    }),
  )
  expect(styles).toEqual([
    ['double', 'rgba(0, 0, 0, 0)'],
    ['solid', 'rgba(0, 0, 0, 0)'],
  ])
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: null })
  // A real print: the overlay leaves the top layer, where nothing is in the page's flow, and comes back.
  await page.evaluate(() => {
    const isOver = () =>
      (document.documentElement.dataset.over! += Number(document.querySelector('xinbiao-overlay')!.matches(':popover-open')))
    document.documentElement.dataset.over = ''
    for (const type of ['beforeprint', 'afterprint']) addEventListener(type, isOver)
  })
  await page.pdf()
  expect(await page.evaluate(() => document.documentElement.dataset.over)).toBe('01')
  expect(await overlay.paper()).toBe('')
  await expect.poll(() => isAtName('chenglan')).toBe(true)
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(before)
})

test('what an officer writes is neither read nor marked', async () => {
  const name = nameOf('orgcode')
  const { page } = await open(`${tableOf('chenglan')}
    <form><input value="${name}"><textarea>供应商：${name}</textarea><select><option>${name}</option></select></form>
    <div contenteditable="true">供应商：${name}（${codeOf('orgcode')}）</div>`)
  await expect.poll(() => glyphsOf('chenglan')).toBe('限')
  await page.locator('textarea').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(`，${nameOf('taxno')}`)
  await page.locator('[contenteditable]').click()
  await page.keyboard.press('End')
  await page.keyboard.type(`、${nameOf('taxno')}`)
  const view = await opened.checked()
  expect(view.subjects.map(subject => subject.finding.subject.name)).toEqual([nameOf('chenglan')])
  expect(await page.locator('[contenteditable]').textContent()).toBe(
    `供应商：${name}（${codeOf('orgcode')}）、${nameOf('taxno')}`,
  )
  expect(await page.locator('textarea').inputValue()).toBe(`供应商：${name}，${nameOf('taxno')}`)
  expect((await opened.overlay.marks()).length).toBe(1)
})

test('switched off, the page is byte for byte as it came, without sheets, highlights or shifts', async () => {
  const { page, tabId } = await open(tableOf('chenglan', 'lanqichuan', 'masked'), { path: 'plain.html' })
  await expect.poll(() => glyphsOf('chenglan')).toBe('限')
  const look = () =>
    page.evaluate(() => ({
      html: document.documentElement.outerHTML,
      boxes: [...document.body.querySelectorAll('*')].map(el => JSON.stringify(el.getBoundingClientRect())),
      sheets: document.adoptedStyleSheets.length,
      highlights: [...CSS.highlights.keys()],
      globals: Object.keys(globalThis).filter(key => /xinbiao/i.test(key)),
    }))
  const on = await look()
  const came = await page.evaluate(
    html => new DOMParser().parseFromString(html, 'text/html').documentElement.outerHTML,
    tender.pages['plain.html']!,
  )
  expect(on.html.replace('<xinbiao-overlay popover="manual"></xinbiao-overlay>', '')).toBe(came)
  await opened.overlay.openCard(nameOf('chenglan'))
  await expect.poll(() => opened.overlay.card()).toContain('限制期内')
  await askBackground(tender.own, { type: 'ui/tab-off', tabId })
  await expect.poll(async () => (await look()).html).toBe(came)
  const off = await look()
  expect(off).toMatchObject({ sheets: 0, highlights: [], globals: [] })
  expect(off.boxes).toEqual(on.boxes)
  expect(await badgeOf(tender, opened)).toBe('')
  // And stays so when the page goes on.
  await page.evaluate(html => document.querySelector('tbody')!.insertAdjacentHTML('beforeend', html), rowOf('orgcode'))
  const view = await askBackground(tender.own, { type: 'ui/tab', tabId })
  expect(view).toMatchObject({ state: 'off', subjects: [] })
  expect(await page.locator('xinbiao-overlay').count()).toBe(0)
})
