/** Invented firms' findings in every shape, in the shared catalogue's own words. */
import type { PanelSubject, TabView } from '#shared/contract/views.ts'
import { usccCheckCharacter } from '#shared/core/identifiers.ts'
import type { ListId, ListState } from '#shared/core/records.ts'
import type { Finding, Match, PageSubject, Role } from '#shared/core/types.ts'
import { cardView, lineView } from '#shared/text/card.ts'
import type { Lang } from '#shared/text/words.ts'

export const codeOf = (first17: string) => first17 + usccCheckCharacter(first17)

export const listState = (id: ListId, more: Partial<ListState> = {}): ListState => ({
  key: `r/${id}`,
  id,
  registryId: 'r',
  origin: 'registry',
  publisher: '某市信用信息中心',
  seq: 412,
  retrievedAt: '2026-11-22',
  staleOn: '2026-12-22',
  count: 10,
  coverage: { complete: true, regions: ['全国'], subjects: ['organisation'], channel: '测试渠道' },
  keyCoverage: { count: 10, uscc: 10, orgCode: 10, regNo: 0, name: 10, anyCode: 10 },
  sample: false,
  state: 'fresh',
  ...more,
})

export const lists = [listState('shixin'), listState('tax-major'), listState('gp-serious'), listState('honour')]

const subject = (name: string, role: Role, first17?: string): PageSubject => ({
  key: name,
  name,
  roles: [role],
  mentions: [0, 1],
  ...(first17 ? { code: { type: 'uscc', value: codeOf(first17), valid: true } } : {}),
})

const match = (list: ListId, of: PageSubject, more: Partial<Match>): Match => ({
  list,
  listKey: `r/${list}`,
  record: {
    id: '1',
    subject: { name: of.name, ...(of.code ? { uscc: of.code.value } : {}) },
    ref: '苏财购罚〔2026〕7号',
    authority: '某市财政局',
    outcome: '列入不良行为记录，一年内禁止参加政府采购活动',
    dates: { since: { on: '2026-03-02', from: 'printed' }, effectUntil: { on: '2027-03-01', from: 'printed' } },
    ban: { forbids: true },
  },
  basis: 'uscc',
  certainty: 'same',
  standing: 'active',
  severity: { level: 'serious', from: 'by-list' },
  effect: 'barred',
  article: { text: '财库〔2016〕125号', mark: 'S' },
  ...more,
})

const finding = (of: PageSubject, more: Partial<Finding>): Finding => ({
  subject: of,
  assessment: 'unknown',
  reasons: [],
  matches: [],
  marked: true,
  cleared: [],
  ...more,
})

const lanqi = subject('苏州澜启自动化科技有限公司', 'supplier', '91320500MA1ABCDE0')
const yuanze = subject('无锡远泽水务工程有限公司', 'member')
const tuoda = subject('常州拓达电气有限公司', 'supplier')
const hengxin = subject('江苏恒信仪表股份有限公司', 'supplier', '91320000MA1ABCDE1')
const clear = subject('南京和岳机电有限公司', 'bidder', '91320100MA1ABCDE2')
const chuanhui = subject('上海川汇智能设备有限公司', 'member')
const agency = subject('苏州明衡采购代理有限公司', 'agency')

export const findings: Finding[] = [
  finding(lanqi, { assessment: 'barred', matches: [match('gp-serious', lanqi, {})] }),
  finding(yuanze, {
    assessment: 'caution',
    matches: [
      match('shixin', yuanze, { basis: 'registered-name', certainty: 'likely', effect: 'caution', weakened: ['certainty'] }),
    ],
  }),
  finding(tuoda, { reasons: [{ code: 'several-entities' }] }),
  finding(hengxin, { assessment: 'commended', matches: [match('honour', hengxin, { effect: 'commended', standing: 'open' })] }),
  finding(clear, {
    assessment: 'clear',
    cleared: ['shixin', 'tax-major', 'gp-serious'].map(list => ({
      list,
      listKey: `r/${list}`,
      seq: 412,
      retrievedAt: '2026-11-22',
    })),
  }),
  finding(chuanhui, { reasons: [{ code: 'name-only' }], marked: false }),
  finding(agency, { reasons: [{ code: 'name-only' }], marked: false }),
]

export const context = { context: 'government-procurement' as const, inferred: true }

export const panelSubject = (of: Finding, lang: Lang = 'zh-CN'): PanelSubject => ({
  finding: of,
  card: cardView(of, { lang, context, asOf: '2026-11-24', lists }),
  line: lineView(of, { lang }),
  places: of.subject.mentions.length,
})

export const tabView = (more: Partial<TabView> = {}, lang: Lang = 'zh-CN'): TabView => ({
  tabId: 1,
  host: 'www.ccgp.gov.cn',
  origin: 'https://www.ccgp.gov.cn',
  title: '智慧水务监测设备采购项目资格审查名单',
  state: 'on',
  always: true,
  context,
  subjects: findings.map(f => panelSubject(f, lang)),
  lists: { installed: 11, oldest: '2026-11-22', worst: 'fresh' },
  ...more,
})

/** A hundred bidders, every tenth of them with a finding. */
export const hundred = (): PanelSubject[] =>
  Array.from({ length: 100 }, (_, i) => {
    const model = findings[i < 10 ? 1 : 5]!
    const name = `苏州第${i + 1}号智能装备有限公司`
    return panelSubject({ ...model, subject: { ...model.subject, key: name, name } })
  })
