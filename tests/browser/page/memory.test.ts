/** What has left the page is freed: a list that runs through it, parts that hold a tree of their own, cards and marks of names. */
import { afterEach, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { clear, el, type Fake, highlighted, names, page, startFake } from './fake.ts'

let fake: Fake | undefined
afterEach(() => {
  fake?.stop()
  fake = undefined
  clear()
})

const isFreed = async (ref: WeakRef<Node>): Promise<boolean> => {
  await (cdp() as unknown as { send(method: string): Promise<unknown> }).send('HeapProfiler.collectGarbage')
  return ref.deref() === undefined
}

test('rows that leave a long list, whether they named anybody or not', async () => {
  const list = el('div', {}, ...Array.from({ length: 40 }, (_, i) => el('p', {}, `第 ${i} 条`)), el('p', {}, names.clear))
  page(list)
  fake = startFake()
  await expect.poll(() => highlighted()).toEqual({ clear: [names.clear] })
  const text = new WeakRef(list.firstElementChild!.firstChild!)
  list.firstElementChild!.remove()
  await expect.poll(() => isFreed(text), { timeout: 10_000 }).toBe(true)
  const name = new WeakRef(list.lastElementChild!.firstChild!)
  list.lastElementChild!.remove()
  await expect.poll(() => highlighted()).toEqual({})
  await expect.poll(() => isFreed(name), { timeout: 10_000 }).toBe(true)
  expect(list.childElementCount).toBe(39)
})

test('a part with a tree of its own, in which a name was marked', async () => {
  page(el('p', {}, names.notice))
  const part = () => {
    const host = el('div')
    host.attachShadow({ mode: 'open' }).append(el('p', {}, names.barred))
    document.querySelector('#page')!.append(host)
    return host
  }
  let host: HTMLElement | undefined = part()
  fake = startFake()
  await expect.poll(() => fake!.marks().length).toBe(2)
  const root = new WeakRef(host.shadowRoot!)
  host.remove()
  host = undefined
  await expect.poll(() => highlighted()).toEqual({ notice: [names.notice] })
  await expect.poll(() => isFreed(root), { timeout: 10_000 }).toBe(true)
})
