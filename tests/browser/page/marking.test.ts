import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { clear, el, type Fake, highlighted, hostOf, names, page, startFake, unmarked } from './fake.ts'

let fake: Fake | undefined
const start = (...options: Parameters<typeof startFake>): Fake => {
  fake = startFake(...options)
  return fake
}
const snapshot = () => {
  const copy = document.documentElement.cloneNode(true) as Element
  for (const host of copy.querySelectorAll('xinbiao-overlay')) host.remove()
  return copy.outerHTML
}

beforeEach(() => {
  document.documentElement.scrollTop = 0
})
afterEach(() => {
  fake?.stop()
  fake = undefined
  clear()
})

const supplierTable = () =>
  el(
    'table',
    {},
    el('tr', {}, el('th', {}, '序号'), el('th', {}, '供应商')),
    ...Object.values(names).map((name, i) => el('tr', {}, el('td', {}, String(i + 1)), el('td', {}, name))),
  )

describe('a page with names', () => {
  test('each is underlined by its finding and carries its mark; a no-hit by name alone carries nothing', async () => {
    page(el('p', {}, `${unmarked} 受托招标。`), supplierTable())
    start()
    await expect.poll(() => fake!.marks().length).toBe(6)
    expect(highlighted()).toEqual(Object.fromEntries(Object.entries(names).map(([assessment, name]) => [assessment, [name]])))
    for (const [assessment, name] of Object.entries(names)) {
      const mark = fake!.markOf(name)!
      expect(mark.classList.contains(assessment)).toBe(true)
      expect(mark.getAttribute('aria-label')).toBe(`${name}：${assessment}`)
    }
    expect(fake!.markOf(unmarked)).toBeUndefined()
  })

  test('the page gains one element and no attribute, and nothing shifts', async () => {
    const shifts: number[] = []
    const observer = new PerformanceObserver(list => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value)
    })
    const main = page(el('p', {}, `中标人：${names.barred}，地址：某市。`), supplierTable())
    observer.observe({ type: 'layout-shift', buffered: false })
    const before = snapshot()
    const place = main.getBoundingClientRect()
    const size = [document.documentElement.scrollWidth, document.documentElement.scrollHeight]
    start()
    await expect.poll(() => fake!.marks().length).toBe(7)
    expect(snapshot()).toBe(before)
    expect(document.querySelectorAll('xinbiao-overlay').length).toBe(1)
    expect(main.getBoundingClientRect()).toEqual(place)
    expect([document.documentElement.scrollWidth, document.documentElement.scrollHeight]).toEqual(size)
    expect(shifts).toEqual([])
    observer.disconnect()
  })

  test('switching off leaves nothing: element, highlights, sheets', async () => {
    const sheets = [...document.adoptedStyleSheets]
    page(supplierTable())
    const before = document.documentElement.outerHTML
    start()
    await expect.poll(() => fake!.marks().length).toBe(6)
    expect(document.adoptedStyleSheets.length).toBeGreaterThan(sheets.length)
    fake!.tell({ type: 'tab/off' })
    expect(document.documentElement.outerHTML).toBe(before)
    expect([...CSS.highlights.keys()]).toEqual([])
    expect(document.adoptedStyleSheets).toEqual(sheets)
    const asked = fake!.sent.length
    page(el('p', {}, names.barred))
    await new Promise(resolve => requestIdleCallback(resolve, { timeout: 600 }))
    expect(fake!.sent.length).toBe(asked)
  })

  test('a page without names gains nothing at all', async () => {
    page(el('p', {}, '本公告期限为五个工作日。'))
    start()
    await expect.poll(() => fake!.held()).toContain('本公告期限为五个工作日。')
    expect(hostOf()).toBeNull()
  })

  test('a name split over inline tags and a line end is one mark', async () => {
    const [a, b, c] = [names.barred.slice(0, 3), names.barred.slice(3, 7), names.barred.slice(7)]
    page(el('p', {}, '供应商：', el('b', {}, a!), el('span', {}, el('font', {}, b!)), '\n  ', c!))
    start()
    await expect.poll(() => fake!.marks().length).toBe(1)
    expect(highlighted().barred!.map(text => text.replace(/\s/g, ''))).toEqual([names.barred])
  })

  test('names in an open shadow root are marked there', async () => {
    const host = el('div')
    host.attachShadow({ mode: 'open' }).append(el('p', {}, names.caution))
    page(host)
    start()
    await expect.poll(() => fake!.marks().length).toBe(1)
    expect(highlighted()).toEqual({ caution: [names.caution] })
    const root = host.shadowRoot!
    expect(root.adoptedStyleSheets.length).toBe(1)
    fake!.stop()
    expect(root.adoptedStyleSheets.length).toBe(0)
  })

  test('light text on dark ground gets the dark set', async () => {
    page(el('p', { style: 'background:#101418;color:#e8e8e8' }, names.barred), el('p', {}, names.barred))
    start()
    await expect.poll(() => fake!.marks().length).toBe(2)
    expect(highlighted()).toEqual({ 'barred-dark': [names.barred], barred: [names.barred] })
    expect(fake!.marks().filter(mark => mark.classList.contains('dark')).length).toBe(1)
  })
})

test('a printed page ends with what its marks say, and is as before afterwards', async () => {
  page(el('p', {}, names.barred), el('p', {}, names.clear), el('p', {}, names.barred))
  start()
  await expect.poll(() => fake!.marks().length).toBe(3)
  dispatchEvent(new Event('beforeprint'))
  // Only the browser's own event takes the host out of the top layer (`page-changes.test.ts` prints).
  expect(fake!.host()!.matches(':popover-open')).toBe(true)
  const lines = [...fake!.root().querySelectorAll('.paper p')].map(line => line.textContent)
  expect(lines.slice(1)).toEqual([`限${names.barred}：barred`, `无${names.clear}：clear`])
  dispatchEvent(new Event('afterprint'))
  expect(fake!.root().querySelector('.paper')).toBeNull()
  expect(fake!.host()!.matches(':popover-open')).toBe(true)
})

describe('where a mark stands', () => {
  const rectOf = (node: Text, at: number) => {
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    return range.getBoundingClientRect()
  }

  test('past the end of the name where there is room, level with its upper half', async () => {
    const p = el('p', { style: 'width:600px;font:14px/22px sans-serif' }, names.barred)
    page(p)
    start()
    await expect.poll(() => fake!.marks().length).toBe(1)
    const last = rectOf(p.firstChild as Text, names.barred.length - 1)
    const mark = fake!.marks()[0]!.getBoundingClientRect()
    expect(mark.left).toBeGreaterThanOrEqual(last.right)
    expect(mark.left).toBeLessThan(last.right + 6)
    expect([mark.width, mark.height]).toEqual([14, 14])
    expect(mark.top).toBeLessThan((last.top + last.bottom) / 2)
    expect(mark.bottom).toBeLessThan(last.bottom)
  })

  test('over no character that follows', async () => {
    const p = el('p', { style: 'width:600px;font:14px/26px sans-serif' }, `由${names.barred}承建本项目`)
    page(p)
    start()
    await expect.poll(() => fake!.marks().length).toBe(1)
    const next = rectOf(p.firstChild as Text, 1 + names.barred.length)
    const square = (next.top + next.bottom) / 2 - 7
    const mark = fake!.marks()[0]!.getBoundingClientRect()
    expect(mark.right <= next.left + 2 || mark.bottom <= square + 2).toBe(true)
  })

  test('on the last line of a name that wraps', async () => {
    const p = el('p', { style: 'width:100px;font:14px/24px sans-serif' }, names.barred)
    page(p)
    start()
    await expect.poll(() => fake!.marks().length).toBe(1)
    const last = rectOf(p.firstChild as Text, names.barred.length - 1)
    const mark = fake!.marks()[0]!.getBoundingClientRect()
    expect(Math.abs(mark.top - last.top)).toBeLessThan(14)
  })

  test('it follows the page and an inner container, and goes where its name is cut off', async () => {
    const box = el(
      'div',
      { style: 'height:80px;overflow:auto;width:500px' },
      el('p', { style: 'margin:0' }, names.barred),
      el('div', { style: 'height:600px' }),
    )
    page(el('div', { style: 'height:40px' }), box, el('div', { style: 'height:3000px' }))
    start()
    await expect.poll(() => fake!.marks().length).toBe(1)
    const text = box.querySelector('p')!.firstChild as Text
    const gap = () => fake!.marks()[0]!.getBoundingClientRect().top - rectOf(text, 0).top
    const before = gap()
    document.documentElement.scrollTop = 20
    await expect.poll(gap).toBeCloseTo(before, 0)
    box.scrollTop = 8
    await expect.poll(gap).toBeCloseTo(before, 0)
    box.scrollTop = 300
    await expect.poll(() => fake!.marks().length).toBe(0)
    box.scrollTop = 0
    await expect.poll(() => fake!.marks().length).toBe(1)
  })

  test('not over what covers the name', async () => {
    page(el('p', {}, names.barred))
    start()
    await expect.poll(() => fake!.marks().length).toBe(1)
    page(el('div', { style: 'position:fixed;inset:0;background:#fff' }, '对话框'))
    await expect.poll(() => fake!.marks().length).toBe(0)
  })

  test('an invisible name keeps no mark', async () => {
    const p = el('p', {}, names.barred)
    page(p)
    start()
    await expect.poll(() => fake!.marks().length).toBe(1)
    p.style.opacity = '0'
    await expect.poll(() => fake!.marks().length).toBe(0)
    p.style.opacity = ''
    await expect.poll(() => fake!.marks().length).toBe(1)
  })
})

describe('in old browsers', () => {
  test('without highlights the lines are drawn in the overlay', async () => {
    const missing = vi.spyOn(CSS, 'highlights', 'get').mockReturnValue(undefined as never)
    page(el('p', {}, names.barred), el('p', {}, names.clear))
    const before = snapshot()
    start()
    await expect.poll(() => fake!.marks().length).toBe(2)
    const lines = [...fake!.root().querySelectorAll<HTMLElement>('.l')]
    expect(lines.map(line => line.style.borderBottomStyle).sort()).toEqual(['dotted', 'solid'])
    const text = document.querySelector('#page p')!.firstChild as Text
    const range = document.createRange()
    range.selectNodeContents(text)
    const name = range.getBoundingClientRect()
    const line = lines.find(l => l.style.borderBottomStyle === 'solid')!.getBoundingClientRect()
    expect(line.left).toBeCloseTo(name.left, 0)
    expect(line.right).toBeCloseTo(name.right, 0)
    expect(snapshot()).toBe(before)
    missing.mockRestore()
  })

  test('without popover the host is fixed above everything', async () => {
    const show = HTMLElement.prototype.showPopover
    // The feature is taken away as a browser without it would be.
    delete (HTMLElement.prototype as Partial<HTMLElement>).showPopover
    try {
      page(el('p', {}, names.barred))
      start()
      await expect.poll(() => fake!.marks().length).toBe(1)
      expect(fake!.host()!.hasAttribute('popover')).toBe(false)
      expect(getComputedStyle(fake!.host()!).zIndex).toBe('2147483647')
      const mark = fake!.marks()[0]!.getBoundingClientRect()
      expect(document.elementFromPoint(mark.left + 7, mark.top + 7)).toBe(fake!.host())
    } finally {
      HTMLElement.prototype.showPopover = show
    }
  })
})
