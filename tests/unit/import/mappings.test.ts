/** Every shipped mapping, on look-alikes of its source with invented firms. */
import { describe, expect, test } from 'vitest'
import { isValidUscc } from '#shared/core/identifiers.ts'
import { policyList } from '#shared/policy/index.ts'
import { shippedMappings } from '#shared/publish/mappings/index.ts'
import { orgCode, uscc } from '#shared/publish/sample/codes.ts'
import { toGb18030 } from '../../fixtures/import/gb18030.ts'
import { workbook } from '../../fixtures/import/workbook.ts'
import { fixture, fixtureText, linesOf, run } from './helpers.ts'

test('every mapping serves a list of the policy, or any', () => {
  for (const m of shippedMappings) expect(m.listId === 'any' || policyList(m.listId), m.id).toBeTruthy()
})

test('court CSV in GBK: masked, hyphenated and bare codes, four date forms, persons left out, a row twice kept once', async () => {
  const { records, report } = await run(toGb18030(fixtureText('court.csv')), 'court.csv', 'court-csv')
  expect(records.map(r => [r.subject.masked ?? r.subject.orgCode, r.dates.since?.on, r.ref])).toEqual([
    [expect.stringMatching(/^91330100100\*{4}0168$/), '2025-04-08', '（2025）浙0199执21号'],
    [orgCode(10000001), '2025-04-09', '（2025）浙0199执22号'],
    [orgCode(10000001), '2025-04-10', '（2025）浙0199执23号'],
  ])
  expect(records[0]!.dates.validUntil).toEqual({ on: '2027-04-07', from: 'by-rule', text: 'shixin' })
  expect(report.total).toMatchObject({ read: 6, kept: 3, persons: 2, duplicates: 1, codesMasked: 1, severityMissing: 3 })
  expect(linesOf(report, 'person')).toEqual([6, 7])
  expect(report.lines.find(l => l.note === 'duplicate')).toMatchObject({ line: 8, detail: '4' })
  expect(JSON.stringify({ records, report })).not.toMatch(/王某某|李某某|001X/)
})

test('court JSON: nested list, two spellings of every name, dates in milliseconds, partyTypeName trusted by nobody', async () => {
  const { records, report } = await run(fixture('court.json'), 'court.json', 'court-json')
  expect(records.map(r => [r.subject.name, r.subject.orgCode ?? r.subject.uscc, r.dates.since?.on])).toEqual([
    ['绍兴霁禾岫钢结构厂', orgCode(10000002), '2024-12-11'],
    ['宁波洵川岑栖梧衍建设集团有限公司', orgCode(10000003), '2024-10-09'],
    ['温州云岫衍机械有限公司', uscc(10000004), '2024-10-09'],
  ])
  expect(report.total.persons).toBe(1)
  expect(JSON.stringify({ records, report })).not.toContain('002X')
})

describe('ccgp', () => {
  const imported = run(fixture('ccgp.html'), 'ccgp.html', 'ccgp')

  test('the list is found among the page’s tables, names whole across line ends', async () => {
    const { records, report } = await imported
    expect(records.map(r => r.subject.name)).toEqual([
      '湖州砚北衍数码科技有限公司',
      '嘉兴霁禾岫物业管理有限公司',
      '金华云岫衍餐饮服务有限公司',
    ])
    expect(report.total).toMatchObject({ read: 3, kept: 3, codesInvalid: 1 })
    expect(linesOf(report, 'code-invalid')).toEqual([3])
    expect(report.departments.map(d => [d.department, d.kept])).toContainEqual(['财政部', 1])
  })
  test('a ban’s end is parsed from the penalty, an area-limited one says where, a fine is no ban', async () => {
    const { records } = await imported
    expect(records[0]).toMatchObject({
      ban: { forbids: true },
      dates: { since: { on: '2026-03-02', from: 'printed' }, effectUntil: { on: '2027-03-01', from: 'parsed' } },
    })
    expect(records[1]).toMatchObject({
      ban: { forbids: true, area: '虚构市' },
      dates: { scope: '虚构市', effectUntil: { on: '2028-01-29' } },
    })
    expect(records[2]!.ban).toEqual({ forbids: false })
    expect(records[2]!.dates.effectUntil).toBeUndefined()
  })
  test('a row with no header on the page is read by position', async () => {
    const row = /<tr class="trShow">.*?<\/tr>/s.exec(fixtureText('ccgp.html'))![0]
    const { records } = await run(new TextEncoder().encode(`<table>${row}</table>`), 'row.html', 'ccgp')
    expect(records[0]).toMatchObject({
      subject: { name: '湖州砚北衍数码科技有限公司', uscc: uscc(10000005) },
      authority: '财政部',
    })
  })
})

test('双公示 2018: severity and ends as printed, 2099 as no end, fines in words, sole traders by code only, nobody’s number kept', async () => {
  const { records, report } = await run(fixture('penalty-2018.csv'), 'cf.csv', 'penalty-2018')
  expect(records.map(r => r.subject.name)).toEqual(['台州洵川岑化工有限公司', '丽水栖梧衍食品厂', '衢州澄岚舟小吃店'])
  expect(records[0]).toMatchObject({
    ref: '台环罚〔2026〕1号',
    severity: { level: 'serious', from: 'printed' },
    dates: { since: { on: '2026-02-01' }, publishedUntil: { on: '2029-02-01', from: 'printed' } },
    extra: { 罚款金额: '罚款250万元', 备注: '经办人身份证（证件号码略）' },
  })
  expect(records[0]!.dates.validUntil).toBeUndefined()
  expect(records[1]).toMatchObject({
    subject: { orgCode: orgCode(10000009) },
    severity: { level: 'minor' },
    dates: { validUntil: { on: '2026-05-01', from: 'by-rule' }, publishedUntil: { on: '2026-05-02' } },
  })
  expect(records[1]!.extra?.罚款金额).toBeUndefined()
  expect(report.total).toMatchObject({ read: 6, kept: 3, rejected: 1, persons: 1, soleTraders: 1, severityMissing: 1 })
  expect(report.identityNumbersRemoved).toBe(1)
  expect(report.departments[0]!.department).toBe('丽水市虚构市场监督管理局')
  expect(linesOf(report, 'no-name')).toEqual([7])
  expect(JSON.stringify({ records, report })).not.toMatch(/33010219|钱某某/)
})

test('双公示 2015: old code columns, dates without marks, a person by the identity number’s column', async () => {
  const { records, report } = await run(fixture('penalty-2015.csv'), 'cf15.csv', 'penalty-2015')
  expect(records).toHaveLength(1)
  expect(records[0]).toMatchObject({
    subject: { name: '舟山云岫衍港务有限公司', orgCode: orgCode(10000012), regNo: `330901${orgCode(10000012)}` },
    dates: { since: { on: '2016-03-07' } },
    outcome: '罚款3000元',
    ban: { forbids: false },
  })
  expect(report.total.persons).toBe(1)
})

test('tax A-list: the header one column off is read by position, the grade is fixed, a year is its last day by rule', async () => {
  const { records, report } = await run(toGb18030(fixtureText('tax-a.csv')), 'tax.csv', 'heilongjiang-tax-a')
  expect(records.map(r => [r.subject.name, r.subject.uscc ?? r.subject.regNo, r.grade])).toEqual([
    ['虚构澄岚舟汽车销售有限公司', uscc(10000013, '230800'), 'A'],
    ['虚构霁禾岫书店', `230803${orgCode(10000014)}`, 'A'],
    ['虚构栖梧衍门窗厂', uscc(10000015, '230800'), 'A'],
    ['虚构洵川岑酿造厂', undefined, 'A'],
  ])
  expect(records[0]!.dates).toEqual({
    since: { on: '2025-12-31', from: 'by-rule', text: '2025年度' },
    validUntil: { on: '2026-12-30', from: 'by-rule', text: 'tax-credit' },
  })
  expect(linesOf(report, 'code-unreadable')).toEqual([5])
})

describe('World Bank', () => {
  const code = uscc(10000016, '650100')
  const rows = [
    ['Downloaded on: 07/01/2026 10:37'],
    ['Firm Name', 'Additional Firm Info', 'Address', 'Country', 'Ineligibility Period', '', 'Grounds'],
    ['', '', '', '', 'From Date', 'To Date', ''],
    [
      'XUGOU YANBEI ROAD CO., LTD.',
      `(虚构砚北衍(集团)路桥有限公司)(${code})(ID: ${code})*647`,
      'NO. 1 ROAD',
      'China',
      '2024-01-30',
      '2027-05-29',
      'Fraudulent Practice',
    ],
    [
      'XUGOU YUNXIU BRANCH',
      '虚构云岫衍建设集团股份有限公司安徽分公司 *508',
      'HEFEI',
      'China',
      '2021-07-26',
      '2999-12-31',
      'Controlled Affiliate',
    ],
    ['SHANMOU WEI', '(韦某某)', 'BEIJING', 'China', '2019-10-04', '2999-12-31', 'Cross Debarment: ADB'],
    ['MR. NOBODY ANYWHERE', '*677', 'BAKU', 'Azerbaijan', '2024-12-10', '2027-08-09', 'Obstructive Practices'],
    ['NOBODY ATALL', '*677', 'BAKU', 'Azerbaijan', '2024-12-10', '2027-08-09', 'Obstructive Practices'],
  ]
  const imported = run(workbook({ Sheet1: rows }), 'wb.xlsx', 'world-bank')

  test('Chinese names and codes come out of the cell; the printed name stays beside them', async () => {
    const { records } = await imported
    expect(records[0]!.subject).toEqual({
      name: '虚构砚北衍(集团)路桥有限公司',
      uscc: code,
      otherNames: ['XUGOU YANBEI ROAD CO., LTD.'],
    })
    expect(records[0]!.dates.validUntil).toEqual({ on: '2027-05-29', from: 'printed' })
    expect(records[1]!.subject.name).toBe('虚构云岫衍建设集团股份有限公司安徽分公司')
  })
  test('permanent means no end; persons are dropped; a doubtful row is kept and said', async () => {
    const { records, report } = await imported
    expect(records[1]!.dates).toEqual({ since: { on: '2021-07-26', from: 'printed' } })
    expect(records[1]!.ban).toEqual({ forbids: true })
    expect(report.total).toMatchObject({ read: 5, kept: 3, persons: 2 })
    expect(report.lines.filter(l => l.note === 'unclear-kind')).toEqual([
      { file: 'wb.xlsx', line: 8, note: 'unclear-kind', detail: 'NOBODY ATALL' },
    ])
    expect(records.map(r => r.subject.name)).toContain('NOBODY ATALL')
  })
})

test('Inter-American: cells without addresses, the kind column, names broken by spaces, short names left out, footer rejected', async () => {
  const book = workbook(
    {
      Export: [
        [
          'Title',
          'Entity',
          'Nationality',
          'Country',
          'From',
          'To',
          'Grounds',
          'Source',
          'IDB Sanction Type',
          'IDB Sanction Source',
          'Other Name',
        ],
        [
          'Xugou Jihe Co., Ltd.',
          'Firm',
          'China',
          'Kenya',
          'Feb 17, 2022',
          'Oct 18, 2028',
          'Fraud',
          'AfDB cross debarment',
          undefined,
          undefined,
          '虚构霁 禾岫钢结构有 限公司, 虚构霁禾岫',
        ],
        ['Nobody Construction', 'Individual', 'Peru', 'Peru', 'Jul 03, 2024', 'Ongoing', 'Fraud', 'IDB', 'Debarment', 'IDB', ''],
        ['Filters: From Date is after March 23'],
      ],
    },
    { bare: true, prefix: 'x' },
  )
  const { records, report } = await run(book, 'iadb.xlsx', 'inter-american')
  expect(records).toHaveLength(1)
  expect(records[0]).toMatchObject({
    subject: { name: '虚构霁禾岫钢结构有限公司', otherNames: ['Xugou Jihe Co., Ltd.'] },
    dates: { since: { on: '2022-02-17' }, validUntil: { on: '2028-10-18' } },
    authority: '非洲开发银行（交叉制裁）',
  })
  expect(report.total).toMatchObject({ read: 3, kept: 1, persons: 1, rejected: 1 })
  expect(report.lines.find(l => l.note === 'short-name-left-out')?.detail).toBe('虚构霁禾岫')
})

test('names only, semicolons, a byte-order mark: the general mapping on any list', async () => {
  const { records, report } = await run(fixture('names.csv'), 'names.csv', 'name-and-code', 'honour')
  expect(records.map(r => [r.subject.name, r.grade, r.dates.since?.on])).toEqual([
    ['虚构砚北衍工程有限公司', 'AAA', '2025-12-31'],
    ['虚构云岫衍设计院', 'AA', '2025-12-31'],
  ])
  expect(report).toMatchObject({ listId: 'honour', total: { codesMissing: 2 } })
})

test('fixture codes are what they should be', () => {
  expect(isValidUscc(uscc(10000001))).toBe(true)
})
