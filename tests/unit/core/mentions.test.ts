import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '#shared/core/fold.ts'
import { usccCheckCharacter } from '#shared/core/identifiers.ts'
import { keyHash } from '#shared/core/keyhash.ts'
import { findMentions } from '#shared/core/mentions/index.ts'
import { nameKey } from '#shared/core/normalise.ts'
import type { Block, Mention, Probe } from '#shared/core/types.ts'
import { readHtml } from '#shared/documents/html.ts'

const block = (text: string, more: Partial<Block> = {}): Block => ({ text, kind: 'text', ...more })
const find = (...texts: string[]): Mention[] => findMentions(texts.map(t => block(t)))
const names = (...texts: string[]): string[] =>
  find(...texts)
    .filter(m => m.name !== '')
    .map(m => m.name)
const uscc = (first17: string) => first17 + usccCheckCharacter(first17)
const CODE = uscc('91330100MA2ABCDE1')
const OTHER_CODE = uscc('91440300MA5XYDW32')
const listOf = (...listed: string[]): Probe => {
  const keys = new Set(listed.map(n => keyHash('n', nameKey(n))).map(({ lo, hi }) => `${lo}|${hi}`))
  return (lo, hi) => keys.has(`${lo}|${hi}`)
}
const findListed = (listed: string[], ...texts: string[]) =>
  findMentions(
    texts.map(t => block(t)),
    { probe: listOf(...listed) },
  )
/** A table of rows of cells. */
const table = (rows: string[][], index = 0): Block[] =>
  rows.flatMap((row, r) =>
    row.map((text, c) =>
      block(text, { kind: 'cell', cell: { table: index, row: r, col: c, rowSpan: 1, colSpan: 1, header: r === 0 } }),
    ),
  )

describe('where names begin', () => {
  test.each([
    ['受云岭县教育局委托，就校服采购进行招标', ['云岭县教育局']],
    ['浙江澄湖招标代理有限公司受云岭县人民医院的委托，对设备进行采购', ['浙江澄湖招标代理有限公司', '云岭县人民医院']],
    ['本项目由江苏澄湖建设有限公司承建', ['江苏澄湖建设有限公司']],
    ['近日公司与江苏澄湖建设有限公司签订合同', ['江苏澄湖建设有限公司']],
    ['浙江青杉科技有限公司和江苏澄湖建设有限公司组成联合体', ['浙江青杉科技有限公司', '江苏澄湖建设有限公司']],
    ['关于江苏澄湖建设有限公司的处罚决定', ['江苏澄湖建设有限公司']],
    ['确定澄湖建设有限公司为中标人', ['澄湖建设有限公司']],
    ['招标人：江苏澄湖建设有限公司', ['江苏澄湖建设有限公司']],
    ['第一中标候选人：江苏澄湖建设有限公司', ['江苏澄湖建设有限公司']],
    ['中标单位江苏澄湖建设有限公司', ['江苏澄湖建设有限公司']],
    ['联合体牵头人：澄湖建设有限公司', ['澄湖建设有限公司']],
    ['1、江苏澄湖建设有限公司', ['江苏澄湖建设有限公司']],
    ['第一名江苏澄湖建设有限公司', ['江苏澄湖建设有限公司']],
    ['2026年3月5日江苏澄湖建设有限公司来函', ['江苏澄湖建设有限公司']],
    ['“江苏澄湖建设有限公司”', ['江苏澄湖建设有限公司']],
    ['公司控股子公司江苏澄湖建设有限公司中标', ['江苏澄湖建设有限公司']],
    ['浙江青杉科技有限公司江苏澄湖建设有限公司', ['浙江青杉科技有限公司', '江苏澄湖建设有限公司']],
    ['采购江苏省澄湖医院的设备', ['江苏省澄湖医院']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  test('grammar words inside a name belong to it', () => {
    for (const name of [
      '浙江华是澄湖科技有限公司',
      '北京人和澄湖建设有限公司',
      '和平县澄湖供销社',
      '驻马店市澄湖乳业有限公司',
      '江苏华为澄湖技术有限公司',
    ]) {
      expect(names(`中标人：${name}`)).toEqual([name])
    }
  })

  test('no region begins inside another: 长兴县 is not 兴县', () => {
    expect(names('招标人:,长兴县澄湖建设开发有限公司,')).toEqual(['长兴县澄湖建设开发有限公司'])
    expect(names('招标人:,苍南县澄湖交通运输局,')).toEqual(['苍南县澄湖交通运输局'])
  })

  test('a group may stand before a region', () => {
    expect(names('投标人：国网浙江省电力有限公司')).toEqual(['国网浙江省电力有限公司'])
    expect(names('公司与中铁上海工程局集团有限公司签约')).toEqual(['中铁上海工程局集团有限公司'])
  })
})

describe('what follows stays out', () => {
  test.each([
    ['江苏澄湖建设有限公司（以下简称“澄湖建设”）', ['江苏澄湖建设有限公司']],
    ['江苏澄湖建设有限公司（联合体成员）', ['江苏澄湖建设有限公司']],
    ['江苏澄湖建设有限公司董事会', ['江苏澄湖建设有限公司']],
    ['江苏澄湖建设有限公司物资部', ['江苏澄湖建设有限公司']],
    ['江苏澄湖建设有限公司苏州分公司', ['江苏澄湖建设有限公司苏州分公司']],
    ['云岭澄湖银行股份有限公司云景支行', ['云岭澄湖银行股份有限公司云景支行']],
    ['重庆市云岭区财政局局长', ['重庆市云岭区财政局']],
    ['重庆市政府采购网', []],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })
})

describe('names broken up', () => {
  test.each([
    ['中标人：江苏\n澄湖建设有限公司', '江苏澄湖建设有限公司'],
    ['中标人：江苏澄湖\n建设有限公司', '江苏澄湖建设有限公司'],
    ['中标人：江 苏 澄 湖 建 设 有 限 公 司', '江苏澄湖建设有限公司'],
    ['中标人：\u00a0江苏澄湖建设有限\u200b公司', '江苏澄湖建设有限公司'],
    ['中标人：江苏澄湖（集团）有限公司', '江苏澄湖（集团）有限公司'],
    ['中标人：云岭澄湖宾馆(有限公司)', '云岭澄湖宾馆(有限公司)'],
    ['中标人：江苏澄湖投资中心（有限合伙）', '江苏澄湖投资中心（有限合伙）'],
  ])('%s', (text, name) => {
    expect(names(text)).toEqual([name])
  })

  test('text, offsets and name of a broken name', () => {
    const [m] = find('中标人：江苏\n澄湖 建设有限公司。')
    expect(m).toMatchObject({ start: 4, end: 16, text: '江苏\n澄湖 建设有限公司', name: '江苏澄湖建设有限公司' })
  })

  test('two names on two lines stay two', () => {
    expect(names('江苏澄湖建设有限公司\n浙江青杉科技有限公司')).toEqual(['江苏澄湖建设有限公司', '浙江青杉科技有限公司'])
  })
})

describe('kinds of organisations', () => {
  test.each([
    '云岭县人民医院',
    '云岭县第一小学',
    '云岭文理学院',
    '云岭县九店乡人民政府',
    '云岭县住房和城乡建设局',
    '云岭县公共资源交易中心',
    '云岭县太平街道澄湖村股份经济合作社',
    '云岭县澄湖村村民委员会',
    '云岭县澄湖种植专业合作社',
    '云岭县老王建材经营部',
    '云岭县澄湖电脑商行',
    '云岭澄湖宾馆',
    '云岭市澄湖机械厂',
    '江苏澄湖律师事务所',
    '江苏省澄湖建筑设计研究院',
    '中华人民共和国财政部国库司',
    '国家税务总局云岭县税务局',
    '中国石化销售有限公司江苏云岭澄湖加油站',
  ])('%s', name => {
    expect(names(`采购人：${name}`)).toEqual([name])
  })

  test('mixed and Latin names', () => {
    expect(names('中标人：ABC（中国）有限公司')).toEqual(['ABC（中国）有限公司'])
    expect(names('the contractor, Yunling Chenghu Engineering Co., Ltd. (Seller)')).toEqual([
      'Yunling Chenghu Engineering Co., Ltd.',
    ])
    expect(names('CHENGHU HYDRO CORPORATION LIMITED and Qingshan Trading (Hong Kong) Limited')).toEqual([
      'CHENGHU HYDRO CORPORATION LIMITED',
      'Qingshan Trading (Hong Kong) Limited',
    ])
  })

  test('words that are no names', () => {
    const texts = [
      '本公司及全体董事',
      '该公司与我公司签约',
      '由评标委员会评审',
      '采购代理机构',
      '登录政府采购网站',
      '同级财政部门',
      '有限公司',
      '股份制银行、政策性银行',
      '地址：云岭市澄湖路12号市民中心A座',
      '县设立机构的国有商业银行',
      '法定代表人签署',
    ]
    expect(names(...texts)).toEqual([])
  })
})

describe('codes', () => {
  test('behind the name, in any width and case', () => {
    const wide = [...CODE.toLowerCase()].map(c => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')
    for (const printed of [CODE, CODE.toLowerCase(), wide, `${CODE.slice(0, 8)} ${CODE.slice(8)}`]) {
      const [m] = find(`江苏澄湖建设有限公司（统一社会信用代码：${printed}）`)
      expect(m).toMatchObject({ name: '江苏澄湖建设有限公司', code: { type: 'uscc', value: CODE, valid: true } })
    }
  })

  test('in the next block of a label list', () => {
    const [m] = find('供应商名称：江苏澄湖建设有限公司', '地址：云岭市', `统一社会信用代码：${CODE}`)
    expect(m!.code!.value).toBe(CODE)
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

describe('names whole', () => {
  test.each([
    ['中标人：厦门市思明区青杉消防器材有限公司', '厦门市思明区青杉消防器材有限公司'],
    ['中标人：荆门市东宝区青杉五金厂', '荆门市东宝区青杉五金厂'],
    ['青杉投资合伙企业（有限合伙）与', '青杉投资合伙企业（有限合伙）'],
    ['中标人：青杉会计师事务所（特殊普通合伙）', '青杉会计师事务所（特殊普通合伙）'],
    ['经开区管委会拟将', '经开区管委会'],
    ['恭喜广东青杉信息科技有限公司中标', '广东青杉信息科技有限公司'],
    ['承接主体：兴化市青杉老年公寓', '兴化市青杉老年公寓'],
  ])('%s', (text, name) => expect(names(text)).toEqual([name]))

  test('公司 after a preposition is a firm named elsewhere', () => {
    expect(names('合同的履行将对公司本年度业绩产生影响')).toEqual([])
  })
})

describe('listed names', () => {
  const LISTED = '华润澄湖有限公司'
  test('are found as listed', () => {
    expect(findListed([LISTED], `中标人：${LISTED}`)).toMatchObject([{ name: LISTED, found: 'listed' }])
  })

  test('as the tail of a longer firm they are another firm', () => {
    const found = findListed([LISTED], '中标人：北京华润澄湖有限公司')
    expect(found.map(m => [m.name, m.found])).toEqual([
      ['北京华润澄湖有限公司', 'judged'],
      [LISTED, 'tail'],
    ])
    expect(found[1]!.within).toBe('北京华润澄湖有限公司')
  })

  test('after a grammar word that is a syllable of a longer firm they are another firm', () => {
    for (const text of ['山东众受', '中标人：南京市康与', '中标人：众或', '本项目由南京市众在'].map(before => before + LISTED)) {
      expect(
        findListed([LISTED], text)
          .filter(m => m.name === LISTED)
          .map(m => m.found),
      ).toEqual(['tail'])
    }
    for (const before of ['现由', '我方与', '山东省的', '本项目由', '云岭县人民政府与', '经评审由']) {
      const found = findListed([LISTED], `${before}${LISTED}承建。`)
      expect(
        found.filter(m => m.name === LISTED).map(m => m.found),
        before,
      ).toEqual(['listed'])
    }
  })

  test('before a shop or station that no common ending names, they are another firm', () => {
    for (const part of ['叶庄综合服务站', '程村食品部', '北源气站']) {
      const found = findListed([LISTED], `中标人：${LISTED}${part}`)
      expect(found.filter(m => m.name === LISTED).map(m => m.found)).toEqual(['tail'])
    }
  })

  test('as the head of a branch they are its parent, not the branch', () => {
    const found = findListed([LISTED], `中标人：${LISTED}苏州分公司`)
    expect(found.map(m => m.found)).toEqual(['judged', 'tail'])
  })

  test.each(['受', '由', '与', '招标人', '招标人：', '关于', '确定', '第一中标候选人：', '公司与', '和'])(
    'boundary words before them: %s',
    before => {
      const found = findListed([LISTED], `${before}${LISTED}`)
      expect(found.filter(m => m.name === LISTED).map(m => m.found)).toEqual(['listed'])
    },
  )

  test('a longer listed name wins over a boundary judged too far right', () => {
    const long = '澄湖与青杉云岭科技有限公司'
    expect(findListed([long], `中标人：${long}`).map(m => [m.name, m.found])).toEqual([[long, 'listed']])
  })

  test('endings that only a list has are found too', () => {
    const found = findMentions([block('中标人：云岭澄湖铺子')], { probe: listOf('云岭澄湖铺子'), endings: ['铺子'] })
    expect(found).toMatchObject([{ name: '云岭澄湖铺子', found: 'listed' }])
    expect(names('中标人：云岭澄湖铺子')).toEqual([])
  })

  test('spread over white space and full-width brackets', () => {
    const found = findListed(['澄湖(云岭)有限公司'], '中标人：澄湖（云\n岭）有限公司')
    expect(found).toMatchObject([{ found: 'listed', name: '澄湖（云岭）有限公司' }])
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

const pieces = fc.array(
  fc.constantFrom(
    ...'江苏 浙江省 云岭县 澄湖 青杉 科技 建设 有限公司 股份有限公司 分公司 医院 局 中心 （ ） ( ) “ ” ： ， 。 、 \n \t 受 由 与 和 的 委托 采购人 第1 2026年 12 ABC Co., Ltd. Limited 91330100MA2 * - 统一社会信用代码'.split(
      / (?=.)/,
    ),
    ' ',
  ),
  { maxLength: 40 },
)

test('offsets lead back: the text they cut out folds to the name’s key', () => {
  const always: Probe = (lo, hi) => ((lo ^ hi) & 7) === 0
  fc.assert(
    fc.property(pieces, fc.boolean(), (parts, probed) => {
      const text = parts.join('')
      const found = findMentions([block(text)], probed ? { probe: always } : {})
      for (const m of found) {
        expect(text.slice(m.start, m.end)).toBe(m.text)
        if (m.found !== 'code') expect(fold(m.text).text).toBe(nameKey(m.name))
      }
    }),
    { numRuns: 500 },
  )
})

test('never throws on any string', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 })), text => {
      findMentions([block(text), block(`${text}有限公司`), block(`（${text}）医院`)], { probe: () => true })
    }),
  )
})

test('a giant text without any boundary is cut off, not searched through', () => {
  const text = `${'云'.repeat(50_000)}有限公司${'有限公司'.repeat(5_000)}`
  expect(findMentions([block(text)]).length).toBeLessThan(10)
})

describe('a name broken by a line’s end across two blocks', () => {
  const line = '清理标准应当符合云泽市环境保护的各项规定，并按照'
  test('stands to the end of the first, its name is the whole', () => {
    const [mention, ...rest] = find('中标单位：云泽市澄湖第三建筑工程有限', '公司，设计单位另行公布')
    expect(rest).toEqual([])
    expect(mention).toMatchObject({ block: 0, start: 5, end: 18, name: '云泽市澄湖第三建筑工程有限公司', role: 'winner' })
    expect(names(`${line}江苏省澄湖水利勘测设计研`, '究院编制的报告')).toEqual(['江苏省澄湖水利勘测设计研究院'])
  })
  test('is found as listed', () => {
    const found = findListed(['江苏省澄湖水利勘测设计研究院'], `${line}江苏省澄湖水利勘测设计研`, '究院编制的报告')
    expect(found.map(m => [m.name, m.found])).toEqual([['江苏省澄湖水利勘测设计研究院', 'listed']])
  })
  test('a short line and the next, or two cells, are two texts', () => {
    expect(names('科学研', '究院务公开')).toEqual([])
    expect(findMentions(table([['云泽市澄湖第三建筑工程有限', '公司']]))).toEqual([])
  })
})

test('a public body with its province before it is the listed one; a firm with a region before it is another', () => {
  const hospital = findListed(['南京市第九十医院'], '与江苏省南京市第九十医院签订合同')
  expect(hospital.map(m => [m.name, m.found])).toEqual([['南京市第九十医院', 'listed']])
  const firm = findListed(['南京市澄湖科技有限公司'], '与江苏省南京市澄湖科技有限公司签订合同')
  expect(firm.map(m => [m.name, m.found])).toEqual([
    ['江苏省南京市澄湖科技有限公司', 'judged'],
    ['南京市澄湖科技有限公司', 'tail'],
  ])
})
