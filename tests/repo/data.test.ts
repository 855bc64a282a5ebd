/** The data files are what their scripts make of their sources, and in order. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = `${root}shared/core/data`
const files = readdirSync(folder)
const scripts = files.filter(file => /^(?:build|check)-.*\.ts$/.test(file))

test.each(scripts)('%s', script => {
  const flags = script.startsWith('build-') ? ['--check'] : []
  const { status, stdout, stderr } = spawnSync(process.execPath, [`shared/core/data/${script}`, ...flags], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(status, stdout + stderr).toBe(0)
})

test.each(files.filter(file => file.endsWith('.json')))('%s says where it is from, and a script rebuilds or checks it', file => {
  const text = readFileSync(`${folder}/${file}`, 'utf8')
  expect((JSON.parse(text) as { source?: string }).source).toMatch(/.{20}/)
  expect(scripts.filter(script => readFileSync(`${folder}/${script}`, 'utf8').includes(file))).not.toEqual([])
})
