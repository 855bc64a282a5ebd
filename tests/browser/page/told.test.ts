/** What the background tells, or fails to tell: rechecks, changed views, jumps, lost memory, switched off, gone. */
import { expect, test } from 'vitest'
import { el, highlighted, hostOf, names, page, unmarked } from './fake.ts'
import { fake, heldOf, marked, start, usePage } from './running.ts'

usePage()

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
