/** A page with two marks whose cards are opened as a hand opens them. */
import { afterEach, beforeEach, expect } from 'vitest'
import { userEvent } from 'vitest/browser'
import { clear, el, type Fake, names, page, startFake } from './fake.ts'

/** Of the test that runs. */
export let fake: Fake | undefined
export const start = async (options: Parameters<typeof startFake>[0] = {}): Promise<Fake> => {
  fake = startFake(options)
  await expect.poll(() => fake!.marks().length).toBe(2)
  return fake
}
/** Playwright cannot name what is in a closed root: the hand goes to its place in the window. */
export const hand = (what: 'click' | 'hover', target: Element) => {
  const at = target.getBoundingClientRect()
  const page = document.documentElement.getBoundingClientRect()
  return userEvent[what](document.documentElement, {
    position: { x: (at.left + at.right) / 2 - page.left, y: (at.top + at.bottom) / 2 - page.top },
  })
}
export const text = () => fake!.card()?.textContent ?? ''
export const focused = () => fake!.root().activeElement
export const open = async (name: string = names.barred) => {
  await hand('click', fake!.markOf(name)!)
  await expect.poll(text).toContain('代码一致，限制期内')
}

beforeEach(async () => {
  page(
    el('p', {}, names.barred),
    el('p', {}, names.caution),
    el('div', { style: 'height:600px' }, el('i', { style: 'position:fixed;right:4px;bottom:4px' }, '旁边')),
  )
  await hand('hover', document.querySelector('#page i')!)
})
afterEach(() => {
  fake?.stop()
  fake = undefined
  clear()
})
