/** The spreadsheet of a review, read back by the reader of bidders' documents. */
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { summaryOf } from '#shared/review/exports/summary.ts'
import { summarySheets } from '#shared/review/exports/summary-sheets.ts'
import { fileName } from '#shared/review/names.ts'
import { read } from '../../support/documents.ts'
import { firm, uscc } from '../../support/lists.ts'
import { reviewed } from '../../support/reviewed.ts'

const bytesOf = async (lang: 'zh-CN' | 'en', change?: Parameters<typeof reviewed>[0]) => {
  const { review, run } = await reviewed(change)
  return new Uint8Array(await (await summarySheets(summaryOf(review, run, lang), lang)).arrayBuffer())
}

/** Sheet → rows of texts. */
const rowsOf = async (bytes: Uint8Array): Promise<Map<string, string[][]>> => {
  const { blocks, places } = await read(bytes, '汇总.xlsx')
  const sheets = new Map<string, string[][]>()
  for (const [i, { sheet, row }] of places.entries()) {
    const rows = sheets.get(sheet!) ?? []
    sheets.set(sheet!, rows)
    const cells = rows[row! - 1] ?? []
    rows[row! - 1] = cells
    cells.push(blocks[i]!.text)
  }
  return sheets
}

test('sheets of matrix, findings, official look-ups, decisions and project hold what the review holds', async () => {
  const sheets = await rowsOf(await bytesOf('zh-CN'))
  expect([...sheets.keys()]).toEqual(['单位与名单', '查到的记录', '官方渠道查询', '审查意见', '项目'])
  const matrix = sheets.get('单位与名单')!
  expect(matrix[0]!.slice(0, 5)).toEqual(['序号', '单位', '统一代码', '联合体', '结论'])
  expect(matrix[0]).toContain('失信被执行人（№1，数据 2026-11-23）')
  expect(matrix).toHaveLength(5)
  expect(matrix[1]).toEqual(expect.arrayContaining(['1', firm(3), uscc(3), '限制参加（须核实）；官方渠道：未查到']))
  expect(matrix[2]).toEqual(expect.arrayContaining(['2', firm(900), uscc(900), '按代码未命中；官方渠道：未查到']))
  // A name alone clears nobody, here as on the screen.
  expect(matrix[4]!.join(' ')).not.toContain('按代码未命中')
  const findings = sheets.get('查到的记录')!
  const [first] = findings.filter(row => row.includes(uscc(3)))
  for (const said of ['（2026）云0101执77号', '云岭县人民法院', '代码一致', '2026-05-06', '限制参加（须核实）'])
    expect(first).toContain(said)
  expect(first!.join(' ')).toContain('至 2028-05-05（据处罚文字推算）')
  expect(first!.join(' ')).toContain('严重（按名单类别）')
  expect(findings.some(row => row.includes(firm(4)) && row.includes('名称一致，代码待核'))).toBe(true)
  expect(sheets.get('官方渠道查询')!.filter(row => row.includes('未查到'))).toHaveLength(6)
  expect(sheets.get('审查意见')![1]).toEqual([
    '1',
    firm(3),
    uscc(3),
    '通过',
    '+无记录',
    '张某',
    '2026-11-24 11:00:00',
    '李某',
    '2026-11-24 11:00:00',
    '是',
  ])
  expect(sheets.get('项目')!.map(row => row.join('：'))).toContain('项目编号：XB-1')
})

test('every cell is text and no value is a formula, whatever it begins with', async () => {
  const odd = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '12',
    '2026-01-01',
    '\u202e甲',
    '\u0000\u0007',
    '\ud800',
    '<b>&',
    'x'.repeat(40_000),
  ]
  const bytes = await bytesOf('zh-CN', review => ({
    ...review,
    bidders: odd.map((name, i) => ({ ...review.bidders[3]!, id: `o${i}`, name })),
  }))
  const parts = unzipSync(bytes)
  const sheets = Object.keys(parts).filter(path => /worksheets\/[^/]*\.xml$/.test(path))
  expect(sheets).toHaveLength(5)
  for (const path of sheets) {
    const xml = new TextDecoder('utf-8', { fatal: true }).decode(parts[path])
    expect(xml).not.toMatch(/<f[ >/]/)
    expect([...xml.matchAll(/<c [^>]*>/g)].filter(([cell]) => !/t="(?:s|inlineStr)"|\/>$/.test(cell))).toEqual([])
  }
  const names = (await rowsOf(bytes))
    .get('单位与名单')!
    .slice(1)
    .map(row => row[1])
  for (const said of ['=1+1', '+1', '-1', '@SUM(A1)', '12', '2026-01-01', '[U+202E]甲', '[U+0000][U+0007]', '<b>&'])
    expect(names).toContain(said)
})

test('in English too', async () => {
  const sheets = await rowsOf(await bytesOf('en'))
  expect([...sheets.keys()]).toEqual(['Organisations and lists', 'Findings', 'Official look-ups', 'Decisions', 'Project'])
  expect(sheets.get('Findings')!.flat().join(' ')).not.toContain('代码一致')
})

test('file names are safe on Windows and bounded', () => {
  expect(fileName(['校服/采购:一*?"<>|\\', undefined, '', '汇总.'], '.xlsx')).toBe('校服_采购_一_______-汇总_.xlsx')
  expect(fileName(['项'.repeat(300), '汇总'], '.xlsx')).toHaveLength(40 + 3 + 5)
  expect(fileName(['甲\ud800乙\u202e'], '.zip')).toBe('甲_乙_.zip')
})
