import { beforeEach, describe, expect, test } from 'vitest'
import { dayAt } from '#shared/core/days.ts'
import { variants } from '#shared/core/record-keys.ts'
import { utf8 } from '#shared/format/bytes.ts'
import { openLookup } from '#shared/lookup/lookup.ts'
import { policy } from '#shared/policy/index.ts'
import { StoreError } from '#shared/store/error.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { previewRegistry } from '#shared/sync/preview.ts'
import { addRegistry, updateRegistry } from '#shared/sync/sync.ts'
import { fingerprint } from '#shared/trust/metadata.ts'
import { clockAt, entries, firm, NOW } from '../../support/lists.ts'
import { listFile, MemoryServer, publish, ring } from '../../support/registry.ts'

const DAY = 86_400_000
let store: MemoryStore
let server: MemoryServer
let clock: ReturnType<typeof clockAt>
let print: string
beforeEach(() => {
  store = new MemoryStore()
  server = new MemoryServer(publish())
  clock = clockAt()
  print = fingerprint(server.files.get('1.root.json')!)
})

const base = () => ({ store, fetcher: server, clock })
const add = (more = {}) => addRegistry({ ...base(), url: 'https://lists.example/', ...more })
const update = (more = {}) => updateRegistry({ ...base(), registryId: print, ...more })
const answers = async (name: string) => {
  const lookup = await openLookup({ store, clock, policy, ...variants })
  return (await lookup.ask({ name })).map(a => (a.answer === 'unknown' ? a.reason : a.answer))
}
const row = async () => (await store.registries())[0]!

describe('adding', () => {
  test('a preview shows who signs what, and stores nothing', async () => {
    expect(await previewRegistry({ ...base(), url: 'https://lists.example/' })).toEqual({
      ok: true,
      value: {
        url: 'https://lists.example/',
        fingerprint: print,
        publisher: '江临市公共信用信息中心',
        sample: false,
        lists: [{ id: 'shixin', count: 50, retrievedAt: dayAt(NOW - DAY), complete: true }],
        signers: { threshold: 2, keys: 3 },
      },
    })
    expect(await store.registries()).toEqual([])
  })

  test('makes its lists answer', async () => {
    expect(await add({ fingerprint: `sha256-${print}` })).toMatchObject({ ok: true, value: { changed: true } })
    expect(await answers(firm(7))).toEqual(['listed'])
    expect(await answers(firm(77))).toEqual(['not-listed'])
    expect(await row()).toMatchObject({ id: print, publisher: '江临市公共信用信息中心', checkedAt: NOW })
  })

  test('tells how far it is', async () => {
    const seen: [number, number][] = []
    await add({ onProgress: (done: number, total: number) => seen.push([done, total]) })
    expect(seen.at(-1)![0]).toBe(seen.at(-1)![1])
    expect(seen.length).toBeGreaterThan(2)
  })

  test.each<[string, () => void, string]>([
    ['offline at first start', () => server.fail('offline'), 'offline'],
    ['too slow', () => server.fail('timeout'), 'timeout'],
    ['nothing there', () => server.files.clear(), 'not-a-registry'],
    ['a captive portal', () => (server.meddle = () => utf8('<!doctype html><title>登录</title>')), 'not-a-registry'],
    ['a start page for what is missing', () => (server.meddle = (_, bytes) => bytes ?? utf8('<html>')), 'ok'],
    ['metadata past their expiry', () => (clock.ms = NOW + 8 * DAY), 'expired'],
    [
      'another key’s timestamp',
      () => void server.files.set('timestamp.json', publish({ keys: ring('thief') }).get('timestamp.json')!),
      'unverified',
    ],
    [
      'an endless timestamp',
      () => (server.meddle = (path, bytes) => (path === 'timestamp.json' ? new Uint8Array(1 << 20) : bytes)),
      'unverified',
    ],
    ['a snapshot that is missing', () => void server.files.delete('1.snapshot.json'), 'unverified'],
  ])('%s: %s', async (_, fault, code) => {
    fault()
    const result = await add()
    expect(result.ok ? 'ok' : result.code).toBe(code)
    if (!result.ok) expect(await store.lists()).toEqual([])
  })

  test('another fingerprint than the confirmed one is refused', async () => {
    expect(await add({ fingerprint: 'a'.repeat(64) })).toMatchObject({ ok: false, code: 'fingerprint-differs' })
  })

  test('twice is refused', async () => {
    await add()
    expect(await add()).toMatchObject({ ok: false, code: 'already-added' })
  })

  test('a floor kept elsewhere holds when the store was lost', async () => {
    await add()
    const floor = { ...(await row()).highWater, timestamp: 9 }
    store = new MemoryStore()
    expect(await add({ floor })).toMatchObject({ ok: false, code: 'rollback' })
  })
})

describe('a damaged list', () => {
  const pack = () => [...server.files.keys()].find(path => path.endsWith('.pack'))!
  const part = () => [...server.files.keys()].find(path => path.endsWith('.bin'))!
  test.each<[string, () => void]>([
    ['a truncated pack', () => void server.files.set(pack(), server.files.get(pack())!.slice(0, -5))],
    [
      'a flipped bit',
      () =>
        void server.files.set(
          pack(),
          server.files.get(pack())!.map((b, i) => (i === 40 ? b ^ 1 : b)),
        ),
    ],
    ['a missing pack', () => void server.files.delete(pack())],
    ['an endless pack', () => (server.meddle = (path, bytes) => (path.endsWith('.pack') ? new Uint8Array(1 << 20) : bytes))],
    ['a page of another version', () => void server.files.set(part(), utf8('old'))],
  ])('by %s is there as broken, never a miss, and heals', async (_, fault) => {
    const whole = new Map(server.files)
    fault()
    expect(await add()).toMatchObject({ ok: true, value: { lists: [{ outcome: 'failed', code: 'damaged' }] } })
    expect(await answers(firm(7))).toEqual(['broken'])
    expect(await row()).toMatchObject({ error: 'damaged', failedAt: NOW })
    server.files = whole
    server.heal()
    expect(await update()).toMatchObject({ ok: true })
    expect(await answers(firm(7))).toEqual(['listed'])
    expect((await row()).error).toBeUndefined()
  })

  test('does not hold up the others', async () => {
    server.files = publish({ lists: [listFile('shixin'), listFile('tax-major', entries(100, 120))] })
    print = fingerprint(server.files.get('1.root.json')!)
    server.files.delete([...server.files.keys()].find(path => path.startsWith('targets/lists/shixin/packs/'))!)
    await add()
    expect(await answers(firm(110))).toEqual(['broken', 'listed'])
  })

  test('in an update leaves the version before, which is stale from then on', async () => {
    await add()
    server.files = publish({ lists: [listFile('shixin', entries(10, 60))], now: NOW }, server.files)
    server.meddle = (path, bytes) => (path.endsWith('.pack') ? bytes!.slice(1) : bytes)
    expect(await update()).toMatchObject({ ok: true, value: { lists: [{ outcome: 'failed', code: 'damaged' }] } })
    expect(await answers(firm(5))).toEqual(['listed'])
    expect(await answers(firm(77))).toEqual(['stale'])
    server.heal()
    await update()
    expect(await answers(firm(5))).toEqual(['not-listed'])
    expect(await answers(firm(77))).toEqual(['not-listed'])
  })

  test('written for a newer program answers nothing', async () => {
    const path = [...server.files.keys()].find(p => p.endsWith('.manifest.json'))!
    const newer = utf8(new TextDecoder().decode(server.files.get(path)!).replace('"schema":1', '"schema":2'))
    server.meddle = (p, bytes) => (p === path ? newer : bytes)
    const result = await add()
    expect(result).toMatchObject({ ok: true, value: { lists: [{ outcome: 'failed' }] } })
    expect(await answers(firm(7))).toEqual(['broken'])
  })
})

describe('updating', () => {
  beforeEach(async () => {
    await add()
    server.asked.length = 0
  })

  test('fetches no list that is unchanged, and skips no check', async () => {
    server.files = publish({ now: NOW }, server.files)
    expect(await update()).toMatchObject({ ok: true, value: { changed: false, lists: [{ outcome: 'unchanged' }] } })
    expect(server.asked).toEqual(['2.root.json', 'timestamp.json'])
    clock.ms = NOW + 8 * DAY
    expect(await update()).toMatchObject({ ok: false, code: 'expired' })
  })

  test('takes over additions and removals, and keeps no record that was repaired', async () => {
    server.files = publish({ lists: [listFile('shixin', entries(10, 60))], now: NOW }, server.files)
    expect(await update()).toMatchObject({ ok: true, value: { changed: true } })
    expect([await answers(firm(5)), await answers(firm(55))]).toEqual([['not-listed'], ['listed']])
    expect(await store.part(`${print}/shixin`, 1, 'block/0')).toBeUndefined()
  })

  test('drops lists that the publisher dropped, adds those he added', async () => {
    server.files = publish({ lists: [listFile('tax-major', entries(100, 120))], drop: ['shixin'], now: NOW }, server.files)
    expect(await update()).toMatchObject({ ok: true, value: { dropped: [`${print}/shixin`] } })
    expect((await store.lists()).map(list => list.listId)).toEqual(['tax-major'])
  })

  test.each(['offline', 'timeout', 'http'] as const)('that fails (%s) deletes nothing and says when', async code => {
    server.files = publish({ lists: [listFile('shixin', entries(10, 60))], now: NOW }, server.files)
    server.fail(code, path => path.endsWith('.pack'))
    clock.ms += 5
    expect(await update()).toMatchObject({ ok: false })
    expect(await row()).toMatchObject({ checkedAt: NOW, failedAt: NOW + 5, error: code === 'http' ? 'offline' : code })
    expect(await answers(firm(5))).toEqual(['listed'])
  })

  test('that failed goes on where it was', async () => {
    server.files = publish({ lists: [listFile('shixin', entries(10, 60))], now: NOW }, server.files)
    server.fail('offline', path => path.endsWith('.pack'))
    await update()
    server.heal()
    server.asked.length = 0
    expect(await update()).toMatchObject({ ok: true })
    expect(server.asked.filter(path => path.endsWith('.bin'))).toEqual([])
    expect(await answers(firm(55))).toEqual(['listed'])
  })

  test('an older timestamp is refused, also one older than a run that was cut short had seen', async () => {
    const old = new Map(server.files)
    server.files = publish({ lists: [listFile('shixin', entries(10, 60))], now: NOW }, server.files)
    server.fail('offline', path => path.endsWith('.snapshot.json'))
    expect(await update()).toMatchObject({ ok: false, code: 'offline' })
    server.heal()
    server.files = old
    expect(await update()).toMatchObject({ ok: false, code: 'rollback' })
    expect(await answers(firm(5))).toEqual(['listed'])
  })

  test('the same timestamp replayed after its expiry is refused', async () => {
    clock.ms = NOW + 8 * DAY
    expect(await update()).toMatchObject({ ok: false, code: 'expired' })
    expect(await answers(firm(77))).toEqual(['stale'])
    expect(await answers(firm(7))).toEqual(['listed'])
  })

  test('a change of root keys is followed when the old ones sign it, and refused when not', async () => {
    const next = publish({ keys: ring('second'), previousKeys: ring(), now: NOW }, server.files)
    const forged = new Map(next)
    forged.set('2.root.json', publish({ keys: ring('second') }).get('1.root.json')!)
    server.files = forged
    expect(await update()).toMatchObject({ ok: false, code: 'unverified' })
    server.files = next
    expect(await update()).toMatchObject({ ok: true })
    expect((await row()).highWater.root).toBe(2)
  })

  test('of what is not there says so', async () => {
    expect(await updateRegistry({ ...base(), registryId: 'x' })).toMatchObject({ ok: false, code: 'unknown-registry' })
  })

  test('that was cancelled leaves everything, and no error either', async () => {
    const stop = new AbortController()
    server.files = publish({ lists: [listFile('shixin', entries(10, 60))], now: NOW }, server.files)
    server.meddle = (path, bytes) => {
      if (path.endsWith('.pack')) stop.abort()
      return bytes
    }
    expect(await update({ signal: stop.signal })).toMatchObject({ ok: false, code: 'aborted' })
    expect(await answers(firm(5))).toEqual(['listed'])
    expect((await row()).error).toBeUndefined()
  })

  test('on a full disk keeps what there was', async () => {
    server.files = publish({ lists: [listFile('shixin', entries(10, 60))], now: NOW }, server.files)
    const stage = store.stage.bind(store)
    store.stage = async () => {
      throw new StoreError('quota', 'full')
    }
    expect(await update()).toMatchObject({ ok: false, code: 'quota' })
    expect(await answers(firm(5))).toEqual(['listed'])
    store.stage = stage
    expect(await update()).toMatchObject({ ok: true })
    expect(await answers(firm(55))).toEqual(['listed'])
  })
})

test('killed at every write of an update, the next run heals and no answer in between is wrong', async () => {
  const before = publish()
  const after = publish({ lists: [listFile('shixin', entries(10, 60))], now: NOW }, before)
  for (let writes = 0; ; writes++) {
    store = new MemoryStore()
    server = new MemoryServer(before)
    await add()
    server.files = after
    let left = writes
    const real = { stage: store.stage.bind(store), commit: store.commit.bind(store), collect: store.collect.bind(store) }
    const dying =
      <A extends unknown[]>(write: (...args: A) => Promise<void>) =>
      async (...args: A) => {
        if (left-- <= 0) throw new Error('killed')
        await write(...args)
      }
    store.stage = dying(real.stage)
    store.commit = dying(real.commit)
    store.collect = dying(real.collect)
    const survived = await update().then(
      () => true,
      () => false,
    )
    Object.assign(store, real)
    // Both versions agree on these two; the versions' own entries are either before or after.
    expect([await answers(firm(20)), await answers(firm(99))]).toEqual([['listed'], ['not-listed']])
    expect(await update()).toMatchObject({ ok: true })
    expect([await answers(firm(5)), await answers(firm(55))]).toEqual([['not-listed'], ['listed']])
    if (survived) break
    expect(writes).toBeLessThan(20)
  }
})
