/** What the words right beside a name say it is: the label before it, the verb or bracket after it. */
import type { Role } from '../types.ts'
import { lastLabel, leadingLabel, marksFormer, ordinalBefore, rankBefore, rankIn, type Said } from './labels.ts'
import { UnitSet } from './words.ts'

const SHORT_BRACKET = /\([^()]{1,4}\)/g
const LIST_BETWEEN = /^\($|^(?:\([^()]{0,40}\))?(?:[、,;/和与及"]|以及|\n)*(?:[0-9一二三四五六七八九十]+[、.)])?$/
const AFTER: [RegExp, Role][] = [
  [/^\(?(?:以下简称|下称|简称)?"?(?:采购人|招标人|采购单位|发包人|业主|甲方|买方)"?\)/, 'purchaser'],
  [/^\(?(?:以下简称|下称|简称)?"?(?:采购|招标)?(?:代理机构|代理人|代理)"?\)/, 'agency'],
  [/^\((?:联合体)?(?:牵头人|牵头方|牵头单位|牵头|主)\)/, 'lead'],
  [/^\((?:联合体)?(?:成员[一二三1-3]?|成员单位|成员方|成)\)/, 'member'],
  [/^\(?(?:以下简称|下称|简称)?"?(?:供应商|承包人|中标人|乙方|卖方)"?\)/, 'supplier'],
  [
    /^(?:\([^()]{0,30}\))?(?:为|是|被(?:确定|推荐)为|成为|系)(?:本项目|该项目)?第?[一二三四五六七八九十1-9]?(?:名|包|标段)?(?:中标|成交|中选)?候选/,
    'candidate',
  ],
  [
    /^(?:\([^()]{0,30}\))?(?:为|是|作为|被确定为|成为|系|(?:递补|顺延|替补)(?:成)?为)(?:本项目|该项目|本次采购|上述项目)?(?:的)?(?:预|拟)?(?:中标|成交|中选)/,
    'winner',
  ],
  [
    /^(?:\([^()]{0,30}\))?(?:为|是|作为|系)(?:本项目|该项目|本次采购|上述项目)?(?:的)?(?:招标|采购|发包|比选)(?:人|单位)/,
    'purchaser',
  ],
  [
    /^(?:\([^()]{0,30}\))?(?:为|是|作为|系)(?:本项目|该项目|本次采购|上述项目)?(?:的)?(?:招标|采购)?代理(?:机构|人|单位)/,
    'agency',
  ],
  [/^(?:\([^()]{0,30}\))?(?:以[^,。]{0,20})?(?:中标|成交|中选|竞得)(?!通知|公告|候选|结果|公示|无效|资格)/, 'winner'],
  [/^关于(?:公司)?(?:收到|获得|取得)[^,。;:]{0,30}中标通知书/, 'winner'],
  [/^(?:\([^()]{0,30}\))?受[^,。]{2,40}?(?:的)?委托/, 'agency'],
  [/^(?:\([^()]{0,30}\))?(?:的)?委托/, 'purchaser'],
  [/^\)?(?:具体)?(?:负责)?组织(?:实施|采购|招标)/, 'agency'],
  [/^(?:\([^()]{0,30}\))?(?:(?:自愿)?放弃|被?取消|被?撤销)(?:了)?(?:中标|成交|中选)/, 'bidder'],
  // 取消甲公司的中标资格: it has won no longer.
  [/^(?:\([^()]{0,30}\))?(?:的)?(?:第[一二三1-3])?(?:预)?(?:中标|成交|中选)(?:候选人|人|供应商)?资格/, 'bidder'],
  [/^(?:\([^()]{0,30}\))?\(?(?:的)?(?:中标|成交|中选)(?:结果)?无效/, 'bidder'],
  [
    /^(?:\([^()]{0,30}\))?[:(]?(?:的)?(?:投标|响应|报价)?(?:文件)?(?:资格|资格性|符合性|初步)?(?:审查|评审)?(?:被否决|未通过|不通过|不合格|投标无效|响应无效|未[中成][标交选])/,
    'rejected',
  ],
  [/^(?:\([^()]{0,30}\))?因[^,。;:]{2,40}(?:被否决|投标无效|响应无效|被认定为无效)/, 'rejected'],
]

/** 甲公司，未按要求签章；乙公司: the reason of the one before. */
const REASON_BETWEEN = /^[,(][^;。:]{2,60};(?:[0-9一二三四五六七八九十]+[、.)])?$/
/** 甲公司（牵头人）、乙公司: one leads, the rest are members. */
const inList = (role: Role): Role => (role === 'lead' ? 'member' : role)
const continues = (between: string, role: Role): boolean =>
  LIST_BETWEEN.test(between) || (role === 'rejected' && REASON_BETWEEN.test(between))
/** Has won no longer: 放弃中标资格, 被取消中标资格, 拒签合同，取消其中标资格, 中标无效. */
const LOST =
  /^(?:\([^()]{0,30}\))?(?:(?:自愿|主动|自动|书面|声明|提出)*放弃|被?(?:取消|撤销)(?!了?其他)|(?:(?!否则|逾期|[如若将应可会]|有权|视为)[^。;]){0,60}(?:取消|撤销)其|\(?(?:的)?(?:中标|成交|中选)(?:结果)?无效)/
const CHANGED_AFTER = /^"?,?现?(?:变更|更正|更改|调整|修改|改)为/
/** 中标人由甲公司变更为乙公司. */
const ENDS_FROM = new UnitSet('由的原')
const CHANGES_FROM = /由(?:原来的|原)?$/
const CHANGES_TO = /^(?:\([^()]{0,30}\))?(?:变更|更正|更改|调整|改)为$/
const UNRANKED = /不排序|不分(?:先后|排名|名次)|不标明排序|排名不分/
const ENDS_PLACE = new UnitSet('名位:')
const TUO = 0x6258
const COMMA = 44
const PREFIXED = /^(?:.*[:;,、])?\(?:?(?:联合体)?(主|牵头|成)(?:体|办|员)?(?:方|单位|人)?\)$/
/** What makes a label a word said of the name before it. */
const PREDICATE = /(?:[作定成]?为|是|系)(?:本项目|该项目|本次采购)?(?:的)?[预拟]?$/
/** What the patterns begin with; nearly all that follows names begins otherwise. */
const BEGINS = new UnitSet('(:因资符初审递顺替取撤"以下简采招发业甲买代供承中乙卖为是作被成系竞关受的委)具负组投文未不响报自放')
const SENT_NOTICE = /^[^,。;:]{0,40}(?:发出|发来|签发|下发|送达)的[《"]?中标通知书/
const roleAfter = (after: string): Role | undefined => {
  const role = BEGINS.has(after.charCodeAt(0)) ? AFTER.find(([pattern]) => pattern.test(after))?.[1] : undefined
  return role ?? (after.includes('中标通知书') && SENT_NOTICE.test(after) ? 'purchaser' : undefined)
}

/** What the block itself says: the text before the name back to the previous name, and the text after it. */
export const fromBlock = (
  before: string,
  after: string,
  previous: Said | undefined,
  between: string | undefined,
): Said | undefined => {
  const said = fromWords(before, after, previous, between)
  const mayLose = said?.role === 'winner' || said?.role === 'candidate'
  return mayLose && (LOST.test(after) || CHANGED_AFTER.test(after)) ? { role: 'bidder', next: said.role! } : said
}

const fromWords = (before: string, after: string, previous: Said | undefined, between: string | undefined): Said | undefined => {
  const afterRole = roleAfter(after)
  const ranked = (role: Role): Said => {
    const rank =
      role === 'candidate' && !UNRANKED.test(before)
        ? (rankIn(after.slice(0, 20).split(/[;。]/)[0]!) ?? rankIn(before.slice(-24)) ?? ordinalBefore(before))
        : undefined
    return rank ? { role, rank } : { role }
  }
  const own = between ?? before
  const mayPrefix = own.endsWith(')') && (previous === undefined || previous.prefixed)
  const prefix = mayPrefix ? PREFIXED.exec(own)?.[1] : undefined
  if (previous?.next && CHANGES_TO.test(own)) return { role: previous.next }
  if (prefix) return { role: prefix === '成' ? 'member' : 'lead', prefixed: true }
  if (afterRole === 'lead' || afterRole === 'member') return { role: afterRole }
  const last = own.charCodeAt(own.length - 1)
  if (
    (last === TUO || (last === COMMA && own.charCodeAt(own.length - 2) === TUO)) &&
    (/^(?:的)?委托,?$/.test(own) || /受[^,。受]{2,40}委托,?$/.test(own))
  )
    return { role: 'agency' }
  if (own.endsWith('受') && /(?:^|[,。、\n:]|司|院|心)受$/.test(own.slice(-4)) && /^(?:\([^()]{0,30}\))?(?:的)?委托/.test(after))
    return { role: 'purchaser' }
  const changes = ENDS_FROM.has(last) ? CHANGES_FROM.exec(own) : null
  const changed = changes && lastLabel(own.slice(0, changes.index))
  if (changed && (changed.role === 'winner' || changed.role === 'candidate') && changed.end === changes.index)
    return { role: 'bidder', next: changed.role }
  const placed = ENDS_PLACE.has(last) && !UNRANKED.test(before) ? rankBefore(own) : undefined
  if (placed) return { role: afterRole === 'winner' || afterRole === 'rejected' ? afterRole : 'candidate', rank: placed }
  for (const words of own.includes('(') ? [own, own.replace(SHORT_BRACKET, '')] : [own]) {
    const label = leadingLabel(words)
    if (!label) continue
    if (label.verb && !words.endsWith(':')) continue
    // 甲公司为中标人，乙公司…: said of the one before.
    if (PREDICATE.test(words.slice(0, label.start)) && /^[,，、;]/.test(words.slice(label.end))) continue
    // 确定第二中标候选人乙公司为中标人: what it becomes counts.
    if (label.role === 'candidate' && afterRole === 'winner') return { role: afterRole }
    if (label.role === 'winner' && marksFormer(words.slice(label.end))) return { role: 'bidder' }
    const role = label.role === 'winner' && /候选/.test(words.slice(label.start)) ? 'candidate' : label.role
    // A bracket is of the name before it.
    return ranked(between !== undefined && label.end <= words.indexOf(')') ? inList(role) : role)
  }
  // 甲公司（甲方）与乙公司（乙方）: its own bracket says more than the list it stands in.
  if (afterRole && after.startsWith('(')) return ranked(afterRole)
  if (between !== undefined && previous?.role && continues(between, previous.role)) {
    const rank = previous.role === 'candidate' && previous.rank ? ordinalBefore(between) : undefined
    return { role: inList(previous.role), ...(rank ? { rank } : {}) }
  }
  return afterRole && ranked(afterRole)
}
