/** A list's and a context's row of the policy as its overview prints them. */
import type { Policy, PolicyList, ValidityRule } from '#shared/core/policy.ts'
import type { Context } from '#shared/core/types.ts'
import type { Row } from './policy-cases.ts'

const KINDS: { [K in PolicyList['kind']]: string } = {
  black: '黑名单',
  red: '红名单',
  notice: '提示',
  grade: '等级',
  directory: '名录',
  commitment: '承诺',
  report: '报告',
  institution: '机构',
}
const SEVERITIES: { [S in PolicyList['severity']]: string } = {
  serious: '严重',
  general: '一般',
  minor: '轻微',
  'as-published': '以公示为准',
  none: '不标注',
}
const STARTS: { [F in NonNullable<ValidityRule['from']>]: string } = {
  decision: '决定',
  publication: '公布',
  filing: '备案',
  assessment: '评定',
}

const term = ({ years, months, bySeverity, from, mark }: ValidityRule): string => {
  const length = bySeverity
    ? `轻微 ${bySeverity.minor} 月、一般 ${bySeverity.general} 月、严重 ${bySeverity.serious} 月`
    : [years ? `${years} 年` : '', months ? `${months} 月` : ''].filter(Boolean).join('') || '至移出'
  return `${length}${from ? `，自${STARTS[from]}` : ''}（${mark}）`
}

const place = (at: { name?: { zh: string; en: string }; url?: string } | undefined, lang: 'zh' | 'en'): string =>
  at ? [at.name?.[lang], lang === 'zh' ? at.url : ''].filter(Boolean).join(' ') : '–'

/** Rows of 名单一览, keyed by 编号. */
export const listRow = (list: PolicyList): Row => ({
  编号: list.id,
  名称: list.name.zh,
  简称: list.short.zh,
  类别: KINDS[list.kind],
  机关: list.authority?.zh ?? '',
  查询渠道: place(list.site, 'zh'),
  异议渠道: place(list.objection, 'zh'),
  严重程度: SEVERITIES[list.severity],
  有效期: term(list.validity),
  '名单几天算新（天）': String(list.graceDays),
})

export const englishRow = (list: PolicyList): Row => ({
  编号: list.id,
  Name: list.name.en,
  Short: list.short.en,
  Authority: list.authority?.en ?? '',
  Site: place(list.site, 'en'),
  Objection: place(list.objection, 'en'),
})

export const contextRow = (policy: Policy, id: Context): Row => {
  const { name, required, requiredArticle, under } = policy.contexts[id]
  const short = (list: string) => policy.lists.find(one => one.id === list)?.short.zh ?? list
  const articles = requiredArticle ? [requiredArticle, ...(requiredArticle.also ?? [])] : []
  return {
    编号: id,
    规则: name.zh,
    English: name.en,
    必查名单: required.map(short).join('、') || '–',
    依据: articles.map(({ text, mark }) => `${text}（${mark}）`).join('；') || '–',
    另按: (under ?? []).map(one => policy.contexts[one].name.zh).join('、') || '–',
  }
}
