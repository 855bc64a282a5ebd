/** What a page says an organisation is: role, rank and lot. All firms are invented. */
import { describe, expect, test } from 'vitest'
import { findMentions } from '#shared/core/mentions/index.ts'
import { readHtml } from '#shared/documents/html.ts'
import { block, CODE, find, table } from '../../support/mention-texts.ts'

describe('roles', () => {
  const roleOf = (...texts: string[]) => find(...texts).map(m => m.role)
  test('by labels', () => {
    expect(roleOf('采购人：云岭县教育局', '采购代理机构：江苏澄湖招标有限公司', '中标供应商：浙江青杉科技有限公司')).toEqual([
      'purchaser',
      'agency',
      'winner',
    ])
  })

  test('candidates with their rank', () => {
    const found = find('第一中标候选人：江苏澄湖建设有限公司', '第二中标候选人：浙江青杉科技有限公司')
    expect(found.map(m => [m.role, m.rank])).toEqual([
      ['candidate', 1],
      ['candidate', 2],
    ])
  })

  test('by what follows', () => {
    expect(roleOf('江苏澄湖建设有限公司为第一中标候选人')).toEqual(['candidate'])
    expect(roleOf('江苏澄湖招标有限公司受云岭县教育局的委托，就校服采购招标')).toEqual(['agency', 'purchaser'])
    expect(roleOf('投标人：江苏澄湖建设有限公司（牵头人）、浙江青杉科技有限公司（成员）')).toEqual(['lead', 'member'])
  })

  test('a consortium’s firms are its members; who leads is said of one', () => {
    const a = '江苏澄湖建设有限公司'
    const b = '浙江青杉科技有限公司'
    for (const text of [`联合体：${a}、${b}`, `中标人：联合体（${a}、${b}）`, `联合体各方：${a}，${b}`])
      expect(roleOf(text)).toEqual(['member', 'member'])
    expect(roleOf(`联合体：${a}（牵头人）、${b}`)).toEqual(['lead', 'member'])
    expect(roleOf(`中标联合体：${a}（牵头单位）、${b}`)).toEqual(['lead', 'member'])
    expect(roleOf(`供应商名称（含联合体）：${a}`)).toEqual(['supplier'])
  })

  test('by row labels and by headers', () => {
    const found = findMentions([
      ...table([
        ['招标人', '云岭县水利局'],
        ['招标代理', '江苏澄湖招标有限公司'],
      ]),
      ...table(
        [
          ['序号', '投标人名称', '报价'],
          ['1', '浙江青杉科技有限公司', '10'],
          ['2', '安徽白泽电子有限公司', '12'],
        ],
        1,
      ),
    ])
    expect(found.map(m => m.role)).toEqual(['purchaser', 'agency', 'bidder', 'bidder'])
  })

  test('the second rank of a table is a candidate', () => {
    const found = findMentions(
      table([
        ['名次', '中标供应商', '报价'],
        ['第一名', '浙江青杉科技有限公司', '10'],
        ['第二名', '安徽白泽电子有限公司', '12'],
      ]),
    )
    expect(found.map(m => [m.role, m.rank])).toEqual([
      ['winner', 1],
      ['candidate', 2],
    ])
  })

  test('by the section, as the standard notice has it', () => {
    const found = find(
      '三、中标（成交）信息',
      '供应商名称：浙江青杉科技有限公司',
      '1.采购人信息',
      '名 称：云岭县教育局',
      '2.采购代理机构信息',
      '名 称：江苏澄湖招标有限公司',
    )
    expect(found.map(m => m.role)).toEqual(['winner', 'purchaser', 'agency'])
  })

  test('lots stay apart', () => {
    const found = findMentions(
      table([
        ['标段', '中标人'],
        ['一标段', '浙江青杉科技有限公司'],
        ['二标段', '安徽白泽电子有限公司'],
      ]),
    )
    expect(found.map(m => m.lot)).toEqual(['一标段', '二标段'])
  })

  test('a verb beside a name is no label', () => {
    expect(roleOf('关于对浙江青杉科技有限公司投诉江苏澄湖建设有限公司的处理决定')).toEqual([undefined, undefined])
    expect(roleOf('授权浙江青杉科技有限公司代理江苏澄湖电子有限公司的产品')).toEqual([undefined, undefined])
    expect(roleOf('代理：江苏澄湖招标有限公司')).toEqual(['agency'])
  })

  test('a label said of the name before it is not the next one’s', () => {
    expect(roleOf('现确定由浙江青杉科技有限公司作为中标人，江苏澄湖投资有限公司为招标人')).toEqual(['winner', 'purchaser'])
    expect(roleOf('浙江青杉科技有限公司为中标人，江苏澄湖招标有限公司为代理机构')).toEqual(['winner', 'agency'])
  })

  test('a label over several rows, with the rank beside each name', () => {
    const rows = ['第一名', '第二名'].map((rank, i) => `<td>${rank}</td><td>${['浙江青杉科技', '江苏澄湖建设'][i]}有限公司</td>`)
    const found = findMentions(readHtml(`<table><tr><td rowspan="2">中标候选人</td>${rows.join('</tr><tr>')}</tr></table>`))
    expect(found.map(m => [m.role, m.rank])).toEqual([
      ['candidate', 1],
      ['candidate', 2],
    ])
  })

  test('who made the goods is no bidder', () => {
    const rows = [
      ['供应商', '生产厂家'],
      ['浙江青杉科技有限公司', '安徽白泽电子有限公司'],
    ]
    expect(findMentions(table(rows)).map(m => m.role)).toEqual(['supplier', 'other'])
  })

  test('a label is looked for as far as tables are wide, not along a row of thousands', () => {
    const row = (cells: number) => [['中标人', ...Array.from({ length: cells }, () => '名称'), '浙江青杉科技有限公司']]
    expect(findMentions(table(row(20))).map(m => m.role)).toEqual(['winner'])
    expect(findMentions(table(row(200))).map(m => m.role)).toEqual([undefined])
  })

  test('suppliers counted up in a sentence', () => {
    expect(roleOf('参加磋商的供应商有浙江青杉科技有限公司、江苏澄湖电子有限公司两家')).toEqual(['bidder', 'bidder'])
  })

  test('the lot is the last one named before', () => {
    const found = find('第一包：浙江青杉科技有限公司 45万元；第二包：安徽白泽电子有限公司 32万元')
    expect(found.map(m => m.lot)).toEqual(['第一包', '第二包'])
  })

  test('several names under one lot are all of it, whatever table stands above', () => {
    const found = findMentions([
      ...table([
        ['包号', '中标供应商'],
        ['包1', '浙江青杉科技有限公司'],
        ['包5', '安徽白泽电子有限公司'],
      ]),
      block('二、未中标供应商', { kind: 'heading' }),
      block(`包1：江苏澄湖建设有限公司（统一社会信用代码：${CODE}）、云岭县岚屿科技有限公司。`),
      block('另有江苏墨川物业有限公司未按时递交文件。'),
    ])
    expect(found.map(m => [m.name, m.lot])).toEqual([
      ['浙江青杉科技有限公司', '包1'],
      ['安徽白泽电子有限公司', '包5'],
      ['江苏澄湖建设有限公司', '包1'],
      ['云岭县岚屿科技有限公司', '包1'],
      ['江苏墨川物业有限公司', undefined],
    ])
  })

  test('a firm that stands alone has no role', () => {
    expect(roleOf('江苏澄湖建设有限公司')).toEqual([undefined])
  })
})

test('a long list keeps its column’s header to the last row', () => {
  const rows = Array.from({ length: 300 }, (_, i) => `<tr><td>${i + 1}</td><td>东屏溪川第${i + 1}商贸有限公司</td></tr>`)
  const blocks = readHtml(`<table><tr><th>序号</th><th>投标人</th></tr>${rows.join('')}</table>`)
  expect(findMentions(blocks).map(mention => mention.role)).toEqual(rows.map(() => 'bidder'))
})

test('lead blocks are read for labels and give no mentions', () => {
  const found = findMentions([block('采购代理机构信息 江苏澄湖招标有限公司', { lead: true }), block('采购人：云岭县教育局')])
  expect(found.map(m => [m.block, m.name])).toEqual([[1, '云岭县教育局']])
})
