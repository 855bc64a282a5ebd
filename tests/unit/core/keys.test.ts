import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orgCodeOf } from '#shared/core/identifiers.ts'
import { keysOfCode, keysOfName, keyText } from '#shared/core/keys.ts'
import { keysOf } from '#shared/core/record-keys.ts'
import { variantKey } from '#shared/core/variants.ts'
import { CODE_A, code, org, uscc } from '../../support/records.ts'

const texts = (keys: Parameters<typeof keyText>[0][]) => keys.map(keyText)

describe('keys of a record', () => {
  test('the primary key first, then whatever else leads to it', () => {
    const keys = texts(keysOf({ name: '红光（北京）酒业有限公司', uscc: CODE_A, formerNames: ['红星酒业有限公司'] }))
    expect(keys[0]).toBe(`u|${CODE_A}`)
    expect(keys).toContain(`o|${orgCodeOf(CODE_A)}`)
    expect(keys).toContain('n|红光(北京)酒业有限公司')
    expect(keys).toContain('n|红星酒业有限公司')
    expect(keys).toContain('v|北京红光酒业有限公司')
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('by organisation code, number or name where there is no more', () => {
    expect(texts(keysOf({ name: '红星酒业有限公司', orgCode: org('74419092') }))[0]).toBe(`o|${org('74419092')}`)
    const tax = `320599${org('74419092')}`
    expect(texts(keysOf({ name: '红星酒业有限公司', regNo: tax })).slice(0, 2)).toEqual([`r|${tax}`, `o|${org('74419092')}`])
    expect(texts(keysOf({ name: '红星酒业有限公司', masked: '91320****27K' }))[0]).toBe('n|红星酒业有限公司')
  })

  test('sole traders have no name keys', () => {
    const keys = texts(keysOf({ name: '虚构小吃店', uscc: uscc('MA1ABCD9', '92320599') }))
    expect(keys.every(key => key.startsWith('u|') || key.startsWith('o|'))).toBe(true)
  })

  test('an identity number is never a key', () => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    const first = '32059919900307123'
    const id = first + '10X98765432'[[...first].reduce((s, c, i) => s + Number(c) * weights[i]!, 0) % 11]
    expect(texts(keysOf({ name: '虚构商行有限公司', uscc: id })).some(key => key.includes(id))).toBe(false)
  })
})

describe('keys of a page', () => {
  test('what a page prints leads to the record, either way round', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-HJ-NP-RTUWXY]{8}$/), first8 => {
        const full = uscc(first8)
        const record = new Set(texts(keysOf({ name: '虚构有限公司', uscc: full })))
        const byOrg = new Set(texts(keysOf({ name: '虚构有限公司', orgCode: org(first8) })))
        const page = texts(keysOfCode(code(full)))
        expect(page.some(key => record.has(key))).toBe(true)
        expect(page.some(key => byOrg.has(key))).toBe(true)
        const old = texts(keysOfCode({ type: 'org-code', value: org(first8), valid: true }))
        expect(old.some(key => record.has(key))).toBe(true)
      }),
    )
  })

  test('a masked code leads nowhere: the name does', () => {
    expect(keysOfCode({ type: 'masked', value: '91320****27K', valid: true })).toEqual([])
    expect(texts(keysOfName('红光（北京）酒业有限公司', variantKey('红光（北京）酒业有限公司')))).toEqual([
      'n|红光(北京)酒业有限公司',
      'v|北京红光酒业有限公司',
    ])
  })
})
