/** Words of 失信预警 within a review. */
import type { FiledWarning } from '../review/facts-form.ts'
import { listShortName } from './lists.ts'
import { factsSpeak } from './review-facts.ts'
import { type Lang, speak } from './words.ts'

export const warningWords = {
  title: ['失信预警', 'Warnings'],
  'newly-listed': ['{name}：上次查询后新列入“{list}”', '{name}: newly on “{list}” since the last look-up'],
  starts: ['{name}：“{list}”条目自 {on} 起，在查询窗口内', '{name}: an entry of “{list}” begins on {on}, inside the window'],
  'entry-ends': [
    '{name}：“{list}”条目有效期至 {on}，在查询窗口内',
    '{name}: an entry of “{list}” counts until {on}, inside the window',
  ],
  'ban-ends': ['{name}：“{list}”限制期至 {on}，在查询窗口内', '{name}: a ban of “{list}” runs until {on}, inside the window'],
  'publication-ends': [
    '{name}：“{list}”公示至 {on}，在查询窗口内',
    '{name}: an entry of “{list}” is published until {on}, inside the window',
  ],
  stale: ['“{list}”名单已过期，请更新后重新查询', 'The list “{list}” is stale: update it and look up again'],
  'stale-on': [
    '“{list}”名单自 {on} 起过期，请更新后重新查询',
    'The list “{list}” is stale since {on}: update it and look up again',
  ],
  reckoned: ['（推算）', ' (worked out)'],
  'no-before': ['上次查询的结果无法读取，未作比较。', 'The look-up before cannot be read: nothing was compared.'],
} as const

/** @param list its id. */
export const warningLine = (
  { is, on, certainty, reckoned }: Pick<FiledWarning, 'is' | 'on' | 'certainty' | 'reckoned'>,
  { name, list }: { name: string; list: string },
  lang: Lang,
): string => {
  const say = speak(warningWords, lang)
  const key = is === 'stale' && on ? 'stale-on' : is
  const more = [reckoned ? say('reckoned') : '', certainty && certainty !== 'same' ? factsSpeak(lang)('not-sure') : '']
  return say(key, { name, list: listShortName(list, lang), on: on ?? '' }) + more.join('')
}
