import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { MAX_DOCUMENT } from '#shared/documents/form.ts'
import { readPasted } from '#shared/documents/read-document.ts'
import { toGb18030 } from '../../fixtures/import/gb18030.ts'
import { workbook } from '../../fixtures/import/workbook.ts'
import { docx, found, p, read } from '../../support/documents.ts'
import { pdf } from '../../support/pdf.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const CSV = '序号,中标供应商,统一社会信用代码\n1,江苏澄湖建设有限公司,919801001000000168\n'
const ole = (stream: string) => {
  const head = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(512).fill(0)]
  return Uint8Array.from([...head, ...[...stream].flatMap(c => [c.charCodeAt(0), 0])])
}
const zip = (...paths: string[]) => zipSync(Object.fromEntries(paths.map(path => [path, strToU8('x')])))

test.each([
  ['pdf', pdf({ pages: [{ texts: [{ text: '甲', x: 70, y: 100 }] }] })],
  ['docx', docx(p('甲'))],
  ['xlsx', workbook({ 一: [['甲']] })],
  ['html', utf8('<!doctype html><p>甲')],
  ['text', utf8('甲')],
])('%s is known by its content, whatever its name', async (kind, bytes) => {
  for (const name of ['a', 'a.txt', 'download.bin']) expect((await read(bytes, name)).kind).toBe(kind)
})

test.each([
  ['UTF-8', utf8(CSV)],
  ['UTF-8 with mark', utf8(`\ufeff${CSV}`)],
  ['GB18030', toGb18030(CSV)],
])('CSV in %s: the row, the role, the line', async (_, bytes) => {
  expect(found(await read(bytes, 'a.csv'))).toMatchObject([
    { name: '江苏澄湖建设有限公司', code: '919801001000000168', role: 'winner', place: { line: 2 } },
  ])
})

test('a page that declares GBK is read by it', async () => {
  const page = toGb18030('<meta charset="gbk"><p>中标人：江苏澄湖建设有限公司</p>')
  expect(found(await read(page, 'a.html'))).toMatchObject([{ name: '江苏澄湖建设有限公司', role: 'winner' }])
})

test('pasted text: lines are places; rows copied from a spreadsheet are a table', async () => {
  expect(found(await readPasted('某项目\n\n\n中标人：江苏澄湖建设有限公司'))).toMatchObject([
    { role: 'winner', place: { line: 4 } },
  ])
  const rows = await readPasted('排名\t投标人\n1\t江苏澄湖建设有限公司\n2\t浙江云岫设计有限公司\n')
  expect(found(rows)).toMatchObject([
    { rank: 1, role: 'candidate' },
    { rank: 2, role: 'candidate' },
  ])
})

describe('what cannot be read is told with its cure, whatever its name says', () => {
  test.each([
    ['empty-file', new Uint8Array(), 'a.pdf'],
    ['empty-file', utf8(' \n '), 'a.txt'],
    ['old-office', ole('WordDocument'), 'a.doc'],
    ['old-office', ole('WordDocument'), 'a.docx'],
    ['old-xls', ole('Workbook'), 'a.xls'],
    ['encrypted', ole('EncryptedPackage'), 'a.docx'],
    ['wps', ole('WordDocument'), 'a.wps'],
    ['ofd', zip('OFD.xml', 'Doc_0/Document.xml'), 'a.ofd'],
    ['old-xls', zip('xl/workbook.bin'), 'a.xlsb'],
    ['archive', zip('a.pdf'), 'a.zip'],
    ['archive', utf8('Rar!\x1a\x07'), 'a.rar'],
    ['rtf', utf8('{\\rtf1 x}'), 'a.doc'],
    ['picture', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'scan.pdf'],
    ['broken-pdf', utf8('damaged'), 'a.pdf'],
    ['broken-zip', Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]), 'a.docx'],
    ['broken-zip', utf8('damaged'), 'a.docx'],
    ['broken-docx', zip('word/other.xml'), 'a.docx'],
    ['unknown-format', Uint8Array.from({ length: 300 }, (_, i) => (i * 7) % 31), 'a.bin'],
    ['unknown-format', utf8('MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x'), 'a.mht'],
    ['bad-encoding', Uint8Array.from([0x61, 0xff, 0xff, 0x62, 0x0a]), 'a.csv'],
    ['broken-quotes', utf8('a,b\n"c,d\n'), 'a.csv'],
    ['too-large', new Uint8Array(MAX_DOCUMENT + 1), 'a.pdf'],
  ])('%s', async (code, bytes, name) => {
    await expect(read(bytes, name)).rejects.toMatchObject({ name: 'DocumentError', code })
  })

  test('a part that says it inflates to more than fits', async () => {
    const bytes = docx(p('甲'))
    // The uncompressed size in the central directory's entries.
    const view = new DataView(bytes.buffer)
    for (let i = 0; i + 28 < bytes.length; i++)
      if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, 0xf0000000, true)
    await expect(read(bytes, 'a.docx')).rejects.toMatchObject({ code: 'too-large' })
  })
})
