/** Documents on the command line: the fixed JSON, places added to it, and no silence about what was not read. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { xinbiao } from '../../support/command-line.ts'
import { docx, p } from '../../support/documents.ts'
import { pdf } from '../../support/pdf.ts'

let dir = ''
const path = (name: string) => join(dir, name)
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'documents-'))
  const winner = { texts: [{ text: '中标人：江苏澄湖建设有限公司', x: 70, y: 400 }] }
  writeFileSync(path('whole.pdf'), pdf({ pages: [{ texts: [{ text: '中标结果公告', x: 70, y: 100 }] }, winner] }))
  writeFileSync(path('scanned.pdf'), pdf({ pages: [winner, { scan: true }] }))
  writeFileSync(path('locked.pdf'), pdf({ pages: [winner], password: true }))
  writeFileSync(path('a.docx'), docx(p('采购人：云岭县教育局')))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('check: findings say where they stand; a page without a text layer is said in the JSON, on stderr and by the exit code', async () => {
  const whole = await xinbiao('check', path('whole.pdf'))
  expect(whole).toMatchObject({ code: 0 })
  expect(JSON.parse(whole.stdout)).toMatchObject({
    subjects: [{ name: '江苏澄湖建设有限公司', role: 'winner', places: [{ page: 2 }] }],
  })
  expect(JSON.parse(whole.stdout)).not.toHaveProperty('unread')
  const scanned = await xinbiao('check', path('scanned.pdf'))
  expect(scanned.code).toBe(2)
  expect(scanned.stderr).toContain('第 2 页没有文字层')
  expect(JSON.parse(scanned.stdout)).toMatchObject({
    subjects: [{ name: '江苏澄湖建设有限公司' }],
    unread: [{ why: 'no-text', page: 2 }],
  })
})

test('mentions: documents named as arguments, a line each; one that cannot be read is named with its cure, the others answered', async () => {
  const { code, stdout, stderr } = await xinbiao('mentions', path('a.docx'), path('locked.pdf'), path('whole.pdf'))
  expect(code).toBe(2)
  expect(stderr).toMatch(/locked\.pdf：文件有打开密码/)
  const rows = stdout.trim().split('\n')
  expect(rows.map(row => JSON.parse(row))).toMatchObject([
    { id: path('a.docx'), mentions: [{ name: '云岭县教育局', role: 'purchaser', place: { paragraph: 1 } }] },
    { id: path('whole.pdf'), mentions: [{ name: '江苏澄湖建设有限公司', place: { page: 2 } }] },
  ])
})
