/** What changes on a page is read anew, and nothing else. */
import { expect, test } from 'vitest'
import { el, highlighted, hostOf, names, page } from './fake.ts'
import { checks, fake, heldOf, marked, start, usePage } from './running.ts'

usePage()

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
