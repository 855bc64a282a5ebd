/** Words of one bidder's packet. */
export const exportPacketWords = {
  intro: [
    '从最近一次归档中取出一家单位的部分：首页、结果、意见和留存文件，不含其他单位的名称和代码。',
    'One organisation’s part of the last filing: its page, findings, decision and captures, without the name or code of any other.',
  ],
  supplier: ['单位', 'Organisation'],
  make: ['生成', 'Make it'],
  working: ['正在生成…', 'Making it…'],
  'file-name': ['质疑答复材料', 'reply-to-challenge'],
  saved: ['已生成“{name}”。', '“{name}” was made.'],
  bound: ['出自归档记录 {whole}；本材料摘要 {digest}', 'Part of the filed record {whole}; digest of this packet {digest}'],
  look: [
    '发出前请逐张看过截图：图中的文字程序不能遮盖。',
    'Look at every picture before it is sent: a program cannot mask what is in one.',
  ],
  withheld: ['写有其他单位而未放入的文件：{paths}', 'Left out, as they name other organisations: {paths}'],
  'not-filed': ['这份审查还没有归档，没有生成。', 'This review has not been filed; nothing was made.'],
  changed: ['归档之后资料有改动，没有生成。', 'It was changed since it was filed; nothing was made.'],
  'file-first': ['请先点“归档（ZIP）”，再生成。', 'Choose “File (ZIP)” first.'],
  failed: ['没有生成。', 'It was not made.'],
  'failed-cure': [
    '请重新打开本页再试；仍不行时请反馈：{detail}',
    'Open this page again and try once more; failing that, report: {detail}',
  ],
} as const
