import { afterEach, expect, test } from 'vitest'
import { limits } from '#shared/contract/limits.ts'
import type { Block } from '#shared/core/types.ts'

const real = globalThis.Function
afterEach(() => {
  globalThis.Function = real
})

const row = (i: number): Block => ({
  text: `供应商第${i}行`.padEnd(13, '一'),
  kind: 'cell',
  cell: { table: 0, row: i, col: 0, rowSpan: 1, colSpan: 1, header: false },
})

test('messages are judged without making code from text, as an extension page’s policy demands', async () => {
  let made = 0
  globalThis.Function = new Proxy(real, {
    construct: (target, args) => {
      made++
      return Reflect.construct(target, args)
    },
    apply: (target, self, args) => {
      made++
      return Reflect.apply(target, self, args)
    },
  })
  const { pageMessage, uiMessage } = await import('#shared/contract/schemas.ts')
  expect(pageMessage.safeParse({ type: 'page/start', doc: 'd' }).success).toBe(true)
  expect(uiMessage.safeParse({ type: 'ui/lookup', query: '某公司', context: 'contract' }).success).toBe(true)
  expect(made).toBe(0)
})

test('the largest honest batch passes after a structured clone, a larger one does not', async () => {
  const { pageMessage } = await import('#shared/contract/schemas.ts')
  const blocks = Array.from({ length: 5000 }, (_, i) => row(i))
  const sent = structuredClone({ type: 'page/check', doc: 'd', batch: 3, replaces: 1, blocks })
  expect(pageMessage.parse(sent)).toEqual(sent)
  const over = Array.from({ length: limits.checkBlocks + 1 }, (_, i) => row(i))
  expect(pageMessage.safeParse({ ...sent, blocks: over }).success).toBe(false)
})
