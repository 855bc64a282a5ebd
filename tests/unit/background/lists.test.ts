import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { variants } from '#shared/core/record-keys.ts'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { writeSample } from '#shared/publish/sample/write-sample.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { reasonTexts } from '#shared/text/reasons.ts'
import { InstalledLists } from '../../../extension/background/lists.ts'
import { directorySource, type StaticServer, serve } from '../../support/server.ts'
import { MemoryArea, NOW } from './fakes.ts'

const dir = mkdtempSync(join(tmpdir(), 'xinbiao-lists-'))
let server: StaticServer
let fingerprint: string
let clock: { now: () => number }
let store: MemoryStore
let local: MemoryArea
let changed: number

beforeAll(async () => {
  await writeSample(join(dir, 'sample'), { now: NOW, sample: true, publisher: '信标示例数据' })
  fingerprint = (await writeSample(join(dir, 'real'), { now: NOW, sample: false, publisher: '某市信用信息中心' })).fingerprint
  server = await serve(directorySource(dir))
})
afterAll(async () => {
  await server.close()
  rmSync(dir, { recursive: true })
})
beforeEach(() => {
  clock = { now: () => NOW }
  store = new MemoryStore()
  local = new MemoryArea()
  changed = 0
})
afterEach(() => {
  server.offline = false
})

const open = (sample = 'sample') =>
  new InstalledLists({
    openStore: async () => ({ store, kind: 'kept' }),
    local,
    clock: { now: () => clock.now() },
    sampleBase: `${server.url}${sample}/`,
    onChanged: () => changed++,
    onProgress: () => {},
    storage: async () => undefined,
    variants,
  })
const url = () => `${server.url}real/`
const without = async () => {
  await local.set('no-sample', true)
  return open()
}

test('a fresh installation answers at once and gets the sample behind that', async () => {
  const lists = open()
  expect((await lists.lookup()).lists()).toEqual([])
  await vi.waitUntil(() => changed > 0, { timeout: 20_000 })
  const view = await lists.view()
  expect(view.registries).toMatchObject([{ sample: true, packaged: true, publisher: '信标示例数据' }])
  expect(view.registries[0]).not.toHaveProperty('url')
  expect(new Set(view.lists.map(list => list.state))).toEqual(new Set(['sample']))
})

test('a build without a sample has no lists and says nothing', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const lists = open('absent')
  await lists.lookup()
  await vi.waitUntil(() => vi.mocked(console.warn).mock.calls.length > 0, { timeout: 20_000 })
  expect((await lists.view()).lists).toEqual([])
})

test('a sample that an officer removed stays away', async () => {
  const lists = open()
  await lists.lookup()
  await vi.waitUntil(() => changed > 0, { timeout: 20_000 })
  expect(await lists.remove((await lists.view()).registries[0]!.id)).toEqual({ ok: true, value: null })
  const later = open()
  await later.lookup()
  expect((await later.view()).registries).toEqual([])
})

test('a registry is judged, added under its fingerprint, and answers', async () => {
  const lists = await without()
  const generation = lists.generation()
  expect(await lists.preview(url())).toMatchObject({
    ok: true,
    value: { fingerprint, publisher: '某市信用信息中心', sample: false },
  })
  expect(await lists.add(url(), `sha256-${'0'.repeat(64)}`)).toMatchObject({ ok: false, code: 'fingerprint-differs' })
  expect((await lists.view()).registries).toMatchObject([{ url: url(), refused: true, error: 'fingerprint-differs' }])
  expect(await lists.add(url(), fingerprint)).toEqual({ ok: true, value: null })
  expect((await lists.view()).registries).toMatchObject([{ fingerprint }])
  expect(lists.generation()).toBeGreaterThan(generation)
  const firm = sampleFirm('chenglan')
  const [finding] = await (await lists.lookup()).check(
    [
      {
        key: firm.name,
        name: firm.name,
        roles: ['supplier'],
        mentions: [],
        code: { type: 'uscc', value: firm.uscc!, valid: true },
      },
    ],
    { context: { context: 'government-procurement', inferred: false }, asOf: '2026-11-24' },
  )
  expect(finding!.assessment).toBe('barred')
  expect(await lists.add(url(), fingerprint)).toMatchObject({ ok: false, code: 'already-added' })
})

test('what cannot be a registry’s address is refused', async () => {
  const lists = await without()
  expect(await lists.preview('http://lists.example/')).toMatchObject({ ok: false, code: 'bad-url' })
  expect(await lists.add('javascript:0', fingerprint)).toMatchObject({ ok: false, code: 'bad-url' })
  expect(await lists.preview(`${server.url}nothing/`)).toMatchObject({ ok: false, code: 'not-a-registry' })
})

test('offline, the lists stay and the row says when and why', async () => {
  const lists = await without()
  await lists.add(url(), fingerprint)
  server.offline = true
  expect(await lists.update()).toMatchObject({ ok: false, code: 'offline' })
  const view = await lists.view()
  expect(view.registries).toMatchObject([{ error: 'offline', failedAt: NOW, checkedAt: NOW }])
  expect(view.lists.length).toBeGreaterThan(10)
})

test('updates come when due and not before', async () => {
  const lists = await without()
  await lists.add(url(), fingerprint)
  const asked = server.asked.length
  await lists.updateDue()
  expect(server.asked).toHaveLength(asked)
  clock.now = () => NOW + 9 * 3_600_000
  expect(await lists.updateDue()).toBe(false)
  expect(server.asked.length).toBeGreaterThan(asked)
  expect((await lists.view()).registries[0]!.checkedAt).toBe(clock.now())
})

test('losing the store is no way back to an older publication', async () => {
  const lists = await without()
  await lists.add(url(), fingerprint)
  await local.set(`floor:${fingerprint}`, { root: 1, timestamp: 9, snapshot: 9, targets: 9, signedAt: NOW })
  store = new MemoryStore()
  expect(await (await without()).add(url(), fingerprint)).toMatchObject({ ok: false, code: 'unverified' })
})

test('removing a registry takes its lists along', async () => {
  const lists = await without()
  await lists.add(url(), fingerprint)
  await lists.remove(fingerprint)
  expect(await lists.view()).toMatchObject({ registries: [], lists: [] })
  expect(await lists.remove(fingerprint)).toMatchObject({ ok: false, code: 'unknown-registry' })
})

test('an addition that is cancelled leaves nothing', async () => {
  const lists = await without()
  await lists.lookup()
  const adding = lists.add(url(), fingerprint)
  await vi.waitUntil(() => server.asked.at(-1)?.includes('timestamp'), { timeout: 20_000, interval: 1 })
  lists.cancel()
  expect(await adding).toMatchObject({ ok: false, code: 'aborted' })
  expect((await lists.view()).registries).toEqual([])
})

test('a registry that was refused is told list by list with why, until it holds or is removed', async () => {
  const lists = await without()
  const about = async () => {
    const lookup = await lists.lookup()
    const subject = { key: '某公司', name: '某某虚构有限公司', roles: ['supplier' as const], mentions: [] }
    const [finding] = await lookup.check([subject], {
      context: { context: 'government-procurement', inferred: false },
      asOf: '2026-11-24',
    })
    return reasonTexts(finding!.reasons, { lang: 'zh-CN', lists: lookup.lists() }).join('')
  }
  expect(await about()).toContain('本机没有任何名单')
  await lists.add(url(), `sha256-${'0'.repeat(64)}`)
  expect(await about()).toContain(
    '“政府采购严重违法失信行为记录”名单的来源没有通过验证（指纹与核对的不同），名单没有采用，该项没有查询。',
  )
  expect(changed).toBe(1)
  // Nothing is asked of it by itself, and being out of reach says nothing new.
  const asked = server.asked.length
  await lists.update()
  await lists.updateDue()
  expect(server.asked).toHaveLength(asked)
  server.offline = true
  expect(await lists.preview(url())).toMatchObject({ ok: false, code: 'offline' })
  expect((await lists.view()).registries).toMatchObject([{ refused: true, error: 'fingerprint-differs' }])
  server.offline = false
  const [refused] = (await lists.view()).registries
  expect(await lists.remove(refused!.id)).toEqual({ ok: true, value: null })
  expect(await about()).toContain('本机没有任何名单')
  clock.now = () => NOW + 90 * 86_400_000
  expect(await lists.preview(url())).toMatchObject({ ok: false, code: 'expired' })
  expect(await about()).toContain('没有通过验证（签名已过期）')
  clock.now = () => NOW
  expect(await lists.preview(url())).toMatchObject({ ok: true })
  expect(await about()).toContain('本机没有任何名单')
})
