import { describe, expect, test } from 'vitest'
import { decodeText } from '#shared/documents/decode.ts'
import { readRows } from '#shared/publish/read-rows.ts'
import { toGb18030, toUtf16 } from '../../fixtures/import/gb18030.ts'
import { bytesOf, errorOf } from './helpers.ts'

const TEXT = '企业名称,认定日期\r\n虚构砚北工程有限公司,2026-01-02\r\n虚构云岫设计院,2026-01-03\r\n'
const NAMES = ['虚构砚北工程有限公司', '虚构云岫设计院']

const forms: [string, Uint8Array, string][] = [
  ['UTF-8', bytesOf(TEXT), 'utf-8'],
  ['UTF-8 with mark', bytesOf(`\ufeff${TEXT}`), 'utf-8'],
  ['UTF-16 LE with mark', toUtf16(TEXT, 'le', true), 'utf-16le'],
  ['UTF-16 BE with mark', toUtf16(TEXT, 'be', true), 'utf-16be'],
  ['UTF-16 LE without mark', toUtf16(TEXT, 'le', false), 'utf-16le'],
  ['UTF-16 BE without mark', toUtf16(TEXT, 'be', false), 'utf-16be'],
  ['GBK', toGb18030(TEXT), 'gb18030'],
]

describe('a list is read whatever its encoding', () => {
  test.each(forms)('%s', async (_, bytes, encoding) => {
    const table = await readRows(bytes, 'list.csv')
    expect(table.encoding).toBe(encoding)
    expect(table.headers).toEqual(['企业名称', '认定日期'])
    expect(table.rows.map(r => r.cells[0])).toEqual(NAMES)
  })

  test('GB18030 characters of four bytes, which GBK lacks', async () => {
    const table = await readRows(toGb18030('名称\n虚构㐀山有限公司\n'), 'list.csv')
    expect(table.rows[0]!.cells[0]).toBe('虚构㐀山有限公司')
  })

  test('a page that names its encoding', async () => {
    const page =
      '<html><head><meta charset="gbk"></head><table><tr><th>名称</th></tr><tr><td>虚构云岫设计院</td></tr></table></html>'
    const table = await readRows(toGb18030(page), 'page.html')
    expect(table.rows[0]!.cells).toEqual(['虚构云岫设计院'])
  })

  test('a page saved as UTF-8 that still names GBK', async () => {
    const page = '<meta charset="gbk"><table><tr><th>名称</th></tr><tr><td>虚构云岫设计院</td></tr></table>'
    const table = await readRows(bytesOf(page), 'page.html')
    expect(table.rows[0]!.cells).toEqual(['虚构云岫设计院'])
  })
})

describe('what cannot be decoded is refused', () => {
  test('bytes that are neither UTF-8 nor GB18030', async () => {
    const error = await errorOf(readRows(new Uint8Array([0x61, 0xff, 0xff, 0x62, 0x0a]), 'list.csv'))
    expect(error).toMatchObject({ code: 'bad-encoding', file: 'list.csv' })
  })
  test.each([[new Uint8Array()], [bytesOf(' \r\n ')], [bytesOf('\ufeff')]])('an empty file', async bytes => {
    expect((await errorOf(readRows(bytes, 'list.csv'))).code).toBe('empty-file')
  })
  test('an encoding nobody knows', () => {
    expect(() => decodeText(bytesOf('a'), 'ebcdic-99')).toThrow(/bad-encoding/)
  })
})
