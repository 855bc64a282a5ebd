/** Words of the importer: errors, remarks about rows, the quality report's table. Their keys are the importer's codes. */

import { type Lang, speak } from './words.ts'

export const importErrorWords = {
  'empty-file': ['文件是空的。请重新下载或另存后再导入。', 'The file is empty. Download or save it again, then import.'],
  'unknown-format': [
    '认不出文件格式。可导入 CSV、XLSX、JSON、NDJSON 和保存的网页。',
    'The file’s form is not known. CSV, XLSX, JSON, NDJSON and saved web pages can be imported.',
  ],
  'bad-encoding': [
    '文字编码读不出来（已试 {detail}）。请用 Excel 或文本编辑器另存为 UTF-8 后再导入；带乱码导入会漏掉企业。',
    'The text’s encoding cannot be read (tried {detail}). Save it as UTF-8 and import again: with broken characters firms would be missed.',
  ],
  'broken-quotes': [
    '从这一行开始的引号没有结束，后面的内容会被当成同一个单元格。请补上引号，或在 Excel 中另存为 CSV 后再导入。',
    'A quotation mark opened on this line is never closed, so all that follows would be one cell. Close it, or save the file as CSV again.',
  ],
  'broken-json': ['JSON 内容不完整：{detail}。请重新下载。', 'The JSON is broken: {detail}. Download it again.'],
  'broken-xlsx': [
    '工作簿打不开（{detail}）。请在 Excel 或 WPS 中打开并另存为 .xlsx 后再导入。',
    'The workbook cannot be opened ({detail}). Open it in a spreadsheet program, save it as .xlsx and import again.',
  ],
  'old-xls': [
    '这是旧版 .xls 工作簿（或加密的工作簿）。请在 Excel 或 WPS 中另存为 .xlsx 或 CSV 后再导入。',
    'This is an old .xls workbook, or an encrypted one. Save it as .xlsx or CSV and import again.',
  ],
  'too-large': [
    '文件展开后过大（{detail}），已停止读取。请拆分后再导入。',
    'The file is too large when unpacked ({detail}). Split it and import again.',
  ],
  'no-table': [
    '文件里没有找到数据表（{detail}）。请确认保存的是列表页面本身。',
    'No table was found in the file ({detail}). Make sure that it is the list’s own page.',
  ],
  'no-such-sheet': ['工作簿里没有名为“{detail}”的工作表。', 'The workbook has no sheet “{detail}”.'],
  'no-header': [
    '第 {detail} 行没有表头。请在映射中改正表头所在行。',
    'Row {detail} holds no header. Correct the header row in the mapping.',
  ],
  'no-such-column': [
    '文件里没有映射所说的列。需要：{detail}。请换用合适的映射，或在映射中改正列名。',
    'The file lacks a column that the mapping names. Needed; found: {detail}. Use the right mapping, or correct the column’s name in it.',
  ],
  'no-rows': ['表中没有数据行。空名单不会被导入。', 'The table has no rows. An empty list is not imported.'],
  'bad-mapping': ['映射文件有误：{detail}。', 'The mapping is wrong: {detail}.'],
  'bad-date': ['日期写法不对：{detail}。请写成 2026-01-31。', 'Not a date: {detail}. Write it as 2026-01-31.'],
  'wrong-list': ['映射属于另一个名单：{detail}。', 'The mapping belongs to another list: {detail}.'],
} as const

export type ImportErrorCode = keyof typeof importErrorWords

export const rowNoteWords = {
  'broken-quotes': ['引号有误，未读入', 'broken quotation marks, not read'],
  'broken-json': ['不是完整的 JSON，未读入', 'broken JSON, not read'],
  'not-an-object': ['不是一条记录，未读入', 'not an entry, not read'],
  'no-name': ['没有名称，未读入', 'no name, not read'],
  'not-an-entry': ['表外说明，未读入', 'a line beside the table, not read'],
  'sole-trader-without-code': ['个体工商户无统一社会信用代码，不收录', 'sole trader without a code, left out'],
  person: ['自然人，不收录', 'natural person, left out'],
  'sole-trader': ['个体工商户，不收录', 'sole trader, left out'],
  duplicate: ['与前面的行完全相同，只留一条', 'the same as an earlier row, one kept'],
  'same-entry-differs': ['同一条目内容不同，都保留', 'one entry with differing contents, both kept'],
  'unclear-kind': ['无法判断是机构还是个人，已保留', 'organisation or person cannot be told, kept'],
  'code-missing': ['没有代码', 'no code'],
  'code-invalid': ['代码校验位不符，已保留并标注', 'check character fails, kept and marked'],
  'code-masked': ['代码被遮盖', 'code masked'],
  'code-unreadable': ['代码认不出，未采用', 'code cannot be read, not used'],
  'date-unreadable': ['日期认不出，未采用', 'date cannot be read, not used'],
  'dates-contradict': ['截止早于起始', 'ends before it begins'],
  'ban-contradictory': ['限制期写法前后不一，须人工核实', 'the ban’s term contradicts itself: for a person to judge'],
  'short-name-left-out': ['简称不作匹配', 'short name, not used for matching'],
  'identity-number-removed': ['删去个人证件号码', 'a person’s identity number was removed'],
} as const

/** What can be said of a row. The first six: rejected; the next four: dropped; the others are remarks about kept rows. */
export type RowNote = keyof typeof rowNoteWords

export const reportWords = {
  title: ['数据质量报告 · {list} · 数据截至 {day}', 'Quality report · {list} · retrieved {day}'],
  file: ['文件', 'File'],
  mapping: ['映射', 'Mapping'],
  format: ['格式', 'Form'],
  encoding: ['编码', 'Encoding'],
  missing: ['文件中没有的列：{columns}', 'Columns not in the file: {columns}'],
  department: ['报送单位', 'Department'],
  total: ['合计', 'Total'],
  unnamed: ['（未写明）', '(not stated)'],
  others: ['其余单位', 'other departments'],
  read: ['读到', 'Read'],
  kept: ['收录', 'Kept'],
  rejected: ['未读入', 'Rejected'],
  duplicates: ['重复', 'Duplicate'],
  persons: ['自然人', 'Persons'],
  soleTraders: ['个体户', 'Sole tr.'],
  codesMissing: ['无代码', 'No code'],
  codesInvalid: ['校验不符', 'Bad check'],
  codesMasked: ['遮盖', 'Masked'],
  severityMissing: ['无程度', 'No severity'],
  validityMissing: ['无期限', 'No end'],
  clock: ['日期', 'Date'],
  since: ['起算', 'Since'],
  validUntil: ['有效期止', 'Valid until'],
  effectUntil: ['限制期止', 'Effect until'],
  publishedUntil: ['公示止', 'Published until'],
  printed: ['来源标注', 'Printed'],
  parsed: ['由文字读出', 'Parsed'],
  'by-rule': ['按规则推算', 'By rule'],
  unknown: ['未知', 'Unknown'],
  lines: ['逐行说明', 'Rows'],
  note: ['说明', 'Remark'],
  count: ['行数', 'Rows'],
  examples: ['例（行号）', 'For example (line)'],
} as const

/** An error as a sentence, with file and line before it. */
export const importErrorText = (
  error: { code: ImportErrorCode; file: string; line: number | undefined; detail: string },
  lang: Lang,
): string => {
  const words = speak(importErrorWords, lang)(error.code, { detail: error.detail || '–' })
  const place =
    error.line === undefined
      ? error.file
      : lang === 'en'
        ? `${error.file}, line ${error.line}`
        : `${error.file} 第 ${error.line} 行`
  return lang === 'en' ? `${place}: ${words}` : `${place}：${words}`
}

export const rowNoteText = (note: RowNote, lang: Lang): string => speak(rowNoteWords, lang)(note)
