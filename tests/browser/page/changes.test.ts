import { afterEach, expect, test, vi } from 'vitest'
import { clear, el, type Fake, highlighted, hostOf, names, page, startFake, unmarked } from './fake.ts'

let fake: Fake | undefined
const start = (...options: Parameters<typeof startFake>): Fake => {
  fake = startFake(...options)
  return fake
}
const marked = () => fake!.marks().map(mark => mark.getAttribute('aria-label')!.split('：')[0])
const checks = () => fake!.sent.filter(message => message.type === 'page/check')
const heldOf = (text: string) => fake!.held().filter(held => held.includes(text)).length

afterEach(() => {
  fake?.stop()
  fake = undefined
  clear()
  vi.restoreAllMocks()
})

test('late content is read alone, with the heading before it as a lead', async () => {
  const main = page(el('h2', {}, '中标候选人公示'), el('p', {}, `第一名：${names.commended}`))
  start()
  await expect.poll(marked).toEqual([names.commended])
  main.append(el('p', {}, `第二名：${names.caution}`))
  await expect.poll(marked).toEqual([names.commended, names.caution])
  const last = checks().at(-1)!
  expect(last.blocks.filter(block => !block.lead).map(block => block.text)).toEqual([`第二名：${names.caution}`])
  expect(last.blocks.filter(block => block.lead).map(block => block.text)).toContain('中标候选人公示')
  expect(last.replaces).toBeUndefined()
})

test('a redraw with the same text asks nothing and keeps the marks', async () => {
  const box = el('div', {}, el('p', {}, names.barred), el('p', {}, names.clear))
  page(box)
  start()
  await expect.poll(marked).toEqual([names.barred, names.clear])
  const asked = fake!.sent.length
  box.replaceChildren(el('p', {}, names.barred), el('p', {}, names.clear))
  await expect.poll(() => highlighted()).toEqual({ barred: [names.barred], clear: [names.clear] })
  await expect.poll(marked).toEqual([names.barred, names.clear])
  expect(fake!.sent.length).toBe(asked)
})

test('the same text written into its node again stays marked', async () => {
  const p = el('p', {}, names.barred)
  page(p)
  start()
  await expect.poll(marked).toEqual([names.barred])
  ;(p.firstChild as Text).data = names.barred
  await expect.poll(() => highlighted()).toEqual({ barred: [names.barred] })
})

test('changed text replaces what the background held of it', async () => {
  const p = el('p', {}, names.barred)
  page(el('p', {}, names.notice), p)
  start()
  await expect.poll(marked).toEqual([names.notice, names.barred])
  p.textContent = names.clear
  await expect.poll(marked).toEqual([names.notice, names.clear])
  await expect.poll(() => [heldOf(names.barred), heldOf(names.clear), heldOf(names.notice)]).toEqual([0, 1, 1])
})

test('removed names are forgotten', async () => {
  const late = el('p', {}, names.caution)
  const first = el('p', {}, names.barred)
  const main = page(first, el('p', {}, names.notice))
  start()
  await expect.poll(marked).toEqual([names.barred, names.notice])
  main.append(late)
  await expect.poll(marked).toEqual([names.barred, names.notice, names.caution])
  late.remove()
  first.remove()
  await expect.poll(marked).toEqual([names.notice])
  await expect.poll(() => [heldOf(names.barred), heldOf(names.caution), heldOf(names.notice)]).toEqual([0, 0, 1])
  expect(highlighted()).toEqual({ notice: [names.notice] })
})

test('a clock that ticks costs its own text only', async () => {
  const clock = el('span', {}, '10:00:00')
  page(el('div', {}, '现在是', clock), el('p', {}, names.barred))
  start()
  await expect.poll(marked).toEqual([names.barred])
  for (const time of ['10:00:01', '10:00:02']) {
    const before = checks().length
    clock.textContent = time
    await expect.poll(() => checks().length).toBe(before + 1)
    expect(
      checks()
        .at(-1)!
        .blocks.filter(block => !block.lead)
        .map(block => block.text),
    ).toEqual([`现在是${time}`])
  }
  expect(fake!.held().filter(text => text.startsWith('现在是'))).toEqual(['现在是10:00:00', '现在是10:00:02'])
})

test('a changed cell goes with its row, its place in the table and the header', async () => {
  const cell = el('td', {}, '待定')
  page(
    el(
      'table',
      {},
      el('tr', {}, el('th', {}, '供应商'), el('th', {}, '代码')),
      el('tr', {}, el('td', {}, '甲'), el('td', {}, '乙')),
      el('tr', {}, cell, el('td', {}, '91320500MA1XXXXX0A')),
    ),
  )
  start()
  await expect.poll(() => heldOf('待定')).toBe(1)
  cell.textContent = names.barred
  await expect.poll(marked).toEqual([names.barred])
  const { blocks } = checks().at(-1)!
  const sent = blocks.map(block => [block.text, block.cell?.row, block.cell?.col, block.lead ?? false])
  expect(sent).toContainEqual([names.barred, 2, 0, false])
  expect(sent).toContainEqual(['91320500MA1XXXXX0A', 2, 1, false])
  expect(sent).toContainEqual(['供应商', 0, 0, true])
  expect(new Set(blocks.map(block => block.cell?.table)).size).toBe(1)
})

test('a new row is numbered within its table', async () => {
  const body = el('tbody', {}, el('tr', {}, el('th', {}, '供应商')), el('tr', {}, el('td', {}, names.barred)))
  page(el('table', {}, body))
  start()
  await expect.poll(marked).toEqual([names.barred])
  body.append(el('tr', {}, el('td', {}, names.caution)))
  await expect.poll(marked).toEqual([names.barred, names.caution])
  const own = checks()
    .at(-1)!
    .blocks.filter(block => !block.lead)
  expect(own.map(block => [block.text, block.cell!.row])).toEqual([[names.caution, 2]])
})

test('a tab of the page that opens is read, and one that closes is forgotten', async () => {
  const first = el('div', {}, el('p', {}, names.barred))
  const second = el('div', { style: 'display:none' }, el('p', {}, names.caution))
  page(first, second)
  start()
  await expect.poll(marked).toEqual([names.barred])
  first.style.display = 'none'
  second.style.display = ''
  await expect.poll(marked).toEqual([names.caution])
  await expect.poll(() => [heldOf(names.barred), heldOf(names.caution)]).toEqual([0, 1])
  first.style.display = ''
  await expect.poll(marked).toEqual([names.barred, names.caution])
})

test('text that becomes editable is let go', async () => {
  const p = el('p', {}, names.barred)
  page(p)
  start()
  await expect.poll(marked).toEqual([names.barred])
  p.setAttribute('contenteditable', 'true')
  await expect.poll(marked).toEqual([])
  await expect.poll(() => heldOf(names.barred)).toBe(0)
})

test('changes in an open shadow root are seen', async () => {
  const host = el('div')
  const shadow = host.attachShadow({ mode: 'open' })
  shadow.append(el('p', {}, '无'))
  page(host)
  start()
  await expect.poll(() => fake!.held().length).toBeGreaterThan(0)
  shadow.append(el('p', {}, names.barred))
  await expect.poll(marked).toEqual([names.barred])
})

test('another address is another document', async () => {
  const here = location.href
  const main = page(el('p', {}, names.barred))
  start()
  await expect.poll(marked).toEqual([names.barred])
  const doc = fake!.sent.at(-1)!.doc
  history.pushState(null, '', '?route=2')
  main.replaceChildren(el('p', {}, names.caution))
  await expect.poll(marked).toEqual([names.caution])
  expect(fake!.sent.at(-1)!.doc).not.toBe(doc)
  expect(fake!.held().filter(text => text.includes(names.barred))).toEqual([])
  history.replaceState(null, '', here)
})

test('a recheck asks for everything and shows the new findings', async () => {
  page(el('p', {}, names.barred), el('p', {}, unmarked))
  start()
  await expect.poll(marked).toEqual([names.barred])
  fake!.known.set(names.barred, 'notice').set(unmarked, 'caution')
  fake!.tell({ type: 'tab/recheck' })
  await expect.poll(() => highlighted()).toEqual({ notice: [names.barred] })
  expect(heldOf(names.barred)).toBe(1)
})

test('views that change later change the marks', async () => {
  page(el('p', {}, names.barred))
  start()
  await expect.poll(marked).toEqual([names.barred])
  const view = { subject: names.barred, assessment: 'caution' as const, glyph: '核', label: `${names.barred}：核`, marked: true }
  fake!.tell({ type: 'tab/subjects', subjects: [view] })
  await expect.poll(() => highlighted()).toEqual({ caution: [names.barred] })
  expect(fake!.marks()[0]!.textContent).toBe('核')
  fake!.tell({ type: 'tab/subjects', subjects: [{ ...view, marked: false }] })
  await expect.poll(marked).toEqual([])
})

test('jump scrolls to the place and shows it for a moment', async () => {
  page(el('p', {}, names.barred), el('div', { style: 'height:3000px' }), el('p', {}, unmarked), el('p', {}, names.barred))
  start()
  await expect.poll(() => heldOf(unmarked)).toBe(1)
  fake!.tell({ type: 'tab/jump', subject: names.barred, nth: 1 })
  await expect.poll(() => document.documentElement.scrollTop).toBeGreaterThan(1000)
  expect(highlighted().flash).toEqual([names.barred])
  document.documentElement.scrollTop = 0
  fake!.tell({ type: 'tab/jump', subject: unmarked, nth: 0 })
  await expect.poll(() => document.documentElement.scrollTop).toBeGreaterThan(1000)
  expect(highlighted().flash).toEqual([unmarked])
  await expect.poll(() => highlighted().flash, { timeout: 5000 }).toBeUndefined()
  document.documentElement.scrollTop = 0
})

test('a worker that does not answer is asked once more', async () => {
  let die = true
  page(el('p', {}, names.barred))
  start({
    before: message => {
      if (message.type !== 'page/check' || !die) return
      die = false
      throw new Error('Could not establish connection.')
    },
  })
  await expect.poll(marked).toEqual([names.barred])
})

test('a worker that has lost its memory gets the whole page again', async () => {
  const main = page(el('p', {}, names.barred))
  start()
  await expect.poll(marked).toEqual([names.barred])
  fake!.restart()
  main.append(el('p', {}, names.caution))
  await expect.poll(() => [heldOf(names.barred), heldOf(names.caution)]).toEqual([1, 1])
  expect(fake!.sent.filter(message => message.type === 'page/start').length).toBe(2)
  await expect.poll(marked).toEqual([names.barred, names.caution])
})

test('a switched-off site is left alone', async () => {
  page(el('p', {}, names.barred))
  start({ refuse: 'off' })
  await expect.poll(() => fake!.stopped()).toBe(true)
  expect(fake!.sent.map(message => message.type)).toEqual(['page/start'])
  expect(hostOf()).toBeNull()
})

test('an extension that is gone leaves a clean page and says nothing', async () => {
  let gone = false
  const p = el('p', {}, names.barred)
  page(p)
  const before = document.documentElement.outerHTML
  start({
    before: () => {
      if (gone) throw new Error('Extension context invalidated.')
    },
  })
  await expect.poll(marked).toEqual([names.barred])
  gone = true
  fake!.tell({ type: 'tab/recheck' })
  await expect.poll(() => fake!.stopped()).toBe(true)
  expect(document.documentElement.outerHTML).toBe(before)
  expect([...CSS.highlights.keys()]).toEqual([])
})

test('a page that takes the overlay away whenever it comes loses as soon as it stops', async () => {
  page(el('p', {}, names.barred))
  start()
  await expect.poll(marked).toEqual([names.barred])
  let taken = 0
  const thief = new MutationObserver(() => {
    const host = hostOf()
    if (!host) return
    taken++
    host.remove()
    if (taken > 9) thief.disconnect()
  })
  thief.observe(document.documentElement, { childList: true })
  hostOf()!.remove()
  await expect.poll(() => taken, { timeout: 20_000 }).toBe(10)
  await expect.poll(() => hostOf()?.isConnected, { timeout: 20_000 }).toBe(true)
  await expect.poll(marked).toEqual([names.barred])
})

test('a hidden tab does nothing until it is seen', async () => {
  const state = vi.spyOn(Document.prototype, 'visibilityState', 'get').mockReturnValue('hidden')
  page(el('p', {}, names.barred))
  start()
  await new Promise(resolve => requestIdleCallback(resolve, { timeout: 300 }))
  expect(fake!.sent).toEqual([])
  state.mockReturnValue('visible')
  document.dispatchEvent(new Event('visibilitychange'))
  await expect.poll(marked).toEqual([names.barred])
})

const show = (state: DocumentVisibilityState) => {
  vi.spyOn(Document.prototype, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}
const aWhile = () => new Promise(resolve => requestIdleCallback(() => setTimeout(resolve, 200), { timeout: 300 }))

test('a hidden tab asks nothing when lists change; seen again it asks once and shows what it was told', async () => {
  page(el('p', {}, names.barred), el('p', {}, names.clear))
  start()
  await expect.poll(marked).toEqual([names.barred, names.clear])
  show('hidden')
  const asked = fake!.sent.length
  fake!.known.delete(names.barred)
  for (let i = 0; i < 3; i++) fake!.tell({ type: 'tab/recheck' })
  const view = { subject: names.clear, assessment: 'barred', glyph: '限', label: `${names.clear}：限` } as const
  fake!.known.set(names.clear, 'barred')
  fake!.tell({ type: 'tab/subjects', subjects: [view] })
  await aWhile()
  expect(fake!.sent.length).toBe(asked)
  expect(highlighted()).toEqual({ barred: [names.barred], clear: [names.clear] })
  show('visible')
  await expect.poll(() => highlighted()).toEqual({ barred: [names.clear] })
  await expect.poll(marked).toEqual([names.clear])
  expect(fake!.sent.length).toBe(asked + 1)
})

test('what changes behind the first reading while that goes on is read too', async () => {
  const first = el('p', {}, names.notice)
  page(first, ...Array.from({ length: 4000 }, (_, i) => el('p', {}, `第 ${i} 条`)), el('p', {}, names.clear))
  let hidden = false
  start()
  // Another tab is looked at once a part of the page has been read.
  await expect.poll(() => fake!.sent.length).toBeGreaterThan(0)
  const style = vi.spyOn(globalThis, 'getComputedStyle').mockImplementation(element => {
    style.mockRestore()
    show('hidden')
    hidden = true
    return getComputedStyle(element)
  })
  await expect.poll(() => hidden).toBe(true)
  await aWhile()
  first.textContent = names.barred
  await aWhile()
  expect(checks()).toEqual([])
  show('visible')
  await expect.poll(() => highlighted(), { timeout: 10_000 }).toEqual({ barred: [names.barred], clear: [names.clear] })
  expect(heldOf(names.notice)).toBe(0)
})

test('a page that moves and leaves its names where they are is not measured each frame; moved names keep their marks', async () => {
  const rows = Array.from({ length: 20 }, () => el('p', {}, names.barred))
  const ball = el('div', { style: 'position:fixed;right:0;top:0' }, '●')
  const main = page(ball, ...rows)
  start()
  await expect.poll(() => marked().length).toBe(20)
  const frames = async (count: number) => {
    for (let i = 0; i < count; i++) {
      ball.style.transform = `translateX(${-i}px)`
      await new Promise(requestAnimationFrame)
    }
  }
  await frames(20)
  const measured = vi.spyOn(Range.prototype, 'getClientRects')
  await frames(60)
  // Each look measures every name in view.
  expect(measured.mock.calls.length).toBeLessThan(60 * 4)
  measured.mockRestore()
  const gap = () => fake!.marks()[0]!.getBoundingClientRect().top - rows[0]!.getBoundingClientRect().top
  const before = gap()
  main.prepend(el('p', { style: 'height:120px' }))
  expect(Math.abs(gap() - before)).toBeGreaterThan(100)
  await expect.poll(() => Math.abs(gap() - before)).toBeLessThan(2)
})
