/** Names in sentences: what stands before and after them in news and reports, and names with digits. All firms are invented. */
import { describe, expect, test } from 'vitest'
import { findMentions } from '#shared/core/mentions/index.ts'

const names = (text: string): string[] =>
  findMentions([{ text, kind: 'text' }])
    .filter(m => m.name !== '')
    .map(m => m.name)

describe('what stands before a name in a sentence', () => {
  test.each([
    ['在这样的盘口状态下法国澄湖公司的数据显示', ['法国澄湖公司']],
    ['该行持有德国澄湖兄弟公司发行的债券', ['德国澄湖兄弟公司']],
    ['本报讯青杉对重庆澄湖公司总裁进行了专访', ['重庆澄湖公司']],
    ['论坛的嘉宾主持人青杉澄湖公司主编', ['青杉澄湖公司']],
    ['云泽轿车代理江苏澄湖汽车销售服务有限公司开业', ['江苏澄湖汽车销售服务有限公司']],
    ['计划则是同青杉影片公司合作', ['青杉影片公司']],
    ['澄湖也要跟青杉银联公司签约', ['青杉银联公司']],
    ['故青杉商务公司仅应赔偿', ['青杉商务公司']],
    ['更名改制为江苏长江城市信用社股份有限公司', ['江苏长江城市信用社股份有限公司']],
    ['这笔存款受到青杉存款保险公司的保护', ['青杉存款保险公司']],
    ['由内蒙古自治区红十字会发放', ['内蒙古自治区红十字会']],
    ['由自治区红十字会发放', ['自治区红十字会']],
    ['由 Green Lake 科技有限公司提供', ['Green Lake科技有限公司']],
    ['无需提交公司董事会审议', []],
    ['主营工程设计等公司与发包方', []],
    ['公司全资三级子公司', []],
    ['认证：李某某为青杉控股公司董事长', ['青杉控股公司']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  test('the same words inside a name stay in it', () => {
    for (const name of [
      '青杉代理记账有限公司',
      '同方澄湖控股（云泽）有限公司',
      '故城县澄湖农资有限公司',
      '金英国际澄湖贸易有限公司',
    ])
      expect(names(`中标人：${name}`)).toEqual([name])
    expect(names('影片由同道澄湖制作有限公司制作')).toEqual(['同道澄湖制作有限公司'])
  })
})

describe('what stands after a name in a sentence', () => {
  test.each([
    ['把上海澄湖文化传播有限公司告上法院', ['上海澄湖文化传播有限公司']],
    ['隔壁是山东澄湖砭石开发有限公司的加工厂', ['山东澄湖砭石开发有限公司']],
    ['与青杉保险股份公司结成战略联盟', ['青杉保险股份公司']],
    ['青杉澄湖公司所开发的产品', ['青杉澄湖公司']],
    ['北京SAS澄湖公司银行业总监', ['北京SAS澄湖公司']],
    ['江苏澄湖建设有限公司（联合体成员）', ['江苏澄湖建设有限公司']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })
})

describe('numbers in names', () => {
  test.each([
    '青杉12有限公司',
    '云岭澄湖360智能科技有限公司',
    '360科技有限公司',
    '3M中国有限公司',
    '58澄湖城信息技术有限公司',
    '8848青杉科技有限公司',
    '云岭二十三冶澄湖集团有限公司',
  ])('%s', name => {
    expect(names(`中标人：${name}`)).toEqual([name])
  })

  test('a number that counts is none of the name', () => {
    expect(names('1江苏澄湖建设有限公司')).toEqual(['江苏澄湖建设有限公司'])
    expect(names('12江苏澄湖建设有限公司')).toEqual(['江苏澄湖建设有限公司'])
    expect(names('报价3,580澄湖建设有限公司')).toEqual(['澄湖建设有限公司'])
    expect(names('共有3家澄湖城有限公司')).toEqual(['澄湖城有限公司'])
    expect(names('地点：10楼公司')).toEqual([])
    expect(names('在20多个地市子公司推广')).toEqual([])
  })

  test('a road’s number begins the office of its building, a lot’s number stands in it', () => {
    for (const name of ['42省道云岭县澄湖段公路改建工程指挥部', 'G322（原53省道）云岭县澄湖段改建工程指挥部'])
      expect(names(`招标人：,${name},`)).toEqual([name])
    expect(names('招标人：青杉电气集团有限公司云澄高铁3标项目经理部')).toEqual(['青杉电气集团有限公司云澄高铁3标项目经理部'])
  })
})

test('public bodies by their full names', () => {
  expect(names('国家工业和信息化部组织实施')).toEqual(['国家工业和信息化部'])
  expect(names('采购人：云岭县红十字会')).toEqual(['云岭县红十字会'])
  expect(names('招标人：上海铁路局合肥澄湖枢纽工程建设指挥部')).toEqual(['上海铁路局合肥澄湖枢纽工程建设指挥部'])
})

test('described, not named', () => {
  for (const text of ['美国第四大投资银行', '合同不需要公司', '后来银行将其出售', '内的综合医院']) expect(names(text)).toEqual([])
})
