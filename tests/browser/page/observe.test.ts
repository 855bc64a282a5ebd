/** What waits while a tab is hidden: it neither grows without end nor is lost. */
import { afterEach, expect, test, vi } from 'vitest'
import { PageObserver } from '../../../extension/page/observe.ts'

let stop = new AbortController()
afterEach(() => {
  stop.abort()
  stop = new AbortController()
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

const observed = () => {
  const readings: Set<Element>[] = []
  const observer = new PageObserver(
    {
      isOurs: () => false,
      touched: () => {},
      changed: async parts => void readings.push(parts),
      lost: () => [],
    },
    stop.signal,
  )
  observer.watch(document)
  return readings
}

const show = (state: DocumentVisibilityState) => {
  vi.spyOn(Document.prototype, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}

const churn = async (times: number) => {
  for (let i = 0; i < times; i++) {
    const note = document.createElement('div')
    note.textContent = `第 ${i} 条`
    document.body.replaceChildren(note)
    if (i % 500 === 0) await Promise.resolve()
  }
}

test('a hidden tab is not read, and what came and went meanwhile is one reading of the whole page', async () => {
  show('hidden')
  const readings = observed()
  await churn(5000)
  await new Promise(resolve => requestIdleCallback(resolve, { timeout: 1000 }))
  expect(readings).toEqual([])
  show('visible')
  await vi.waitFor(() => expect(readings).toHaveLength(1), { timeout: 10_000 })
  expect([...readings[0]!]).toEqual([document.body])
})

test('a few changes are read where they are', async () => {
  show('hidden')
  const readings = observed()
  await churn(3)
  show('visible')
  await vi.waitFor(() => expect(readings).toHaveLength(1), { timeout: 10_000 })
  expect([...readings[0]!]).toEqual([document.body.firstElementChild])
})
