import { expect, test } from 'vitest'
import { oneUpdater } from '#shared/sync/locks.ts'

const gate = () => {
  let open = () => {}
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  return { open, opened }
}

test('a second update waits for the first, or is told at once that one runs', async () => {
  const order: string[] = []
  const { open, opened } = gate()
  const first = oneUpdater(async () => {
    order.push('first begins')
    await opened
    order.push('first ends')
  })
  const second = oneUpdater(async () => {
    order.push('second')
  })
  const free = oneUpdater(async () => 'ran', { ifFree: true })
  open()
  await Promise.all([first, second])
  expect(order).toEqual(['first begins', 'first ends', 'second'])
  if (navigator.locks) expect(await free).toBeUndefined()
})

test('a failed update lets the next one in', async () => {
  await expect(oneUpdater(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await oneUpdater(async () => 7)).toBe(7)
})
