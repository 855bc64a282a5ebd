/** What the command line says when it is used wrongly, in both languages. */
import { expect, test } from 'vitest'
import { xinbiao } from '../../support/command-line.ts'

const HAN = /\p{Script=Han}/u

test.each([
  [['check'], '缺少参数：files', "missing required argument 'files'"],
  [['check', '没有.html'], '没有.html：读不到（ENOENT）', '没有.html: cannot be read (ENOENT)'],
  [['check', '--context', 'foo', 'a.html'], 'foo（可用：government-procurement, ', "'foo' is invalid"],
  [['check', '--as-of', '2026-02-31', 'a.html'], '2026-02-31 不是日期', '2026-02-31 is no day'],
  [['check', '--registry', '没有', 'README.md'], '没有：没有这个目录', '没有: no such directory'],
  [['import', 'a.csv'], '缺少选项：--list <id>', "'--list <id>' not specified"],
  [['publish', '--out', 'x', '--keys', 'y', '--now', 'then'], '--now then：应为时刻', '--now then: an instant'],
  [['frobnicate'], '没有这个命令：frobnicate', "unknown command 'frobnicate'"],
  [['verify', 'x', '--bogus'], '没有这个选项：--bogus', "unknown option '--bogus'"],
])('%j', async (args, zh, en) => {
  const [chinese, english] = await Promise.all([xinbiao(...args), xinbiao(...args, '--english')])
  expect(chinese).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(zh) })
  expect(english).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(en) })
})

test('the help is whole in either language', async () => {
  for (const command of ['mentions', 'check', 'import', 'keys', 'publish', 'verify']) {
    const [chinese, english] = await Promise.all([xinbiao(command, '--help'), xinbiao(command, '--help', '--english')])
    expect(chinese.code).toBe(0)
    // Every explanation is Chinese: what is left of Latin letters are names of options, files and values.
    for (const line of chinese.stdout.split('\n').filter(l => /^ {2}-/.test(l))) expect(line).toMatch(HAN)
    expect(english.stdout).not.toMatch(HAN)
    expect(english.stdout).toContain('Usage:')
  }
})
