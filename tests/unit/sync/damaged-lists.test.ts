import { beforeEach, describe, expect, test } from 'vitest'
import { utf8 } from '#shared/format/bytes.ts'
import { fingerprint } from '#shared/trust/metadata.ts'
import { entries, firm, NOW } from '../../support/lists.ts'
import { listFile, publish } from '../../support/registry.ts'
import { SyncWorld } from '../../support/sync-world.ts'

let world: SyncWorld
beforeEach(() => {
  world = new SyncWorld()
})

describe('a damaged list', () => {
  const pack = () => [...world.server.files.keys()].find(path => path.endsWith('.pack'))!
  const part = () => [...world.server.files.keys()].find(path => path.endsWith('.bin'))!
  test.each<[string, () => void]>([
    ['a truncated pack', () => void world.server.files.set(pack(), world.server.files.get(pack())!.slice(0, -5))],
    [
      'a flipped bit',
      () =>
        void world.server.files.set(
          pack(),
          world.server.files.get(pack())!.map((b, i) => (i === 40 ? b ^ 1 : b)),
        ),
    ],
    ['a missing pack', () => void world.server.files.delete(pack())],
    [
      'an endless pack',
      () => (world.server.meddle = (path, bytes) => (path.endsWith('.pack') ? new Uint8Array(1 << 20) : bytes)),
    ],
    ['a page of another version', () => void world.server.files.set(part(), utf8('old'))],
  ])('by %s is there as broken, never a miss, and heals', async (_, fault) => {
    const whole = new Map(world.server.files)
    fault()
    expect(await world.add()).toMatchObject({ ok: true, value: { lists: [{ outcome: 'failed', code: 'damaged' }] } })
    expect(await world.answers(firm(7))).toEqual(['broken'])
    expect(await world.row()).toMatchObject({ error: 'damaged', failedAt: NOW })
    world.server.files = whole
    world.server.heal()
    expect(await world.update()).toMatchObject({ ok: true })
    expect(await world.answers(firm(7))).toEqual(['listed'])
    expect((await world.row()).error).toBeUndefined()
  })

  test('does not hold up the others', async () => {
    world.server.files = publish({ lists: [listFile('shixin'), listFile('tax-major', entries(100, 120))] })
    world.print = fingerprint(world.server.files.get('1.root.json')!)
    world.server.files.delete([...world.server.files.keys()].find(path => path.startsWith('targets/lists/shixin/packs/'))!)
    await world.add()
    expect(await world.answers(firm(110))).toEqual(['broken', 'listed'])
  })

  test('in an update leaves the version before, which is stale from then on', async () => {
    await world.add()
    world.server.files = publish({ lists: [listFile('shixin', entries(10, 60))], now: NOW }, world.server.files)
    world.server.meddle = (path, bytes) => (path.endsWith('.pack') ? bytes!.slice(1) : bytes)
    expect(await world.update()).toMatchObject({ ok: true, value: { lists: [{ outcome: 'failed', code: 'damaged' }] } })
    expect(await world.answers(firm(5))).toEqual(['listed'])
    expect(await world.answers(firm(77))).toEqual(['stale'])
    world.server.heal()
    await world.update()
    expect(await world.answers(firm(5))).toEqual(['not-listed'])
    expect(await world.answers(firm(77))).toEqual(['not-listed'])
  })

  test('written for a newer program answers nothing', async () => {
    const path = [...world.server.files.keys()].find(p => p.endsWith('.manifest.json'))!
    const newer = utf8(new TextDecoder().decode(world.server.files.get(path)!).replace('"schema":1', '"schema":2'))
    world.server.meddle = (p, bytes) => (p === path ? newer : bytes)
    const result = await world.add()
    expect(result).toMatchObject({ ok: true, value: { lists: [{ outcome: 'failed' }] } })
    expect(await world.answers(firm(7))).toEqual(['broken'])
  })
})
