/** Each attack of the specification against the trust store, with metadata made by the real publisher. */
import { describe, expect, test } from 'vitest'
import { fromUtf8, utf8 } from '#shared/format/bytes.ts'
import { canonicalJson } from '#shared/format/canonical.ts'
import { type SigningKey, signMetadata } from '#shared/publish/keys.ts'
import { checkTarget, type Floor, fingerprint, type PinOptions, TrustedMetadata } from '#shared/trust/metadata.ts'
import { DAY, type Files, list, NOW, publish, publisher, ring } from '../publish-registry/setup.ts'

const keys = ring('first')
const first = publish(new Map(), { lists: [list(5)] }).files
const second = publish(first, { lists: [list(6)], now: NOW + DAY }).files

/** The whole client workflow over one state of a server. */
const run = (files: Files, options: Partial<PinOptions> = {}): TrustedMetadata => {
  const t = TrustedMetadata.pin(files.get('1.root.json')!, { now: NOW, ...options })
  for (let next = files.get('2.root.json'); next; next = files.get(`${t.rootVersion + 1}.root.json`)) t.updateRoot(next)
  t.updateTimestamp(files.get('timestamp.json')!)
  t.updateSnapshot(files.get(`${t.snapshotRef.version}.snapshot.json`)!)
  t.updateTargets(files.get(`${t.targetsRef.version}.targets.json`)!)
  return t
}
const refuses = (code: string, step: string, act: () => unknown) =>
  expect(act).toThrow(expect.objectContaining({ name: 'TrustError', code, step }))

type Signed = { [field: string]: unknown }
const signedOf = (bytes: Uint8Array): Signed => JSON.parse(fromUtf8(bytes, 'metadata')).signed
/** The file changed, and signed by whom one likes. */
const forge = (files: Files, path: string, change: object, by: SigningKey[]): Files =>
  new Map([...files, [path, signMetadata({ ...signedOf(files.get(path)!), ...change }, by)]])

describe('a sound registry', () => {
  test('gives its targets, publisher, floor and expiry', () => {
    const t = run(second, { now: NOW + DAY, fingerprint: fingerprint(first.get('1.root.json')!) })
    expect([...t.targets().keys()]).toEqual(['lists/shixin/2.manifest.json'])
    expect(t.publisher).toEqual(publisher)
    expect(t.floor).toEqual({ root: 1, timestamp: 2, snapshot: 2, targets: 2, signedAt: NOW + DAY })
    expect(t.expiresAt).toBe(NOW + 8 * DAY)
  })
  test('is read again with its own floor, equal versions included', () => {
    expect(run(second, { floor: run(second).floor }).floor).toEqual(run(second).floor)
  })
  test('a target is exactly its bytes', () => {
    const target = { length: 3, sha256: fingerprint(utf8('abc')) }
    checkTarget(utf8('abc'), target)
    refuses('wrong-length', '5.7.2', () => checkTarget(utf8('abcd'), target))
    refuses('wrong-hash', '5.7.2', () => checkTarget(utf8('abd'), target))
  })
})

describe('rollback', () => {
  const floor = run(second).floor
  test('1 timestamp', () => refuses('rollback', '5.4.3.1', () => run(first, { floor })))
  test('2 snapshot: a newer timestamp that names an older snapshot', () => {
    const meta = signedOf(first.get('timestamp.json')!).meta as object
    refuses('rollback', '5.4.3.2', () => run(forge(second, 'timestamp.json', { version: 3, meta }, [keys.online]), { floor }))
  })
  test('3 targets: a newer snapshot that names older targets', () => {
    const t = publish(first, { now: NOW + DAY }).files
    const older = run(first).floor
    refuses('rollback', '5.5.5', () => run(t, { floor: { ...older, targets: 2 } }))
  })
  test('root', () => refuses('rollback', '5.3.5', () => run(first, { floor: { ...run(first).floor, root: 2 } })))
})

describe('expiry', () => {
  test('4 new but expired', () => refuses('expired', '5.4.4', () => run(first, { now: NOW + 7 * DAY })))
  test('5 the same version replayed after expiry', () =>
    refuses('expired', '5.4.4', () => run(first, { now: NOW + 7 * DAY, floor: run(first).floor })))
  test('13 a clock set back does not revive it: the newest signedAt seen counts', () => {
    const floor: Floor = { ...run(first).floor, signedAt: NOW + 30 * DAY }
    refuses('expired', '5.4.4', () => run(first, { now: NOW - 365 * DAY, floor }))
  })
  test('13 a clock a year behind reads fresh metadata', () => {
    expect(run(first, { now: NOW - 365 * DAY }).floor.signedAt).toBe(NOW)
  })
  test('root', () => refuses('expired', '5.3.10', () => run(first, { now: NOW + 365 * DAY })))
  test('snapshot and targets', () => {
    const late = { expires: '2026-07-01T08:00:00Z' }
    for (const [path, role, step] of [
      ['1.snapshot.json', 'snapshot.json', '5.5.6'],
      ['1.targets.json', 'targets.json', '5.6.5'],
    ] as const)
      refuses('expired', step, () => run(restate(forge(first, path, late, [keys.online]), role)))
  })
})

/** Makes the parents state a forged child truly, so that only the child's own fault is left. */
const restate = (files: Files, role: 'snapshot.json' | 'targets.json'): Files => {
  const stated = (path: string, of: string, child: string) => {
    const bytes = files.get(child)!
    const version = signedOf(bytes).version as number
    files = forge(files, path, { meta: { [of]: { version, length: bytes.length, hashes: { sha256: fingerprint(bytes) } } } }, [
      keys.online,
    ])
  }
  if (role === 'targets.json') stated('1.snapshot.json', 'targets.json', '1.targets.json')
  stated('timestamp.json', 'snapshot.json', '1.snapshot.json')
  return files
}

describe('mixtures and signatures', () => {
  test('6 mix and match: parts of two publications', () => {
    const swapped = new Map([...second, ['2.snapshot.json', first.get('1.snapshot.json')!]])
    expect(() => run(swapped)).toThrow(expect.objectContaining({ name: 'TrustError', step: '5.5.2' }))
    const targets = new Map([...second, ['2.targets.json', first.get('1.targets.json')!]])
    expect(() => run(targets)).toThrow(expect.objectContaining({ name: 'TrustError', step: '5.6.2' }))
  })
  test('7 wrong key, at every role', () => {
    const thief = ring('thief').online
    refuses('bad-signature', '5.4.2', () => run(forge(first, 'timestamp.json', {}, [thief])))
    refuses('bad-signature', '5.5.3', () => run(restate(forge(first, '1.snapshot.json', {}, [thief]), 'snapshot.json')))
    refuses('bad-signature', '5.6.3', () => run(restate(forge(first, '1.targets.json', {}, [thief]), 'targets.json')))
  })
  test('7 changed after signing', () => {
    const text = fromUtf8(first.get('timestamp.json')!, 'timestamp').replace('"version":1}', '"version":9}')
    expect(() => run(new Map([...first, ['timestamp.json', utf8(text)]]))).toThrow(
      expect.objectContaining({ code: 'bad-signature' }),
    )
  })
  test('8 below threshold', () =>
    refuses('below-threshold', '5.2', () => run(forge(first, '1.root.json', {}, keys.root.slice(0, 1)))))
  test('9 one signature given twice counts once', () => {
    const one = JSON.parse(fromUtf8(signMetadata(signedOf(first.get('1.root.json')!), keys.root.slice(0, 1)), 'root'))
    const twice = utf8(canonicalJson({ ...one, signatures: [...one.signatures, ...one.signatures] }))
    refuses('below-threshold', '5.2', () => run(new Map([...first, ['1.root.json', twice]])))
  })
  test('9 one key id named twice cannot make a threshold', () => {
    const root = signedOf(first.get('1.root.json')!) as { roles: { root: { keyids: string[] } } }
    const id = root.roles.root.keyids[0]!
    const roles = { ...root.roles, root: { keyids: [id, id], threshold: 2 } }
    refuses('bad-metadata', '5.2', () => run(forge(first, '1.root.json', { roles }, keys.root)))
  })
  test('another registry’s first root', () =>
    refuses('wrong-fingerprint', '5.2', () => run(first, { fingerprint: '0'.repeat(64) })))
  test('17 a captive portal’s page, an endless file', () => {
    const page = utf8('<!doctype html><title>Sign in</title>')
    refuses('bad-metadata', '5.2', () => run(new Map([['1.root.json', page]])))
    refuses('bad-metadata', '5.4.2', () => run(new Map([...first, ['timestamp.json', page]])))
    refuses('too-large', '5.4.1', () => run(new Map([...first, ['timestamp.json', new Uint8Array(3000)]])))
  })
})

describe('root rotation', () => {
  const next = ring('second')
  const rotated = publish(first, { keys: next, previousKeys: keys, now: NOW + DAY }).files

  test('N+1 signed by the old and the new keys is taken', () => {
    expect(run(rotated, { floor: run(first).floor }).rootVersion).toBe(2)
  })
  test('11 one root key stolen is not enough', () => {
    const stolen = [...ring('thief').root, keys.root[0]!]
    refuses('below-threshold', '5.3.4', () => run(forge(rotated, '2.root.json', {}, stolen)))
  })
  test('the new keys alone, or the old keys alone, are not enough', () => {
    refuses('bad-signature', '5.3.4', () => run(forge(rotated, '2.root.json', {}, next.root)))
    refuses('bad-signature', '5.3.4', () => run(forge(rotated, '2.root.json', {}, keys.root)))
  })
  test('10 a skipped version', () => {
    const both = [...keys.root, ...next.root]
    refuses('wrong-version', '5.3.5', () => run(forge(rotated, '2.root.json', { version: 3 }, both)))
  })
  test('12 after a fast-forward with a stolen online key, a change of that key frees the clients', () => {
    const far = forge(
      first,
      'timestamp.json',
      { version: 2 ** 40, signedAt: '2099-01-01T00:00:00Z', expires: '2099-02-01T00:00:00Z' },
      [keys.online],
    )
    const t = TrustedMetadata.pin(far.get('1.root.json')!, { now: NOW })
    expect(() => t.updateTimestamp(far.get('timestamp.json')!)).toThrow(expect.objectContaining({ code: 'expired' }))
    const floor: Floor = { ...t.floor, timestamp: 2 ** 40 }
    expect(() => run(first, { floor })).toThrow()
    expect(run(rotated, { floor }).floor).toMatchObject({ root: 2, timestamp: 2, signedAt: NOW + DAY })
  })
  test('a root that renews the same keys keeps the floor', () => {
    const renewed = publish(first, { publisher: { ...publisher, publisher: '示例省信用办' }, now: NOW + DAY }).files
    const floor = { ...run(renewed).floor, timestamp: 9 }
    refuses('rollback', '5.4.3.1', () => run(renewed, { floor }))
  })
})
