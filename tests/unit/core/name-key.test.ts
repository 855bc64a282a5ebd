import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '#shared/core/fold.ts'
import { nameKey } from '#shared/core/normalise.ts'

test('a name’s key is its folded text, by the short way too', () => {
  for (let u = 0x4e00; u <= 0x9fff; u++) {
    const unit = String.fromCharCode(u)
    expect(nameKey(unit)).toBe(fold(unit).text)
  }
  const unit = fc.constantFrom(...'苏州示例有限公司（）()09AZaz 　〔Ａ·')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), name => {
      expect(nameKey(name)).toBe(fold(name).text)
    }),
  )
})
