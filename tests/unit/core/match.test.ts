import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRegistrationNumber, orgCodeOf } from '#shared/core/identifiers.ts'
import { type MatchFacts, type MatchSubject, matchRecord, type Via } from '#shared/core/match.ts'
import type { Subject } from '#shared/core/records.ts'
import type { Identifier } from '#shared/core/types.ts'
import { CODE_A, CODE_B, code, NAME, org, record, uscc } from '../../support/records.ts'

const ORG_A: Identifier = { type: 'org-code', value: orgCodeOf(CODE_A), valid: true }
const TAX_A = `320599${ORG_A.value}`
const MASKED_A = `${CODE_A.slice(0, 11)}****${CODE_A.slice(-4)}`
const FAULTY_A = CODE_A.slice(0, 17) + (CODE_A[17] === '0' ? '1' : '0')
const OTHER = '无锡远泽虚构水务有限公司'

const match = (s: MatchSubject, r: Partial<Subject>, via: Via = 'name', facts?: MatchFacts) =>
  matchRecord(s, record({ subject: { name: NAME, ...r } }), via, facts)

describe('a 15-digit number that may be a business registration number', () => {
  const whole = uscc('74419092')
  const number = Array.from({ length: 100 }, (_, i) => `${320500 + i}${orgCodeOf(whole)}`).find(isRegistrationNumber)!

  test('accuses no other firm whose organisation code its end reads as', () => {
    expect(match({ name: OTHER, code: code(whole) }, { regNo: number }, 'code')).toEqual({
      basis: 'repaired-code',
      certainty: 'possible',
    })
  })

  test('is the firm’s with its registered name, and as published', () => {
    expect(match({ name: NAME, code: code(whole) }, { regNo: number }, 'code')).toMatchObject({
      basis: 'reg-no',
      certainty: 'same',
    })
    const printed: Identifier = { type: 'reg-no', value: number, valid: true }
    expect(match({ name: OTHER, code: printed }, { regNo: number }, 'code')).toMatchObject({ basis: 'reg-no', certainty: 'same' })
  })

  test('is known by its check', () => {
    expect(['980100000000002', '980100000000019'].map(isRegistrationNumber)).toEqual([true, true])
    expect(['980100000000003', '98010000000000X', ''].map(isRegistrationNumber)).toEqual([false, false, false])
  })
})

describe('same', () => {
  const rows: [string, MatchSubject, Partial<Subject>, string, Via?, MatchFacts?][] = [
    ['USCC, whatever the names', { name: OTHER, code: code(CODE_A) }, { uscc: CODE_A }, 'uscc', 'code'],
    ['a code alone', { code: code(CODE_A) }, { uscc: CODE_A }, 'uscc', 'code'],
    [
      'USCC on the page, org code in the record',
      { name: NAME, code: code(CODE_A) },
      { orgCode: ORG_A.value },
      'org-code-in-uscc',
      'code',
    ],
    ['org code on the page, USCC in the record', { name: NAME, code: ORG_A }, { uscc: CODE_A }, 'org-code-in-uscc', 'code'],
    ['org code on both', { name: NAME, code: ORG_A }, { orgCode: ORG_A.value }, 'org-code-in-uscc', 'code'],
    [
      '15-digit number as published',
      { code: { type: 'reg-no', value: '320599000123456', valid: true } },
      { regNo: '320599000123456' },
      'reg-no',
      'code',
    ],
    ['15-digit tax number that ends in the org code', { name: NAME, code: code(CODE_A) }, { regNo: TAX_A }, 'reg-no', 'code'],
    [
      'masked code and the same registered name',
      { name: NAME, code: code(CODE_A) },
      { masked: MASKED_A },
      'masked-code-and-name',
    ],
    [
      'the number of stars says nothing',
      { name: NAME, code: code(CODE_A) },
      { masked: MASKED_A.replace('****', '*********') },
      'masked-code-and-name',
    ],
    [
      'masked on the page, whole in the record',
      { name: NAME, code: { type: 'masked', value: MASKED_A, valid: true } },
      { uscc: CODE_A },
      'masked-code-and-name',
    ],
    ['a pair an officer confirmed', { name: NAME }, {}, 'confirmed-pair', 'name', { confirmed: true }],
    [
      'a real code that fails its check, equal on both sides',
      { name: NAME, code: code(FAULTY_A, { valid: false }) },
      { uscc: FAULTY_A, codeFault: 'check-character' },
      'uscc',
      'code',
    ],
  ]
  test.each(rows)('%s', (_, s, r, basis, via, facts) => expect(match(s, r, via, facts)).toEqual({ basis, certainty: 'same' }))

  test('a masked code alone, or with a former name only, is not enough', () => {
    expect(match({ code: code(CODE_A) }, { masked: MASKED_A }, 'code')).toBeUndefined()
    expect(match({ name: OTHER, code: code(CODE_A) }, { masked: MASKED_A, formerNames: [OTHER] })).toEqual({
      basis: 'former-name',
      certainty: 'likely',
    })
  })
})

describe('likely', () => {
  const rows: [string, MatchSubject, Partial<Subject>, string, Via?, MatchFacts?][] = [
    ['registered name, no code on the page', { name: NAME }, { uscc: CODE_A }, 'registered-name'],
    ['registered name, no code in the record', { name: NAME, code: code(CODE_A) }, {}, 'registered-name'],
    [
      'name printed with spaces and other brackets',
      { name: '红光〔 北京 〕酒业有限公司' },
      { name: '红光（北京）酒业有限公司' },
      'registered-name',
    ],
    [
      'the name in Chinese that a foreign source prints beside its own',
      { name: NAME },
      { name: 'LANQI AUTOMATION CO., LTD', otherNames: [NAME] },
      'registered-name',
    ],
    ['former name', { name: OTHER }, { formerNames: [OTHER] }, 'former-name'],
    [
      'the directory’s only entity',
      { name: OTHER },
      { uscc: CODE_A },
      'directory-only-entity',
      'directory',
      { offered: [code(CODE_A)], entities: 1 },
    ],
    [
      'a code that fails its check neither asserts nor vetoes',
      { name: NAME, code: code(FAULTY_A, { valid: false }) },
      { uscc: CODE_B },
      'registered-name',
    ],
    [
      'a registration number proves no difference',
      { name: NAME, code: { type: 'reg-no', value: '320599000123456', valid: true } },
      { uscc: CODE_A },
      'registered-name',
    ],
    [
      'a mask that may hide a registration number proves none either',
      { name: NAME, code: code(CODE_A) },
      { masked: '3205990****3456' },
      'registered-name',
    ],
    ['too little shown of a masked code', { name: NAME, code: code(CODE_A) }, { masked: '91****8K' }, 'registered-name'],
  ]
  test.each(rows)('%s', (_, s, r, basis, via, facts) => expect(match(s, r, via, facts)).toEqual({ basis, certainty: 'likely' }))
})

describe('possible', () => {
  const rows: [string, MatchSubject, Partial<Subject>, string, Via?, MatchFacts?][] = [
    [
      'bracket and region order',
      { name: '北京红光酒业有限公司' },
      { name: '红光（北京）酒业有限公司' },
      'variant-name',
      'variant',
    ],
    ['script', { name: '紅光酒業有限公司' }, { name: '红光酒业有限公司' }, 'variant-name', 'variant'],
    ['tail of a longer name', { name: NAME, tailOf: `北京${NAME}` }, {}, 'tail-of-longer-name'],
    ['tail by the look-up’s own word', { name: NAME }, {}, 'tail-of-longer-name', 'tail'],
    ['several entities of that name', { name: NAME }, {}, 'several-entities', 'name', { entities: 2 }],
    [
      'several in the directory',
      { name: OTHER },
      { uscc: CODE_A },
      'several-entities',
      'directory',
      { offered: [code(CODE_A)], entities: 2 },
    ],
    ['a repaired code', { name: OTHER, code: code(CODE_A, { repaired: true }) }, { uscc: CODE_A }, 'repaired-code', 'code'],
    [
      'the org code inside a faulty code',
      { name: OTHER, code: code(FAULTY_A, { valid: false }) },
      { uscc: CODE_A },
      'repaired-code',
      'code',
    ],
  ]
  test.each(rows)('%s', (_, s, r, basis, via, facts) => expect(match(s, r, via, facts)).toEqual({ basis, certainty: 'possible' }))
})

describe('veto', () => {
  const rows: [string, MatchSubject, Partial<Subject>][] = [
    ['another USCC', { name: NAME, code: code(CODE_A) }, { uscc: CODE_B }],
    ['another org code', { name: NAME, code: code(CODE_A) }, { orgCode: orgCodeOf(CODE_B) }],
    ['org code on the page against a USCC', { name: NAME, code: ORG_A }, { uscc: CODE_B }],
    ['a masked code that disagrees', { name: NAME, code: code(CODE_B) }, { masked: MASKED_A }],
    [
      'a variant of the name',
      { name: '北京红光酒业有限公司', code: code(CODE_A) },
      { name: '红光（北京）酒业有限公司', uscc: CODE_B },
    ],
  ]
  test.each(rows)('%s', (_, s, r) => expect(match(s, r)).toEqual({ veto: true }))

  test('even of a confirmed pair', () => {
    expect(match({ name: NAME, code: code(CODE_A) }, { uscc: CODE_B }, 'name', { confirmed: true })).toEqual({ veto: true })
  })

  test('one agreeing code outweighs another that differs', () => {
    expect(match({ name: NAME, code: code(CODE_A) }, { uscc: CODE_A, orgCode: orgCodeOf(CODE_B) }, 'code')).toEqual({
      basis: 'uscc',
      certainty: 'same',
    })
  })
})

describe('no match', () => {
  test('sole traders by code only', () => {
    const trader = uscc('MA1ABCD9', '92320599')
    const shop = '虚构区阿明小吃店'
    expect(match({ name: shop }, { name: shop, uscc: trader })).toBeUndefined()
    expect(match({ name: `${NAME}（个体工商户）` }, { name: `${NAME}（个体工商户）` })).toBeUndefined()
    expect(match({ name: shop, code: code(trader) }, { name: shop })).toBeUndefined()
    expect(match({ name: shop, code: code(trader) }, { name: shop, uscc: trader }, 'code')).toEqual({
      basis: 'uscc',
      certainty: 'same',
    })
  })

  test('persons and short names never by name', () => {
    for (const name of ['王某', '张虚构', '欧阳虚构', '澜启']) expect(match({ name }, { name })).toBeUndefined()
  })

  test('a hash that collided', () => expect(match({ name: OTHER }, {})).toBeUndefined())

  test('a branch is not its parent', () => {
    expect(match({ name: `${NAME}无锡分公司` }, {})).toBeUndefined()
    expect(match({ name: NAME }, { name: `${NAME}无锡分公司` })).toBeUndefined()
  })
})

test('whatever the names, nothing without an agreeing code or a confirmation is `same`', () => {
  const names = fc.constantFrom(NAME, OTHER, '红光（北京）酒业有限公司', '北京红光酒业有限公司')
  const pageCode = fc.constantFrom<Identifier | undefined>(
    undefined,
    code(CODE_B),
    code(FAULTY_A, { valid: false }),
    code(CODE_A, { repaired: true }),
  )
  fc.assert(
    fc.property(names, names, pageCode, fc.constantFrom<Via>('code', 'name', 'variant', 'tail'), (a, b, printed, via) => {
      const verdict = matchRecord(
        { name: a, ...(printed ? { code: printed } : {}) },
        record({ subject: { name: b, uscc: CODE_A } }),
        via,
      )
      if (verdict && 'certainty' in verdict) expect(verdict.certainty).not.toBe('same')
    }),
  )
})

test('the page’s own org code made valid is compared, not its letters', () => {
  expect(match({ name: NAME, code: { type: 'org-code', value: org('74419092'), valid: true } }, { uscc: CODE_A })).toEqual({
    veto: true,
  })
})
