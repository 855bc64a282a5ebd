import fc from 'fast-check'
import { expect, test } from 'vitest'
import table from '#shared/core/data/t2s.json' with { type: 'json' }
import { variantKey as withTable } from '#shared/core/variants.ts'
import { variantKey } from '../../../widget/variants.ts'

test('every Han character gives the form that the table gives', async () => {
  for (let cp = 0x3400; cp <= 0x9fff; cp++) {
    const name = `江临${String.fromCodePoint(cp)}建设有限公司`
    if ((await variantKey(name)) !== withTable(name)) throw new Error(`${name} differs`)
  }
})

test('so do whole names, brackets, marks and other scripts', () => {
  const character = fc.oneof(
    fc.constantFrom(...'（）()·、 　ＡａZ9［］〔〕'),
    fc.constantFrom(...table.from),
    fc.constantFrom(...table.to),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  )
  return fc.assert(
    fc.asyncProperty(fc.array(character, { maxLength: 24 }), async characters => {
      const name = characters.join('')
      expect(await variantKey(name)).toBe(withTable(name))
    }),
  )
})

test('an ordinary name needs no table, and so no wait', () => {
  expect(variantKey('红光（北京）酒业股份有限公司')).toBe('北京红光酒业股份有限公司')
  expect(variantKey('Road & Bridge Co., Ltd.')).toBe('ROADBRIDGECOLTD')
  expect(variantKey('紅光酒業有限公司')).toBeInstanceOf(Promise)
})
