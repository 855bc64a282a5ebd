/**
 * The name benchmark is worth what it notices: each matching rule is taken away or turned once (`tests/support/mutants`), and a
 * pair must come out otherwise than labelled. A change whose text no longer stands in its file fails as well.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { mutants } from '../../support/mutants/index.ts'
import type { MutantResult } from '../../support/run-mutants.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

const run = (): MutantResult[] => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', 'tests/support/run-mutants.ts'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as MutantResult)
}
let results: MutantResult[] | undefined

test('every rule is listed once', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
  expect(mutants.filter(({ from, to }) => from === to)).toEqual([])
})

test.each(mutants.map(({ name }) => name))('noticed: %s', name => {
  results ??= run()
  const result = results.find(one => one.name === name)
  expect(result?.stands, 'the text to replace stands once in its file').toBe(1)
  expect(result?.killedBy, 'no pair notices').toBeDefined()
})
