/** What is said when a review's spreadsheet is made. */
export const exportSummaryWords = {
  working: ['正在生成汇总表…', 'Making the summary…'],
  saved: ['已生成“{name}”，共 {n} 家单位。', '“{name}” was made: {n} organisations.'],
  means: ['汇总表供查阅，不代替归档的记录。', 'It is for reading; it does not take the place of the filed record.'],
  'not-run': ['尚未查询，或资料已更改，没有生成。', 'Not looked up yet, or changed since; nothing was made.'],
  'not-run-cure': ['请先点“本机查询”。', 'Choose “Look up on this machine” first.'],
  failed: ['汇总表没有生成。', 'The summary was not made.'],
  'failed-cure': [
    '请重新打开本页再试；仍不行时请反馈：{detail}',
    'Open this page again and try once more; failing that, report: {detail}',
  ],
} as const
