import { beforeEach, describe, expect, test } from 'vitest'
import { dayAt } from '#shared/core/days.ts'
import { parseIdentifier } from '#shared/core/identifiers.ts'
import { variants } from '#shared/core/record-keys.ts'
import type { UnknownReason } from '#shared/core/records.ts'
import { buildList } from '#shared/format/build.ts'
import { type OpenLookup, openLookup } from '#shared/lookup/lookup.ts'
import type { Query } from '#shared/lookup/types.ts'
import { policy } from '#shared/policy/index.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { clockAt, entries, entry, firm, install, listMeta, NOW, registry, uscc, withList } from '../../support/lists.ts'

const code = (value: string) => parseIdentifier(value)!
let store: MemoryStore
let clock: ReturnType<typeof clockAt>
beforeEach(() => {
  store = new MemoryStore()
  clock = clockAt()
})
const open = (): Promise<OpenLookup> => openLookup({ store, clock, policy, ...variants })
const told = async (lookup: OpenLookup, query: Query) =>
  (await lookup.ask(query)).map(a => (a.answer === 'unknown' ? a.reason : a.answer))

describe('a hit', () => {
  test('is told with the record and how it was reached, the code before the name', async () => {
    await withList(store, 'shixin', entries(0, 500))
    const lookup = await open()
    const [byBoth] = await lookup.ask({ name: firm(123), code: code(uscc(123)) })
    expect(byBoth).toMatchObject({ answer: 'listed', hits: [{ via: 'code', record: { id: 'r123' } }] })
    const [byName] = await lookup.ask({ name: firm(123) })
    expect(byName).toMatchObject({ answer: 'listed', hits: [{ via: 'name', record: { id: 'r123' } }] })
    const [byOrgCode] = await lookup.ask({ code: code(uscc(123).slice(8, 17)) })
    expect(byOrgCode).toMatchObject({ answer: 'listed', hits: [{ via: 'code', record: { id: 'r123' } }] })
  })

  test('is the same before and after the key sets are in memory', async () => {
    await withList(store, 'shixin', entries(0, 300))
    const lookup = await open()
    const queries = [1, 150, 299, 300, 5000].map(n => ({ name: firm(n), code: code(uscc(n)) }))
    const before = await lookup.askMany(queries)
    expect(lookup.isReady()).toBe(false)
    await lookup.ready()
    expect(lookup.isReady()).toBe(true)
    expect(await lookup.askMany(queries)).toEqual(before)
    expect(before.map(([a]) => a!.answer)).toEqual(['listed', 'listed', 'listed', 'not-listed', 'not-listed'])
  })

  test('gives every record of one organisation, also those under other keys', async () => {
    const records = [
      entry('a', { name: firm(1), uscc: uscc(1) }),
      entry('b', { name: firm(1), uscc: uscc(1) }),
      entry('c', { name: firm(1) }),
      entry('d', { name: firm(2), uscc: uscc(2), formerNames: [firm(1)] }),
    ]
    await withList(store, 'shixin', records)
    const [answer] = await (await open()).ask({ name: firm(1) })
    const ids = answer!.answer === 'listed' ? answer!.hits.map(hit => hit.record.id).sort() : []
    expect(ids).toEqual(['a', 'b', 'c', 'd'])
  })

  test('is found under a variant of the name, and told so', async () => {
    await withList(store, 'shixin', [entry('a', { name: '红光（江临）酒业有限公司' })])
    const [answer] = await (await open()).ask({ name: '江临红光酒业有限公司' })
    expect(answer).toMatchObject({ answer: 'listed', hits: [{ via: 'variant' }] })
  })

  test('is shown whatever the list’s state', async () => {
    await withList(store, 'shixin', entries(0, 3), { sample: true })
    expect(await told(await open(), { name: firm(1) })).toEqual(['listed'])
  })
})

describe('no hit', () => {
  const ask: Query = { name: firm(900), code: code(uscc(900)) }
  const reasonOf = async (query = ask) => (await told(await open(), query))[0]

  test('is NOT LISTED in a list that is complete, fresh, and reached by the keys tried', async () => {
    await withList(store, 'shixin', entries(0, 20))
    expect(await reasonOf()).toBe('not-listed')
    expect(await reasonOf({ code: ask.code! })).toBe('not-listed')
    expect(await reasonOf({ name: ask.name! })).toBe('not-listed')
  })

  test.each<[string, UnknownReason, Parameters<typeof listMeta>[1]]>([
    ['the sample', 'sample', { sample: true }],
    ['a partial list', 'partial', { coverage: { ...listMeta('x').coverage, complete: false } }],
    ['a list of one region', 'not-covered', { coverage: { ...listMeta('x').coverage, regions: ['江苏'] } }],
    ['a list without organisations', 'not-covered', { coverage: { ...listMeta('x').coverage, subjects: ['person'] } }],
    ['a list past its grace', 'stale', { retrievedAt: dayAt(NOW - 31 * 86_400_000) }],
  ])('in %s is UNKNOWN(%s)', async (_, reason, meta) => {
    await withList(store, 'shixin', entries(0, 20), meta)
    expect(await reasonOf()).toBe(reason)
  })

  test('on the last day of grace is still NOT LISTED, on the next it is stale', async () => {
    await withList(store, 'shixin', entries(0, 20), { retrievedAt: dayAt(NOW - 30 * 86_400_000) })
    expect(await reasonOf()).toBe('not-listed')
    clock.ms += 86_400_000
    expect(await reasonOf()).toBe('stale')
  })

  test('is stale when the registry’s timestamp has run out, also for a lookup opened before', async () => {
    await withList(store, 'shixin', entries(0, 20))
    const lookup = await open()
    expect(await told(lookup, ask)).toEqual(['not-listed'])
    clock.ms = NOW + 7 * 86_400_000
    expect(await told(lookup, ask)).toEqual(['stale'])
  })

  test('is stale when the clock was set back behind what the registry signed', async () => {
    await install(store, registry('reg', { expiresAt: NOW - 1 }), buildList(entries(0, 3), listMeta('shixin')))
    await store.commit({
      registry: registry('reg', { expiresAt: NOW - 1, highWater: { ...registry('reg').highWater, signedAt: NOW } }),
    })
    clock.ms = NOW - 365 * 86_400_000
    expect(await reasonOf()).toBe('stale')
  })

  test('is stale in a list of which a newer version could not be had', async () => {
    await install(store, registry('reg'), buildList(entries(0, 3), listMeta('shixin')), { behind: true })
    expect(await reasonOf()).toBe('stale')
  })

  test('is unverified in a list from this machine', async () => {
    await install(store, registry('local', { origin: 'local' }), buildList(entries(0, 3), listMeta('shixin', { pack: false })))
    expect(await reasonOf()).toBe('unverified')
  })

  test('by code alone in a names-only list needs the name', async () => {
    await withList(store, 'bank-debarred', [entry('a', { name: firm(1) })])
    expect(await reasonOf({ code: ask.code! })).toBe('needs-name')
    expect(await reasonOf(ask)).toBe('not-listed')
  })

  test('by code alone in a list where one record has no code needs the name', async () => {
    await withList(store, 'shixin', [...entries(0, 20), entry('x', { name: firm(50) })])
    expect(await reasonOf({ code: ask.code! })).toBe('needs-name')
  })

  test('by name alone in a list of sole traders, which have no name keys, needs the code', async () => {
    await withList(store, 'shixin', [entry('a', { name: '江临某小吃店', uscc: uscc(1, '92') })])
    expect(await reasonOf({ name: ask.name! })).toBe('needs-code')
    expect(await reasonOf(ask)).toBe('not-listed')
  })

  test('by a masked code alone needs the code', async () => {
    await withList(store, 'shixin', entries(0, 3))
    expect(await reasonOf({ code: code('91230199744****927K') })).toBe('needs-code')
  })
})

describe('damage', () => {
  const flip = async (part: string) => {
    const [row] = await store.lists()
    const bytes = (await store.part(row!.key, row!.active!, part))!.slice()
    bytes[bytes.length >> 1]! ^= 1
    await store.repair(row!.key, row!.active!, part, bytes)
  }

  test.each(['parts', 'table/0', 'keys/0', 'block/0'])('in %s is never a miss', async part => {
    const built = buildList(entries(0, 10), listMeta('shixin'))
    expect(built.manifest.blocks.buckets).toBe(1)
    await install(store, registry('reg'), built)
    await flip(part)
    const lookup = await open()
    expect(await told(lookup, { name: firm(3) })).toEqual(['broken'])
    await lookup.ready()
    expect(await told(lookup, { name: firm(3) })).toEqual(['broken'])
  })

  test('of one block leaves the others answering', async () => {
    await withList(store, 'shixin', entries(0, 400))
    await flip('block/0')
    const lookup = await open()
    const answers = await lookup.askMany(entries(0, 400).map(record => ({ name: record.subject.name })))
    const kinds = answers.map(([a]) => (a!.answer === 'unknown' ? a!.reason : a!.answer))
    expect(new Set(kinds)).toEqual(new Set(['listed', 'broken']))
  })

  test('is repaired by fetching the one part again', async () => {
    const built = buildList(entries(0, 400), listMeta('shixin'))
    await install(store, registry('reg'), built)
    await flip('block/0')
    const asked: string[] = []
    const lookup = await openLookup({
      store,
      clock,
      policy,
      ...variants,
      repair: async (_key, _generation, part) => {
        asked.push(part)
        return built.parts.find(([name]) => name === part)?.[1]
      },
    })
    const answers = await lookup.askMany(entries(0, 400).map(record => ({ name: record.subject.name })))
    expect(answers.every(([a]) => a!.answer === 'listed')).toBe(true)
    expect(asked).toEqual(['block/0'])
  })
})

describe('what changes while a lookup is open', () => {
  test('a version committed and collected by another context is read anew', async () => {
    await withList(store, 'shixin', entries(0, 10))
    const lookup = await open()
    const row = await withList(store, 'shixin', entries(5, 15), { seq: 2 })
    await store.collect(row.key, [])
    expect(await told(lookup, { name: firm(12) })).toEqual(['listed'])
    expect(await told(lookup, { name: firm(2) })).toEqual(['not-listed'])
    expect(lookup.lists()[0]!.seq).toBe(2)
  })

  test('a removed registry answers no more after reload', async () => {
    await withList(store, 'shixin', entries(0, 10))
    const lookup = await open()
    await store.commit({ dropRegistry: 'reg' })
    await lookup.reload()
    expect(await lookup.ask({ name: firm(1) })).toEqual([])
  })

  test('an ask that was cancelled rejects', async () => {
    await withList(store, 'shixin', entries(0, 10))
    const lookup = await open()
    await expect(lookup.ask({ name: firm(1) }, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' })
  })
})

test('lists of several registries with one id all answer, and the probe knows the names of each', async () => {
  await withList(store, 'shixin', entries(0, 10), {}, registry('one'))
  await withList(store, 'shixin', entries(10, 20), {}, registry('two'))
  const lookup = await open()
  expect(await told(lookup, { name: firm(12) })).toEqual(['not-listed', 'listed'])
  expect(lookup.lists().map(list => list.key)).toEqual(['one/shixin', 'two/shixin'])
})
