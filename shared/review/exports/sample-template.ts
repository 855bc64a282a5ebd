/** 样例模板: a plain DOCX with every placeholder at its place, made from the list of placeholders, to be changed in a word processor. */
import { strToU8, zipSync } from 'fflate'
import docx from './docx-parts.json' with { type: 'json' }
import { type Level, placeholders } from './placeholders.ts'

/** The table of organisations: head → placeholder. The row is repeated. */
const TABLE = ['序号', '单位名称', '统一代码', '查询结果', '结论', '理由', '经办人', '复核人']

const run = (text: string, bold = false): string =>
  `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (text: string, look: 'title' | 'head' | 'plain' = 'plain'): string => {
  const centred = look === 'title' ? '<w:pPr><w:jc w:val="center"/></w:pPr>' : ''
  return `<w:p>${centred}${run(text, look !== 'plain')}</w:p>`
}
const EDGES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
const cell = (text: string, head: boolean): string => `<w:tc><w:p>${run(text, head)}</w:p></w:tc>`
const row = (texts: readonly string[], head: boolean): string =>
  `<w:tr>${head ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${texts.map(text => cell(text, head)).join('')}</w:tr>`
const table = (...rows: string[]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${EDGES.map(edge => `<w:${edge} w:val="single" w:sz="4"/>`).join('')}</w:tblBorders></w:tblPr><w:tblGrid>${TABLE.map(() => '<w:gridCol w:w="1200"/>').join('')}</w:tblGrid>${rows.join('')}</w:tbl>`

const mark = (name: string): string => `{${name}}`
/** Every field of a level, then its loops, each between its own two marks; what is said where a loop has nothing. */
const listed = ({ fields, loops = {} }: Level): string =>
  [
    ...Object.keys(fields).map(name => paragraph(`${name}：${mark(name)}`)),
    ...Object.entries(loops).map(
      ([name, loop]) =>
        paragraph(`【${name}】`, 'head') +
        paragraph(mark(`#${name}`)) +
        listed(loop) +
        paragraph(mark(`/${name}`)) +
        paragraph(`${mark(`^${name}`)}无${mark(`/${name}`)}`),
    ),
  ].join('')

export const sampleTemplate = (): Uint8Array => {
  const bidders = placeholders.loops!.单位!
  const lists = placeholders.loops!.名单!
  const inRow = TABLE.map(mark)
  inRow[0] = `${mark('#单位')}${inRow[0]}`
  inRow[inRow.length - 1] += mark('/单位')
  const body = [
    paragraph('信用审查意见表', 'title'),
    listed({ fields: placeholders.fields }),
    paragraph('一、审查意见汇总', 'head'),
    table(row(TABLE, true), row(inRow, false)),
    paragraph('二、逐家明细', 'head'),
    listed({ fields: {}, loops: { 单位: bidders } }),
    paragraph('三、所查名单', 'head'),
    listed({ fields: {}, loops: { 名单: lists } }),
    paragraph('查询人：　　　　　　复核人：　　　　　　日期：　　　　　　（盖章）'),
  ]
  const document = `${docx.documentHead}${body.join('')}${docx.documentEnd}`
  const parts = { ...docx.parts, 'word/document.xml': document }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])))
}
