/** The finding in words: one sentence on the card, one line in the panel. The software informs; people decide. */
import { hasBans } from '../core/standing.ts'
import type { Finding, Match, WeakenedBy } from '../core/types.ts'
import { assessmentWord, certaintyWords, leadMatch } from './assessment.ts'
import { shortClock } from './clocks.ts'
import { listName, listShortName, policyList } from './lists.ts'
import { reasonShort, unknownReasons } from './reasons.ts'
import { rolesPhrase } from './roles.ts'
import { type Lang, speak } from './words.ts'

export const verdictWords = {
  'barred-ban': [
    '{sure}，限制期内；请采购人核实后依规处理（{article}）',
    '{sure}, ban running; for the purchaser to verify and handle by the rules ({article})',
  ],
  'barred-listed': [
    '{sure}，列入“{list}”且在有效期内；请采购人核实后依规处理（{article}）',
    '{sure}, currently on “{list}”; for the purchaser to verify and handle by the rules ({article})',
  ],
  'caution-name': [
    '{sure}；“{list}”中有同名单位，代码核实一致后再作判断',
    '{sure}; an organisation of this name is on “{list}”: judge only after the code is found to agree',
  ],
  'caution-same': ['{sure}，列入“{list}”；{why}，待人工核实', '{sure}, on “{list}”; {why}: to be checked by a person'],
  notice: ['提示：{sure}，列入“{list}”', 'Notice: {sure}, on “{list}”'],
  'notice-ended': ['提示：{sure}，曾列入“{list}”，{why}', 'Notice: {sure}, was on “{list}”; {why}'],
  commended: ['列入守信名单（{list}）：{sure}', 'On a red list ({list}): {sure}'],
  clear: ['按代码未命中（数据截至 {day}）', 'Not listed by code (data as of {day})'],
  unknown: ['未核清：{why}', 'Not settled: {why}'],
  'unknown-also': ['未核清：{why}；另有{lists}的记录', 'Not settled: {why}; also on {lists}'],
  quoted: ['“{list}”', '“{list}”'],
  'why.role': ['是否适用于该角色由人判断', 'whether it applies to this role is for a person'],
  'why.context-inferred': ['适用规则未确认', 'rules not confirmed'],
  'why.basis-unconfirmed': ['依据待核实', 'basis to be verified'],
  'why.area-limited': ['限制有地域范围', 'ban limited to an area'],
  'why.contradictory': ['期限不一致或不确定', 'terms disagree or are open'],
  'why.parsed-end': ['限制期为推算', 'end of the ban worked out'],
  'why.ban-ended': ['限制期已满', 'ban has ended'],
  'why.no-ban': ['未载明禁止参加', 'no ban stated'],
  'why.ended': ['有效期已满', 'term has ended'],
  'why.disputed': ['异议处理中', 'under objection'],
  'why.local-list': ['本机导入（未签名）', 'imported here (unsigned)'],
  'why.per-document': ['以招标（采购）文件载明为准', 'as the tender document states'],
  'why.sample': ['示例数据', 'sample data'],
  'why.list-state': ['名单过期或未经验证', 'list stale or unverified'],
  'why.not-yet': ['尚未起算', 'not yet in force'],
  'why.end-unknown': ['限制期截止日待核', 'end of the ban to be checked'],
  'why.computed-end': ['推算的期限已过，来源仍在公示', 'worked-out term passed, still published'],
  'why.certainty': ['代码待核', 'code to be checked'],
  'why.unknown-list': ['发布方自有名单', 'publisher’s own list'],
  'why.registry-policy': ['发布方另有较轻的规定', 'publisher’s policy says less'],
  'why.plain': ['由人判断后果', 'consequence for a person to judge'],
  'line.join': [' · ', ' · '],
  'line.then': ['；', '; '],
  'line.listed': ['{list}，{clock}', '{list}, {clock}'],
  'line.check': [
    '{list}中有同名单位；代码核实一致后再作判断',
    'same name on {list}; judge only after the code is found to agree',
  ],
  'line.cleared': ['{n} 份必查名单按代码未命中', '{n} required lists: not listed by code'],
  'line.cleared-all': ['按代码未命中（数据截至 {day}）', 'not listed by code (data as of {day})'],
  'line.agency': ['禁止代理名单按名称未命中，代码未核', 'agency ban: not found by name, code not checked'],
  'line.agency-clear': ['禁止代理名单未命中', 'not on the agency ban list'],
  'line.more': ['另有 {n} 条', '{n} more'],
} as const

type Say = ReturnType<typeof speak<typeof verdictWords>>

/** Of the reasons that weaken, the one an officer should know first. */
const FIRST: readonly WeakenedBy[] = [
  'ended',
  'not-yet',
  'disputed',
  'contradictory',
  'area-limited',
  'end-unknown',
  'ban-ended',
  'no-ban',
  'computed-end',
  'parsed-end',
  'per-document',
  'role',
  'context-inferred',
  'local-list',
  'sample',
  'list-state',
  'basis-unconfirmed',
  'certainty',
  'unknown-list',
  'registry-policy',
]

const whyOf = (match: Match, say: Say): string => {
  const by = FIRST.find(reason => match.weakened?.includes(reason))
  if (by) return say(`why.${by}`)
  return say(match.article ? 'why.plain' : 'why.basis-unconfirmed')
}

const oldest = (finding: Finding): string => finding.cleared.map(c => c.retrievedAt).sort()[0] ?? ''

const unknownWhy = (finding: Finding, lang: Lang): string => {
  const [first] = unknownReasons(finding.reasons)
  return first ? reasonShort(first, lang) : assessmentWord('unknown', lang)
}

export const verdictText = (finding: Finding, lang: Lang): string => {
  const say = speak(verdictWords, lang)
  const match = leadMatch(finding)
  if (finding.assessment === 'clear') return say('clear', { day: oldest(finding) })
  if (finding.assessment === 'unknown' || !match) {
    const sure = finding.matches.filter(m => m.certainty !== 'possible')
    const why = unknownWhy(finding, lang)
    if (sure.length === 0) return say('unknown', { why })
    const names = [...new Set(sure.map(m => say('quoted', { list: listShortName(m.list, lang) })))]
    return say('unknown-also', { why, lists: names.join(lang === 'en' ? ', ' : '、') })
  }
  const sure = certaintyWords(match.basis, lang)
  const list = listed(match, lang)
  switch (finding.assessment) {
    case 'barred': {
      const article = match.article?.text ?? ''
      return say(hasBans(policyList(match.list)) ? 'barred-ban' : 'barred-listed', { sure, list, article })
    }
    case 'caution':
      return match.certainty === 'same'
        ? say('caution-same', { sure, list, why: whyOf(match, say) })
        : say('caution-name', { sure, list })
    case 'notice':
      return match.standing === 'ended' || match.standing === 'past-computed-end'
        ? say('notice-ended', { sure, list, why: whyOf(match, say) })
        : say('notice', { sure, list })
    case 'commended':
      return say('commended', { sure, list })
  }
}

/** The list, and of a list of grades which one: a grade may be praise or blame. */
const listed = ({ list, record }: Match, lang: Lang): string => listName(list, lang) + (record.grade ? `“${record.grade}”` : '')

/** One match in a line. */
const matchLine = (match: Match, say: Say, lang: Lang): string => {
  const list = listed(match, lang)
  if (match.certainty === 'likely' && match.effect === 'caution') return say('line.check', { list })
  const clock = shortClock(match, lang)
  return clock ? say('line.listed', { list, clock }) : list
}

/** The panel's row: 供应商 · 政府采购严重违法失信行为记录，限制期至 2027-03-01. */
export const lineView = (finding: Finding, options: { lang: Lang }): string => {
  const { lang } = options
  const say = speak(verdictWords, lang)
  const role = rolesPhrase(finding.subject, lang)
  return [...(role ? [role] : []), lineBody(finding, say, lang)].join(say('line.join'))
}

const lineBody = (finding: Finding, say: Say, lang: Lang): string => {
  const agencyOnly = finding.subject.roles.includes('agency') && finding.matches.length === 0
  if (finding.assessment === 'clear')
    return agencyOnly ? say('line.agency-clear') : say('line.cleared-all', { day: oldest(finding) })
  const parts: string[] = []
  if (finding.assessment === 'unknown') {
    const nameOnly = unknownReasons(finding.reasons)[0]?.code === 'name-only'
    const why = unknownWhy(finding, lang)
    if (finding.matches.length === 0 && nameOnly) return agencyOnly ? say('line.agency') : why
    parts.push(say('unknown', { why }))
  }
  const [first, ...rest] = finding.matches.filter(match => finding.assessment !== 'unknown' || match.certainty !== 'possible')
  if (first) parts.push(matchLine(first, say, lang))
  if (rest.length > 0) parts.push(say('line.more', { n: rest.length }))
  if (finding.assessment !== 'unknown' && finding.cleared.length > 0)
    parts.push(say('line.cleared', { n: finding.cleared.length }))
  return parts.join(say('line.then'))
}

/** What a screen reader says at the mark: name, assessment, certainty or reason. */
export const subjectLabel = (finding: Finding, lang: Lang): string => {
  const name = finding.subject.name || finding.subject.code?.value || ''
  const match = leadMatch(finding)
  const word = assessmentWord(finding.assessment, lang)
  const more = finding.assessment === 'unknown' ? unknownWhy(finding, lang) : match ? certaintyWords(match.basis, lang) : ''
  const [colon, comma] = lang === 'en' ? [': ', ', '] : ['：', '，']
  return name + colon + word + (more ? comma + more : '')
}
