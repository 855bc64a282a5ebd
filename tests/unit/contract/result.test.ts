import { expect, test } from 'vitest'
import { fail, ok } from '#shared/contract/result.ts'

test('a result carries its value or its code', () => {
  expect(ok(1)).toEqual({ ok: true, value: 1 })
  expect(fail('x')).toEqual({ ok: false, code: 'x' })
})
