import { beforeEach, describe, expect, test } from 'vitest'
import { dayAt } from '#shared/core/days.ts'
import { utf8 } from '#shared/format/bytes.ts'
import { StoreError } from '#shared/store/error.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { previewRegistry } from '#shared/sync/preview.ts'
import { updateRegistry } from '#shared/sync/sync.ts'
import { entries, firm, NOW } from '../../support/lists.ts'
import { listFile, MemoryServer, publish, ring } from '../../support/registry.ts'
import { SyncWorld } from '../../support/sync-world.ts'

const DAY = 86_400_000
let world: SyncWorld
beforeEach(() => {
  world = new SyncWorld()
})

describe('adding', () => {
  test('a preview shows who signs what, and stores nothing', async () => {
    expect(await previewRegistry({ ...world.base(), url: 'https://lists.example/' })).toEqual({
      ok: true,
      value: {
        url: 'https://lists.example/',
        fingerprint: world.print,
        publisher: '江临市公共信用信息中心',
        sample: false,
        lists: [{ id: 'shixin', count: 50, retrievedAt: dayAt(NOW - DAY), complete: true }],
        signers: { threshold: 2, keys: 3 },
      },
    })
    expect(await world.store.registries()).toEqual([])
  })

  test('makes its lists answer', async () => {
    expect(await world.add({ fingerprint: `sha256-${world.print}` })).toMatchObject({ ok: true, value: { changed: true } })
    expect(await world.answers(firm(7))).toEqual(['listed'])
    expect(await world.answers(firm(77))).toEqual(['not-listed'])
    expect(await world.row()).toMatchObject({ id: world.print, publisher: '江临市公共信用信息中心', checkedAt: NOW })
  })

  test('tells how far it is', async () => {
    const seen: [number, number][] = []
    await world.add({ onProgress: (done: number, total: number) => seen.push([done, total]) })
    expect(seen.at(-1)![0]).toBe(seen.at(-1)![1])
    expect(seen.length).toBeGreaterThan(2)
  })

  test.each<[string, () => void, string]>([
    ['offline at first start', () => world.server.fail('offline'), 'offline'],
    ['too slow', () => world.server.fail('timeout'), 'timeout'],
    ['nothing there', () => world.server.files.clear(), 'not-a-registry'],
    ['a captive portal', () => (world.server.meddle = () => utf8('<!doctype html><title>登录</title>')), 'not-a-registry'],
    ['a start page for what is missing', () => (world.server.meddle = (_, bytes) => bytes ?? utf8('<html>')), 'ok'],
    ['metadata past their expiry', () => (world.clock.ms = NOW + 8 * DAY), 'expired'],
    [
      'another key’s timestamp',
      () => void world.server.files.set('timestamp.json', publish({ keys: ring('thief') }).get('timestamp.json')!),
      'unverified',
    ],
    [
      'an endless timestamp',
      () => (world.server.meddle = (path, bytes) => (path === 'timestamp.json' ? new Uint8Array(1 << 20) : bytes)),
      'unverified',
    ],
    ['a snapshot that is missing', () => void world.server.files.delete('1.snapshot.json'), 'unverified'],
  ])('%s: %s', async (_, fault, code) => {
    fault()
    const result = await world.add()
    expect(result.ok ? 'ok' : result.code).toBe(code)
    if (!result.ok) expect(await world.store.lists()).toEqual([])
  })

  test('another fingerprint than the confirmed one is refused', async () => {
    expect(await world.add({ fingerprint: 'a'.repeat(64) })).toMatchObject({ ok: false, code: 'fingerprint-differs' })
  })

  test('twice is refused', async () => {
    await world.add()
    expect(await world.add()).toMatchObject({ ok: false, code: 'already-added' })
  })

  test('a floor kept elsewhere holds when the store was lost', async () => {
    await world.add()
    const floor = { ...(await world.row()).highWater, timestamp: 9 }
    world.store = new MemoryStore()
    expect(await world.add({ floor })).toMatchObject({ ok: false, code: 'rollback' })
  })
})

describe('updating', () => {
  beforeEach(async () => {
    await world.add()
    world.server.asked.length = 0
  })

  test('fetches no list that is unchanged, and skips no check', async () => {
    world.server.files = publish({ now: NOW }, world.server.files)
    expect(await world.update()).toMatchObject({ ok: true, value: { changed: false, lists: [{ outcome: 'unchanged' }] } })
    expect(world.server.asked).toEqual(['2.root.json', 'timestamp.json'])
    world.clock.ms = NOW + 8 * DAY
    expect(await world.update()).toMatchObject({ ok: false, code: 'expired' })
  })

  test('takes over additions and removals, and keeps no record that was repaired', async () => {
    world.server.files = publish({ lists: [listFile('shixin', entries(10, 60))], now: NOW }, world.server.files)
    expect(await world.update()).toMatchObject({ ok: true, value: { changed: true } })
    expect([await world.answers(firm(5)), await world.answers(firm(55))]).toEqual([['not-listed'], ['listed']])
    expect(await world.store.part(`${world.print}/shixin`, 1, 'block/0')).toBeUndefined()
  })

  test('drops lists that the publisher dropped, adds those he added', async () => {
    world.server.files = publish(
      { lists: [listFile('tax-major', entries(100, 120))], drop: ['shixin'], now: NOW },
      world.server.files,
    )
    expect(await world.update()).toMatchObject({ ok: true, value: { dropped: [`${world.print}/shixin`] } })
    expect((await world.store.lists()).map(list => list.listId)).toEqual(['tax-major'])
  })

  test.each(['offline', 'timeout', 'http'] as const)('that fails (%s) deletes nothing and says when', async code => {
    world.server.files = publish({ lists: [listFile('shixin', entries(10, 60))], now: NOW }, world.server.files)
    world.server.fail(code, path => path.endsWith('.pack'))
    world.clock.ms += 5
    expect(await world.update()).toMatchObject({ ok: false })
    expect(await world.row()).toMatchObject({ checkedAt: NOW, failedAt: NOW + 5, error: code === 'http' ? 'offline' : code })
    expect(await world.answers(firm(5))).toEqual(['listed'])
  })

  test('that failed goes on where it was', async () => {
    world.server.files = publish({ lists: [listFile('shixin', entries(10, 60))], now: NOW }, world.server.files)
    world.server.fail('offline', path => path.endsWith('.pack'))
    await world.update()
    world.server.heal()
    world.server.asked.length = 0
    expect(await world.update()).toMatchObject({ ok: true })
    expect(world.server.asked.filter(path => path.endsWith('.bin'))).toEqual([])
    expect(await world.answers(firm(55))).toEqual(['listed'])
  })

  test('an older timestamp is refused, also one older than a run that was cut short had seen', async () => {
    const old = new Map(world.server.files)
    world.server.files = publish({ lists: [listFile('shixin', entries(10, 60))], now: NOW }, world.server.files)
    world.server.fail('offline', path => path.endsWith('.snapshot.json'))
    expect(await world.update()).toMatchObject({ ok: false, code: 'offline' })
    world.server.heal()
    world.server.files = old
    expect(await world.update()).toMatchObject({ ok: false, code: 'rollback' })
    expect(await world.answers(firm(5))).toEqual(['listed'])
  })

  test('the same timestamp replayed after its expiry is refused', async () => {
    world.clock.ms = NOW + 8 * DAY
    expect(await world.update()).toMatchObject({ ok: false, code: 'expired' })
    expect(await world.answers(firm(77))).toEqual(['stale'])
    expect(await world.answers(firm(7))).toEqual(['listed'])
  })

  test('a change of root keys is followed when the old ones sign it, and refused when not', async () => {
    const next = publish({ keys: ring('second'), previousKeys: ring(), now: NOW }, world.server.files)
    const forged = new Map(next)
    forged.set('2.root.json', publish({ keys: ring('second') }).get('1.root.json')!)
    world.server.files = forged
    expect(await world.update()).toMatchObject({ ok: false, code: 'unverified' })
    world.server.files = next
    expect(await world.update()).toMatchObject({ ok: true })
    expect((await world.row()).highWater.root).toBe(2)
  })

  test('of what is not there says so', async () => {
    expect(await updateRegistry({ ...world.base(), registryId: 'x' })).toMatchObject({ ok: false, code: 'unknown-registry' })
  })

  test('that was cancelled leaves everything, and no error either', async () => {
    const stop = new AbortController()
    world.server.files = publish({ lists: [listFile('shixin', entries(10, 60))], now: NOW }, world.server.files)
    world.server.meddle = (path, bytes) => {
      if (path.endsWith('.pack')) stop.abort()
      return bytes
    }
    expect(await world.update({ signal: stop.signal })).toMatchObject({ ok: false, code: 'aborted' })
    expect(await world.answers(firm(5))).toEqual(['listed'])
    expect((await world.row()).error).toBeUndefined()
  })

  test('on a full disk keeps what there was', async () => {
    world.server.files = publish({ lists: [listFile('shixin', entries(10, 60))], now: NOW }, world.server.files)
    const stage = world.store.stage.bind(world.store)
    world.store.stage = async () => {
      throw new StoreError('quota', 'full')
    }
    expect(await world.update()).toMatchObject({ ok: false, code: 'quota' })
    expect(await world.answers(firm(5))).toEqual(['listed'])
    world.store.stage = stage
    expect(await world.update()).toMatchObject({ ok: true })
    expect(await world.answers(firm(55))).toEqual(['listed'])
  })
})

test('killed at every write of an update, the next run heals and no answer in between is wrong', async () => {
  const before = publish()
  const after = publish({ lists: [listFile('shixin', entries(10, 60))], now: NOW }, before)
  for (let writes = 0; ; writes++) {
    world.store = new MemoryStore()
    world.server = new MemoryServer(before)
    await world.add()
    world.server.files = after
    let left = writes
    const real = {
      stage: world.store.stage.bind(world.store),
      commit: world.store.commit.bind(world.store),
      collect: world.store.collect.bind(world.store),
    }
    const dying =
      <A extends unknown[]>(write: (...args: A) => Promise<void>) =>
      async (...args: A) => {
        if (left-- <= 0) throw new Error('killed')
        await write(...args)
      }
    world.store.stage = dying(real.stage)
    world.store.commit = dying(real.commit)
    world.store.collect = dying(real.collect)
    const survived = await world.update().then(
      () => true,
      () => false,
    )
    Object.assign(world.store, real)
    // Both versions agree on these two; the versions' own entries are either before or after.
    expect([await world.answers(firm(20)), await world.answers(firm(99))]).toEqual([['listed'], ['not-listed']])
    expect(await world.update()).toMatchObject({ ok: true })
    expect([await world.answers(firm(5)), await world.answers(firm(55))]).toEqual([['not-listed'], ['listed']])
    if (survived) break
    expect(writes).toBeLessThan(20)
  }
})
