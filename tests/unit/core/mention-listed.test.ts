/** Names that a list holds, found even where the boundary would have been judged otherwise. All firms are invented. */
import { describe, expect, test } from 'vitest'
import { type KeyHash, keyHash } from '#shared/core/keyhash.ts'
import { findMentions } from '#shared/core/mentions/index.ts'
import { block, find, findListed, listOf, names, table } from '../../support/mention-texts.ts'

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

  test('behind a line’s number, 是 before a region, and the word for a subsidiary, they are the firm', () => {
    for (const [before, name] of [
      ['058 ', '世纪澄湖(河南)实业有限公司'],
      ['本次中标公示媒体是', '丹阳市康平西服有限公司'],
      ['确定公司全资子公司', '延安市澄湖公司志丹分公司'],
    ] as const) {
      const found = findListed([name], before + name)
      expect(found.map(m => [m.name, m.found])).toEqual([[name, 'listed']])
    }
    // A number without a zero may be the name's own.
    expect(findListed(['世纪澄湖实业有限公司'], '58 世纪澄湖实业有限公司').map(m => m.found)).toEqual(['judged', 'tail'])
  })

  test('beside 和 behind a legal form, 及, and 委托 they are the firm', () => {
    for (const [before, name, after] of [
      ['受', '云泽市澄湖商贸企业集团', '委托，'],
      ['云泽市青杉实业有限公司星村分公司和', '龙岚建材有限公司', '参加了开标'],
      ['由', '云泽市岚是木制品厂', '及青杉研究总院承担'],
    ] as const) {
      const found = findMentions([block(before + name + after)], { probe: listOf(name), endings: ['集团'] })
      expect(
        found.filter(m => m.name === name).map(m => m.found),
        before,
      ).toEqual(['listed'])
    }
  })

  test('before a degree and a shop, in a sentence, they are another firm', () => {
    const found = findListed([LISTED], `${LISTED}38℃音响商场的投标被否决`)
    expect(found.filter(m => m.name === LISTED).map(m => m.found)).toEqual(['tail'])
  })

  test('before a part that a bracket or a sentence follows, they are another firm', () => {
    for (const after of ['客运站（以下简称甲方）与', '小岭餐厅存在关联关系']) {
      const found = findListed([LISTED], `其与${LISTED}${after}`)
      expect(found.filter(m => m.name === LISTED).map(m => m.found)).toEqual(['tail'])
    }
  })

  test('before something unknown that ends the value, they are not it; before a title’s words they are the firm', () => {
    const foundBefore = (after: string) => findListed([LISTED], `中标人：${LISTED}${after}`).map(m => m.found)
    for (const after of ['军粮供应窗面', '38℃音响商廊', '岭南五金、日杂柜面']) expect(foundBefore(after), after).toEqual(['tail'])
    for (const after of ['新股发行', '办公家具采购公告', '法定代表人', '来函澄清', '2026年3月5日'])
      expect(foundBefore(after), after).toEqual(['listed'])
  })

  test('are no longer than the lists have them, where a key set’s yes to a longer reading is wrong', () => {
    const key = ({ lo, hi }: KeyHash) => `${lo}|${hi}`
    const wrongly = (yes: string, listed: string) => {
      // A record's name is a key in its variant form too; a wrong yes is to one key alone.
      const keys = new Set([keyHash('n', yes), keyHash('n', listed), keyHash('v', listed)].map(key))
      return (lo: number, hi: number) => keys.has(`${lo}|${hi}`)
    }
    const name = '云泽市澄湖建材有限公司'
    for (const before of ['其他详细内容请查看', '详见与']) {
      const found = findMentions([block(before + name)], { probe: wrongly(before + name, name) })
      expect(found.map(m => [m.name, m.found])).toEqual([[name, 'listed']])
    }
    for (const [before, after, rest] of [
      ['本项目由', '组成的联合体', '承担'],
      ['受', '委托', '，'],
    ]) {
      const text = before + name + after
      const found = findMentions([block(text + rest)], { probe: wrongly(text, name), endings: ['合体', '委托'] })
      expect(found.map(m => [m.name, m.found])).toEqual([[name, 'listed']])
    }
    const shorter = '澄湖建材有限公司'
    const found = findMentions([block(`中标人：${name}`)], { probe: wrongly(shorter, name) })
    expect(found.map(m => [m.name, m.found])).toEqual([[name, 'listed']])
  })

  test('are found in a value by themselves, whatever they end in and hold', () => {
    for (const name of ['云岭县星村供销社店点', '云岭衡器厂(第二名称:云岭衡器制造站)', '《青杉水泥》杂志社有限公司']) {
      for (const before of ['', '中标人：']) {
        const found = findListed([name], before + name)
        expect(found.filter(m => m.found === 'listed').map(m => m.name)).toEqual([name])
      }
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

  test('a beginning inside a word, which a key set may take for listed, does not hide the name', () => {
    const found = findListed([LISTED, `称：${LISTED}`, `司${LISTED}`], `公司名称：${LISTED}`)
    expect(found.map(m => [m.name, m.found])).toEqual([[LISTED, 'listed']])
    const text = `岚溪有限公司、${LISTED}未通过审查。`
    const named = findListed([LISTED, `溪有限公司、${LISTED}未通过审查`], text).filter(m => m.name === LISTED)
    expect(named.map(m => m.found)).toEqual(['listed'])
  })

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

test('a public body with its province before it is the listed one; a firm with a region before it is another', () => {
  const hospital = findListed(['南京市第九十医院'], '与江苏省南京市第九十医院签订合同')
  expect(hospital.map(m => [m.name, m.found])).toEqual([['南京市第九十医院', 'listed']])
  const firm = findListed(['南京市澄湖科技有限公司'], '与江苏省南京市澄湖科技有限公司签订合同')
  expect(firm.map(m => [m.name, m.found])).toEqual([
    ['江苏省南京市澄湖科技有限公司', 'judged'],
    ['南京市澄湖科技有限公司', 'tail'],
  ])
})

describe('a name broken by a line’s end across two blocks', () => {
  const line = '清理标准应当符合云泽市环境保护的各项规定，并按照'
  test('stands to the end of the first and has its rest in the second, its name is the whole', () => {
    const [mention, ...rest] = find('中标单位：云泽市澄湖第三建筑工程有限', '公司，设计单位另行公布')
    expect(rest).toEqual([])
    expect(mention).toMatchObject({
      block: 0,
      start: 5,
      end: 18,
      rest: 2,
      name: '云泽市澄湖第三建筑工程有限公司',
      role: 'winner',
    })
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
