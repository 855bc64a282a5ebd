/** A page that nobody sees, that changes while it is first read, or that moves in vain. */
import { expect, test, vi } from 'vitest'
import { el, highlighted, names, page } from './fake.ts'
import { checks, fake, heldOf, marked, start, usePage } from './running.ts'

usePage()

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
