/** `xinbiao import` as other tools call it. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toGb18030 } from '../../fixtures/import/gb18030.ts'
import { fixture, fixtureText } from './helpers.ts'

const cli = fileURLToPath(new URL('../../../shared/cli.ts', import.meta.url))
let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'xinbiao-import-'))
  writeFileSync(join(dir, 'court.csv'), toGb18030(fixtureText('court.csv')))
  writeFileSync(join(dir, 'ccgp.html'), fixture('ccgp.html'))
  writeFileSync(join(dir, 'open.csv'), '名称,说明\n甲公司,"没完\n乙公司,x\n')
  writeFileSync(join(dir, 'own.json'), '{"version":1,"id":"own"}')
})
afterAll(() => rmSync(dir, { recursive: true }))

const xinbiao = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>(resolve => {
    execFile(process.execPath, [cli, 'import', ...args], { cwd: dir }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })

describe('import', () => {
  test('writes the list that publish takes, and the report; prints the table', async () => {
    const { code, out } = await xinbiao(
      '--list',
      'shixin',
      '--mapping',
      'court-csv',
      '--out',
      'a',
      '--retrieved-at',
      '2026-11-20',
      'court.csv',
    )
    expect(code).toBe(0)
    expect(out).toMatch(/合计 +6 +3 +0 +1 +2/)
    const list = JSON.parse(readFileSync(join(dir, 'a/shixin.list.json'), 'utf8'))
    expect(list).toMatchObject({ listId: 'shixin', retrievedAt: '2026-11-20', coverage: { complete: false } })
    expect(list.records).toHaveLength(3)
    const report = JSON.parse(readFileSync(join(dir, 'a/shixin.report.json'), 'utf8'))
    expect(report.files[0]).toMatchObject({ file: 'court.csv', mapping: 'court-csv', encoding: 'gb18030' })
    expect(readdirSync(join(dir, 'a')).sort()).toEqual(['shixin.list.json', 'shixin.report.json'])
  })
  test('the same input gives the same bytes', async () => {
    const args = [
      '--list',
      'gp-serious',
      '--mapping',
      'ccgp',
      '--retrieved-at',
      '2026-11-20',
      '--coverage',
      'complete',
      'ccgp.html',
    ]
    await xinbiao(...args, '--out', 'b')
    await xinbiao(...args, '--out', 'c')
    const [b, c] = ['b', 'c'].map(d => readFileSync(join(dir, d, 'gp-serious.list.json'), 'utf8'))
    expect(b).toBe(c)
    expect(JSON.parse(b!).coverage.complete).toBe(true)
  })
  test.each([
    [
      'a broken file: file, line and cure',
      ['--list', 'x', '--mapping', 'name-and-code', 'open.csv'],
      /open\.csv 第 2 行：.*引号/,
    ],
    ['a wrong mapping', ['--list', 'gp-serious', '--mapping', 'ccgp', 'court.csv'], /court\.csv.*列/],
    ['a mapping for another list', ['--list', 'shixin', '--mapping', 'ccgp', 'ccgp.html'], /另一个名单/],
    ['a mapping file that is none', ['--list', 'shixin', '--mapping', 'own.json', 'court.csv'], /own\.json.*映射文件有误/],
    ['a file that is not there', ['--list', 'shixin', '--mapping', 'court-csv', 'nowhere.csv'], /nowhere\.csv.*读不到/],
    [
      'a date that is none',
      ['--list', 'shixin', '--mapping', 'court-csv', '--retrieved-at', '20261120', 'court.csv'],
      /2026-01-31/,
    ],
    ['a list id that cannot be published', ['--list', 'Shi Xin', '--mapping', 'name-and-code', 'court.csv'], /Shi Xin.*小写/],
    ['no list', ['--mapping', 'court-csv', 'court.csv'], /--list/],
  ])('%s: exit 2, nothing written', async (_, args, words) => {
    const { code, err } = await xinbiao(...args, '--out', 'none')
    expect(code).toBe(2)
    expect(err).toMatch(words)
    expect(err).not.toMatch(/at .*\.ts:/)
    expect(readdirSync(dir)).not.toContain('none')
  })
})
