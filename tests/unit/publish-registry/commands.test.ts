/** The three commands as a publisher types them, in a process of their own. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { list } from './setup.ts'

const CLI = join(import.meta.dirname, '../../../shared/cli.ts')
let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'xinbiao-test-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const xinbiao = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>(resolve => {
    execFile(process.execPath, [CLI, ...args], { cwd: dir }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })

test('keys, publish, verify: from a list file to a registry that holds, and a damaged one that is refused by file', async () => {
  await writeFile(join(dir, 'shixin.list.json'), JSON.stringify(list(30)))
  expect(await xinbiao('keys', '--out', 'keys', '--single')).toMatchObject({ code: 0, err: expect.stringContaining('1/1') })
  expect((await readdir(join(dir, 'keys'))).sort()).toEqual(['keyring.json', 'online.json', 'root-1.json'])

  const publish = ['publish', '--out', 'registry', '--keys', 'keys', '--list', 'shixin=shixin.list.json']
  const nameless = await xinbiao(...publish)
  expect(nameless).toMatchObject({ code: 2, err: expect.stringContaining('--publisher') })
  const published = await xinbiao(...publish, '--publisher', '示例市信用办')
  expect(published).toMatchObject({ code: 0, out: expect.stringMatching(/指纹 sha256-[0-9a-f]{64}/) })

  const sound = await xinbiao('verify', 'registry')
  expect(sound.code).toBe(0)
  expect(sound.out).toContain('发布单位：示例市信用办')
  expect(sound.out).toContain('shixin 第 1 版：30 条')
  expect(sound.out).toContain('tuf-js 读通')

  const packs = join(dir, 'registry/targets/lists/shixin/packs')
  const pack = (await readdir(packs))[0]!
  const bytes = await readFile(join(packs, pack))
  bytes[100]! ^= 1
  await writeFile(join(packs, pack), bytes)
  const damaged = await xinbiao('verify', 'registry', '--english')
  expect(damaged).toMatchObject({ code: 2, out: expect.stringContaining(pack) })

  expect(await xinbiao('verify', 'keys')).toMatchObject({ code: 2, err: expect.stringContaining('1.root.json') })
})
