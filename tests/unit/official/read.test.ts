/** Result pages of official sites: what they say of the firm asked, and every page that must not pass for an answer. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { channels, channelsFor } from '#shared/official/channels.ts'
import { type OfficialPage, readOfficial } from '#shared/official/read.ts'
import { officialRefusalText } from '#shared/text/official.ts'
import { asked, ccgpRow, ccgpTable, channel, creditPage, shown } from '../../support/official-pages.ts'
import { CODE_A, CODE_B, NAME, org } from '../../support/records.ts'

const NONE = '<p>没有该企业的相关记录</p>'
const ccgp = (html: string, over: Partial<OfficialPage> = {}, who = {}) =>
  readOfficial(channel('ccgp'), shown(html, over), asked('gp-serious', who))

describe('中国政府采购网', () => {
  test('a row of the firm, with what is printed', () => {
    expect(ccgp(ccgpTable(ccgpRow(NAME, CODE_A)))).toEqual({
      result: 'hit',
      others: 0,
      rows: [
        {
          by: 'code',
          name: NAME,
          code: CODE_A,
          reason: '提供虚假材料',
          outcome: '罚款五千元，列入不良行为记录名单，一年内禁止参加政府采购活动',
          legalBasis: '政府采购法第七十七条',
          since: '2026-07-12',
          published: '2026-07-21 16:34',
          authority: '虚构市财政局',
        },
      ],
    })
  })

  test.each([
    ['an organisation code inside the code asked', ccgpRow(NAME, org('MA1ABCD1')), 'code'],
    ['a former name beside the same code', ccgpRow('苏州旧名虚构有限公司', CODE_A), 'code'],
    ['no code', ccgpRow(NAME, ''), undefined],
    ['a code that cannot be read', ccgpRow(NAME, '见附件'), 'name'],
  ])('a row with %s', (_, row, by) => {
    const reading = ccgp(ccgpTable(row))
    if (by) expect(reading).toMatchObject({ result: 'hit', rows: [{ by }] })
    else expect(reading).toEqual({ refused: 'form-changed', why: 'broken-rows' })
  })

  test('rows of others beside the firm’s own are counted, not taken', () => {
    const reading = ccgp(ccgpTable(ccgpRow(`${NAME}杭州分公司`, CODE_B), ccgpRow(NAME, CODE_A)))
    expect(reading).toMatchObject({ result: 'hit', others: 1, rows: [{ name: NAME }] })
  })

  test.each([
    ['the form’s field', { orgName: NAME }, '', 'name'],
    ['the form’s code', { orgName: '', orgCode: CODE_A.toLowerCase() }, '', 'code'],
    ['a line of the page', {}, `<p>查询条件：${NAME}</p>`, 'name'],
  ])('no entry, what was searched known from %s', (_, fields, line, by) => {
    expect(ccgp(ccgpTable() + line + NONE, { fields: fields as unknown as OfficialPage['fields'] })).toEqual({
      result: 'no-hit',
      by,
    })
  })

  test('identity numbers of persons are left out of what is kept', () => {
    const reading = ccgp(ccgpTable(ccgpRow(NAME, CODE_A, '责任人身份证110101199003070011，罚款')))
    expect(JSON.stringify(reading)).not.toContain('199003070011')
  })
})

describe('is no answer', () => {
  const empty = ccgpTable()
  test.each<[string, string, Partial<OfficialPage>, string, string]>([
    ['another site', empty + NONE, { url: 'https://www.ccgp.gov.cn.example.com/cr/list' }, 'not-a-result', 'other-site'],
    ['no address', empty + NONE, { url: '' }, 'not-a-result', 'other-site'],
    ['another page of the site', empty + NONE, { url: 'https://www.ccgp.gov.cn/cr/agency' }, 'not-a-result', 'other-list'],
    ['a page loaded before', empty + NONE, { loadedAt: 999_999 }, 'stale', 'loaded-before'],
    ['a result of another search', empty + NONE, { fields: { orgName: '苏州别家虚构有限公司' } }, 'stale', 'searched-other'],
    ['the name’s beginning searched', empty + NONE, { fields: { orgName: NAME.slice(0, 6) } }, 'stale', 'searched-other'],
    ['a name and another’s code', empty + NONE, { fields: { orgName: NAME, orgCode: CODE_B } }, 'stale', 'searched-other'],
    ['a printed condition that is not the field’s', `${empty}<p>查询条件：别家公司</p>${NONE}`, {}, 'stale', 'searched-other'],
    ['nothing that says what was searched', empty + NONE, { fields: {} }, 'form-changed', 'searched-unknown'],
    ['an empty table', empty, {}, 'form-changed', 'no-words'],
    ['a blank page', '', {}, 'not-a-result', 'no-words'],
    ['a captcha', '<form><label>请输入验证码</label></form>', {}, 'not-a-result', 'captcha'],
    ['an error', '<p>系统繁忙，请稍后再试</p>', {}, 'not-a-result', 'error-page'],
    ['an error beside the sentence', `<p>访问过于频繁</p>${NONE}`, {}, 'not-a-result', 'error-page'],
    ['the sentence hidden', `${empty}<p style="display:none">没有该企业的相关记录</p>`, {}, 'form-changed', 'no-words'],
    ['the sentence in instructions', `${empty}<p>如显示“没有该企业的相关记录”，请核对名称</p>`, {}, 'form-changed', 'no-words'],
    ['the sentence in a script', `${empty}<script>var t='没有该企业的相关记录'</script>`, {}, 'form-changed', 'no-words'],
    ['the sentence beside rows', ccgpTable(ccgpRow(NAME, CODE_A)) + NONE, {}, 'form-changed', 'contradiction'],
    [
      'the sentence beside a table of another form',
      `<table><tr><td>${NAME}</td><td>禁止参加</td></tr></table>${NONE}`,
      {},
      'form-changed',
      'contradiction',
    ],
    ['a branch’s row', ccgpTable(ccgpRow(`${NAME}分公司`, CODE_B)), {}, 'other-firm', 'rows-of-others'],
    ['a longer name’s row', ccgpTable(ccgpRow(`北京${NAME}`, CODE_B)), {}, 'other-firm', 'rows-of-others'],
    ['the name with another code', ccgpTable(ccgpRow(NAME, CODE_B)), {}, 'other-firm', 'rows-of-others'],
    ['a header renamed', ccgpTable().replace('处罚结果', '结果说明'), {}, 'not-a-result', 'no-words'],
    ['a row cut short', ccgpTable(`<tr><td>1</td><td>${NAME}</td></tr>`), {}, 'form-changed', 'broken-rows'],
  ])('%s', (_, html, over, refused, why) => {
    const reading = ccgp(html, over)
    expect(reading).toEqual({ refused, why })
    if ('why' in reading)
      for (const lang of ['zh-CN', 'en'] as const) expect(officialRefusalText(reading.why, lang).length).toBeGreaterThan(20)
  })
})

describe('信用中国', () => {
  const credit = channel('creditchina')
  const rows = `<ul><li><strong>供应商或代理机构名称：</strong> ${NAME} </li><li><strong>不良行为的具体情形：</strong> 串通 </li><li><strong>处罚结果：</strong> 罚款 </li><li><strong>处罚（记录）日期：</strong> 2026/01/30 17:13:37.000 </li><li><strong>执法（记录）单位：</strong> 虚构市财政局 </li></ul>`
  const facts = `<ul><li><strong>企业名称：</strong>${NAME}</li><li><strong>住所：</strong>虚构市</li></ul>`

  test('label and value lines become rows; the page’s own facts on the firm are none', () => {
    expect(
      readOfficial(credit, creditPage('政府采购严重违法失信行为记录名单', facts + rows + rows), asked('gp-serious')),
    ).toMatchObject({
      result: 'hit',
      rows: [{ by: 'name', since: '2026/01/30 17:13:37.000', authority: '虚构市财政局' }, { outcome: '罚款' }],
    })
  })

  test('a good tax grade on the page is no entry', () => {
    const grade = `<ul><li>纳税人识别号：320599000000001</li><li>纳税人名称：${NAME}</li><li>纳税信用评级结果：A</li><li>主管税务机关：虚构市税务局</li></ul>`
    expect(readOfficial(credit, creditPage('重大税收违法失信主体', grade), asked('tax-major'))).not.toHaveProperty('result')
    expect(readOfficial(credit, creditPage('重大税收违法失信主体', grade + NONE), asked('tax-major'))).toMatchObject({
      result: 'no-hit',
    })
  })

  test('no entry holds for the list in the heading alone', () => {
    const page = creditPage('重大税收违法失信主体', facts + NONE)
    expect(readOfficial(credit, page, asked('tax-major'))).toEqual({ result: 'no-hit', by: 'name' })
    expect(readOfficial(credit, page, asked('gp-serious'))).toEqual({ refused: 'not-a-result', why: 'other-list' })
    const both = creditPage('重大税收违法失信主体', `<h2>失信被执行人</h2>${NONE}`)
    expect(readOfficial(credit, both, asked('tax-major'))).toEqual({ refused: 'not-a-result', why: 'other-list' })
  })
})

describe('whatever the page', () => {
  test('changed anywhere, it gives no "no entry" while the firm stands on it', () => {
    const html = ccgpTable(ccgpRow(NAME, CODE_A))
    fc.assert(
      fc.property(
        fc.nat(html.length),
        fc.nat(60),
        fc.constantFrom('', '<p>', '"', '</td>'),
        fc.boolean(),
        (at, cut, put, before) => {
          const changed = html.slice(0, at) + put + html.slice(at + cut)
          const page = before ? NONE + changed : changed + NONE
          const stands = shown(page).blocks.some(({ text }) => text.includes(NAME))
          if (stands) expect(ccgp(page)).not.toMatchObject({ result: 'no-hit' })
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('only the very sentence, for the very firm, says that there is no entry', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
        (text, searched) => {
          const line = `<p>${text.replaceAll('<', '')}</p>`
          expect(ccgp(ccgpTable() + line)).not.toHaveProperty('result')
          if (searched.trim()) expect(ccgp(ccgpTable() + NONE, { fields: { orgName: searched } })).not.toHaveProperty('result')
        },
      ),
    )
  })
})

test('each list that government procurement requires has an official channel, and every column word one meaning', () => {
  for (const list of ['shixin', 'tax-major', 'gp-serious']) expect(channelsFor(list)).not.toEqual([])
  for (const { columns, required, lists, hosts, open } of channels) {
    const words = Object.values(columns).flat()
    expect(new Set(words).size).toBe(words.length)
    for (const field of required) expect(columns[field]).toBeDefined()
    for (const { path, titles } of lists) expect(path ?? titles).toBeDefined()
    expect(hosts.some(host => new URL(open).hostname.endsWith(host))).toBe(true)
  }
})
