/** Roles and lots as notices print them: former winners, refusals, firms as columns, lots around tables. All firms are invented. */
import { describe, expect, test } from 'vitest'
import { findMentions } from '#shared/core/mentions/index.ts'
import { readHtml } from '#shared/documents/html.ts'

const A = '江苏澄湖建设有限公司'
const B = '浙江青杉科技有限公司'
const C = '安徽白泽电子有限公司'
const short: { [name: string]: string } = { [A]: 'A', [B]: 'B', [C]: 'C' }

/** `A:candidate#1@一标段`: name, role, rank, lot. */
const said = (html: string): string =>
  findMentions(readHtml(html))
    .map(m => `${short[m.name] ?? m.name}:${m.role ?? '-'}${m.rank ? `#${m.rank}` : ''}${m.lot ? `@${m.lot}` : ''}`)
    .join(' ')
const tableOf = (...rows: string[][]): string =>
  `<table>${rows.map(row => `<tr>${row.map(cell => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`

describe('who has won no longer', () => {
  test.each([
    [`<p>原中标人：${A}</p><p>原中标供应商${B}放弃中标资格</p><p>现中标人：${C}</p>`, 'A:bidder B:bidder C:winner'],
    [tableOf(['变更前中标人', '变更后中标人'], [A, B]), 'A:bidder B:winner'],
    [`<p>变更前：中标供应商：${A}</p><p>变更后：中标供应商：${B}</p>`, 'A:bidder B:winner'],
    [`<p>因${A}放弃中标资格，现确定第二中标候选人${B}为中标人。</p>`, 'A:bidder B:winner'],
    [`<p>目前中标人：${A}</p>`, 'A:winner'],
    [`<p>原第一中标候选人：${A}</p>`, 'A:bidder'],
    [`<p>原公告的中标供应商：${A}</p>`, 'A:bidder'],
    [`<p>经核实，取消${A}的中标资格，确定${B}为中标供应商</p>`, 'A:bidder B:winner'],
    [`<p>${A}的中标资格被取消</p>`, 'A:bidder'],
    [tableOf(['更正事项', '更正前', '更正后'], ['中标供应商', A, B]), 'A:bidder B:winner'],
    [tableOf(['序号', '更正项', '更正前内容', '更正后内容'], ['1', '采购人', A, B]), 'A:purchaser B:purchaser'],
    [`<p>中标人由${A}变更为${B}</p>`, 'A:bidder B:winner'],
    [`<p>公司名称由${A}变更为${B}</p>`, 'A:- B:-'],
    [`<p>中标供应商（更正前）：${A}</p><p>中标供应商（更正后）：${B}</p>`, 'A:bidder B:winner'],
    [`<p>将“中标供应商：${A}”更正为“中标供应商：${B}”</p>`, 'A:bidder B:winner'],
    [`<p>变更前：</p><p>中标供应商：${A}</p><p>变更后：</p><p>中标供应商：${B}</p>`, 'A:bidder B:winner'],
    [tableOf(['更正前', `中标人：${A}`], ['更正后', `中标人：${B}`]), 'A:bidder B:winner'],
    [tableOf(['内容', '原公告', '现变更为'], ['中标人', A, B]), 'A:bidder B:winner'],
    [`<p>第一中标候选人${A}放弃中标资格，由第二中标候选人${B}递补为中标人</p>`, 'A:bidder B:winner'],
    [`<p>中标人${A}拒绝签订合同，取消其中标资格。</p>`, 'A:bidder'],
    [`<p>中标人${A}应当按期签订合同，否则取消其中标资格。</p>`, 'A:winner'],
    [`<p>中标人：${A}，合同金额调整为1元</p>`, 'A:winner'],
    [`<p>认定${A}中标无效</p>`, 'A:bidder'],
    [`<p>${A}被取消中标资格</p>`, 'A:bidder'],
    [`<p>上期中标供应商：${A}</p>`, 'A:bidder'],
  ])('%s', (html, expected) => expect(said(html)).toBe(expected))
})

describe('who was refused', () => {
  test.each([
    [`<p>四、否决投标情况</p>${tableOf(['投标人', '否决依据'], [A, '报价超限'])}`, 'A:rejected'],
    [`<p>否决投标的投标人及理由：${A}，未按要求签章；${B}，资质不符。</p>`, 'A:rejected B:rejected'],
    [`<p>废标理由：${A}未提供资质证书。</p>`, 'A:rejected'],
    [`<p>未通过资格审查的供应商：${A}；原因：未提供社保</p>`, 'A:rejected'],
    [`<p>通过资格审查的供应商：${A}</p>`, 'A:supplier'],
    [`<p>${A}的投标被否决，原因：签章不全。</p><p>${B}未通过符合性审查。</p>`, 'A:rejected B:rejected'],
    [tableOf(['投标人', '评审结果', '备注'], [A, '通过', ''], [B, '未通过', '无资质']), 'A:bidder B:rejected'],
    [tableOf(['投标人名称', '得分', '是否中标'], [A, '95', '是'], [B, '85', '否']), 'A:winner B:rejected'],
    [tableOf(['投标人', '是否通过资格审查', '不通过原因'], [A, '是', ''], [B, '否', '缺章']), 'A:bidder B:rejected'],
    [tableOf(['投标人名称', '未中标原因'], [A, '得分低'], [B, '/']), 'A:rejected B:bidder'],
    [`<p>${A}：未通过初步评审，原因：未盖章</p><p>${B}（资格审查不合格）</p>`, 'A:rejected B:rejected'],
    [`<p>${A}因未提供社保证明被否决其投标。</p>`, 'A:rejected'],
    [`<p>资格审查不通过的供应商：${A}</p>`, 'A:rejected'],
    [`<p>落标供应商：${A}</p><p>${B}未中标</p>`, 'A:rejected B:rejected'],
    [tableOf(['供应商', '成交金额（元）'], [A, '95'], [B, '/']), 'A:winner B:supplier'],
    [tableOf(['投标人', '否决原因', '中标价'], [A, '缺章', '']), 'A:rejected'],
    [tableOf(['投标人名称', '是否小微企业'], [A, '是'], [B, '否']), 'A:bidder B:bidder'],
  ])('%s', (html, expected) => expect(said(html)).toBe(expected))
})

describe('ranks', () => {
  const ranked = 'A:candidate#1 B:candidate#2'
  test.each([
    [tableOf(['中标候选人', '第一名', '第二名'], ['单位名称', A, B], ['报价', '1', '2']), ranked],
    [tableOf(['排序', '第一中标候选人', '第二中标候选人'], ['投标人名称', A, B]), ranked],
    [tableOf(['中标候选人排名', '1', '2'], ['中标候选人名称', A, B]), ranked],
    [tableOf(['候选人', '候选人1', '候选人2'], ['名称', A, B]), ranked],
    [`<p>候选人1：${A}</p><p>候选人2：${B}</p>`, ranked],
    [`<p>中标候选人：1、${A}；2、${B}</p>`, ranked],
    [`<p>中标候选人（不排序）：1、${A}；2、${B}</p>`, 'A:candidate B:candidate'],
    [`<p>中标候选人：</p><p>第一名：${A}</p><p>第二名：${B}</p>`, ranked],
    [`<p>推荐的中标候选人</p><p>1.${A}</p><p>2.${B}</p>`, ranked],
    [`<p>第一中标候选人</p><p>单位名称：${A}</p><p>第二中标候选人</p><p>单位名称：${B}</p>`, ranked],
    [`<p>评标结果：第一名：${A}；第二名：${B}</p>`, ranked],
    [`<p>推荐中标候选人排序：第一名 ${A} 第二名 ${B}</p>`, ranked],
    [`<p>中标候选人第1名：${A}，报价：1元；中标候选人第2名：${B}</p>`, ranked],
    [`<p>第一中标候选人：${A}、${B}</p>`, 'A:candidate#1 B:candidate'],
  ])('%s', (html, expected) => expect(said(html)).toBe(expected))
})

describe('lots', () => {
  const candidates = (first: string, second: string) => tableOf(['名次', '中标候选人'], ['1', first], ['2', second])
  test.each([
    [
      `<table><tr><td colspan=2>第一包</td></tr><tr><td>序号</td><td>中标供应商</td></tr><tr><td>1</td><td>${A}</td></tr>
       <tr><td colspan=2>第二包</td></tr><tr><td>序号</td><td>中标供应商</td></tr><tr><td>1</td><td>${B}</td></tr></table>`,
      'A:winner@第一包 B:winner@第二包',
    ],
    [tableOf(['', '一标段', '二标段'], ['中标人', A, B]), 'A:winner@一标段 B:winner@二标段'],
    [
      `<p>一标段：</p>${candidates(A, B)}<p>二标段：</p>${candidates(B, A)}`,
      'A:candidate#1@一标段 B:candidate#2@一标段 B:candidate#1@二标段 A:candidate#2@二标段',
    ],
    [
      tableOf(['标段名称', '云岭县道路一标段'], ['中标人', A]) + tableOf(['标段名称', '云岭县道路二标段'], ['中标人', B]),
      'A:winner@一标段 B:winner@二标段',
    ],
    [tableOf(['标段', '中标人'], ['', A]), 'A:winner'],
    [`<p>包号：1</p><p>中标供应商：${A}</p><p>采购人：${B}</p>`, 'A:winner@包号1 B:purchaser'],
    [`<p>账号：0101689标书费 中标人：${A}</p>`, 'A:winner'],
    [`<p>本次共5标的物，中标人：${A}</p>`, 'A:winner'],
    [tableOf(['分包', '第1包', '第2包'], ['中标供应商', A, B]), 'A:winner@第1包 B:winner@第2包'],
    [`<table><tr><td>中标信息</td><td>${tableOf(['包1', A], ['包2', B])}</td></tr></table>`, 'A:winner@包1 B:winner@包2'],
    [`<table><tr><td>中标信息</td></tr><tr><td>${tableOf(['包号', '供应商名称'], ['1', A])}</td></tr></table>`, 'A:winner@1包'],
    [`${tableOf(['中标供应商', ''])}${tableOf([A])}`, 'A:-'],
    [`<p>包1中标供应商：${A}</p>${tableOf(['序号', '投标人名称'], ['1', B])}`, 'A:winner@包1 B:bidder'],
    [
      tableOf(['包号', '供应商名称', '是否中标'], ['1', A, '是'], ['1', B, '否'], ['2', A, '否']),
      'A:winner@1包 B:rejected@1包 A:rejected@2包',
    ],
  ])('%s', (html, expected) => expect(said(html)).toBe(expected))

  test('a long table gives every row its lot, in time', () => {
    const rows = Array.from({ length: 3000 }, (_, i) => [String(i + 1), `江苏澄湖${i}建设有限公司`])
    const html = `<table><tr><td colspan=2>第一包</td></tr><tr><td>序号</td><td>中标供应商</td></tr>${rows.map(row => `<tr><td>${row.join('</td><td>')}</td></tr>`).join('')}</table>`
    expect(new Set(findMentions(readHtml(html)).map(m => `${m.role}@${m.lot}`))).toEqual(new Set(['winner@第一包']))
  })
})

test('甲方 and 乙方 in brackets', () => {
  expect(said(`<p>${A}（甲方）与${B}（乙方）签订合同</p>`)).toBe('A:purchaser B:supplier')
})

test('（主）甲公司（成）乙公司 and 甲公司（主）、乙公司（成）', () => {
  expect(said(`<p>（主）${A}（成）${B}</p>`)).toBe('A:lead B:member')
  expect(said(`<p>投标人：${A}（主）、${B}（成）</p>`)).toBe('A:lead B:member')
  expect(said(tableOf(['中标人', `（联合体牵头人）${A}<br>（联合体成员）${B}`]))).toBe('A:lead B:member')
})
