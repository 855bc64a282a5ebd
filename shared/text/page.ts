/** The words the content script shows by itself; all others reach it inside cards and labels. */
import type { PageWords } from '../contract/messages.ts'
import { type Lang, speak } from './words.ts'

const words = {
  marks: ['信标：本页单位的标记，方向键移动，回车打开', 'Xinbiao: marks on this page. Arrow keys move, Enter opens'],
  card: ['信标：查询结果', 'Xinbiao: finding'],
  loading: ['正在读取本机名单…', 'Reading the lists on this computer…'],
  failed: [
    '未能读取本机名单，此处不能作为查询结果。请重试，或重新载入本页。',
    'The lists on this computer could not be read, so this is no finding. Try again, or reload the page.',
  ],
  retry: ['重试', 'Try again'],
  close: ['关闭', 'Close'],
  copied: ['已复制', 'Copied'],
  printed: [
    '信标在本页标注的单位（在本机比对，不是官方查询结果）',
    'Organisations marked on this page by Xinbiao (compared on this computer; not an official look-up)',
  ],
} as const

export const pageWords = (lang: Lang): PageWords => {
  const say = speak(words, lang)
  return {
    marks: say('marks'),
    card: say('card'),
    loading: say('loading'),
    failed: say('failed'),
    retry: say('retry'),
    close: say('close'),
    copied: say('copied'),
    printed: say('printed'),
  }
}
