import { mkdtempSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { storeError } from '#shared/store/error.ts'
import { FileStore } from '#shared/store/files.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { registryRow, storeContract } from '../../support/store-contract.ts'

const directory = mkdtempSync(join(tmpdir(), 'xinbiao-store-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

storeContract('memory', () => new MemoryStore(), false)
storeContract('files', medium => new FileStore(join(directory, medium)), true)

test('a file store leaves no half-written file beside the rows', async () => {
  const store = new FileStore(join(directory, 'whole'))
  await Promise.all([1, 2, 3].map(n => store.commit({ registry: registryRow(`r${n}`) })))
  expect(await readdir(join(directory, 'whole'))).toEqual(['rows.json'])
})

test('a full disk and a full origin are one code, anything else is another', () => {
  expect(storeError(Object.assign(new Error('no space'), { code: 'ENOSPC' })).code).toBe('quota')
  expect(storeError(new DOMException('full', 'QuotaExceededError')).code).toBe('quota')
  expect(storeError(new Error('odd')).code).toBe('failed')
})
