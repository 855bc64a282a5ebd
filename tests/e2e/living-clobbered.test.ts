/** Pages whose forms and pictures have the names of what a script asks a page for (DOM clobbering). */
import { expect, test } from 'vitest'
import { codeOf, complaintsOf, HEAD, nameOf, rowOf } from '../support/living-page.ts'
import { glyphs, open, useTenderSite } from '../support/own-page.ts'

useTenderSite()

const CLOBBERS =
  `body documentElement head nodeType nodeName localName parentNode parentElement firstChild lastChild nextSibling previousSibling
  childNodes children attributes shadowRoot attachShadow append remove contains closest matches getRootNode getAttribute hasAttribute style
  className classList id ownerDocument isConnected textContent innerText innerHTML clientWidth clientHeight getBoundingClientRect checkVisibility
  isContentEditable querySelector querySelectorAll addEventListener dispatchEvent scrollIntoView popover showPopover currentCSSZoom
  createElement createRange createTreeWalker getElementsByTagName defaultView fonts adoptedStyleSheets visibilityState designMode fullscreenElement
  location elementFromPoint caretPositionFromPoint caretRangeFromPoint activeElement readyState`.split(/\s+/)

test('forms and pictures with the names of what we ask a page for break neither reading nor marks', async () => {
  // An `img`, a `form` or an `embed` with a name takes the document's own property of that name; an input its form's.
  const inputs = CLOBBERS.map(name => `<input name="${name}"><input id="${name}" type="hidden">`).join('')
  const images = CLOBBERS.map(name => `<img name="${name}" alt=""><form name="${name}"></form>`).join('')
  const { page, overlay } = await open(
    `<form><table><tbody>${HEAD}${rowOf('chenglan')}</tbody></table><p>供应商：${nameOf('lanqichuan')}（${codeOf('lanqichuan')}）</p>
       <div hidden>${inputs}</div></form><div hidden>${images}</div>`,
  )
  const said = complaintsOf(page)
  await expect.poll(glyphs).toBe('限注')
  await expect.poll(() => overlay.underlined()).toEqual({ barred: [nameOf('chenglan')], notice: [nameOf('lanqichuan')] })
  // A test's own questions must pass the names by too.
  const rows = () => page.evaluate(() => Document.prototype.querySelector.call(document, 'tbody')!.innerHTML)
  const html = await rows()
  await page.evaluate(
    row => Document.prototype.querySelector.call(document, 'tbody')!.insertAdjacentHTML('beforeend', row),
    rowOf('orgcode'),
  )
  await expect.poll(glyphs).toBe('限限注')
  await page.evaluate(
    row => Document.prototype.querySelector.call(document, 'form')!.insertAdjacentHTML('beforeend', row),
    `<p>供应商：${nameOf('taxno')}（${codeOf('taxno')}）</p>`,
  )
  await expect.poll(glyphs).toBe('限限注限')
  await overlay.openCard(nameOf('orgcode'))
  await expect.poll(() => overlay.card()).toContain(codeOf('orgcode'))
  expect(await rows()).toBe(html + rowOf('orgcode'))
  expect(said).toEqual([])
})
