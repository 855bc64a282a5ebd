/** Words of the reports for a period: on screen, on paper and in CSV. */
import type { Period } from '../statistics/periods.ts'
import { type Lang, speak } from './words.ts'

export const reportPeriodWords = {
  quarter: ['{year} 年第{no}季度', 'Quarter {no} of {year}'],
  half1: ['{year} 年上半年', 'First half of {year}'],
  half2: ['{year} 年下半年', 'Second half of {year}'],
  year: ['{year} 年度', 'Year {year}'],
} as const

export const periodWord = ({ kind, year, no }: Period, lang: Lang): string => {
  const say = speak(reportPeriodWords, lang)
  if (kind === 'half') return say(no === 1 ? 'half1' : 'half2', { year })
  return say(kind, { year, no: lang === 'en' ? no : '一二三四'[no - 1]! })
}

export const statisticsReportWords = {
  'quarterly-title': ['信用信息归集与服务情况季度报告', 'Quarterly report: credit data collected and checks made'],
  'half-title': ['信用信息报送单位年中考核表', 'Mid-year assessment of supplying departments'],
  'second-half-title': ['信用信息报送单位下半年考核表', 'Second-half assessment of supplying departments'],
  'year-title': ['信用信息报送单位年终考核表', 'Year-end assessment of supplying departments'],
  period: ['报告期：{period}（{from} 至 {to}）', 'Period: {period} ({from} to {to})'],
  made: ['生成时间：{at}（北京时间）', 'Made at {at} (Beijing time)'],
  running: ['报告期未结束，数字截至 {day}。', 'The period is not over; the numbers are as of {day}.'],
  source: [
    '数据来自本机：名单的报送记录、核对计数和信用审查。没有依据的写“未提供”，不作 0 计。',
    'From this machine: deliveries of lists, counts of checks, credit reviews. What is not known is “not given”, never 0.',
  ],
  'counted-since': [
    '核对自 {day} 起计数，此前的未计入。',
    'Checks have been counted since {day}; earlier ones are not in the numbers.',
  ],
  'on-time-meaning': [
    '按时：与上次报送的间隔不超过其时约定的更新周期；同一天多次报送只计最后一次；未约定周期的为“未提供”。',
    'On time: within the interval stated with the delivery before. Several of one day are one, the last. Where no interval was stated: not given.',
  ],
  'rows-meaning': [
    '行数为报告期内各次报送之和；括号内为占读入（缺项为占收录）的百分比。',
    'Rows are the sum over the period’s deliveries; in brackets the share of rows read (of records kept for what is missing).',
  ],
  'department-meaning': [
    '报送单位取自数据中的部门或处罚机关；未写明的以“（未写明）”列出，以有该单位数据的报送计次。',
    'Departments are those named in the rows; “(not named)” otherwise. A delivery counts for a department when it has rows of it.',
  ],
  unknown: ['未提供', 'not given'],
  unnamed: ['（未写明）', '(not named)'],
  rest: ['其余单位', 'All others'],

  collected: ['一、归集情况', '1. Data collected'],
  served: ['二、服务情况', '2. Checks made'],
  hits: ['三、命中记录', '3. Entries met'],
  assessed: ['报送单位考核', 'Supplying departments'],
  'nothing-collected': ['报告期内没有名单，也没有报送记录。', 'No lists and no deliveries in this period.'],
  'nothing-met': ['报告期内没有命中记录的计数。', 'No entries met were counted in this period.'],
  list: ['名单', 'List'],
  publisher: ['提供单位', 'Supplied by'],
  department: ['报送单位', 'Department'],
  deliveries: ['报送次数', 'Deliveries'],
  'on-time': ['按时', 'On time'],
  late: ['逾期', 'Late'],
  worst: ['最长逾期（天）', 'Latest by (days)'],
  overdue: ['期末超期（天）', 'Overdue at end (days)'],
  read: ['读入行', 'Rows read'],
  kept: ['收录', 'Kept'],
  rejected: ['拒收', 'Rejected'],
  duplicates: ['重复', 'Duplicates'],
  'no-code': ['缺代码', 'No code'],
  'no-severity': ['缺严重程度', 'No severity'],
  'no-validity': ['缺有效期', 'No end'],
  now: ['现有条数', 'Records now'],
  'data-day': ['数据日期', 'Data of'],
  item: ['项目', 'Item'],
  number: ['数量', 'Number'],
  pages: ['核对网页（次）', 'Pages checked'],
  files: ['核对文件（次）', 'Files checked'],
  reviews: ['信用审查查询（次）', 'Runs of credit reviews'],
  lookups: ['单次查询（次）', 'Single look-ups'],
  names: ['核对单位（家次）', 'Organisations looked up'],
  begun: ['新建信用审查（项）', 'Credit reviews begun'],
  filed: ['归档信用审查记录（份）', 'Review records filed'],
  result: ['核对结果：{word}（家次）', 'Result: {word}'],
  entries: ['命中（条次）', 'Entries met'],
  severity: ['失信严重程度', 'Severity'],
  filled: ['填报：', 'Made by:'],
  checked: ['审核：', 'Checked by:'],
  dated: ['日期：', 'Date:'],
  seal: ['（盖章）', '(seal)'],
  disclaimer: [
    '本表由程序按本机数据汇总，供人核对；不对单位评分或排名。',
    'Summed by a program from the data on this machine, for people to check; nobody is scored or ranked.',
  ],

  // ------------------------------------------------------------ choosing on the page
  which: ['报告种类', 'Report'],
  quarterly: ['季度报告：归集与服务情况', 'Quarterly: collected and checked'],
  assessment: ['年中、年终考核：各报送单位', 'Mid-year and year-end: departments'],
  'choose-period': ['报告期', 'Period'],
  print: ['打印', 'Print'],
  csv: ['导出 CSV', 'Save CSV'],
  'csv-saved': ['已导出 {name}', 'Saved {name}'],
} as const

/** Of the command line's `report`. */
export const reportCommandWords = {
  report: [
    '由导入报告汇总：季度归集情况，或各报送单位的年中、年终考核',
    'sum up import reports: data collected in a quarter, or supplying departments by half year or year',
  ],
  'report-files': ['import 写出的 ID.report.json，可给多个', 'reports that import wrote (ID.report.json); may be several'],
  'report-period': ['报告期：2026Q3、2026H1 或 2026', 'period: 2026Q3, 2026H1 or 2026'],
  'report-csv': ['输出 CSV', 'print CSV'],
  'bad-period': ['--period {given}：应为 2026Q3、2026H1 或 2026 这样的写法。', '--period {given}: write 2026Q3, 2026H1 or 2026'],
  'bad-report': ['{file}：不是 import 写出的报告。', '{file}: not a report that import wrote'],
  'no-received': [
    '{file}：没有记接收日期，按数据日期 {day} 计。',
    '{file}: no day of receipt; the day of its data, {day}, is taken',
  ],
} as const
