/** Words of what changed since an earlier look-up. */
import type { FiledChange } from '../review/changes-form.ts'
import { listName } from './lists.ts'
import { factsSpeak } from './review-facts.ts'
import { type Lang, speak } from './words.ts'

export const reviewChangeWords = {
  section: ['与以前的查询相比', 'What changed since an earlier look-up'],
  since: ['对照', 'Compared with'],
  'since-is': ['与第 {no} 次查询（{at}{stage}）相比', 'Compared with look-up {no} ({at}{stage})'],
  option: ['第 {no} 次 {at} {stage}', 'Look-up {no} {at} {stage}'],
  filed: ['已归档', 'filed'],
  'filed-as': ['该次记录的摘要 {digest}', 'Digest of that record {digest}'],
  none: ['没有变化。', 'Nothing changed.'],
  unread: ['以前的查询结果无法读取，未作比较。', 'The earlier look-up cannot be read: nothing was compared.'],
  reading: ['正在读取…', 'Reading…'],
  'is-new': ['新增', 'New'],
  'is-changed': ['有变', 'Changed'],
  'is-removed': ['不再列入', 'Gone'],
  'is-not-observed': ['本次未获取', 'Not observed'],
  'is-bidder': ['单位', 'Organisation'],
  'is-list': ['名单', 'List'],
  new: ['{name}：“{list}”新增条目 {record}', '{name}: a new entry on “{list}”, {record}'],
  changed: ['{name}：“{list}”条目有变 {record}', '{name}: an entry on “{list}” changed, {record}'],
  removed: ['{name}：“{list}”已无条目 {record}', '{name}: an entry is gone from “{list}”, {record}'],
  'not-observed': [
    '{name}：“{list}”本次未获取，原条目 {record} 是否仍在不明，不得视为已移出',
    '{name}: “{list}” did not answer this time; whether entry {record} still stands is not known, and it counts as not removed',
  ],
  'bidder-added': ['{name}：以前未查询', '{name}: not looked up then'],
  'bidder-gone': ['{name}：本次未查询', '{name}: not looked up this time'],
  'asked-otherwise': ['{name}：名称或代码已更正，不作比较', '{name}: its name or code was corrected; nothing is compared'],
  'list-updated': ['“{list}”已更新版本', '“{list}” has a newer version'],
  'list-added': ['“{list}”以前未安装', '“{list}” was not installed then'],
  'list-not-observed': [
    '“{list}”本次未获取，未列入不能由此得出',
    '“{list}” was not observed this time: no “not listed” follows from it',
  ],
} as const

export const changeText = (
  { is, id, record, certainty }: Pick<FiledChange, 'is' | 'id' | 'record' | 'certainty'>,
  name: string,
  lang: Lang,
): string => {
  const unsure = certainty && certainty !== 'same' ? factsSpeak(lang)('not-sure') : ''
  return speak(reviewChangeWords, lang)(is, { name, list: id ? listName(id, lang) : '', record: record ?? '' }) + unsure
}

/** In a word: which kind of change a line tells. */
export const changeKind = (is: FiledChange['is'], lang: Lang): string => {
  const say = speak(reviewChangeWords, lang)
  if (is === 'list-not-observed') return say('is-not-observed')
  if (is.startsWith('list-')) return say('is-list')
  if (is === 'new' || is === 'changed' || is === 'removed' || is === 'not-observed') return say(`is-${is}`)
  return say('is-bidder')
}
