import { describe, expect, test } from 'vitest'
import { guessHint, guessMapping } from '#shared/publish/guess-mapping.ts'
import { parseMapping } from '#shared/publish/mapping.ts'
import { readRows } from '#shared/publish/read-rows.ts'
import { orgCode, uscc } from '#shared/publish/sample/codes.ts'
import { bytesOf, fixtureText, run } from './helpers.ts'

const options = {
  listId: 'gp-serious',
  coverage: { complete: false, regions: ['全国'], subjects: ['organisation' as const], channel: '测试' },
}
const guess = async (text: string) => {
  const table = await readRows(bytesOf(text), 'a.csv', guessHint)
  return guessMapping(table.headers, table.rows, options)
}
const fieldsOf = async (text: string) => {
  const { columns } = await guess(text)
  return Object.fromEntries(columns.filter(c => c.field).map(c => [c.field, c.header || c.column]))
}

describe('a mapping guessed', () => {
  test('by header words, below a title', async () => {
    expect(await fieldsOf('某市失信名单,,,\n序号,供应商名称,统一社会信用代码,处罚结果\n1,虚构砚北工程有限公司,,警告\n')).toEqual({
      name: '供应商名称',
      code: '统一社会信用代码',
      outcome: '处罚结果',
    })
  })
  test('by content where there is no header', async () => {
    const text = `1,${uscc(1)},虚构砚北工程有限公司,2026-01-02\n2,${orgCode(2)},虚构云岫设计院,2026/1/3\n`
    const table = await readRows(bytesOf(text), 'a.csv', guessHint)
    const { columns, mapping } = guessMapping(table.headers, table.rows, options)
    expect(columns.map(c => c.field)).toEqual([undefined, 'code', 'name', 'since'])
    const { records } = await run(bytesOf(text), 'a.csv', mapping!)
    expect(records.map(r => [r.subject.name, r.dates.since?.on])).toEqual([
      ['虚构砚北工程有限公司', '2026-01-02'],
      ['虚构云岫设计院', '2026-01-03'],
    ])
  })
  test('cells overrule a header that is one column off', async () => {
    expect(await fieldsOf(fixtureText('tax-a.csv'))).toMatchObject({ name: '信用级别', since: '评价年度' })
  })
  test('identity numbers, telephones and addresses are not shown', async () => {
    const { mapping } = await guess('名称,身份证号,联系电话,类型\n虚构云岫设计院,x,1,甲\n')
    expect(mapping!.extra).toEqual({ 类型: { from: ['类型'] } })
  })
  test('it is a mapping like any other, and imports the court look-alike', async () => {
    const { mapping } = await guess(fixtureText('court.csv'))
    expect(parseMapping(mapping, 'x')).toEqual(mapping)
    const { records, report } = await run(bytesOf(fixtureText('court.csv')), 'a.csv', mapping!)
    expect(records.length).toBe(3)
    expect(report.total.persons).toBe(2)
  })
  test('a table of a quarter of a million rows', () => {
    const row = { line: 2, cells: ['虚构云岫设计院', '警告', '多出的一列'] }
    const { columns } = guessMapping(['企业名称', '处罚'], Array(250_000).fill(row), options)
    expect(columns.map(c => c.column)).toEqual([0, 1, 2])
  })
  test('no guess where no column holds names', async () => {
    expect((await guess('a,b\n1,2\n')).mapping).toBeUndefined()
  })
})
