import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const cli = fileURLToPath(new URL('../../../shared/cli.ts', import.meta.url))
const run = (input: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'mentions'], { input, encoding: 'utf8' })
  return {
    status,
    stderr,
    rows: stdout
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line) as { id: unknown; mentions: object[] }),
  }
}

test('a line in, a line out, html and text', () => {
  const { status, rows } = run(
    [
      JSON.stringify({ id: 'a', html: '<p>中标人：<b>江苏澄湖</b>建设有限公司（统一社会信用代码：91330100MA2ABCDE1）</p>' }),
      JSON.stringify({ id: 2, text: '采购人：云岭县教育局' }),
    ].join('\n'),
  )
  expect(status).toBe(0)
  expect(rows).toMatchObject([
    { id: 'a', mentions: [{ name: '江苏澄湖建设有限公司', text: '江苏澄湖建设有限公司', role: 'winner' }] },
    { id: 2, mentions: [{ name: '云岭县教育局', role: 'purchaser' }] },
  ])
})

test('bad lines are named, the others answered, exit code 2', () => {
  const { status, stderr, rows } = run('{"id":1,"text":"甲"}\nnot json\n{"id":3}\n{"text":"x"}\n\n{"id":4,"text":""}\n')
  expect(status).toBe(2)
  expect(rows.map(r => r.id)).toEqual([1, 4])
  for (const line of [2, 3, 4]) expect(stderr).toContain(`第 ${line} 行：`)
})
