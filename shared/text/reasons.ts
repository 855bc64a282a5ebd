/** Why something is unknown, or to be borne in mind: what happened, what it means for the review, what to do. */
import type { ListState } from '../core/records.ts'
import type { ContextChoice, Reason } from '../core/types.ts'
import { contextName } from './contexts.ts'
import { listName, listShortName } from './lists.ts'
import { type Lang, speak } from './words.ts'

export const reasonWords = {
  absent: [
    '本机没有“{list}”名单，该项无法查询，不能作未命中处理。请安装发布方的名单，或到官方渠道查询。',
    'The list “{list}” is not on this machine, so this item was not looked up and counts as no answer. Install it, or use the official channel.',
  ],
  partial: [
    '“{list}”名单只有部分数据，没有命中不能作为依据。请到官方渠道查询该项。',
    'The list “{list}” is only partial: its silence proves nothing. Look this item up on the official channel.',
  ],
  stale: [
    '“{list}”名单已过期{since}，没有命中不能作为依据。请更新名单后再查。',
    'The list “{list}” is stale{since}: its silence proves nothing. Update it and ask again.',
  ],
  sample: [
    '“{list}”在本机只有示例数据，不能作为查询结果。请安装发布方的名单。',
    'Only sample data of “{list}” is on this machine and answers for nothing. Install a publisher’s list.',
  ],
  unverified: [
    '“{list}”名单未经签名验证（如本机导入），没有命中不能作为依据。请以发布方签名的名单或官方渠道为准。',
    'The list “{list}” carries no verified signature (such as a local import): its silence proves nothing. Use a signed list or the official channel.',
  ],
  refused: [
    '“{list}”名单的来源没有通过验证（{why}），名单没有采用，该项没有查询。请向发布方核实后重新添加，或到官方渠道查询。',
    'The registry of “{list}” could not be verified ({why}): the list is not used, so this item was not looked up. Ask the publisher and add it again, or use the official channel.',
  ],
  'why.unverified': ['签名不符', 'its signatures do not hold'],
  'why.rollback': ['版本比已见过的旧', 'older than what was seen before'],
  'why.fingerprint-differs': ['指纹与核对的不同', 'another fingerprint than the one compared'],
  'why.expired': ['签名已过期', 'its signatures have expired'],
  broken: [
    '“{list}”名单在本机的数据损坏，暂不使用，该项无法查询。请在设置中更新名单。',
    'The data of “{list}” on this machine is damaged and not used, so this item was not looked up. Update the list in the settings.',
  ],
  'not-covered': [
    '“{list}”名单不覆盖该单位的地域或类别，没有命中不能作为依据。请到官方渠道查询该项。',
    'The list “{list}” does not cover this region or kind of organisation: its silence proves nothing. Use the official channel.',
  ],
  'needs-code': [
    '需统一社会信用代码：仅凭所印内容不能核清{item}。请补录代码后再查。',
    'The unified social credit code is needed: what is printed does not settle{item}. Enter the code and ask again.',
  ],
  'needs-name': [
    '需单位名称：只用代码查询不能核清{item}。请补充名称后再查。',
    'The name is needed: the code alone does not settle{item}. Enter the name and ask again.',
  ],
  'name-only': [
    '按名称未命中，代码未核：没有统一社会信用代码可核，不能作未命中处理。请补录代码后再查。',
    'Not found by name, code not checked: there is no unified social credit code to check, so this proves nothing. Enter it and ask again.',
  ],
  'name-only-rest': [
    '上列名单以外的必查名单按名称未命中，代码未核：没有统一社会信用代码可核，不能作未命中处理。请补录代码后再查。',
    'Required lists other than those above: not found by name, code not checked. There is no unified social credit code to check, so this proves nothing. Enter it and ask again.',
  ],
  'veto-different-code': [
    '“{list}”名单中有同名单位，但代码不同，是另一家单位，未计入。',
    'The list “{list}” holds an organisation of this name with a different code: another one, not counted.',
  ],
  'possible-match': [
    '“{list}”名单中有写法相近或可能相关的单位，尚不能认定是同一家。请核对代码后再作判断。',
    'The list “{list}” holds an organisation written alike or possibly related; it is not established that they are one. Check the code first.',
  ],
  'several-entities': [
    '有多家单位使用同一名称，仅凭名称不能认定是哪一家。请补录代码后再作判断。',
    'Several organisations bear this name; the name does not tell which is meant. Enter the code before judging.',
  ],
  'no-required-lists': [
    '适用规则“{context}”没有规定必查名单，没有命中也不作“按代码未命中”。如需结论，请在项目中写明要查的名单。',
    'The rules “{context}” require no list, so nobody is shown as not listed. State the lists to be searched if a conclusion is needed.',
  ],
  'no-lists': [
    '本机没有任何名单，什么也没有查到并不说明问题。请在设置中添加名单来源或导入名单。',
    'There is no list on this machine, so finding nothing means nothing. Add a registry or import a list in the settings.',
  ],
  'code-invalid': [
    '所印代码校验不符，可能印错，也有个别真实代码如此。请与营业执照核对；核对前没有命中不能作为依据。',
    'The printed code fails its check: it may be misprinted, though a few real codes do fail. Compare it with the business licence; until then silence proves nothing.',
  ],
  'not-covered-rule': [
    '重大违法记录：未覆盖。没有完整名单可查，请按采购文件规定的渠道核实。',
    'Major illegal record: not covered. No complete list exists; verify through the channels the procurement document names.',
  ],
  between: ['”“', '”, “'],
  since: ['（自 {day} 起）', ' (since {day})'],
  of: ['“{list}”', ' “{list}”'],
  all: ['查询结果', ' the look-up'],
  'short.absent': ['缺“{list}”名单', 'list “{list}” missing'],
  'short.partial': ['“{list}”名单不完整', 'list “{list}” partial'],
  'short.stale': ['“{list}”名单过期', 'list “{list}” stale'],
  'short.sample': ['“{list}”只有示例数据', 'only sample data of “{list}”'],
  'short.unverified': ['“{list}”名单未经验证', 'list “{list}” not verified'],
  'short.broken': ['“{list}”名单损坏', 'list “{list}” damaged'],
  'short.not-covered': ['“{list}”名单未覆盖', 'not covered by “{list}”'],
  'short.needs-code': ['需统一社会信用代码', 'credit code needed'],
  'short.needs-name': ['需单位名称', 'name needed'],
  'short.name-only': ['按名称未命中，代码未核', 'not found by name, code not checked'],
  'short.veto-different-code': ['“{list}”有同名单位，代码不同', 'same name, different code in “{list}”'],
  'short.possible-match': ['“{list}”有相近单位，待核', 'similar organisation in “{list}”, to be checked'],
  'short.several-entities': ['同名多家，需代码', 'several of this name, code needed'],
  'short.no-required-lists': ['没有规定必查名单', 'no list required'],
  'short.no-lists': ['本机没有名单', 'no list on this machine'],
  'short.code-invalid': ['所印代码校验不符', 'printed code fails its check'],
  'short.not-covered-rule': ['重大违法记录未覆盖', 'major illegal record not covered'],
} as const

export interface ReasonOptions {
  lang: Lang
  context?: ContextChoice
  /** For the day a list went stale. */
  lists?: readonly ListState[]
  /** Some list holds the name: what was not found is said of the others. */
  found?: boolean
}

/** A whole sentence or two. */
export const reasonText = (reason: Reason, options: ReasonOptions): string => sentence(reason, [reason], options)

/** Why the registry was refused, where no copy of the list came from another. */
const refusalOf = (reason: Reason, lists: readonly ListState[] = []): string | undefined => {
  const copies = lists.filter(({ id, state }) => id === reason.list && state === reason.code)
  return copies.every(({ refused }) => refused) ? copies[0]?.error : undefined
}

/** One sentence a code: several lists that lack for the same reason are named together. */
export const reasonTexts = (reasons: readonly Reason[], options: ReasonOptions): string[] => {
  const byCode = new Map<string, Reason[]>()
  for (const reason of reasons) {
    const key = `${reason.code} ${refusalOf(reason, options.lists)}`
    byCode.set(key, [...(byCode.get(key) ?? []), reason])
  }
  return [...byCode.values()].map(same => sentence(same[0]!, same, options))
}

const sentence = (reason: Reason, same: readonly Reason[], { lang, context, lists, found }: ReasonOptions): string => {
  const say = speak(reasonWords, lang)
  const names = same.filter(r => r.list !== undefined).map(r => listName(r.list!, lang))
  const list = names.join(say('between'))
  const refusal = `why.${refusalOf(reason, lists)}`
  if (refusal in reasonWords) return say('refused', { list, why: say(refusal as keyof typeof reasonWords) })
  const stale =
    reason.code === 'stale' && same.length === 1
      ? lists?.find(state => state.id === reason.list && state.state === 'stale')
      : undefined
  return say(reason.code === 'name-only' && found ? 'name-only-rest' : reason.code, {
    list,
    since: stale ? say('since', { day: stale.staleOn }) : '',
    item: reason.list ? say('of', { list }) : say('all'),
    context: context ? contextName(context.context, lang) : '',
  })
}

/** A few words, for a line or after 未核清：. */
export const reasonShort = (reason: Reason, lang: Lang): string =>
  speak(reasonWords, lang)(`short.${reason.code}`, { list: reason.list ? listShortName(reason.list, lang) : '' })

/** Reasons that explain `unknown`, the one to act on first in front. */
export const unknownReasons = (reasons: readonly Reason[]): Reason[] => {
  const first = ORDER.flatMap(code => reasons.filter(reason => reason.code === code))
  return first.length > 0 ? first : reasons.filter(reason => reason.code === 'no-required-lists')
}

const ORDER: readonly Reason['code'][] = [
  'no-lists',
  'several-entities',
  'possible-match',
  'code-invalid',
  'name-only',
  'needs-code',
  'needs-name',
  'broken',
  'stale',
  'absent',
  'partial',
  'not-covered',
  'unverified',
  'sample',
]
