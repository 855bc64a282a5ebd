/** Words for what a review holds beside the lists' answers: 重大违法记录, promises, reports, warnings. On the page and on paper. */
import type { MajorStanding } from '../review/major.ts'
import type { MajorKind } from '../review/record.ts'
import { grouped, type Lang, speak, type WordTable } from './words.ts'

export const reviewFactsWords = {
  major: ['重大违法记录', 'Major illegal record'],
  'major-not-covered': ['未覆盖', 'not covered'],
  'major-not-asked': ['本规则未要求', 'not asked here'],
  'major-proposed': ['待人确认', 'for a person to confirm'],
  'major-confirmed': ['已确认', 'confirmed'],
  'major-rejected': ['已排除，其余未覆盖', 'rejected; otherwise not covered'],
  'major-none': [
    '重大违法记录：未覆盖。没有完整名单可查；未从处罚记录中发现，不等于没有。',
    'Major illegal record: not covered. No complete list exists; that no penalty was found does not mean there is none.',
  ],
  'major-of': ['{list}：{ref}', '{list}: {ref}'],
  'major-why': ['疑似重大违法记录：{kinds}{since}', 'May be a major illegal record: {kinds}{since}'],
  'kind-criminal': ['刑事处罚', 'a criminal penalty'],
  'kind-suspension': ['责令停产停业', 'suspension of business'],
  'kind-revocation': ['吊销许可证或者执照', 'revocation of a licence'],
  'kind-fine': ['罚款 {fine} 元，达到 2,000,000 元', 'a fine of {fine} yuan, at or above 2,000,000'],
  'kind-listed': ['列入该名单', 'being on this list'],
  'since-in': ['；{day} 起，在三年内', '; from {day}, within three years'],
  'since-unknown': ['；日期不明，是否在三年内待核', '; day unknown: whether within three years is to be checked'],
  'major-line': ['领域标准（元）', 'The field’s standard (yuan)'],
  'major-line-hint': [
    '该领域的较大数额罚款标准高于 2,000,000 元时填写，并在理由中写明出处。',
    'Where the field has a higher standard for a large fine; name its source in the reason.',
  ],
  'major-line-bad': ['须为 2,000,000 以上的整数。', 'A whole number of 2,000,000 or more.'],
  'below-line': ['罚款低于所录领域标准 {line} 元', 'the fine is below the field’s standard of {line} yuan entered'],
  'major-yes': ['确认为重大违法记录', 'It is a major illegal record'],
  'major-no': ['排除，不是重大违法记录', 'It is not one'],
  'major-said-yes': ['已确认为重大违法记录：{reason}（{by} {at}）', 'confirmed as a major illegal record: {reason} ({by}, {at})'],
  'major-said-no': ['已排除：{reason}（{by} {at}）', 'rejected: {reason} ({by}, {at})'],
  'major-open': ['尚未确认或排除', 'neither confirmed nor rejected yet'],
  'major-note': [
    '仅供人确认，不直接产生限制；依据：{article}',
    'For a person to confirm; bars nobody by itself. Basis: {article}',
  ],
  and: ['、', ', '],
} as const satisfies WordTable

export const factsSpeak = (lang: Lang) => speak(reviewFactsWords, lang)

export const majorStandingText = (standing: MajorStanding, lang: Lang): string => factsSpeak(lang)(`major-${standing}`)

/** Why a penalty reads as a major one, and when. */
export const majorWhy = (
  { kinds, fine, since }: { kinds: readonly MajorKind[]; fine?: number | undefined; since?: string | undefined },
  lang: Lang,
): string => {
  const say = factsSpeak(lang)
  const grounds = kinds.map(kind => say(`kind-${kind}`, { fine: grouped(fine ?? 0) }))
  return say('major-why', {
    kinds: grounds.join(say('and')) || say('kind-listed'),
    since: since ? say('since-in', { day: since }) : say('since-unknown'),
  })
}
