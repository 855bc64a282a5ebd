/** What is told of watched organisations, one line each: for the notification and the inbox. It informs; people decide. */
import type { WatchEvent } from '../watch/types.ts'
import { listShortName } from './lists.ts'
import { type Lang, speak } from './words.ts'

export const watchNewsWords = {
  note: ['关注名单：{n} 条预警', 'Watch list: {n} alerts'],
  more: ['……另有 {n} 条', '… and {n} more'],
  new: ['{name}：新列入“{list}”{sure}', '{name}: newly on “{list}”{sure}'],
  changed: ['{name}：“{list}”记录有变化{sure}', '{name}: entry on “{list}” changed{sure}'],
  removed: [
    '{name}：“{list}”新版本中已查不到原记录{sure}',
    '{name}: its entry is no longer found in the new version of “{list}”{sure}',
  ],
  unobserved: [
    '{name}：“{list}”原记录未获取，不作移出处理{sure}',
    '{name}: its entry on “{list}” could not be observed; this is no removal{sure}',
  ],
  starts: [
    '{name}：“{list}”记录自 {on} 起算，在“{review}”的时间内{sure}',
    '{name}: entry on “{list}” starts on {on}, inside “{review}”{sure}',
  ],
  ends: [
    '{name}：“{list}”记录 {on} 到期，在“{review}”的时间内{sure}',
    '{name}: entry on “{list}” ends on {on}, inside “{review}”{sure}',
  ],
  lists: ['{n} 份名单未获取新数据：{lists}', '{n} lists bring no new data: {lists}'],
  join: ['、', ', '],
  likely: ['（名称一致，代码待核）', ' (name agrees, code to be checked)'],
} as const

export const newsLine = (event: WatchEvent, lang: Lang): string => {
  const say = speak(watchNewsWords, lang)
  if (event.kind === 'lists') {
    const lists = event.lists.map(id => listShortName(id, lang)).join(say('join'))
    return say('lists', { n: event.lists.length, lists })
  }
  return say(event.kind, {
    name: event.name || event.code || '',
    list: listShortName(event.list, lang),
    sure: event.certainty === 'likely' ? say('likely') : '',
    ...('review' in event ? { on: event.on, review: event.review.name } : {}),
  })
}

/** Lines of a notification: browsers show three or four. */
const LINES = 3

export const noteText = (events: readonly WatchEvent[], lang: Lang): { title: string; message: string } => {
  const say = speak(watchNewsWords, lang)
  const lines = events.slice(0, LINES).map(event => newsLine(event, lang))
  if (events.length > LINES) lines.push(say('more', { n: events.length - LINES }))
  return { title: say('note', { n: events.length }), message: lines.join('\n') }
}
