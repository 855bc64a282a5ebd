import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { workbook } from '../../fixtures/import/workbook.ts'
import { docx, found, p, read, tbl, tc, texts, tr } from '../../support/documents.ts'

const CODE = '919801001000000168'

describe('DOCX', () => {
  test('paragraphs, headings, and a table whose header gives the roles', async () => {
    const document = await read(
      docx(
        p('中标公告', '<w:pPr><w:pStyle w:val="a1"/></w:pPr>') +
          p('采购人：云岭县教育局') +
          tbl(
            `<w:tr><w:trPr><w:tblHeader/></w:trPr>${tc('排名')}${tc('投标人')}${tc('统一社会信用代码')}</w:tr>`,
            tr(tc('1'), tc('江苏澄湖建设有限公司'), tc(CODE)),
          ),
        { 'word/styles.xml': '<w:styles><w:style w:styleId="a1"><w:name w:val="heading 1"/></w:style></w:styles>' },
      ),
    )
    expect(document.kind).toBe('docx')
    expect(document.blocks[0]).toMatchObject({ kind: 'heading', level: 1 })
    expect(document.blocks.find(block => block.text === '投标人')!.cell!.header).toBe(true)
    expect(found(document)).toMatchObject([
      { name: '云岭县教育局', role: 'purchaser', place: { paragraph: 2 } },
      { name: '江苏澄湖建设有限公司', code: CODE, role: 'candidate', rank: 1, place: { table: 1, row: 2 } },
    ])
  })

  test('merged cells keep their columns and rows', async () => {
    const document = await read(
      docx(
        tbl(
          tr(tc('一包', '<w:vMerge w:val="restart"/>'), tc('跨两栏', '<w:gridSpan w:val="2"/>')),
          tr(tc('', '<w:vMerge/>'), tc('甲'), tc('乙')),
          tr(tc('二包'), tc('丙'), tc('丁')),
        ),
      ),
    )
    expect(document.blocks.map(({ text, cell }) => [text, cell!.row, cell!.col, cell!.rowSpan, cell!.colSpan])).toEqual([
      ['一包', 0, 0, 2, 1],
      ['跨两栏', 0, 1, 1, 2],
      ['甲', 1, 1, 1, 1],
      ['乙', 1, 2, 1, 1],
      ['二包', 2, 0, 1, 1],
      ['丙', 2, 1, 1, 1],
      ['丁', 2, 2, 1, 1],
    ])
  })

  test('what is not shown is not read: deleted and moved text, field codes, hidden runs, the second form of a text box', async () => {
    const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`
    const document = await read(
      docx(
        `<w:p>${run('中标人：')}<w:del>${'<w:r><w:delText>旧砚北建设有限公司</w:delText></w:r>'}</w:del><w:ins>${run('江苏澄湖')}</w:ins>${run('建设有限公司')}</w:p>` +
          `<w:p><w:moveFrom>${run('移走的句子')}</w:moveFrom>${run('暗字', '<w:vanish/>')}${run('明字', '<w:vanish w:val="0"/>')}</w:p>` +
          `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>MERGEFIELD 名称</w:instrText></w:r>${run('云岭县教育局')}</w:p>` +
          `<w:p><mc:AlternateContent><mc:Choice><w:txbxContent>${p('框内文字')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p('框内文字')}</w:txbxContent></mc:Fallback></mc:AlternateContent>${run('框外')}</w:p>`,
      ),
    )
    expect(texts(document)).toEqual(['中标人：江苏澄湖建设有限公司', '明字', '云岭县教育局', '框内文字', '框外'])
  })

  test('headers, footers and footnotes are read, each with its place', async () => {
    const part = (name: string, body: string) => `<w:${name}>${body}</w:${name}>`
    const document = await read(
      docx(
        p('正文'),
        {
          'word/header1.xml': part('hdr', p('招标代理：云岭招标代理有限公司')),
          'word/footer1.xml': part('ftr', p('页脚文字')),
          'word/footnotes.xml': part('footnotes', `<w:footnote>${p('脚注文字')}</w:footnote>`),
        },
        ['header', 'footer', 'footnotes']
          .map((type, i) => `<Relationship Id="r${i}" Type="x/${type}" Target="${type}${type === 'footnotes' ? '' : 1}.xml"/>`)
          .join(''),
      ),
    )
    expect(document.blocks.map(({ text }, i) => [text, document.places[i]!.part])).toEqual([
      ['招标代理：云岭招标代理有限公司', 'header'],
      ['正文', undefined],
      ['页脚文字', 'footer'],
      ['脚注文字', 'footnote'],
    ])
  })

  test('a document of pictures is not "nothing found"; nor is an empty one, nor what is embedded', async () => {
    expect((await read(docx(p(''), { 'word/media/image1.png': 'x' }))).unread).toEqual([{ why: 'picture' }])
    expect((await read(docx(p('')))).unread).toEqual([{ why: 'no-text' }])
    expect((await read(docx(p('正文'), { 'word/embeddings/a.xlsx': 'x' }))).unread).toEqual([{ why: 'embedded' }])
  })
})

describe('XLSX', () => {
  test('sheets and rows are places; a title above the header does not take its roles away', async () => {
    const rows = [['云岭县中标结果一览表'], ['序号', '中标供应商', '统一社会信用代码'], ['1', '江苏澄湖建设有限公司', CODE]]
    const document = await read(workbook({ 结果: rows, 说明: [['经办：无']] }), 'a.xlsx')
    expect(document.kind).toBe('xlsx')
    expect(found(document).at(-1)).toMatchObject({
      name: '江苏澄湖建设有限公司',
      code: CODE,
      role: 'winner',
      place: { sheet: '结果', row: 3 },
    })
    expect(document.places.at(-1)).toEqual({ sheet: '说明', row: 1 })
  })

  test('merged cells span', async () => {
    const sheet =
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>标段</t></is></c><c r="B1" t="inlineStr"><is><t>投标人</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>一标段</t></is></c><c r="B2" t="inlineStr"><is><t>甲</t></is></c></row></sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>'
    const bytes = zipSync({
      'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="一" r:id="r1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="r1" Target="worksheets/s1.xml"/></Relationships>'),
      'xl/worksheets/s1.xml': strToU8(sheet),
    })
    const document = await read(bytes, 'a.xlsx')
    expect(document.blocks.find(block => block.text === '一标段')!.cell).toMatchObject({ row: 1, col: 0, rowSpan: 2 })
  })
})
