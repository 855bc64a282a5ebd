import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { directoryFetcher } from '#shared/sync/directory.ts'

const directory = mkdtempSync(join(tmpdir(), 'xinbiao-dir-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))
writeFileSync(join(directory, 'timestamp.json'), '0123456789')
const { fetch } = directoryFetcher(directory)
const text = async (request: Parameters<typeof fetch>[0]) => {
  const reply = await fetch(request)
  return reply.status === 'ok' ? new TextDecoder().decode(reply.bytes) : reply.status
}

test('gives a file, a range of it, and says when there is none', async () => {
  expect(await text({ path: 'timestamp.json', maxBytes: 10 })).toBe('0123456789')
  expect(await text({ path: 'timestamp.json', maxBytes: 3, range: { start: 2, end: 5 } })).toBe('234')
  expect(await text({ path: 'none.json', maxBytes: 10 })).toBe('missing')
})

test.each([
  [{ path: 'timestamp.json', maxBytes: 9 }, 'too-large'],
  [{ path: '../outside', maxBytes: 9 }, 'http'],
  [{ path: 'timestamp.json', maxBytes: 10, signal: AbortSignal.abort() }, 'aborted'],
])('%j is refused as %s', async (request, code) => {
  await expect(fetch(request)).rejects.toMatchObject({ code })
})
