/** The card and the line say what the drawing says: the finding, the list, the dates, the consequence, then why and which version. */
import { describe, expect, test } from 'vitest'
import type { ListAnswer } from '#shared/core/assess.ts'
import { makePair } from '#shared/core/pairs.ts'
import type { ContextChoice, Finding, PageSubject } from '#shared/core/types.ts'
import { cardView, lineView, subjectLabel } from '#shared/text/card.ts'
import type { Lang } from '#shared/text/words.ts'
import { CODE_A, CODE_B, code, list, NAME, record, subject } from '../../support/records.ts'
import { banned, find, GP, hit, silent, silentBut, TODAY, withoutCode } from './findings.ts'

const card = (answers: ListAnswer[], s?: PageSubject, context: ContextChoice = GP, lang: Lang = 'zh-CN') =>
  cardView(find(answers, s, context), { lang, context, asOf: TODAY, lists: answers.map(answer => answer.list) })
const line = (answers: ListAnswer[], s?: PageSubject, context?: ContextChoice) =>
  lineView(find(answers, s, context), { lang: 'zh-CN' })
const row = (view: ReturnType<typeof card>, label: string) =>
  view.sections.flatMap(section => section.rows).find(([l]) => l === label)?.[1]

describe('the drawn card', () => {
  const view = card([hit('gp-serious', banned), hit('honour'), ...silentBut('gp-serious')])

  test('first the finding in words', () => {
    expect(view).toMatchObject({
      title: NAME,
      code: CODE_A,
      assessment: 'barred',
      glyph: '限',
      certainty: '代码一致',
      role: '供应商',
    })
    expect(view.verdict).toBe('代码一致，限制期内；请采购人核实后依规处理（财库〔2016〕125号）')
  })

  test('then the list with severity and standing, each with where it comes from', () => {
    expect(view.sections[0]).toMatchObject({
      title: '政府采购严重违法失信行为记录',
      tags: [
        { text: '严重（按名单类别）', tone: 'barred' },
        { text: '限制期内（来源标注）', tone: 'barred' },
      ],
    })
  })

  test('dates with days left, then the consequence with its articles and how well each is founded', () => {
    expect(view.sections[0]!.rows).toEqual([
      ['处罚结果', '列入不良行为记录，一年内禁止参加政府采购活动'],
      ['文号', '虚财购罚〔2026〕7号'],
      ['限制期', '2026-03-02 至 2027-03-01，还有 97 天'],
      ['公示截止', '2029-03-01'],
      ['机关', '某市财政局'],
      ['后果', '财库〔2016〕125号（依据为转载）；政府采购法实施条例第十九条'],
    ])
  })

  test('red beside black, cancelling nothing', () => {
    expect(view.sections[1]).toMatchObject({ title: '守信激励对象、诚信典型', tags: [{ text: '红名单', tone: 'commended' }] })
    expect(view.sections[1]!.rows.at(-1)).toEqual(['说明', '红名单不抵消失信记录；仅采购文件载明时加分'])
  })

  test('last why it holds, which version said so, and where to object', () => {
    expect(view.basis).toEqual([
      '匹配依据：页面所印统一社会信用代码与记录一致。',
      '名单 №412（政采严重违法）、№412（守信激励），数据取自来源 2026-11-23；发布方：某市虚构信用信息中心；签名有效（非官方认证）。',
      '未命中：失信被执行人 №412（数据 2026-11-23）、重大税收违法 №412（数据 2026-11-23）。',
      '异议渠道（政采严重违法）：向作出处罚的财政部门提出。',
      '异议渠道（守信激励）：信用中国网站异议申诉，或向列入机关提出。',
    ])
  })

  test('with its buttons, links only to https', () => {
    expect(view.actions.map(action => action.id)).toEqual(['open-panel', 'source', 'objection', 'copy'])
    for (const action of view.actions) if (action.href) expect(action.href).toMatch(/^https:\/\//)
  })
})

describe('verdicts and lines', () => {
  const rows: [string, ListAnswer[], PageSubject | undefined, string, string][] = [
    ['clear', silentBut(), undefined, '按代码未命中（数据截至 2026-11-23）', '供应商 · 按代码未命中（数据截至 2026-11-23）'],
    ['name alone', silentBut(), withoutCode(), '未核清：按名称未命中，代码未核', '供应商 · 按名称未命中，代码未核'],
    [
      'name agrees',
      [hit('shixin', {}, {}, 'name')],
      withoutCode({ roles: ['member'] }),
      '名称一致，代码待核；“失信被执行人”中有同名单位，代码核实一致后再作判断',
      '联合体成员 · 失信被执行人中有同名单位；代码核实一致后再作判断',
    ],
    [
      'red',
      [hit('honour'), ...silentBut()],
      undefined,
      '列入守信名单（守信激励对象、诚信典型）：代码一致',
      '供应商 · 守信激励对象、诚信典型；3 份必查名单按代码未命中',
    ],
    [
      'agency',
      [...silentBut(), silent('agency-ban')],
      withoutCode({ roles: ['agency'] }),
      '未核清：按名称未命中，代码未核',
      '采购代理机构 · 禁止代理名单按名称未命中，代码未核',
    ],
    [
      'agency with its code',
      [...silentBut(), silent('agency-ban')],
      subject({ roles: ['agency'] }),
      '按代码未命中（数据截至 2026-11-23）',
      '采购代理机构 · 禁止代理名单未命中',
    ],
    [
      'stale',
      [silent('shixin', { state: 'stale' }), ...silentBut('shixin')],
      undefined,
      '未核清：“失信被执行人”名单过期',
      '供应商 · 未核清：“失信被执行人”名单过期',
    ],
    ['no lists', [], undefined, '未核清：本机没有名单', '供应商 · 未核清：本机没有名单'],
    [
      'notice',
      [hit('abnormal'), ...silentBut()],
      undefined,
      '提示：代码一致，列入“经营异常名录”',
      '供应商 · 经营异常名录；3 份必查名单按代码未命中',
    ],
    [
      'red by name',
      [hit('tax-credit', { grade: 'A' }, {}, 'name'), ...silentBut()],
      withoutCode(),
      '未核清：按名称未命中，代码未核；另有“纳税信用”的记录',
      '供应商 · 未核清：按名称未命中，代码未核；纳税缴费信用级别“A”，有效期至 2027-03-01',
    ],
    [
      'a ban that ended',
      [
        hit('gp-serious', { ban: { forbids: true }, dates: { effectUntil: { on: '2026-11-23', from: 'printed' } } }),
        ...silentBut('gp-serious'),
      ],
      undefined,
      '代码一致，列入“政府采购严重违法失信行为记录”；限制期已满，待人工核实',
      '供应商 · 政府采购严重违法失信行为记录，限制期已满；2 份必查名单按代码未命中',
    ],
  ]
  test.each(rows)('%s', (_, answers, s, verdict, said) => {
    expect(card(answers, s).verdict).toBe(verdict)
    expect(line(answers, s)).toBe(said)
  })

  test('several of one name', () => {
    const two: ListAnswer = {
      answer: 'listed',
      list: list('directory'),
      hits: [
        { record: record({ id: '1', region: '江苏省' }), via: 'name' },
        { record: record({ id: '2', subject: { name: NAME, uscc: CODE_B } }), via: 'name' },
      ],
    }
    const view = card([two, ...silentBut()], withoutCode())
    expect(view).toMatchObject({ glyph: '?', certainty: '同名多家，需代码', verdict: '未核清：同名多家，需代码' })
    expect(view.remarks).toContain(`名录中该名称对应的代码：${CODE_A}（${NAME}；江苏省）。仅供核对，未据此判断。`)
  })
})

describe('labels that must not be missed', () => {
  test('found by name on one list, “not found by name” is said of the others alone', () => {
    const said = (...answers: ListAnswer[]) => card(answers, withoutCode()).remarks.join()
    expect(said(...silentBut())).toContain('按名称未命中，代码未核：')
    expect(said(...silentBut())).not.toContain('上列名单以外')
    expect(said(hit('gp-serious', banned, {}, 'name'), ...silentBut('gp-serious'))).toContain(
      '上列名单以外的必查名单按名称未命中',
    )
  })

  test('依据待核实 for what has no founded article', () => {
    const view = card([hit('bank-debarred', {}, {}, 'name')], withoutCode({ roles: ['candidate'], rank: 1 }), {
      context: 'bank-financed',
      inferred: false,
    })
    expect(view).toMatchObject({ assessment: 'caution', certainty: '名称一致，代码待核', role: '第 1 中标候选人' })
    expect(row(view, '后果')).toContain('依据待核实')
  })

  test('示例数据 and 本机导入（未签名） as bands and in the version line', () => {
    const sample = card([hit('shixin', {}, { sample: true, state: 'sample' })])
    expect(sample.bands).toEqual(['示例数据'])
    expect(sample.basis.join()).not.toContain('签名有效')
    const local = card([hit('shixin', {}, { origin: 'local', state: 'unverified' })])
    expect(local.bands).toEqual(['本机导入（未签名）'])
    expect(local.basis.join()).not.toContain('签名有效')
    expect(local.basis.join()).toContain('本机导入（未签名）：')
  })

  test('ends worked out are labelled', () => {
    expect(row(card([hit('shixin')]), '有效期')).toBe('2026-03-02 至 2028-03-01（按规则推算），还有 463 天')
    const parsed = card([
      hit('gp-serious', { ban: { forbids: true }, dates: { effectUntil: { on: '2027-03-01', from: 'parsed' } } }),
    ])
    expect(row(parsed, '限制期')).toContain('（据处罚文字推算）')
  })

  test('severity says where it comes from, or that nobody said', () => {
    const tags = (answer: ListAnswer) => card([answer]).sections[0]!.tags.map(tag => tag.text)
    expect(tags(hit('penalty', { severity: { level: 'minor', from: 'printed' } }))).toContain('轻微（来源标注）')
    expect(tags(hit('shixin'))).toContain('严重（按名单类别）')
    expect(tags(hit('penalty'))).toContain('严重程度：来源未标注')
  })

  test('disputed, inferred, typed', () => {
    expect(card([hit('shixin', { disputed: true })]).sections[0]!.tags.map(tag => tag.text)).toContain('异议处理中')
    expect(card(silentBut(), undefined, { ...GP, inferred: true }).remarks.join()).toContain('推断')
    const typed = card([hit('shixin')], subject({ codeTyped: true }))
    expect(typed.basis[0]).toContain('人工录入')
  })

  test('重大违法记录 is said to be uncovered', () => {
    expect(card(silentBut()).remarks.join()).toContain('重大违法记录：未覆盖')
  })

  test('lists missing for one reason are named together', () => {
    const absent = card([silent('abnormal')]).remarks.filter(remark => remark.startsWith('本机没有'))
    expect(absent).toHaveLength(1)
    expect(absent[0]).toContain('“失信被执行人”“重大税收违法失信主体”“政府采购严重违法失信行为记录”')
  })

  test('a record’s own link only from a verified registry, and only https', () => {
    const href = (answer: ListAnswer) => card([answer]).actions.find(action => action.id === 'source')?.href
    const official = href(hit('shixin'))
    expect(href(hit('shixin', { source: { url: 'https://credit.example/1' } }))).toBe('https://credit.example/1')
    expect(href(hit('shixin', { source: { url: 'javascript:alert(1)' } }))).toBe(official)
    expect(href(hit('shixin', { source: { url: 'https://credit.example/1' } }, { origin: 'local', state: 'unverified' }))).toBe(
      official,
    )
  })

  test('a code alone is the title', () => {
    const view = card([hit('shixin')], subject({ name: '', key: CODE_A }))
    expect(view.title).toBe(CODE_A)
    expect(view.code).toBeUndefined()
    expect(row(view, '记录名称')).toBe(NAME)
  })
})

test('a screen reader hears name, assessment and certainty', () => {
  expect(subjectLabel(find([hit('shixin')]), 'zh-CN')).toBe(`${NAME}：限制参加（须核实），代码一致`)
  expect(subjectLabel(find(silentBut(), withoutCode()), 'zh-CN')).toBe(`${NAME}：未核清，按名称未命中，代码未核`)
  expect(subjectLabel(find([hit('shixin')]), 'en')).toBe(`${NAME}: Restricted (to be verified), Code agrees`)
})

test('English cards hold no Chinese but what the source printed, names and articles', () => {
  const view = card(
    [hit('honour', {}, {}), ...silentBut()],
    subject({ name: 'ACME FICTION LTD' }),
    { ...GP, inferred: true },
    'en',
  )
  const ours = [
    view.verdict,
    view.certainty,
    view.role,
    ...view.remarks,
    ...view.sections.flatMap(s => [s.title, ...s.tags.map(t => t.text)]),
    ...view.actions.map(a => a.label),
  ]
  for (const text of ours) expect(text).not.toMatch(/[\u4e00-\u9fff]/)
})

test('a number score or a forged code never appears', () => {
  const view = card([hit('shixin')], subject({ code: code(CODE_A, { repaired: true }), name: '无锡远泽虚构水务有限公司' }))
  expect(view.assessment).toBe('unknown')
  expect(JSON.stringify(view)).not.toMatch(/\d+(?:\.\d+)?\s*[%分]/)
})

test('an officer’s confirmation is said with its day and reason', () => {
  const found = find([hit('shixin', {}, {}, 'name'), ...silentBut('shixin')], withoutCode())
  const [match] = found.matches
  const said = { on: '2026-11-20', reason: '已核对营业执照' }
  const confirmed = makePair(found.subject, list('shixin'), match!.record, said)
  const sure: Finding = { ...found, matches: [{ ...match!, basis: 'confirmed-pair', certainty: 'same', confirmed }] }
  const card = cardView(sure, { lang: 'zh-CN', context: GP, asOf: TODAY, lists: [] })
  expect(card.certainty).toBe('经人确认为同一单位')
  expect(card.basis[0]).toBe('匹配依据：经办人 2026-11-20 确认为同一单位，理由：已核对营业执照。')
})
