/** The data files are what their scripts make of their sources, and in order. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

test.each([['build-regions.ts', '--check'], ['build-t2s.ts', '--check'], ['check-words.ts']])('%s', (script, ...flags) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`shared/core/data/${script}`, ...flags], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(status, stdout + stderr).toBe(0)
})
