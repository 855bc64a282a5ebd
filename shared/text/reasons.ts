/** Why something is unknown, or to be borne in mind: what happened, what it means for the review, what to do. */
import type { ListState } from '../core/records.ts'
import type { ContextChoice, Reason } from '../core/types.ts'
import { contextName } from './contexts.ts'
import { listName, listShortName } from './lists.ts'
import { reasonWords } from './tables/reason.ts'
import { type Lang, speak } from './words.ts'

/** A few words, also for a mark. */
export const shortReasonWords = {
  absent: ['缺“{list}”名单', 'list “{list}” missing'],
  partial: ['“{list}”名单不完整', 'list “{list}” partial'],
  stale: ['“{list}”名单过期', 'list “{list}” stale'],
  sample: ['“{list}”只有示例数据', 'only sample data of “{list}”'],
  unverified: ['“{list}”名单未经验证', 'list “{list}” not verified'],
  broken: ['“{list}”名单损坏', 'list “{list}” damaged'],
  'not-covered': ['“{list}”名单未覆盖', 'not covered by “{list}”'],
  'needs-code': ['需统一社会信用代码', 'credit code needed'],
  'needs-name': ['需单位名称', 'name needed'],
  'name-only': ['按名称未命中，代码未核', 'not found by name, code not checked'],
  'veto-different-code': ['“{list}”有同名单位，代码不同', 'same name, different code in “{list}”'],
  'possible-match': ['“{list}”有相近单位，待核', 'similar organisation in “{list}”, to be checked'],
  'several-entities': ['同名多家，需代码', 'several of this name, code needed'],
  'no-required-lists': ['没有规定必查名单', 'no list required'],
  'no-lists': ['本机没有名单', 'no list on this machine'],
  'code-invalid': ['所印代码校验不符', 'printed code fails its check'],
  'not-covered-rule': ['重大违法记录未覆盖', 'major illegal record not covered'],
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
  speak(shortReasonWords, lang)(reason.code, { list: reason.list ? listShortName(reason.list, lang) : '' })

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
