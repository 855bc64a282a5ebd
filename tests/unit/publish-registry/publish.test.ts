import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayAt } from '#shared/core/days.ts'
import { fromUtf8, sha256Hex } from '#shared/format/bytes.ts'
import { readKeyFiles, writeKeyFiles } from '#shared/publish/keys-files.ts'
import { directoryReader, writePublication } from '#shared/publish/publish-directory.ts'
import { endingsOf } from '#shared/publish/publish-endings.ts'
import { parseListFile } from '#shared/publish/publish-list-file.ts'
import { readPublished } from '#shared/publish/publish-previous.ts'
import { allFaults, verifyRegistry } from '#shared/publish/verify-registry.ts'
import { verifyWithTufJs } from '#shared/publish/verify-tuf-js.ts'
import { record, records } from '../format/firms.ts'
import { DAY, type Files, list, NOW, publish, publisher, ring } from './setup.ts'

const outcomes = (p: { lists: { listId: string; seq: number; outcome: string }[] }) =>
  p.lists.map(l => `${l.listId} ${l.seq} ${l.outcome}`)
const reader = (files: Files) => (path: string) => files.get(path)
const faultsOf = (files: Files, now = NOW) => allFaults(verifyRegistry(reader(files), now))

describe('publishing', () => {
  test('lays files out as the protocol says', () => {
    const { files } = publish(new Map(), { lists: [list(20), list(3, { listId: 'tax-major' })] })
    const shape = [...files.keys()].map(p => p.replace(/[0-9a-f]{64}/, 'HASH'))
    expect([...new Set(shape)].sort()).toEqual([
      '1.root.json',
      '1.snapshot.json',
      '1.targets.json',
      'targets/lists/shixin/HASH.1.manifest.json',
      'targets/lists/shixin/packs/HASH.pack',
      'targets/lists/shixin/parts/HASH.bin',
      'targets/lists/tax-major/HASH.1.manifest.json',
      'targets/lists/tax-major/packs/HASH.pack',
      'targets/lists/tax-major/parts/HASH.bin',
      'timestamp.json',
    ])
    for (const [path, bytes] of files) {
      const hash = /[0-9a-f]{64}/.exec(path)?.[0]
      if (hash) expect(sha256Hex(bytes)).toBe(hash)
    }
    expect(files.get('timestamp.json')!.length).toBeLessThan(2048)
  })

  test('same lists in another order, keys and time: same bytes', () => {
    const a = publish(new Map(), { lists: [list(20), list(3, { listId: 'tax-major' })] }).files
    const b = publish(new Map(), {
      lists: [list(3, { listId: 'tax-major' }), list(20, { records: records(20).reverse() })],
    }).files
    expect(new Map([...a].sort())).toEqual(new Map([...b].sort()))
  })

  test('the timestamp is written last, whatever else there is', () => {
    const { publication } = publish(new Map(), { lists: [list(20)] })
    expect([...publication.files.keys()].at(-1)).toBe('timestamp.json')
  })

  test('again with changed data: the list gets its next number, others are kept, old parts go', () => {
    const first = publish(new Map(), { lists: [list(20), list(3, { listId: 'tax-major' })] }).files
    const { files, publication } = publish(first, { lists: [list(19)], now: NOW + DAY })
    expect(outcomes(publication)).toEqual(['shixin 2 updated', 'tax-major 1 kept'])
    expect(publication.versions).toEqual({ root: 1, timestamp: 2, snapshot: 2, targets: 2 })
    expect(faultsOf(files, NOW + DAY)).toEqual([])
    const repaired = [...first.keys()].filter(p => p.startsWith('targets/lists/shixin/packs/'))
    for (const path of repaired) expect(files.has(path)).toBe(false)
  })

  test('again with the same data: only the timestamp is new', () => {
    const first = publish(new Map(), { lists: [list(20)] }).files
    const { publication } = publish(first, { lists: [list(20)], now: NOW + DAY })
    expect(outcomes(publication)).toEqual(['shixin 1 unchanged'])
    expect(publication.versions).toEqual({ root: 1, timestamp: 2, snapshot: 1, targets: 1 })
  })

  test('a day’s new signature needs no list and no root key', () => {
    const first = publish(new Map(), { lists: [list(5)] }).files
    const online = { ...ring('first'), root: ring('first').root.map(({ keyid, public: p }) => ({ keyid, public: p })) }
    const { files, publication } = publish(first, { keys: online, now: NOW + 6 * DAY })
    expect(outcomes(publication)).toEqual(['shixin 1 kept'])
    expect(faultsOf(files, NOW + 12 * DAY)).toEqual([])
  })

  test('signatures of snapshot, targets and root are renewed before they run out', () => {
    let files = publish(new Map(), { lists: [list(5)] }).files
    for (let day = 5; day <= 400; day += 5) {
      files = publish(files, { now: NOW + day * DAY }).files
      expect(faultsOf(files, NOW + (day + 5) * DAY)).toEqual([])
    }
    expect(files.has('2.root.json')).toBe(true)
  })

  test('a list goes only when it is named', () => {
    const first = publish(new Map(), { lists: [list(20), list(3, { listId: 'tax-major' })] }).files
    const { files, publication } = publish(first, { drop: ['tax-major'], now: NOW + DAY })
    expect(outcomes(publication)).toEqual(['shixin 1 kept', 'tax-major 1 dropped'])
    expect([...files.keys()].some(p => p.includes('tax-major'))).toBe(false)
    expect(faultsOf(files, NOW + DAY)).toEqual([])
  })

  test.each([
    ['older-data', { lists: [list(5, { retrievedAt: '2026-06-29' })] }],
    ['clock-back', { now: NOW - DAY }],
    ['future-data', { lists: [list(5, { retrievedAt: dayAt(NOW + DAY) })] }],
    ['same-list-twice', { lists: [list(5), list(6)] }],
    ['not-published', { drop: ['tax-major'] }],
    ['no-root-keys', { keys: { ...ring('first'), root: [] }, publisher: { ...publisher, publisher: '别人' } }],
    ['no-root-keys', { keys: ring('thief') }],
  ])('refuses: %s', (code, input) => {
    const first = publish(new Map(), { lists: [list(5)] }).files
    expect(() => publish(first, input)).toThrow(expect.objectContaining({ code }))
  })

  test('refuses to build on a damaged registry, and names the file', () => {
    const first = publish(new Map(), { lists: [list(5)] }).files
    const damaged = new Map([...first, ['1.targets.json', new Uint8Array(3)]])
    expect(() => publish(damaged, {})).toThrow(
      expect.objectContaining({ code: 'previous-damaged', detail: expect.stringContaining('1.targets.json') }),
    )
  })

  test('a sample says so everywhere and lasts ten years', () => {
    const { files } = publish(new Map(), { lists: [list(5)], publisher: { ...publisher, sample: true } })
    const report = verifyRegistry(reader(files), NOW + 3650 * DAY)
    expect(allFaults(report)).toEqual([])
    expect(report.publisher?.sample).toBe(true)
    expect(report.lists[0]?.manifest?.sample).toBe(true)
  })

  test('the registry’s policy is a target, and stays', () => {
    const policy = new TextEncoder().encode('{}')
    const first = publish(new Map(), { lists: [list(5)], policy }).files
    const { files } = publish(first, { now: NOW + DAY })
    expect(verifyRegistry(reader(files), NOW + DAY).targets).toContain('policy.json')
    expect(faultsOf(files, NOW + DAY)).toEqual([])
  })
})

describe('verifying', () => {
  const { files } = publish(new Map(), { lists: [list(40), list(3, { listId: 'tax-major' })] })

  test('every file damaged in turn is named', () => {
    expect(faultsOf(files)).toEqual([])
    for (const [path, bytes] of files) {
      const damaged = bytes.slice()
      damaged[damaged.length >> 1]! ^= 1
      const faults = faultsOf(new Map([...files, [path, damaged]]))
      expect(
        faults.map(f => f.path),
        path,
      ).toContain(path)
    }
  })

  test('every file missing in turn is named', () => {
    for (const path of files.keys()) {
      const rest = new Map(files)
      rest.delete(path)
      expect(faultsOf(rest), path).toContainEqual(expect.objectContaining({ path, code: 'missing' }))
    }
  })

  test('the independent tuf-js reads what we publish, through a change of keys, and refuses what was changed', async () => {
    const now = Math.floor(Date.now() / 1000) * 1000
    const today = { retrievedAt: dayAt(now) }
    const first = publish(new Map(), { lists: [list(40, today)], now }).files
    const second = publish(first, { keys: ring('second'), previousKeys: ring('first'), lists: [list(41, today)], now }).files
    const { targets } = verifyRegistry(reader(second), now)
    expect(await verifyWithTufJs(reader(second), targets)).toEqual({ state: 'holds', targets: 1 })
    const path = [...second.keys()].find(p => p.endsWith('.manifest.json'))!
    const bytes = second.get(path)!.slice()
    bytes[30]! ^= 1
    expect(await verifyWithTufJs(reader(new Map([...second, [path, bytes]])), targets)).toMatchObject({ state: 'fails' })
  })
})

test('endings: what the common table lacks, the most frequent ones', () => {
  const named = (...names: string[]) => names.map((name, i) => record(i, { subject: { name } }))
  expect(endingsOf(named('苏州示例建设有限公司', '苏州示例甲矩阵', '苏州示例乙矩阵', 'EXAMPLE TRADING GMBH'))).toEqual([
    'GMBH',
    '矩阵',
  ])
})

test('a list file that is none is refused by name', () => {
  expect(parseListFile(JSON.stringify(list(2)), 'a.list.json').records).toHaveLength(2)
  for (const text of ['', '[]', '{"listId":"../x"}', JSON.stringify({ ...list(1), retrievedAt: '2026-02-30' })])
    expect(() => parseListFile(text, 'a.list.json')).toThrow(
      expect.objectContaining({ code: 'bad-list-file', detail: expect.stringContaining('a.list.json') }),
    )
})

describe('on disk', () => {
  let dir: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'xinbiao-test-'))
  })
  afterEach(() => rm(dir, { recursive: true, force: true }))

  test('a registry is written whole, read back, and its unused parts are removed', async () => {
    const out = join(dir, 'registry')
    await writePublication(out, publish(new Map(), { lists: [list(20)] }).publication)
    const previous = readPublished(directoryReader(out))!
    const { publication } = publish(new Map(), { lists: [list(19)], previous, publisher, now: NOW + DAY })
    const removed = await writePublication(out, publication)
    expect(removed.length).toBeGreaterThan(0)
    expect(allFaults(verifyRegistry(directoryReader(out), NOW + DAY))).toEqual([])
    expect(removed.every(path => !publication.live.has(path))).toBe(true)
  })

  test.each([undefined, 'correct horse'])('keys come back as they were written (passphrase: %s)', async passphrase => {
    const keys = ring('disk', 1, 1)
    await writeKeyFiles(dir, keys, passphrase)
    expect(await readKeyFiles(dir, passphrase)).toEqual(keys)
    expect((await stat(join(dir, 'root-1.json'))).mode & 0o777).toBe(0o600)
    expect((await readFile(join(dir, 'root-1.json'), 'utf8')).includes('"secret"')).toBe(passphrase === undefined)
    await rm(join(dir, 'root-1.json'))
    expect((await readKeyFiles(dir, passphrase)).root[0]!.secret).toBeUndefined()
    await expect(writeKeyFiles(dir, keys, passphrase)).rejects.toMatchObject({ code: 'keys-exist' })
  })

  test('sealed keys need their passphrase; changed key files are refused', async () => {
    await writeKeyFiles(dir, ring('disk', 1, 1), 'correct horse')
    await expect(readKeyFiles(dir, undefined)).rejects.toMatchObject({ code: 'needs-passphrase' })
    await expect(readKeyFiles(dir, 'battery staple')).rejects.toMatchObject({ code: 'wrong-passphrase' })
    const path = join(dir, 'online.json')
    const other = { public: JSON.parse(await readFile(path, 'utf8')).public, secret: '11'.repeat(32) }
    await writeFile(path, JSON.stringify(other))
    await expect(readKeyFiles(dir, 'correct horse')).rejects.toMatchObject({ code: 'bad-key-file', detail: path })
  })
})

test('what clients hold is text with no secret in it', () => {
  const { files } = publish(new Map(), { lists: [list(2)] })
  for (const path of ['1.root.json', 'timestamp.json', '1.targets.json', '1.snapshot.json'])
    expect(Object.keys(JSON.parse(fromUtf8(files.get(path)!, path))).sort()).toEqual(['signatures', 'signed'])
})
