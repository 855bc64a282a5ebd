/** Pages of thousands of names: the page's own code runs in between, every name is underlined, and it can be stopped half-way. */
import { afterEach, expect, test } from 'vitest'
import { clear, el, type Fake, highlighted, hostOf, names, page, startFake } from './fake.ts'

let fake: Fake | undefined
const start = (...options: Parameters<typeof startFake>): Fake => {
  fake = startFake(...options)
  return fake
}
afterEach(() => {
  fake?.stop()
  fake = undefined
  clear()
})

const MANY = 3000

const cells = (count: number, name: string) =>
  el(
    'table',
    {},
    ...Array.from({ length: count }, (_, i) => el('tr', {}, el('td', {}, String(i)), el('td', {}, i % 2 ? name : names.caution))),
  )
const painted = () => [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0)
const nextTask = () =>
  new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = resolve
    port2.postMessage(0)
  })

/** How many names are painted each time the page's own code gets its turn, until `until`. */
const turns = async (until: (count: number) => boolean): Promise<number[]> => {
  const counts: number[] = []
  for (;;) {
    await nextTask()
    counts.push(painted())
    if (until(counts.at(-1)!)) return counts
  }
}

const lineOf = (at: Element, name: string) => getComputedStyle(at, `::highlight(xinbiao-${name})`).textDecorationLine

test('the page’s own code runs between the marks', async () => {
  page(cells(MANY, names.barred))
  start()
  const counts = await turns(count => count === MANY)
  expect(counts.filter(count => count > 0 && count < MANY).length).toBeGreaterThan(0)
})

test('switched off half-way, nothing more is marked and nothing stays', async () => {
  const sheets = [...document.adoptedStyleSheets]
  page(cells(MANY, names.barred))
  const before = document.documentElement.outerHTML
  start()
  await turns(count => count > 0)
  fake!.tell({ type: 'tab/off' })
  expect(painted()).toBe(0)
  const counts: number[] = []
  for (let i = 0; i < 200; i++) {
    await nextTask()
    counts.push(painted())
  }
  expect(Math.max(...counts)).toBe(0)
  expect(hostOf()).toBeNull()
  expect(document.documentElement.outerHTML).toBe(before)
  expect(document.adoptedStyleSheets).toEqual(sheets)
})

test('a name that is withdrawn half-way goes, the others come', async () => {
  page(cells(MANY, names.barred))
  start()
  await turns(count => count > 0)
  const view = { subject: names.barred, assessment: 'barred', glyph: '限', label: names.barred, marked: false } as const
  fake!.tell({ type: 'tab/subjects', subjects: [view] })
  expect(highlighted().barred).toBeUndefined()
  await turns(count => count === MANY / 2)
  expect(Object.keys(highlighted())).toEqual(['caution'])
})

test('among many cells and in a shadow root among them, findings keep their lines; a few paragraphs too', async () => {
  const host = el('div')
  const paragraph = el('p', {}, names.notice)
  const table = cells(MANY, names.barred)
  page(paragraph, table, host)
  const inside = el('table', {}, el('tr', {}, el('td', {}, names.clear)))
  host.attachShadow({ mode: 'open' }).append(inside)
  start()
  await turns(count => count === MANY + 2)
  expect(lineOf(table.querySelector('tr:nth-child(2) td + td')!, 'barred')).toBe('underline')
  expect(lineOf(table.querySelector('tr:nth-child(1) td + td')!, 'caution')).toBe('underline')
  expect(lineOf(paragraph, 'notice')).toBe('underline')
  expect(lineOf(inside.querySelector('td')!, 'clear')).toBe('underline')
})

test('a column put before those that stand keeps the lines, on names in the cells and in elements there', async () => {
  const row = (i: number) => el('tr', {}, el('td', {}, i % 2 ? names.barred : el('b', {}, names.barred)), el('td', {}, '100'))
  const table = el('table', {}, ...Array.from({ length: 20 }, (_, i) => row(i)))
  page(table)
  start()
  await turns(count => count === 20)
  for (const tr of table.querySelectorAll('tr')) tr.prepend(el('td', {}, '序号'))
  const inBold = table.querySelector('b')!
  await expect.poll(() => lineOf(table.querySelector('tr:nth-child(2) td + td')!, 'barred')).toBe('underline')
  await expect.poll(() => lineOf(inBold, 'barred')).toBe('underline')
})

test('a jump is seen among many cells', async () => {
  const table = cells(MANY, names.barred)
  page(table)
  start()
  await turns(count => count === MANY)
  fake!.tell({ type: 'tab/jump', subject: names.barred, nth: 700 })
  await expect.poll(() => highlighted().flash).toEqual([names.barred])
  const at = table.querySelector('tr:nth-child(1402) td + td')!
  expect(getComputedStyle(at, '::highlight(xinbiao-flash)').backgroundColor).toBe('rgb(31, 90, 168)')
})
