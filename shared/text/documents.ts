/** Words of documents: why one cannot be read, what of it was not read, where a name stands. The first keys are the readers' codes. */
import type { DocumentFault } from '../documents/fault.ts'
import type { Place, Unread, UnreadReason } from '../documents/types.ts'
import { type Lang, type Speak, speak } from './words.ts'

/** What is wrong, and the cure. */
export const documentFaultWords = {
  'empty-file': ['文件是空的。请重新下载或另存。', 'The file is empty. Download or save it again.'],
  'too-large': [
    '文件过大或展开后过大，已停止读取。请拆分后分别核对。',
    'The file is too large, or becomes so when unpacked. Split it and check the parts.',
  ],
  'too-many-pages': [
    '超过 {detail} 页，未读取。请拆分后分别核对。',
    'It has more than {detail} pages and was not read. Split it and check the parts.',
  ],
  encrypted: [
    '文件有打开密码，不能读取。请用密码打开后另存为不加密的文件。',
    'The file needs a password to open. Open it and save a copy without one.',
  ],
  'old-office': [
    '这是旧版 Office 文件（.doc 等），不能读取。请在 Word 或 WPS 中另存为 .docx 或 PDF。',
    'This is a file of old Office (.doc and the like). Save it as .docx or PDF.',
  ],
  'old-xls': [
    '这是旧版工作簿（.xls、.xlsb），不能读取。请在 Excel 或 WPS 中另存为 .xlsx 或 CSV。',
    'This is an old workbook (.xls, .xlsb). Save it as .xlsx or CSV.',
  ],
  wps: [
    '这是 WPS 自有格式（.wps、.et），不能读取。请在 WPS 中另存为 .docx、.xlsx 或 PDF。',
    'This is a file in WPS’s own form (.wps, .et). Save it as .docx, .xlsx or PDF.',
  ],
  ofd: ['暂不能读取 OFD 版式文件。请用阅读器另存为 PDF。', 'OFD files cannot be read yet. Save it as PDF.'],
  rtf: ['不能读取 RTF 文件。请另存为 .docx 或 PDF。', 'RTF files cannot be read. Save it as .docx or PDF.'],
  picture: [
    '这是图片，没有文字层，未核对。请人工查看，或经文字识别后再核对。',
    'This is a picture without a text layer; nothing was checked. Look at it yourself, or check it after text recognition.',
  ],
  archive: ['这是压缩包。请解压后选择其中的文件。', 'This is an archive. Unpack it and choose the files in it.'],
  'unknown-format': [
    '认不出文件格式。可核对 PDF、DOCX、XLSX、CSV、网页和文本文件。',
    'The file’s form is not known. PDF, DOCX, XLSX, CSV, web pages and plain text can be checked.',
  ],
  'bad-encoding': [
    '文字编码读不出来。请另存为 UTF-8 后再核对；带乱码核对会漏掉单位。',
    'The text’s encoding cannot be read. Save it as UTF-8; with broken characters organisations would be missed.',
  ],
  'broken-quotes': [
    '第 {line} 行开始的引号没有结束。请补上引号，或在 Excel 中另存为 CSV。',
    'A quotation mark opened on line {line} is never closed. Close it, or save the file as CSV again.',
  ],
  'broken-zip': [
    '文件损坏，打不开。请重新下载，或打开后另存。',
    'The file is damaged. Download it again, or open it and save a copy.',
  ],
  'broken-pdf': [
    'PDF 损坏，打不开。请重新下载，或打开后另存。',
    'The PDF is damaged. Download it again, or open it and save a copy.',
  ],
  'broken-docx': [
    '文档损坏，打不开。请重新下载，或打开后另存。',
    'The document is damaged. Download it again, or open it and save a copy.',
  ],
  'broken-xlsx': [
    '工作簿损坏，打不开。请重新下载，或打开后另存。',
    'The workbook is damaged. Download it again, or open it and save a copy.',
  ],
} as const satisfies { [K in DocumentFault]: readonly [string, string] }

export const documentPlaceWords = {
  page: ['第 {n} 页', 'page {n}'],
  top: ['上部', 'upper part'],
  middle: ['中部', 'middle'],
  bottom: ['下部', 'lower part'],
  sheet: ['工作表“{name}”', 'sheet “{name}”'],
  row: ['第 {n} 行', 'row {n}'],
  table: ['表 {n}', 'table {n}'],
  line: ['第 {n} 行', 'line {n}'],
  paragraph: ['第 {n} 段', 'paragraph {n}'],
  header: ['页眉', 'page header'],
  footer: ['页脚', 'page footer'],
  footnote: ['脚注', 'footnote'],
  'text-box': ['文本框', 'text box'],
  'page-list': ['第 {list} 页', 'pages {list}'],

  'no-text': ['{where}没有文字层（扫描件或空白页），未核对', '{where}: no text layer (scanned or blank), not checked'],
  'unread-picture': ['{where}主要是图片，图中文字未核对', '{where}: mostly a picture; what it shows was not checked'],
  garbled: [
    '{where}的字体未注明文字，部分或全部文字未核对',
    '{where}: its font does not say its characters; some or all text was not checked',
  ],
  'unread-broken': ['{where}损坏，未核对', '{where}: damaged, not checked'],
  embedded: ['{where}内嵌了其他文件，嵌入的内容未核对', '{where}: another file is embedded; its content was not checked'],
  whole: ['文件', 'the file'],
} as const

const placeParts = (place: Place, say: Speak<typeof documentPlaceWords>): string[] => {
  const { page, y, sheet, table, row, line, paragraph, part } = place
  return [
    page !== undefined ? say('page', { n: page }) : '',
    page !== undefined && y !== undefined ? say(y < 0.34 ? 'top' : y < 0.67 ? 'middle' : 'bottom') : '',
    sheet !== undefined ? say('sheet', { name: sheet }) : '',
    table !== undefined ? say('table', { n: table }) : '',
    row !== undefined ? say('row', { n: row }) : '',
    line !== undefined ? say('line', { n: line }) : '',
    paragraph !== undefined ? say('paragraph', { n: paragraph }) : '',
    part !== undefined ? say(part) : '',
  ].filter(Boolean)
}

/** 第 3 页上部; empty where the document has no such places. */
export const placeText = (place: Place, lang: Lang): string => {
  const say = speak(documentPlaceWords, lang)
  return placeParts(place, say).join(lang === 'en' ? ', ' : '')
}

const KEYS = {
  'no-text': 'no-text',
  picture: 'unread-picture',
  garbled: 'garbled',
  broken: 'unread-broken',
  embedded: 'embedded',
} as const satisfies { [K in UnreadReason]: keyof typeof documentPlaceWords }

/** 3、5–8: runs of numbers drawn together. */
const ranges = (numbers: readonly number[], lang: Lang): string => {
  const runs: [number, number][] = []
  for (const n of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && n <= last[1] + 1) last[1] = n
    else runs.push([n, n])
  }
  return runs.map(([a, b]) => (a === b ? String(a) : `${a}–${b}`)).join(lang === 'en' ? ', ' : '、')
}

/** What of a document was not read, a sentence a reason. */
export const unreadTexts = (unread: readonly Unread[], lang: Lang): string[] => {
  const say = speak(documentPlaceWords, lang)
  const reasons = [...new Set(unread.map(one => one.why))]
  return reasons.map(why => {
    const these = unread.filter(one => one.why === why)
    const pages = these.flatMap(({ page }) => (page === undefined ? [] : [page]))
    const [{ line } = {}] = these
    const where =
      pages.length > 1
        ? say('page-list', { list: ranges(pages, lang) })
        : pages.length === 1
          ? say('page', { n: pages[0]! })
          : line !== undefined
            ? say('line', { n: line })
            : say('whole')
    return say(KEYS[why], { where })
  })
}
