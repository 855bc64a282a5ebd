import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffNames, nearestName } from '#shared/core/name-diff.ts'
import { nameKey } from '#shared/core/normalise.ts'

/** `=` same, `~` written otherwise, `≠` differs. */
const SIGNS = { same: '=', form: '~', differs: '≠' }
const told = (printed: string, listed: string) =>
  diffNames(printed, listed).map(part =>
    part.kind === 'same' ? `=${part.printed}` : `${SIGNS[part.kind]}${part.printed}|${part.listed}`,
  )

describe('two names side by side', () => {
  test.each<[string, string, string, string[]]>([
    ['equal', '苏州澜启科技有限公司', '苏州澜启科技有限公司', ['=苏州澜启科技有限公司']],
    [
      'other brackets',
      '红光〔北京〕酒业有限公司',
      '红光（北京）酒业有限公司',
      ['=红光', '~〔|（', '=北京', '~〕|）', '=酒业有限公司'],
    ],
    ['the region moved', '北京红光酒业有限公司', '红光（北京）酒业有限公司', ['≠北京|', '=红光', '≠|（北京）', '=酒业有限公司']],
    ['traditional characters', '蘇州瀾啟科技有限公司', '苏州澜启科技有限公司', ['≠蘇|苏', '=州', '≠瀾啟|澜启', '=科技有限公司']],
    ['spaces', '苏州澜启 科技\u00a0有限公司', '苏州澜启科技有限公司', ['=苏州澜启', '~ |', '=科技', '~\u00a0|', '=有限公司']],
    ['a space on both sides', '苏州 澜启', '苏州 澜启', ['=苏州 澜启']],
    ['characters that cannot be seen', '苏州\u200b澜启', '苏州澜启', ['=苏州', '~\u200b|', '=澜启']],
    ['width and capitals', 'Ａbc（中国）有限公司', 'ABC（中国）有限公司', ['~Ａbc|ABC', '=（中国）有限公司']],
    ['the tail of a longer name', '北京华润置地有限公司', '华润置地有限公司', ['≠北京|', '=华润置地有限公司']],
    ['a branch', '苏州澜启科技有限公司无锡分公司', '苏州澜启科技有限公司', ['=苏州澜启科技有限公司', '≠无锡分公司|']],
    ['a former name', '苏州澜启科技有限公司', '苏州澜启控股有限公司', ['=苏州澜启', '≠科技|控股', '=有限公司']],
    ['nothing printed', '', '苏州澜启', ['≠|苏州澜启']],
    ['characters beyond the first plane', '𠮷祥有限公司', '吉祥有限公司', ['≠𠮷|吉', '=祥有限公司']],
    ['an organisation code in a credit code', '91320599MA1ABCD15X', 'MA1ABCD15', ['≠91320599|', '=MA1ABCD15', '≠X|']],
  ])('%s', (_, printed, listed, parts) => expect(told(printed, listed)).toEqual(parts))

  test('whatever they are: nothing is lost, and only equal keys come without a difference', () => {
    const name = fc.string({ unit: fc.constantFrom(...'苏州澜启（）() 　Aａ\u200b𠮷有限公司'), maxLength: 30 })
    fc.assert(
      fc.property(name, name, (printed, listed) => {
        const parts = diffNames(printed, listed)
        expect(parts.map(part => part.printed).join('')).toBe(printed)
        expect(parts.map(part => part.listed).join('')).toBe(listed)
        expect(parts.every(part => part.kind !== 'differs')).toBe(nameKey(printed) === nameKey(listed))
        for (const part of parts) if (part.kind === 'same') expect(part.printed).toBe(part.listed)
      }),
    )
  })

  test('texts too long to compare sign by sign are compared as wholes', () => {
    const long = '长'.repeat(600)
    expect(diffNames(long, long)).toEqual([{ kind: 'same', printed: long, listed: long }])
    expect(diffNames(long, `${long}短`)[0]!.kind).toBe('differs')
  })
})

test('of several names the nearest is shown', () => {
  expect(nearestName('蘇州澜启科技有限公司', ['江临控股集团', '苏州澜启科技有限公司'])).toBe('苏州澜启科技有限公司')
})
