/** Words for what a review holds beside the lists' answers: 重大违法记录, promises, reports, warnings. On the page and on paper. */

import type { MajorKind } from '../review/facts-form.ts'
import type { MajorStanding } from '../review/major.ts'
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
  promises: ['信用承诺', 'Credit commitments'],
  'promise-none': ['未登记信用承诺。', 'No commitment entered.'],
  'promise-is': ['{text}{given}', '{text}{given}'],
  given: ['（{what}）', ' ({what})'],
  'given-by': ['登记 {by}', 'entered by {by}'],
  'given-list': ['名单条目', 'an entry of a list'],
  'kept-yes': ['来源标注已履行', 'kept, as the source prints'],
  'kept-no': ['来源标注未履行，待核对', 'not kept, as the source prints: to be compared'],
  beside: ['{list}：{is}', '{list}: {is}'],
  differs: ['承诺与查询结果待核对', 'Commitment and look-up are to be compared'],
  'is-differs': ['待核对', 'to be compared'],
  'is-not-seen': ['查询未命中', 'not listed in the look-up'],
  'is-not-settled': ['未核清', 'not settled'],
  'is-not-covered': ['未覆盖', 'not covered'],
  'is-not-run': ['未查询', 'not looked up'],
  'promise-add': ['登记承诺', 'Enter a commitment'],
  'promise-text': ['承诺内容', 'What was promised'],
  'promise-lists': ['对照的名单', 'Lists to compare with'],
  'promise-to': ['受理承诺的单位', 'Made to'],
  'promise-on': ['承诺日期', 'Made on'],
  reports: ['信用报告', 'Credit reports'],
  'report-none': ['未登记信用报告。', 'No report entered.'],
  'report-add': ['登记报告', 'Enter a report'],
  'report-number': ['报告编号', 'Report number'],
  'report-from': ['出具机构', 'Issued by'],
  'report-grade': ['信用等级', 'Grade'],
  'report-on': ['报告日期', 'Date of the report'],
  'report-until': ['有效期至', 'Valid until'],
  'report-file': ['选择报告文件', 'Choose the report’s file'],
  'report-keep': ['文件随记录归档', 'File it with the record'],
  'report-keep-hint': [
    '文件只在本机计算摘要，不外传。归档前请确认其中没有个人证件号码。',
    'The file is hashed on this machine and sent nowhere. Make sure it shows no person’s identity number before it is filed.',
  ],
  'report-big': ['文件超过 20 MB，只记摘要，不随记录归档。', 'The file exceeds 20 MB: only its hash is kept.'],
  'report-failed': [
    '备案名录打不开，没有登记。请重试。',
    'The list of filed institutions could not be opened; nothing was entered. Try again.',
  ],
  'report-take': ['采用名单中的报告 {number}', 'Take over report {number} from the list'],
  'report-is': ['{number}，{from}{grade}', '{number}, {from}{grade}'],
  'report-graded': ['，{grade}', ', {grade}'],
  'report-dates': ['{on} 至 {until}', '{on} to {until}'],
  'day-unsaid': ['未写明', 'not stated'],
  'report-valid': ['有效期内', 'valid'],
  'report-expired': ['已过期', 'expired'],
  'report-not-yet': ['尚未生效', 'not valid yet'],
  'report-open': ['未写明有效期', 'no end stated'],
  'report-filed-file': ['文件 {name}（{kept}），SHA-256 {sha256}', 'file {name} ({kept}), SHA-256 {sha256}'],
  'file-kept': ['随记录归档', 'filed with the record'],
  'file-not-kept': ['仅记摘要', 'only its hash'],
  'issuer-filed': ['备案名录中查到：{name}{version}', 'on the list of filed institutions: {name}{version}'],
  'issuer-ended': ['备案名录中的备案已于 {until} 到期：{name}{version}', 'its filing ended on {until}: {name}{version}'],
  'issuer-alike': [
    '备案名录中有写法相近的机构，待核对：{name}{version}',
    'an institution written alike is filed, to be compared: {name}{version}',
  ],
  'issuer-not-found': ['备案名录中未查到{version}', 'not found on the list of filed institutions{version}'],
  'issuer-not-settled': ['备案名录未能核清：{why}{version}', 'not settled by the list of filed institutions: {why}{version}'],
  'issuer-no-list': ['本机没有备案机构名录，未核', 'no list of filed institutions on this machine: not checked'],
  'issuer-version': ['（№{seq}，数据 {day}）', ' (no. {seq}, data of {day})'],
  standards: ['贯标、示范', 'Standard and model firms'],
  'standard-is': ['{what}{dates}', '{what}{dates}'],
  'standard-since': ['，{day} 起', ', from {day}'],
  'standard-until': ['，至 {day}', ', until {day}'],
  'standard-note': ['不抵消失信记录；仅采购文件载明时加分。', 'Cancels no black record; counts only where the document says so.'],
  'facts-by': ['登记人', 'Entered by'],
  'facts-remove': ['撤去', 'Take out'],
  'facts-remove-of': ['撤去 {what}', 'Take out {what}'],
  'facts-failed': ['这一部分没有打开，请刷新本页。', 'This part could not be opened: reload the page.'],
  'not-sure': ['（名称一致，代码待核）', ' (name agrees, code to be checked)'],
  and: ['、', ', '],
  join: ['；', '; '],
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
