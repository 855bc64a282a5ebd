/** Codes beside names. All firms and codes are invented. */
import { describe, expect, test } from 'vitest'
import { orgCodeCheckCharacter, usccCheckCharacter } from '#shared/core/identifiers.ts'
import { findMentions } from '#shared/core/mentions/index.ts'
import { CODE, find, OTHER_CODE, table } from '../../support/mention-texts.ts'

describe('codes', () => {
  test('behind the name, in any width and case', () => {
    const wide = [...CODE.toLowerCase()].map(c => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')
    for (const printed of [CODE, CODE.toLowerCase(), wide, `${CODE.slice(0, 8)} ${CODE.slice(8)}`]) {
      const [m] = find(`江苏澄湖建设有限公司（统一社会信用代码：${printed}）`)
      expect(m).toMatchObject({ name: '江苏澄湖建设有限公司', code: { type: 'uscc', value: CODE, valid: true } })
    }
  })

  test('without a label, where only the last character is wrong: no other number holds a firm’s', () => {
    const org = 'MA00000A'
    const first17 = `91320500${org}${orgCodeCheckCharacter(org)}`
    const wrong = first17 + (usccCheckCharacter(first17) === '7' ? '8' : '7')
    expect(find(wrong)).toMatchObject([{ found: 'code', code: { value: wrong, valid: false } }])
    expect(find(`33${wrong.slice(2)}`)).toEqual([])
  })

  test('in the next block of a label list', () => {
    const [m] = find('供应商名称：江苏澄湖建设有限公司', '地址：云岭市', `统一社会信用代码：${CODE}`)
    expect(m!.code!.value).toBe(CODE)
  })

  test('never of a foreign firm that has a number of its own', () => {
    const found = find(
      'CHENGHU SHAN 有限公司 2015 年注册于海参崴。公司注册号为：1152724007336',
      '经营：燃油',
      `统一社会信用代码：${CODE}`,
    )
    expect(found.map(m => [m.name, m.code?.value])).toEqual([
      ['CHENGHU SHAN有限公司', undefined],
      ['', CODE],
    ])
  })

  test('is not the beginning of a name', () => {
    expect(find(`统一社会信用代码：${CODE}公司类型：全民所有制`).map(m => m.name)).toEqual([''])
    expect(find(`统一社会信用代码：${CODE}青杉建设有限公司`).map(m => m.name)).toEqual(['青杉建设有限公司'])
  })

  test('in the same row, by the column header', () => {
    const found = findMentions(
      table([
        ['供应商', '统一社会信用代码'],
        ['江苏澄湖建设有限公司', CODE],
        ['浙江青杉科技有限公司', OTHER_CODE],
      ]),
    )
    expect(found.map(m => [m.name, m.code?.value])).toEqual([
      ['江苏澄湖建设有限公司', CODE],
      ['浙江青杉科技有限公司', OTHER_CODE],
    ])
  })

  test('in the row below of a label/value table', () => {
    const found = findMentions(
      table([
        ['中标人', '江苏澄湖建设有限公司'],
        ['统一社会信用代码', CODE],
      ]),
    )
    expect(found).toHaveLength(1)
    expect(found[0]!.code!.value).toBe(CODE)
  })

  test('a code alone is a mention', () => {
    const [m] = find(`查询对象 ${CODE}`)
    expect(m).toMatchObject({ name: '', found: 'code', text: CODE, code: { value: CODE } })
  })

  test('a failing code with its label is kept and marked; without a label it is a number', () => {
    const wrong = CODE.slice(0, 17) + (CODE[17] === '0' ? '1' : '0')
    expect(find(`江苏澄湖建设有限公司，统一社会信用代码：${wrong}`)[0]!.code).toMatchObject({ value: wrong, valid: false })
    expect(find(`流水号 ${wrong}`)).toEqual([])
  })

  test('masked codes and organisation codes by label', () => {
    expect(find('江苏澄湖建设有限公司 组织机构代码：74419092-7')[0]!.code).toMatchObject({ type: 'org-code', value: '744190927' })
    expect(find('江苏澄湖建设有限公司 信用代码：91330100****CDE12')[0]!.code).toMatchObject({ type: 'masked' })
  })

  test('a person’s identity number is none', () => {
    expect(find('江苏澄湖建设有限公司 法定代表人身份证号 11010519491231002X')[0]!.code).toBeUndefined()
  })
})
