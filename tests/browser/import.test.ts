/** The importer as the local-list page runs it: bytes in, records out, in the browser. */
import { expect, test } from 'vitest'
import { policy } from '#shared/policy/index.ts'
import { importFile } from '#shared/publish/import-file.ts'
import { shippedMapping } from '#shared/publish/mappings/index.ts'
import { uscc } from '#shared/publish/sample/codes.ts'
import { toGb18030 } from '../fixtures/import/gb18030.ts'
import { workbook } from '../fixtures/import/workbook.ts'

const options = { retrievedAt: '2026-11-20', policy }
const CODE = uscc(20000001)

test('a GBK file', async () => {
  const bytes = toGb18030(
    `企业名称,统一社会信用代码,认定日期\n虚构砚北衍工程有限公司,${CODE},2026年1月2日\n王小明,330102198003071236,2026-01-02\n`,
  )
  const mapping = shippedMapping('name-and-code')!
  const { records, report } = await importFile({ bytes, fileName: 'a.csv', mapping, listId: 'honour', ...options })
  expect(records.map(r => [r.subject.name, r.subject.uscc, r.dates.since?.on])).toEqual([
    ['虚构砚北衍工程有限公司', CODE, '2026-01-02'],
  ])
  expect(report).toMatchObject({ files: [{ encoding: 'gb18030' }], total: { persons: 1 } })
})

test('a workbook, and a saved page', async () => {
  const book = workbook(
    {
      名单: [
        ['单位名称', '评价年度'],
        ['虚构云岫衍设计院', 2025],
      ],
    },
    { bare: true },
  )
  const mapping = shippedMapping('name-and-code')!
  const fromBook = await importFile({ bytes: book, fileName: 'a.xlsx', mapping, listId: 'honour', ...options })
  expect(fromBook.records[0]).toMatchObject({ subject: { name: '虚构云岫衍设计院' }, dates: { since: { on: '2025-12-31' } } })
  const page =
    '<meta charset="gbk"><table id="tableInfo"><tr><th>企业名称</th><th>处罚结果</th></tr><tr><td>虚构云岫衍设计院</td><td>罚款300元</td></tr></table>'
  const fromPage = await importFile({ bytes: toGb18030(page), fileName: 'a.html', mapping: shippedMapping('ccgp')!, ...options })
  expect(fromPage.records[0]).toMatchObject({ subject: { name: '虚构云岫衍设计院' }, ban: { forbids: false } })
})

test('a long file lets the page live, says how far it is, and stops when told', async () => {
  const text = `名称\n${Array.from({ length: 60_000 }, (_, i) => `虚构第${i}工程有限公司`).join('\n')}`
  const input = {
    bytes: new TextEncoder().encode(text),
    fileName: 'a.csv',
    mapping: shippedMapping('name-and-code')!,
    listId: 'honour',
  }
  let turns = 0
  const timer = setInterval(() => turns++, 0)
  const seen: number[] = []
  const { records } = await importFile({ ...input, ...options, onProgress: p => seen.push(p.done) })
  clearInterval(timer)
  expect(records).toHaveLength(60_000)
  expect(turns).toBeGreaterThan(3)
  expect(seen.at(-1)).toBe(60_000)
  const abort = new AbortController()
  const work = importFile({ ...input, ...options, signal: abort.signal, onProgress: () => abort.abort(new Error('stopped')) })
  await expect(work).rejects.toThrow('stopped')
})
