/** Words of the official look-up: why a page was not taken for a result, and what to do. */
import type { RefusedWhy } from '../official/read.ts'
import { type Lang, speak, type WordTable } from './words.ts'

export const officialWords = {
  'other-site': [
    '当前页面不是该查询渠道的页面。请在所列官方网站查询后再抓取。',
    'This is no page of the channel. Search on the official site named, then capture.',
  ],
  'other-list': [
    '当前页面不是所查名单的查询结果，或页面同时列出几个名单。请打开该名单的结果页。',
    'This page does not answer for the list asked, or shows several lists. Open the result page of that list.',
  ],
  captcha: [
    '页面仍在验证码步骤，没有查询结果。请完成验证后再抓取。',
    'The page still asks for its captcha. Pass it, then capture.',
  ],
  'error-page': [
    '网站返回错误或限制访问，没有查询结果，不能作未命中处理。请稍后重新查询。',
    'The site answered with an error, which is no result. Search again later.',
  ],
  'loaded-before': [
    '页面是在本次查询开始之前打开的，可能是上一次的结果。请重新查询后再抓取。',
    'The page was loaded before this look-up began and may be an earlier result. Search again, then capture.',
  ],
  'searched-other': [
    '页面上的查询条件不是本单位的名称或代码。请按本单位重新查询。',
    'What the page shows to have been searched is neither this firm’s name nor its code. Search for this firm.',
  ],
  'searched-unknown': [
    '页面没有显示查询条件，无法确认是否为本单位的结果。请核对后手工标记。',
    'The page does not show what was searched, so it cannot be told whose result it is. Check it and mark it by hand.',
  ],
  'rows-of-others': [
    '结果中只有名称或代码不同的单位，既不能认定为本单位的记录，也不能认定本单位没有记录。请核对后手工标记。',
    'All rows are about firms of another name or code: neither an entry of this firm nor proof of none. Check them and mark it by hand.',
  ],
  'no-words': [
    '页面没有结果，也没有“没有相关记录”一类的提示，不能作未命中处理。请等页面加载完，或手工标记。',
    'The page has no rows and no sentence that there are none, which is no answer. Let it load, or mark it by hand.',
  ],
  'broken-rows': [
    '结果行缺少应有的栏目，网站的页面格式可能已改变。请核对后手工标记。',
    'Rows lack columns they should have: the site’s form may have changed. Check the page and mark it by hand.',
  ],
  contradiction: [
    '页面既显示结果又提示没有记录，互相矛盾。请核对后手工标记。',
    'The page shows rows and says that there are none. Check it and mark it by hand.',
  ],
} as const satisfies WordTable

export const officialRefusalText = (why: RefusedWhy, lang: Lang): string => speak(officialWords, lang)(why)
