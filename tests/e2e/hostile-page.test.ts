/** The built extension on pages that fight it, knowingly or not, and on a page with a hundred bidders. */
import { expect, test } from 'vitest'
import { codeOf, nameOf, tableOf } from '../support/living-page.ts'
import { glyphs, opened, openHtml, tender, useTenderSite } from '../support/own-page.ts'
import { tenderPage } from '../support/tender-site.ts'

const body = (...keys: string[]) => `<h2>政府采购项目供应商名单</h2>${tableOf(...keys)}`

useTenderSite()
/** Marks, lines and a card that a hand can open: all that an officer relies on. What was spoilt comes back with the next frame. */
const expectWhole = async () => {
  const { overlay, page } = opened
  await expect.poll(glyphs).toBe('限注')
  await expect.poll(() => overlay.underlined()).toEqual({ barred: [nameOf('chenglan')], notice: [nameOf('lanqichuan')] })
  const hit = async () => {
    const [mark] = await overlay.marks()
    return mark && page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.localName, mark)
  }
  await expect.poll(hit).toBe('xinbiao-overlay')
  await overlay.openCard(nameOf('chenglan'))
  await expect.poll(() => overlay.card()).toContain('代码一致，限制期内')
  await page.keyboard.press('Escape')
  expect(await overlay.card()).toBeUndefined()
}

test('rules against everything, and against the overlay by name, hide neither marks nor card', async () => {
  const against = [
    ...['display:none', 'visibility:hidden', 'opacity:0', 'transform:scale(0)', 'clip-path:inset(100%)', 'filter:opacity(0)'],
    ...['pointer-events:none', 'z-index:-1', 'content-visibility:hidden', 'mask:linear-gradient(#0000,#0000)', 'contain:strict'],
    ...['zoom:.01', 'translate:-9999px', 'scale:0', 'rotate:90deg', 'position:fixed', 'inset:50%', 'color:#0000', 'font-size:0'],
  ].map(rule => `${rule}!important`)
  const head = `<style>*{display:none!important;visibility:hidden!important;pointer-events:none!important}
    html,body,h2,table,tbody,tr,td,th{display:revert!important;visibility:visible!important}
    xinbiao-overlay,xinbiao-overlay *{${against.join(';')}}</style>`
  await openHtml('rules.html', tenderPage(body('chenglan', 'lanqichuan'), { head }))
  await expectWhole()
})

test('a page that overrides the built-ins it thinks are used gets nothing but its own errors', async () => {
  const script = `<script>
    const no = () => { throw new Error('refused by the page') }
    for (const [prototype, names] of [
      [Element.prototype, 'attachShadow getBoundingClientRect closest matches querySelector append remove setAttribute'],
      [Node.prototype, 'appendChild insertBefore contains cloneNode getRootNode'],
      [Document.prototype, 'createElement createRange querySelector'],
      [Range.prototype, 'getClientRects setStart setEnd'],
      [Array.prototype, 'map filter push forEach flatMap'],
      [EventTarget.prototype, 'addEventListener dispatchEvent'],
      [Map.prototype, 'get set'], [Set.prototype, 'add'],
    ]) for (const name of names.split(' ')) prototype[name] = no
    for (const name of ['MutationObserver', 'IntersectionObserver', 'ResizeObserver', 'Highlight', 'CSSStyleSheet', 'getComputedStyle', 'setTimeout', 'Promise'])
      Object.defineProperty(globalThis, name, { value: no })
    Object.defineProperty(CSS, 'highlights', { get: no })
    Object.defineProperty(document, 'adoptedStyleSheets', { get: no, set: no })
    Object.defineProperty(Node.prototype, 'textContent', { get: no, set: no })
  </script>`
  const page = tenderPage(body('chenglan', 'lanqichuan') + script)
  await openHtml('built-ins.html', page)
  await expect.poll(glyphs).toBe('限注')
  expect(await opened.overlay.underlined()).toEqual({ barred: [nameOf('chenglan')], notice: [nameOf('lanqichuan')] })
  await opened.overlay.openCard(nameOf('chenglan'))
  await expect.poll(() => opened.overlay.card()).toContain('代码一致，限制期内')
})

test('a page that takes the overlay away, spoils it, or clears sheets and highlights gets them back', async () => {
  const { page } = await openHtml('takes.html', tenderPage(`${body('chenglan', 'lanqichuan')}<p id="more"></p>`))
  await expectWhole()
  for (const spoil of [
    () => document.querySelector('xinbiao-overlay')!.remove(),
    () => {
      const host = document.querySelector<HTMLElement>('xinbiao-overlay')!
      host.hidePopover()
      host.hidden = true
      host.inert = true
      host.setAttribute('aria-hidden', 'true')
      host.style.display = 'none'
      host.append('text of the page')
    },
    () => {
      CSS.highlights.clear()
      document.adoptedStyleSheets = []
    },
  ]) {
    await page.evaluate(spoil)
    // Any change of the page, as a page has all the time.
    await page.evaluate(() => document.querySelector('#more')!.append('。'))
    await expectWhole()
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBeGreaterThan(0)
  }
  expect(await page.locator('xinbiao-overlay').count()).toBe(1)
})

test('a page cannot read what the overlay holds, nor open a card by made-up events', async () => {
  const { page, overlay } = await openHtml('reads.html', tenderPage(body('chenglan', 'lanqichuan')))
  await expectWhole()
  const [mark] = await overlay.marks()
  const got = await page.evaluate(({ x, y }) => {
    const host = document.querySelector<HTMLElement>('xinbiao-overlay')!
    const heard: string[] = []
    for (const type of ['click', 'pointerdown', 'keydown'])
      addEventListener(type, event => heard.push(`${type} ${(event.composedPath()[0] as Element).localName}`), true)
    for (const type of ['pointerover', 'pointerdown', 'click'])
      host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: x, clientY: y }))
    return { root: host.shadowRoot, text: host.textContent, heard }
  }, mark!)
  expect(got).toMatchObject({ root: null, text: '' })
  expect(got.heard.every(one => one.endsWith('xinbiao-overlay'))).toBe(true)
  expect(await overlay.card()).toBeUndefined()
})

test('a page rewritten whole is read anew', async () => {
  const { page, overlay } = await openHtml('whole.html', tenderPage(body('chenglan')))
  await expect.poll(glyphs).toBe('限')
  await page.evaluate(
    html => {
      document.documentElement.innerHTML = html
    },
    `<head><title>x</title></head><body>${body('taxno')}</body>`,
  )
  await expect.poll(async () => (await overlay.underlined()).barred).toEqual([nameOf('taxno')])
  await page.evaluate(
    html => {
      document.open()
      document.write(html)
      document.close()
    },
    tenderPage(body('orgcode')),
  )
  await expect.poll(async () => (await overlay.underlined()).barred).toEqual([nameOf('orgcode')])
  await expect.poll(glyphs).toBe('限')
  await overlay.openCard(nameOf('orgcode'))
  await expect.poll(() => overlay.card()).toContain(nameOf('orgcode'))
})

test('names in frames and in open shadow roots are marked where they stand', async () => {
  tender.pages['inner.html'] = tenderPage(body('taxno'))
  const { page } = await openHtml(
    'outer.html',
    tenderPage(`${body('chenglan')}<div id="host"></div><iframe src="inner.html" width="700" height="200"></iframe>
      <script>document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(body('lanqichuan'))}</script>`),
  )
  await expect.poll(glyphs).toBe('限注')
  const inner = page.frames()[1]!
  const marked = () => inner.evaluate(() => [...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map(String)]))
  await expect.poll(marked).toEqual([['xinbiao-barred', [nameOf('taxno')]]])
  const view = await opened.checked()
  expect(view.subjects.map(subject => subject.finding.subject.name).sort()).toEqual(
    [nameOf('chenglan'), nameOf('taxno'), nameOf('lanqichuan')].sort(),
  )
})

/** Ninety-six invented bidders on no list among four of the sample. */
const HUNDRED = Array.from({ length: 100 }, (_, i) =>
  i % 25 === 24
    ? ['clean-7', 'lanqichuan', 'chenglan', 'taxno'].map(key => ({ name: nameOf(key), code: codeOf(key) }))[(i - 24) / 25]!
    : { name: `东屏溪川第${i + 1}商贸有限公司`, code: '—' },
)

test('a hundred bidders: all are found, four are marked, and a mark follows into view', async () => {
  const rows = HUNDRED.map(({ name, code }, i) => `<tr><td>${i + 1}</td><td>${name}</td><td>${code}</td></tr>`).join('')
  const { page, overlay } = await openHtml(
    'hundred.html',
    tenderPage(
      `<h2>政府采购项目投标人名单</h2><table><tr><th>序号</th><th>投标人</th><th>统一社会信用代码</th></tr>${rows}</table>`,
    ),
  )
  const view = await opened.checked()
  expect(view.subjects.length).toBe(100)
  expect(view.subjects.slice(0, 4).map(subject => subject.card.glyph)).toEqual(['限', '限', '注', '无'])
  expect(await overlay.underlined()).toEqual({
    barred: [nameOf('chenglan'), nameOf('taxno')],
    notice: [nameOf('lanqichuan')],
    clear: [nameOf('clean-7')],
  })
  await page.getByText(nameOf('clean-7')).scrollIntoViewIfNeeded()
  await expect.poll(async () => (await overlay.marksOf(nameOf('clean-7'))).length).toBe(1)
  await overlay.openCard(nameOf('clean-7'))
  await expect.poll(() => overlay.card()).toContain('按代码未命中（数据截至')
})
