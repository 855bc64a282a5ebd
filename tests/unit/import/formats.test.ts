import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRows } from '#shared/publish/read-rows.ts'
import { headerKey } from '#shared/publish/rows.ts'
import { type Cell, workbook } from '../../fixtures/import/workbook.ts'
import { bytesOf, errorOf } from './helpers.ts'

const HEADERS = ['名称', '代码', '日期']
const ROWS = [
  ['虚构砚北工程有限公司', '913301001000000168', '2026-01-02'],
  ['虚构云岫设计院', '', '2026-01-03'],
]
const lines = (cells: string[][], by: string) => [HEADERS, ...cells].map(r => r.join(by)).join('\n')
const objects = ROWS.map(r => Object.fromEntries(HEADERS.map((h, i) => [h, r[i]])))
const html = `<table>${[HEADERS, ...ROWS].map(r => `<tr>${r.map(c => `<td>${c}</td>`).join('')}</tr>`).join('')}</table>`

const forms: [string, string, Uint8Array][] = [
  ['CSV', 'a.csv', bytesOf(lines(ROWS, ','))],
  ['tab', 'a.txt', bytesOf(lines(ROWS, '\t'))],
  ['semicolon', 'a.csv', bytesOf(lines(ROWS, ';'))],
  ['bar', 'a.txt', bytesOf(lines(ROWS, '|'))],
  ['JSON array', 'a.json', bytesOf(JSON.stringify(objects))],
  ['JSON rows', 'a.json', bytesOf(JSON.stringify({ total: 2, rows: objects }))],
  ['JSON data.list', 'a.json', bytesOf(JSON.stringify({ code: 200, data: { page: 1, list: objects } }, null, 1))],
  ['NDJSON', 'a.ndjson', bytesOf(objects.map(o => JSON.stringify(o)).join('\n'))],
  ['NDJSON under another ending', 'a.json', bytesOf(objects.map(o => JSON.stringify(o)).join('\n'))],
  ['HTML', 'a.html', bytesOf(html)],
  ['HTML under the ending xls', 'a.xls', bytesOf(`<html>${html}</html>`)],
  ['XLSX', 'a.xlsx', workbook({ 名单: [HEADERS, ...ROWS] })],
  ['XLSX without addresses', 'a.xlsx', workbook({ 名单: [HEADERS, ...ROWS] }, { bare: true })],
  ['XLSX with prefixed tags', 'a.xlsx', workbook({ 名单: [HEADERS, ...ROWS] }, { prefix: 'x', bare: true })],
]

test.each(forms)('%s gives the same rows', async (_, file, bytes) => {
  const table = await readRows(bytes, file)
  expect(table.headers).toEqual(HEADERS)
  expect(table.rows.map(r => HEADERS.map((_, i) => r.cells[i] ?? ''))).toEqual(ROWS)
})

describe('CSV', () => {
  test('a row after a cell with line ends keeps its line number', async () => {
    const table = await readRows(bytesOf('名称,说明\n甲公司,"一\r\n二\n三"\n乙公司,x\n'), 'a.csv')
    expect(table.rows.map(r => [r.line, r.cells[0]])).toEqual([
      [2, '甲公司'],
      [5, '乙公司'],
    ])
  })
  test('a quotation mark that is never closed is refused with its line, not read as one cell', async () => {
    const error = await errorOf(readRows(bytesOf('名称,说明\n甲公司,x\n乙公司,"没完\n丙公司,y\n'), 'a.csv'))
    expect(error).toMatchObject({ code: 'broken-quotes', file: 'a.csv', line: 3 })
  })
  test('a stray quotation mark inside a quoted cell breaks its row only', async () => {
    const table = await readRows(bytesOf('名称,说明\n甲公司,"x"y"\n乙公司,z\n'), 'a.csv')
    expect(table.broken).toEqual([{ line: 2, reason: 'broken-quotes' }])
    expect(table.rows.map(r => r.cells[0])).toEqual(['乙公司'])
  })
  test('any cells come back as they were, with their lines', async () => {
    const cell = fc.string({ unit: fc.constantFrom('甲', 'a', ',', '"', '\n', ' ', '；'), maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async rows => {
        const quoted = rows.map(r => [`x${r[0]}x`, `x${r[1]}x`])
        const text = ['h1,h2', ...quoted.map(r => r.map(c => `"${c.replace(/"/g, '""')}"`).join(','))].join('\n')
        const table = await readRows(bytesOf(text), 'a.csv', { delimiter: ',' })
        expect(table.rows.map(r => r.cells)).toEqual(quoted)
        for (const [i, row] of table.rows.entries()) {
          const before = ['h1,h2', ...quoted.slice(0, i).map(r => r.join(','))].join('\n')
          expect(row.line).toBe(before.split('\n').length + 1)
        }
      }),
    )
  })
  test('a long file comes whole', async () => {
    const text = `名称,序号\n${Array.from({ length: 30_000 }, (_, i) => `虚构第${i}工程有限公司,"${i}\n"`).join('\n')}`
    const table = await readRows(bytesOf(text), 'a.csv')
    expect(table.rows).toHaveLength(30_000)
    expect(table.rows[29_999]).toEqual({ line: 2 + 29_999 * 2, cells: ['虚构第29999工程有限公司', '29999'] })
  })
})

describe('XLSX', () => {
  const cells: Cell[][] = [
    [{ shared: '名称' }, '日期', '号码', '数'],
    [{ shared: '虚构砚北工程有限公司' }, { date: 46024 }, 230100100012345, 1.5],
    [],
    ['虚构云岫设计院', undefined, 2.30100100012345e14, 0],
  ]
  test('date cells are days, numbers keep their digits, phonetic runs and empty rows are left out', async () => {
    const table = await readRows(workbook({ a: cells }), 'a.xlsx')
    expect(table.rows).toEqual([
      { line: 2, cells: ['虚构砚北工程有限公司', '2026-01-02', '230100100012345', '1.5'] },
      { line: 4, cells: ['虚构云岫设计院', '', '230100100012345', '0'] },
    ])
  })
  test('the calendar that begins in 1904', async () => {
    const table = await readRows(
      workbook(
        {
          a: [
            ['名称', '日期'],
            ['x', { date: 46024 - 1462 }],
          ],
        },
        { date1904: true },
      ),
      'a.xlsx',
    )
    expect(table.rows[0]!.cells[1]).toBe('2026-01-02')
  })
  test('of several sheets the one with the expected headers; another by name or number', async () => {
    const book = workbook({
      说明: [['请看下一页'], ['x'], ['y'], ['z']],
      名单: [['标题'], ['名称', '代码'], ['虚构云岫设计院', '']],
    })
    expect((await readRows(book, 'a.xlsx', { expect: ['名称', '代码'] })).rows.map(r => r.cells[0])).toEqual(['虚构云岫设计院'])
    expect((await readRows(book, 'a.xlsx', { sheet: 1 })).rows).toHaveLength(3)
    expect((await readRows(book, 'a.xlsx', { sheet: '名单', header: 2 })).headers).toEqual(['名称', '代码'])
    expect(await errorOf(readRows(book, 'a.xlsx', { sheet: '没有' }))).toMatchObject({ code: 'no-such-sheet', detail: '没有' })
  })
  test('a broken archive, an old workbook', async () => {
    expect((await errorOf(readRows(workbook({ a: cells }).slice(0, 400), 'a.xlsx'))).code).toBe('broken-xlsx')
    expect((await errorOf(readRows(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'a.xls'))).code).toBe('old-xls')
  })
})

describe('JSON', () => {
  test('nested values become columns with dots, missing names empty cells', async () => {
    const table = await readRows(bytesOf('[{"a":{"b":1},"tags":["x","y"]},{"c":null}]'), 'a.json')
    expect(table.headers).toEqual(['a.b', 'tags', 'c'])
    expect(table.rows.map(r => r.cells)).toEqual([
      ['1', 'x；y', ''],
      ['', '', ''],
    ])
  })
  test('a code written as a number keeps every digit', async () => {
    const table = await readRows(bytesOf('[{"code":123456789012345678}]'), 'a.json')
    expect(table.rows[0]!.cells[0]).toBe('123456789012345678')
  })
  test('broken JSON is refused with its line; a broken line of NDJSON is one broken row', async () => {
    const error = await errorOf(readRows(bytesOf('[\n{"a":1},\n{"a":1'), 'a.json'))
    expect(error).toMatchObject({ code: 'broken-json', line: 3 })
    const table = await readRows(bytesOf('{"a":1}\n{"a":\n7\n{"a":2}\n'), 'a.ndjson')
    expect(table.broken).toEqual([
      { line: 2, reason: 'broken-json' },
      { line: 3, reason: 'not-an-object' },
    ])
    expect(table.rows.map(r => r.line)).toEqual([1, 4])
  })
  test('a file without an array, an empty array', async () => {
    expect((await errorOf(readRows(bytesOf('{"a":1}'), 'a.json'))).code).toBe('no-table')
    expect((await errorOf(readRows(bytesOf('{"rows":[]}'), 'a.json'))).code).toBe('no-rows')
  })
})

describe('HTML', () => {
  test('spanned cells fill their places; scripts and inner tables stay out', async () => {
    const page = `<table id=t><tr><th>名称<th colspan=2>期限<tr><td rowspan=2>甲<script>var x="乙"</script>公司<td>1<td>2<tr><td>3<td>4<table><tr><td>内</table></table>`
    const table = await readRows(bytesOf(page), 'a.html', { table: 't' })
    expect(table.rows.map(r => r.cells)).toEqual([
      ['甲公司', '1', '2'],
      ['甲公司', '3', '4'],
    ])
  })
  test('a page without a table', async () => {
    expect((await errorOf(readRows(bytesOf('<html><p>没有该企业的相关记录</p></html>'), 'a.html'))).code).toBe('no-table')
  })
})

test('headers are one whatever their width, case and white space', () => {
  expect(headerKey(' 统一社会信用代码（或组织机构代码） ')).toBe(headerKey('统一社会信用代码(或组织机构代码)'))
  expect(headerKey('Firm  Name')).toBe(headerKey('FIRM NAME'))
})

test('reading stops when it is aborted', async () => {
  const abort = new AbortController()
  abort.abort(new Error('stopped'))
  await expect(readRows(bytesOf('a,b\n1,2\n'), 'a.csv', {}, abort.signal)).rejects.toThrow('stopped')
})
