/** Organisations’ names in texts: where they begin and end, and what is none. All firms are invented. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '#shared/core/fold.ts'
import { findMentions } from '#shared/core/mentions/index.ts'
import { nameKey } from '#shared/core/normalise.ts'
import type { Probe } from '#shared/core/types.ts'
import { block, find, names } from '../../support/mention-texts.ts'

describe('where names begin', () => {
  test.each([
    ['受云岭县教育局委托，就校服采购进行招标', ['云岭县教育局']],
    ['浙江澄湖招标代理有限公司受云岭县人民医院的委托，对设备进行采购', ['浙江澄湖招标代理有限公司', '云岭县人民医院']],
    ['本项目由江苏澄湖建设有限公司承建', ['江苏澄湖建设有限公司']],
    ['近日公司与江苏澄湖建设有限公司签订合同', ['江苏澄湖建设有限公司']],
    ['浙江青杉科技有限公司和江苏澄湖建设有限公司组成联合体', ['浙江青杉科技有限公司', '江苏澄湖建设有限公司']],
    ['关于江苏澄湖建设有限公司的处罚决定', ['江苏澄湖建设有限公司']],
    [
      '青杉有限公司（代码）、白泽有限公司（代码）和澄湖建设有限公司（代码）',
      ['青杉有限公司', '白泽有限公司', '澄湖建设有限公司'],
    ],
    ['（1）和利澄湖科技有限公司', ['和利澄湖科技有限公司']],
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

  test.each([
    ['中标人：青杉 澄湖 建设 工程 有限公司', ['青杉澄湖建设工程有限公司']],
    ['中标人：青杉\u00a0澄湖建设有限公司', ['青杉澄湖建设有限公司']],
    ['中 标 人：青 杉 澄 湖 建 设 有 限 公 司', ['青杉澄湖建设有限公司']],
    ['青 杉 澄 湖有限公司', ['青杉澄湖有限公司']],
    ['联系人：李青 澄湖建设有限公司', ['澄湖建设有限公司']],
    ['李青 澄湖建设有限公司', ['澄湖建设有限公司']],
    ['中标人：青杉建设有限公司 澄湖建设有限公司', ['青杉建设有限公司', '澄湖建设有限公司']],
  ])('white space inside a value parts no name, another’s word before it does: %s', (text, expected) => {
    expect(names(text)).toEqual(expected)
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

describe('names whole', () => {
  test.each([
    ['中标人：厦门市思明区青杉消防器材有限公司', '厦门市思明区青杉消防器材有限公司'],
    ['中标人：荆门市东宝区青杉五金厂', '荆门市东宝区青杉五金厂'],
    ['青杉投资合伙企业（有限合伙）与', '青杉投资合伙企业（有限合伙）'],
    ['中标人：青杉会计师事务所（特殊普通合伙）', '青杉会计师事务所（特殊普通合伙）'],
    ['经开区管委会拟将', '经开区管委会'],
    ['恭喜广东青杉信息科技有限公司中标', '广东青杉信息科技有限公司'],
    ['承接主体：兴化市青杉老年公寓', '兴化市青杉老年公寓'],
    ['由青杉集团公司（上海）有限公司承建', '青杉集团公司（上海）有限公司'],
    ['中标人：青杉总公司（上海）置业有限公司', '青杉总公司（上海）置业有限公司'],
  ])('%s', (text, name) => expect(names(text)).toEqual([name]))

  test('公司 after a preposition is a firm named elsewhere', () => {
    expect(names('合同的履行将对公司本年度业绩产生影响')).toEqual([])
  })
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
