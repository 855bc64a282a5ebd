/** What the program says of one row of the policy's cases, in the table's own words. */
import { type AssessInput, assess, type ListAnswer } from '#shared/core/assess.ts'
import type { Day } from '#shared/core/days.ts'
import { effectOf } from '#shared/core/effect.ts'
import type { Policy } from '#shared/core/policy.ts'
import type { DateMark, ListRecord, ListState, SeverityLevel, UnknownReason } from '#shared/core/records.ts'
import type { Article, Assessment, Certainty, Context, ContextChoice, ReasonCode, Role, WeakenedBy } from '#shared/core/types.ts'
import { policy as shipped } from '#shared/policy/index.ts'
import type { Row } from './policy-cases.ts'
import { CODE_B, code, list, record, subject } from './records.ts'

const TODAY = '2026-11-24'

const EFFECTS: { [word: string]: Assessment } = {
  禁止: 'barred',
  警示: 'caution',
  待核: 'unknown',
  提示: 'notice',
  褒扬: 'commended',
  未列入: 'clear',
}
const effectWord = (effect: Assessment) => Object.keys(EFFECTS).find(word => EFFECTS[word] === effect)!

const ROLES: { [word: string]: Role[] } = {
  中标人: ['winner'],
  候选人: ['candidate'],
  投标人: ['bidder'],
  供应商: ['supplier'],
  牵头人: ['lead'],
  成员: ['member'],
  未中标人: ['rejected'],
  代理机构: ['agency'],
  采购人: ['purchaser'],
  监督部门: ['authority'],
  未明: [],
}
const CERTAINTIES: { [word: string]: Certainty } = { 代码: 'same', 名称: 'likely', 相近: 'possible' }
const STATES: { [word: string]: Partial<ListState> } = {
  '–': {},
  未列入: {},
  过期: { state: 'stale' },
  未核验: { state: 'unverified' },
  损坏: { state: 'broken' },
  不完整: { coverage: { complete: false, regions: ['全国'], subjects: ['organisation'], channel: '虚构渠道' } },
  示例: { sample: true },
  本机: { origin: 'local' },
}
const UNKNOWNS: { [word: string]: UnknownReason } = {
  过期: 'stale',
  未核验: 'unverified',
  损坏: 'broken',
  不完整: 'partial',
  示例: 'sample',
}
const WEAKENED: { [W in WeakenedBy]: string } = {
  certainty: '未核代码',
  'context-inferred': '规则为推断',
  'basis-unconfirmed': '依据待核实',
  role: '角色',
  'area-limited': '地域',
  contradictory: '矛盾',
  'parsed-end': '推算限期',
  'ban-ended': '限期已满',
  'no-ban': '未禁止',
  ended: '有效期已满',
  disputed: '异议',
  'local-list': '本机',
  'per-document': '以文件为准',
  sample: '示例',
  'list-state': '名单过期',
  'not-yet': '未起算',
  'end-unknown': '截止不明',
  'computed-end': '推算已过仍公示',
  'unknown-list': '自有名单',
  'registry-policy': '发布方较轻',
}
const REASONS: { [R in ReasonCode]: string } = {
  'name-only': '仅有名称',
  'needs-name': '需名称',
  'needs-code': '需代码',
  'not-covered': '未覆盖',
  'not-covered-rule': '未覆盖',
  'no-required-lists': '没有必查名单',
  'no-lists': '没有名单',
  'veto-different-code': '代码不同排除',
  'possible-match': '写法相近',
  'several-entities': '同名多家',
  'code-invalid': '代码有误',
  absent: '未安装',
  stale: '过期',
  partial: '不完整',
  sample: '示例',
  broken: '损坏',
  unverified: '未核验',
}
const FROM: { [word: string]: DateMark['from'] } = { 原文: 'printed', 推算: 'parsed', 按规则: 'by-rule' }
const LEVELS: { [word: string]: SeverityLevel } = { 轻微: 'minor', 一般: 'general', 严重: 'serious' }

const take = <T>(table: { [word: string]: T }, word: string): T => {
  if (!Object.hasOwn(table, word)) throw new Error(`${word}: not a word of this table (${Object.keys(table).join(' ')})`)
  return table[word]!
}
const rolesOf = (words: string): Role[] => words.split('、').flatMap(word => take(ROLES, word))
/** Names are those of the shipped table: a changed name is told by the overview, not by every row. */
const listId = (name: string): string => {
  const row = shipped.lists.find(one => one.name.zh === name || one.short.zh === name)
  return row?.id ?? 'publishers-own'
}
const contextOf = (words: string): ContextChoice => {
  const inferred = words.endsWith('（推断）')
  const name = inferred ? words.slice(0, -4) : words
  const context = (Object.keys(shipped.contexts) as Context[]).find(id => shipped.contexts[id].name.zh === name)
  if (!context) throw new Error(`${name}: no context`)
  return { context, inferred }
}

/** `列入 2026-03-02，禁止参加，限制至 2027-03-01（原文）`. */
const recordOf = (words: string): ListRecord => {
  const entry = record({ dates: {} })
  const { dates } = entry
  for (const part of words.split('，')) {
    const [, what, on, from] = /^(有效期至|限制至|公示至) (\S{10})（(原文|推算|按规则)）$/.exec(part) ?? []
    const [word, value] = [part.split(' ')[0]!, part.slice(part.indexOf(' ') + 1)]
    if (what) {
      const field = ({ 有效期至: 'validUntil', 限制至: 'effectUntil', 公示至: 'publishedUntil' } as const)[what as '有效期至']
      dates[field] = { on: on as Day, from: take(FROM, from!) }
    } else if (word === '列入') dates.since = { on: value as Day, from: 'printed' }
    else if (part === '禁止参加') entry.ban = { ...entry.ban, forbids: true }
    else if (part === '未禁止参加') entry.ban = { ...entry.ban, forbids: false }
    else if (part === '前后矛盾') entry.ban = { forbids: true, ...entry.ban, contradictory: true }
    else if (part === '无限期') entry.ban = { forbids: true, ...entry.ban, permanent: true }
    else if (word === '地域') entry.ban = { forbids: true, ...entry.ban, area: value }
    else if (part === '异议中') entry.disputed = true
    else if (word === '等级') entry.grade = value
    else if (word === '程度') entry.severity = { level: take(LEVELS, value), from: 'printed' }
    else if (part.startsWith('处罚：')) entry.outcome = part.slice(3)
    else if (part !== '未载明列入日') throw new Error(`${part}: not a word of an entry`)
  }
  return entry
}

const provisions = (article: Article | undefined): string =>
  article ? [article, ...(article.also ?? [])].map(({ text, mark }) => `${text}（${mark}）`).join('；') : '–'
const joined = (words: readonly string[]): string => (words.length > 0 ? words.join('、') : '–')

/** 后果, 条款, 减轻理由 of an entry's row. */
export const effectOfRow = (row: Row, policy: Policy): Row => {
  const id = listId(row.名单!)
  const { effect, article, weakened } = effectOf({
    record: recordOf(row.条目!),
    list: list(id, take(STATES, row.名单状况!)),
    row: policy.lists.find(one => one.id === id),
    certainty: take(CERTAINTIES, row.匹配!),
    roles: rolesOf(row.角色!),
    context: contextOf(row.适用规则!),
    asOf: TODAY,
  })
  const why = weakened.filter(by => by !== 'unknown-list').map(by => WEAKENED[by])
  return { 后果: effectWord(effect), 条款: provisions(article), 减轻理由: joined(why) }
}

const OTHERS: { [word: string]: { subject: Partial<ListRecord['subject']>; via: 'code' | 'name' } } = {
  名称: { subject: {}, via: 'name' },
  他家代码: { subject: { uscc: CODE_B }, via: 'name' },
  母公司: { subject: { name: '苏州澜启虚构控股有限公司', uscc: CODE_B }, via: 'code' },
}
const answerOf = (words: string): ListAnswer => {
  const [name, said] = words.split(' ') as [string, string]
  const id = listId(name)
  const [, other] = /^列入（(.+)）$/.exec(said) ?? []
  if (said === '列入' || other) {
    const how = other ? take(OTHERS, other) : { subject: {}, via: 'code' as const }
    const plain = record()
    const bare = other === '名称' ? { name: plain.subject.name } : plain.subject
    const ban = { ban: { forbids: true }, dates: { ...plain.dates, effectUntil: { on: '2027-03-01', from: 'printed' as const } } }
    return {
      answer: 'listed',
      list: list(id),
      hits: [{ record: { ...plain, ...ban, subject: { ...bare, ...how.subject } }, via: how.via }],
    }
  }
  const state = list(id, take(STATES, said))
  const reason = UNKNOWNS[said]
  return reason && said !== '示例' && said !== '不完整'
    ? { answer: 'unknown', list: state, reason }
    : { answer: 'not-listed', list: state }
}

/** 结论, 缘由 of an organisation's row. */
export const findingOfRow = (row: Row, policy: Policy): Row => {
  const tried = row.查过!
  const asked = subject({ roles: rolesOf(row.角色!) })
  const input: AssessInput = {
    subject:
      tried === '仅名称'
        ? ({ ...asked, code: undefined } as unknown as AssessInput['subject'])
        : tried === '仅代码'
          ? { ...asked, name: '', code: code(asked.code!.value) }
          : asked,
    answers: row.名单的回答 === '无' ? [] : row.名单的回答!.split('；').map(answerOf),
    context: contextOf(row.适用规则!),
    asOf: TODAY,
    policy,
    triedCode: tried !== '仅名称',
    triedName: tried !== '仅代码',
  }
  const { assessment, reasons } = assess(input)
  const short = (id: string) => shipped.lists.find(one => one.id === id)!.short.zh
  return {
    结论: effectWord(assessment),
    缘由: joined(reasons.map(({ code: why, list: id }) => `${id ? short(id) : ''}${REASONS[why]}`)),
  }
}
