import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '#shared/core/fold.ts'
import { NORMALISER_VERSION, nameKey } from '#shared/core/normalise.ts'
import { simplify } from '#shared/core/script.ts'
import { variantKey } from '#shared/core/variants.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 60 })
const han = fc.string({
  unit: fc.integer({ min: 0x4e00, max: 0x9fff }).map(u => String.fromCharCode(u)),
  minLength: 1,
  maxLength: 30,
})
const white = fc.constantFrom(' ', '\u3000', '\n', '\t', '\u00a0', '\u200b', '\ufeff', '\u00ad')

test('the released normaliser is version 1', () => expect(NORMALISER_VERSION).toBe(1))

describe('name keys', () => {
  test.each([
    ['红光（北京）酒业有限公司', '红光(北京)酒业有限公司'],
    ['红光〔北京〕酒业有限公司', '红光(北京)酒业有限公司'],
    ['红光[北京]酒业有限公司', '红光(北京)酒业有限公司'],
    ['红光［北京］酒业有限公司', '红光(北京)酒业有限公司'],
    ['红 光 酒\n业有限　公司', '红光酒业有限公司'],
    ['Ａｃｍｅ 虚构（中国）有限公司', 'ACME虚构(中国)有限公司'],
    ['红\u200b光酒业有限公司', '红光酒业有限公司'],
  ])('%s', (raw, key) => expect(nameKey(raw)).toBe(key))

  test('white space anywhere makes no difference', () => {
    fc.assert(
      fc.property(han, fc.array(fc.tuple(fc.nat(30), white)), (name, insertions) => {
        let broken = name
        for (const [at, gap] of insertions) broken = broken.slice(0, at) + gap + broken.slice(at)
        expect(nameKey(broken)).toBe(nameKey(name))
      }),
    )
  })

  test('a key is its own key', () => {
    fc.assert(
      fc.property(text, name => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name))
        expect(variantKey(variantKey(name))).toBe(variantKey(name))
      }),
    )
  })

  test('another firm stays another: branch, 股份, region', () => {
    const keys = [
      '红光酒业有限公司',
      '红光酒业股份有限公司',
      '红光酒业有限公司苏州分公司',
      '北京红光酒业有限公司',
      '红光（北京）酒业有限公司',
    ].map(nameKey)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('variant forms', () => {
  test('script, brackets and the region’s place are united', () => {
    const one = variantKey('北京红光酒业有限公司')
    for (const form of ['红光（北京）酒业有限公司', '紅光（北京）酒業有限公司', '北京红光酒业有限公司', '北京·红光酒业有限公司'])
      expect(variantKey(form)).toBe(one)
  })

  test('a branch is not its parent', () => {
    expect(variantKey('红光酒业有限公司（苏州分公司）')).not.toBe(variantKey('红光酒业有限公司'))
    expect(variantKey('红光酒业有限公司')).not.toBe(variantKey('红光酒业股份有限公司'))
  })

  test('traditional script is simplified once and for all', () => {
    expect(simplify('臺灣華潤電機廠')).toBe('台湾华润电机厂')
    fc.assert(
      fc.property(han, name => {
        expect(simplify(simplify(name))).toBe(simplify(name))
      }),
    )
  })
})

describe('the way back', () => {
  test('every folded unit knows where it stood', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, white)), parts => {
        const source = parts.join('')
        const folded = fold(source)
        const n = folded.text.length
        expect(folded.map.length).toBe(n + 1)
        expect(folded.map[n]).toBe(source.length)
        for (let i = 0; i < n; i++) {
          expect(folded.end[i]).toBeGreaterThan(folded.map[i]!)
          expect(folded.map[i + 1]).toBeGreaterThanOrEqual(folded.map[i]!)
          // The characters it came from fold to something that contains it.
          expect(fold(source.slice(folded.map[i]!, folded.end[i]!)).text).toContain(folded.text[i])
        }
      }),
    )
  })
})
