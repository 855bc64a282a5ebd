import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isPersonId,
  isSoleTraderCode,
  isValidOrgCode,
  isValidUscc,
  maskedAgrees,
  normaliseCode,
  orgCodeCheckCharacter,
  orgCodeOf,
  orgPartOf,
  parseIdentifier,
  repairIdentifier,
  sameEntityCode,
  usccCheckCharacter,
} from '#shared/core/identifiers.ts'
import { CODE_A, CODE_B, code, org } from '../../support/records.ts'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const firstOf = fc
  .tuple(
    fc.constantFrom('9', '1', '5', 'A', 'N', 'Y'),
    fc.constantFrom(...ALPHABET),
    fc.stringMatching(/^\d{6}$/),
    fc.array(fc.constantFrom(...ALPHABET), { minLength: 9, maxLength: 9 }),
  )
  .map(([a, b, region, rest]) => a + b + region + rest.join(''))
const anyUscc = firstOf.map(first => first + usccCheckCharacter(first))

describe('unified social credit codes', () => {
  test('a made code is valid, in any width, case and hyphenation', () => {
    fc.assert(
      fc.property(anyUscc, value => {
        fc.pre(!isPersonId(value))
        expect(isValidUscc(value)).toBe(true)
        const wide = [...value].map(c => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')
        for (const form of [
          value,
          value.toLowerCase(),
          wide,
          `${value.slice(0, 8)}-${value.slice(8)}`,
          ` ${value.slice(0, 9)} ${value.slice(9)}`,
        ])
          expect(parseIdentifier(form)).toEqual({ type: 'uscc', value, valid: true })
      }),
    )
  })

  test('one changed character fails the check', () => {
    fc.assert(
      fc.property(anyUscc, fc.nat(16), fc.constantFrom(...ALPHABET), (value, at, other) => {
        fc.pre(other !== value[at])
        expect(isValidUscc(value.slice(0, at) + other + value.slice(at + 1))).toBe(false)
      }),
    )
  })

  test('codes that end in 0 and codes with letters in front are valid', () => {
    const ending0 = fc.sample(firstOf, 2000).find(first => usccCheckCharacter(first) === '0')!
    expect(isValidUscc(`${ending0}0`)).toBe(true)
    const first = 'A1320599MA1ABCD12'
    expect(isValidUscc(first + usccCheckCharacter(first))).toBe(true)
  })

  test('a code that fails its check is kept and marked', () => {
    const wrong = CODE_A.slice(0, 17) + (CODE_A[17] === '0' ? '1' : '0')
    expect(parseIdentifier(wrong)).toEqual({ type: 'uscc', value: wrong, valid: false })
  })

  test('letters that no code has make it none; a repair is marked', () => {
    const withZero = fc.sample(anyUscc, 5000).find(value => value.slice(2).includes('0') && !isPersonId(value))!
    const at = withZero.indexOf('0', 2)
    const misread = `${withZero.slice(0, at)}O${withZero.slice(at + 1)}`
    expect(parseIdentifier(misread)).toBeUndefined()
    expect(repairIdentifier(misread)).toEqual({ type: 'uscc', value: withZero, valid: true, repaired: true })
    expect(repairIdentifier(withZero)).toBeUndefined()
  })

  test('fillers are no codes', () => {
    for (const filler of ['000000000', '111111111111111111', '999999999999999', '00000000-0', '000000000000000000'])
      expect(parseIdentifier(filler)).toBeUndefined()
  })

  test('sole traders are told by their code', () => {
    expect(isSoleTraderCode('92320599MA1ABCD12X')).toBe(true)
    expect(isSoleTraderCode(CODE_A)).toBe(false)
  })
})

describe('organisation codes and 15-digit numbers', () => {
  test('check character by GB 11714, X included', () => {
    const first8 = fc.stringMatching(/^[0-9A-Z]{8}$/)
    fc.assert(
      fc.property(first8, first => {
        const value = org(first)
        expect(isValidOrgCode(value)).toBe(true)
        for (const c of '0123456789X') if (c !== value[8]) expect(isValidOrgCode(first + c)).toBe(false)
      }),
    )
    expect(orgCodeCheckCharacter('74419092')).toBe('7')
  })

  test('a hyphen makes no difference', () => {
    expect(parseIdentifier('74419092-7')).toEqual(parseIdentifier('744190927'))
    expect(parseIdentifier('74419092—7')?.value).toBe('744190927')
  })

  test('a 15-digit tax number carries the organisation code, a registration number does not', () => {
    const tax = `320599${org('74419092')}`
    expect(orgPartOf({ type: 'reg-no', value: tax, valid: true })).toBe(org('74419092'))
    expect(orgPartOf({ type: 'reg-no', value: '320599000123456', valid: true })).toBeUndefined()
  })
})

describe('one entity', () => {
  test('the organisation code inside a USCC, either way', () => {
    const inside = { type: 'org-code' as const, value: orgCodeOf(CODE_A), valid: true }
    expect(sameEntityCode(code(CODE_A), inside)).toBe(true)
    expect(sameEntityCode(inside, code(CODE_A))).toBe(true)
    expect(sameEntityCode(code(CODE_A), code(CODE_B))).toBe(false)
  })

  test('masked codes: the number of stars says nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 12 }),
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (head, tail, stars) => {
          const masked = CODE_A.slice(0, head) + '*'.repeat(stars) + CODE_A.slice(-tail)
          expect(maskedAgrees(masked, CODE_A)).toBe(true)
        },
      ),
    )
    expect(maskedAgrees(`9132059*****${CODE_A.slice(-3, -1)}?`, CODE_A)).toBe(false)
    expect(maskedAgrees('913****', CODE_A)).toBe(false)
    expect(maskedAgrees(`${orgCodeOf(CODE_A).slice(0, 5)}**${orgCodeOf(CODE_A).slice(-2)}`, CODE_A)).toBe(true)
  })

  test('shown parts may not overlap', () => {
    expect(maskedAgrees(`${CODE_A.slice(0, 12)}*${CODE_A.slice(4)}`, CODE_A)).toBe(false)
  })
})

describe('persons', () => {
  const person = (first17: string) => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    const sum = [...first17].reduce((s, c, i) => s + Number(c) * weights[i]!, 0)
    return first17 + '10X98765432'[sum % 11]
  }

  test('an identity number is never a code, masked ones neither', () => {
    const id = person('32059919900307123')
    expect(isPersonId(id)).toBe(true)
    expect(parseIdentifier(id)).toBeUndefined()
    expect(parseIdentifier('3205991990****1234')).toBeUndefined()
    expect(parseIdentifier('32059919900307****')).toBeUndefined()
  })
})

test('normalising is done once and for all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), text => {
      const once = normaliseCode(text)
      expect(normaliseCode(once)).toBe(once)
    }),
  )
})
