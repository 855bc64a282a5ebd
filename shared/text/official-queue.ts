/** Words of the guided queue of official look-ups. */
import type { QueueItem } from '../official/queue.ts'
import type { OfficialReading } from '../official/read.ts'
import { officialRefusalText } from './official.ts'
import { type Lang, speak, type WordTable } from './words.ts'

export const officialQueueWords = {
  title: ['官方渠道查询', 'Official look-ups'],
  progress: ['已完成 {done} / {all}', '{done} of {all} done'],
  firm: ['单位', 'Organisation'],
  list: ['名单', 'List'],
  state: ['状态', 'State'],
  'state-waiting': ['待查', 'to look up'],
  'state-open': ['正在查询', 'being looked up'],
  'state-refused': ['页面未采用，待重查', 'page refused, look up again'],
  'state-captured': ['已抓取', 'captured'],
  'state-by-hand': ['手工标记', 'marked by hand'],
  take: ['查询', 'Look up'],
  'take-next': ['下一项：{name}，{list}', 'Next: {name}, {list}'],
  'take-of': ['查询 {name}：{list}', 'Look up {name}: {list}'],
  now: ['正在查询：{name}', 'Looking up {name}'],
  steps: [
    '打开官方网站，粘贴名称或代码查询，自行完成验证码。结果出来后，在该页点击浏览器工具栏的信标图标，选“抓取结果”；截图为当前可见部分。',
    'Open the official site, paste the name or code, pass the captcha yourself. When the result is there, press Xinbiao’s toolbar button on that page and choose “Capture the result”; the picture is of what is in view.',
  ],
  'look-alike': [
    '该网站的页面格式为仿制，读取结果须与页面逐项核对。',
    'The form of this site’s pages is a look-alike: compare the reading with the page.',
  ],
  'no-channel': ['没有已知的官方查询渠道，请查询后手工标记。', 'No official channel is known: look it up and mark it by hand.'],
  open: ['打开{channel}', 'Open {channel}'],
  'copy-name': ['复制名称', 'Copy the name'],
  'copy-code': ['复制代码', 'Copy the code'],
  capture: ['抓取结果', 'Capture the result'],
  'capture-for': ['官方渠道查询：{name}', 'Official look-up: {name}'],
  capturing: ['正在抓取…', 'Capturing…'],
  'capture-done': [
    '已抓取，尚未留存。请回到信用审查页核对。',
    'Captured, not kept yet. Go back to the credit review and check it.',
  ],
  'capture-changed': [
    '页面在抓取时有变化，没有抓取。请等页面稳定后重试。',
    'The page changed meanwhile; nothing was captured. Let it settle and try again.',
  ],
  'capture-failed': [
    '没有抓取成功。请重试，或在信用审查页手工标记。',
    'Not captured. Try again, or mark it by hand in the credit review.',
  ],
  copied: ['名称和代码已依次复制，当前剪贴板为名称。', 'Code and name were copied, the name last.'],
  'copied-one': ['已复制。', 'Copied.'],
  'copy-failed': ['浏览器未允许复制。', 'The browser did not allow copying.'],
  by: ['查询人', 'Looked up by'],
  'by-needed': ['请先填写查询人。', 'Enter first who looked it up.'],
  kept: ['已留存。', 'Kept.'],
  'desk-failed': ['没有成功，未作任何更改。请重试。', 'That failed and nothing was changed. Try again.'],
  shot: ['抓取的页面，尚未留存', 'The captured page, not kept yet'],
  'shot-check': [
    '留存前请核对图片：是否为本单位、有无个人证件号码（图片中的号码无法自动遮盖）。',
    'Before it is kept, check the picture: is it this organisation, does it show a person’s identity number (a picture cannot be masked by itself).',
  ],
  hit: ['读取结果：有 {n} 条记录', 'Reading: {n} entries'],
  'no-hit-name': ['读取结果：按名称查询，没有相关记录', 'Reading: no entry, searched by name'],
  'no-hit-code': ['读取结果：按代码查询，没有相关记录', 'Reading: no entry, searched by code'],
  others: ['另有 {n} 条其他单位的记录，未采用。', '{n} rows are about others and were left out.'],
  keep: ['确认并留存', 'Confirm and keep'],
  unkept: ['有抓取的页面尚未留存', 'A captured page has not been kept'],
  'unkept-what': [
    '为“{name}”抓取的页面还没有留存，开始另一项查询会丢掉它。',
    'The page captured for “{name}” has not been kept; another look-up would drop it.',
  ],
  'unkept-cure': ['要留存，请取消后点“确认并留存”。', 'To keep it, cancel and choose “Confirm and keep”.'],
  'unkept-go': ['丢弃并开始另一项', 'Drop it and start another'],
  discard: ['放弃，重新查询', 'Discard, search again'],
  'by-hand': ['手工标记结果', 'Mark the result by hand'],
  saw: ['页面上看到的结果', 'What the page shows'],
  'saw-hit': ['有记录', 'an entry'],
  'saw-no-hit': ['没有记录', 'no entry'],
  reason: ['理由', 'Reason'],
  'reason-needed': ['请写明理由。', 'Give a reason.'],
  'saw-needed': ['请选择页面上看到的结果。', 'Choose what the page shows.'],
  mark: ['手工标记', 'Mark by hand'],
} as const satisfies WordTable

export const queueStateText = (state: QueueItem['state'], lang: Lang): string => speak(officialQueueWords, lang)(`state-${state}`)

/** What was read of a page, for the officer to confirm, or why it was refused. */
export const readingText = (reading: OfficialReading, lang: Lang): string => {
  const say = speak(officialQueueWords, lang)
  if ('refused' in reading) return officialRefusalText(reading.why, lang)
  if (reading.result === 'no-hit') return say(`no-hit-${reading.by}`)
  const others = reading.others > 0 ? say('others', { n: reading.others }) : ''
  return `${say('hit', { n: reading.rows.length })}${lang === 'en' ? '. ' : '。'}${others}`
}
