/** Whole notices of the kinds that portals print: each organisation with its role, lot and code. All of them are invented. */
import { expect, test } from 'vitest'
import { findMentions } from '#shared/core/mentions/index.ts'
import { readHtml } from '#shared/documents/html.ts'

const A = '云泽砚溪川建设工程有限公司'
const B = '东屏澄岚舟信息技术有限公司'
const C = '江临市汀屿路桥工程有限公司'
const D = '青杉恒远（云泽）检测科技股份有限公司'
const G = '东屏恒信招标代理有限公司'
const CODE_A = '91980100300001013R'
const CODE_B = '9198010030000103XC'
const short: { [name: string]: string } = { [A]: 'A', [B]: 'B', [C]: 'C', [D]: 'D', [G]: 'G', '': 'code' }

/** `A:candidate#1@一标段=code`: name, role, rank, lot, the code's last four. */
const said = (html: string): string[] =>
  findMentions(readHtml(html)).map(
    m =>
      `${short[m.name] ?? m.name}:${m.role ?? '-'}${m.rank ? `#${m.rank}` : ''}${m.lot ? `@${m.lot}` : ''}${m.code ? `=${m.code.value.slice(-4)}` : ''}`,
  )
const lines = (...texts: string[]): string => texts.map(text => `<p>${text}</p>`).join('')
const table = (...rows: string[][]): string =>
  `<table>${rows.map(row => `<tr>${row.map(cell => (cell.startsWith('<td') ? cell : `<td>${cell}</td>`)).join('')}</tr>`).join('')}</table>`
const wide = (text: string, attribute: string): string => `<td ${attribute}>${text}</td>`

const notices: { [kind: string]: [string, string] } = {
  询价: [
    lines(
      `三、被询价供应商：${A}、${B}、${C}`,
      `四、成交供应商：${B}（统一社会信用代码：${CODE_B}）`,
      '七、采购人：云岭县第三中学',
      `八、采购代理机构：${G}`,
      '监督部门：云岭县财政局政府采购监督管理科',
    ),
    'A:bidder B:bidder C:bidder B:winner=03XC 云岭县第三中学:purchaser G:agency 云岭县财政局政府采购监督管理科:authority',
  ],
  竞争性磋商: [
    `<h1>东屏区环卫作业服务竞争性磋商成交公告</h1>${lines('采购人名称：东屏区城市管理局', `采购代理机构全称：${G}`, '推荐成交候选供应商排序如下：')}${table(['序号', '供应商名称', '最后报价（元）', '排名'], ['1', A, '980000', '1'], ['2', B, '990000', '2'])}${lines(`最终确定${A}为成交供应商。`)}`,
    '东屏区城市管理局:purchaser G:agency A:candidate#1 B:candidate#2 A:winner',
  ],
  资格预审结果: [
    `${table(['序号', '申请人名称', '审查结果', '未通过原因'], ['1', A, '通过', '/'], ['2', B, '未通过', '业绩不满足要求'])}${lines('招标人：云泽市住房和城乡建设局', `通过资格预审的申请人：${A}、${C}`, `未通过资格预审的申请人：${B}`)}`,
    'A:bidder B:rejected 云泽市住房和城乡建设局:purchaser A:bidder C:bidder B:rejected',
  ],
  三个标段的中标候选人: [
    lines(
      '一标段',
      `第一中标候选人：${A}`,
      `第二中标候选人：${B}`,
      '二标段',
      `第一中标候选人：${B}`,
      '三标段',
      `第一中标候选人：${C}`,
      `第二中标候选人：${A}`,
    ),
    'A:candidate#1@一标段 B:candidate#2@一标段 B:candidate#1@二标段 C:candidate#1@三标段 A:candidate#2@三标段',
  ],
  合并单元格的标段: [
    table(
      ['标段', '中标候选人', '单位名称'],
      [wide('一标段', 'rowspan=2'), '第一名', A],
      ['第二名', B],
      [wide('二标段', 'rowspan=2'), '第一名', C],
      ['第二名', A],
    ),
    'A:candidate#1@一标段 B:candidate#2@一标段 C:candidate#1@二标段 A:candidate#2@二标段',
  ],
  废标: [
    lines(`参加投标的供应商：${A}、${B}。`, '有效投标人不足三家，本项目废标。', '采购人：云岭县人民医院', `采购代理机构：${G}`),
    'A:bidder B:bidder 云岭县人民医院:purchaser G:agency',
  ],
  更正: [
    table(
      ['序号', '更正项', '更正前内容', '更正后内容'],
      ['1', '中标供应商名称', A, B],
      ['2', '统一社会信用代码', CODE_A, CODE_B],
    ),
    'A:bidder=013R B:winner=03XC',
  ],
  合同: [
    lines(
      '二、合同名称：云岭县教育局校服采购合同',
      '1.采购人（甲方）：云岭县教育局',
      `2.供应商（乙方）：${B}`,
      '地址：东屏区云泽路8号',
      `统一社会信用代码：${CODE_B}`,
    ),
    '云岭县教育局:purchaser 云岭县教育局:purchaser B:supplier=03XC',
  ],
  单一来源: [
    lines('采购人：云泽市疾病预防控制中心', `拟定的唯一供应商名称：${D}`, `该设备由${D}独家生产，${A}仅为其代理商。`),
    '云泽市疾病预防控制中心:purchaser D:supplier D:- A:-',
  ],
  框架协议入围: [
    `${lines('入围供应商名单：')}${table(['序号', '入围供应商名称', '统一社会信用代码'], ['1', A, CODE_A], ['2', B, CODE_B])}${lines('征集人：云泽市机关事务管理局')}`,
    'A:winner=013R B:winner=03XC 云泽市机关事务管理局:purchaser',
  ],
  代理机构比选: [
    lines(`经比选，中选招标代理机构为：${G}。`, '比选人：云泽城市建设投资集团有限公司'),
    'G:agency 云泽城市建设投资集团有限公司:purchaser',
  ],
  bilingual: [
    lines(
      'Purchaser 采购人：云泽市轨道交通集团有限公司 Yunze Rail Transit Group Co., Ltd.',
      `Winning Bidder 中标人：${D} (Qingshan Hengyuan Testing Technology Co., Ltd.)`,
    ),
    '云泽市轨道交通集团有限公司:purchaser Yunze Rail Transit Group Co., Ltd.:purchaser D:winner Qingshan Hengyuan Testing Technology Co., Ltd.:winner',
  ],
  合并单元格的代码: [
    table(
      [wide('中标单位', 'rowspan=2'), '单位名称', A],
      ['统一社会信用代码', CODE_A],
      [wide('采购代理机构', 'rowspan=2'), '单位名称', G],
      ['统一社会信用代码', CODE_B],
    ),
    'A:winner=013R G:agency=03XC',
  ],
  断行: [
    lines(
      '经评标委员会评审，推荐云泽砚溪川建设工',
      '程有限公司为第一中标候选人，东屏澄岚舟信息技术有限公',
      '司为第二中标候选人。',
    ),
    'A:candidate#1 B:candidate#2',
  ],
}

test.each(Object.entries(notices))('%s', (_, [html, expected]) => expect(said(html).join(' ')).toBe(expected))
