/** Passes over the real look-up: what changes is told once, whatever happens to the worker in the middle. */
import { beforeEach, describe, expect, test } from 'vitest'
import { variants } from '#shared/core/record-keys.ts'
import { type OpenLookup, openLookup } from '#shared/lookup/lookup.ts'
import { policy } from '#shared/policy/index.ts'
import { StoreError } from '#shared/store/error.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { removeList } from '#shared/sync/local.ts'
import { type PassNeeds, runPass } from '#shared/watch/pass.ts'
import { clockAt, entries, entry, firm, NOW, registry, uscc, withList } from '../../support/lists.ts'
import { MemoryWatch } from '../../support/watch-store.ts'

let lists: MemoryStore
let lookup: OpenLookup
let watch: MemoryWatch
const clock = clockAt()
const directories = new Set(policy.lists.filter(row => row.kind === 'directory').map(row => row.id))
beforeEach(async () => {
  lists = new MemoryStore()
  watch = new MemoryWatch()
  clock.ms = NOW
  await withList(lists, 'shixin', entries(0, 20))
  lookup = await openLookup({ store: lists, clock, policy, ...variants })
})

const pass = async (more: Partial<PassNeeds> = {}) => {
  await lookup.ready()
  return runPass({
    store: watch,
    lookup,
    lists: lookup.lists(),
    directories,
    confirmed: new Map(),
    reviews: [],
    asOf: '2026-11-24',
    now: NOW,
    ...more,
  })
}
const publish = async (records: Parameters<typeof withList>[2], seq = 2, row = registry('reg')) => {
  await withList(lists, 'shixin', records, { seq }, row)
  await lookup.reload()
}

test('nothing is looked up while nobody is watched, and nothing again while nothing changed', async () => {
  expect(await pass()).toBe(false)
  watch.watch('a', firm(3))
  expect(await pass()).toBe(true)
  expect(await pass()).toBe(false)
  expect(watch.told()).toEqual([])
  expect(watch.seen.get('a')).toMatchObject([{ list: 'shixin', record: 'r3', certainty: 'likely' }])
})

test('the next version tells who came, who went and what changed', async () => {
  for (const n of [3, 4, 5, 40]) watch.watch(String(n), firm(n), uscc(n))
  await pass()
  const changed = entry('r5', { name: firm(5), uscc: uscc(5) }, { disputed: true })
  await publish([...entries(0, 3), entry('r4', { name: firm(4), uscc: uscc(4) }), changed, ...entries(40, 41)])
  await pass()
  expect(watch.told().sort()).toEqual([`changed ${firm(5)}`, `new ${firm(40)}`, `removed ${firm(3)}`])
  expect([...watch.events.values()].find(event => event.kind === 'changed')).toMatchObject({
    changes: [['disputed', '', 'true']],
    seq: 2,
  })
})

test('a corrected name is a change, not a removal, of a firm that is watched by name', async () => {
  watch.watch('a', firm(3))
  await pass()
  await publish([entry('r3', { name: firm(77), uscc: uscc(3) }), ...entries(4, 20)])
  await pass()
  expect(watch.told()).toEqual([`changed ${firm(3)}`])
})

test('a list past its term, damaged, or gone removes nobody; each is told once', async () => {
  watch.watch('a', firm(3), uscc(3))
  await pass()
  clock.ms = NOW + 60 * 86_400_000
  await pass()
  await pass()
  expect(watch.told()).toEqual(['lists'])
  expect(watch.seen.get('a')).toMatchObject([{ record: 'r3' }])
  clock.ms = NOW
  await removeList(lists, 'reg/shixin')
  await lookup.reload()
  await pass()
  expect(watch.told()).toEqual(['lists', 'lists'])
  expect(watch.seen.get('a')).toMatchObject([{ record: 'r3', missing: 'absent' }])
})

test('an update that failed is told, and what was seen stays', async () => {
  watch.watch('a', firm(3))
  await pass()
  await publish(entries(0, 20), 1, registry('reg', { error: 'offline', failedAt: NOW }))
  await pass()
  expect([...watch.events.values()]).toMatchObject([{ kind: 'lists', reason: 'update-failed', lists: ['shixin'], entries: 1 }])
})

describe('a worker killed at any commit', () => {
  test('goes on at the next start; everybody’s news comes exactly once', async () => {
    const all = Array.from({ length: 60 }, (_, n) => n)
    const news = async (killAt: number) => {
      watch = new MemoryWatch()
      lists = new MemoryStore()
      await withList(lists, 'shixin', entries(0, 60))
      lookup = await openLookup({ store: lists, clock, policy, ...variants })
      for (const n of all) watch.watch(String(n), firm(n), uscc(n))
      await pass()
      await publish(entries(30, 60))
      let commits = 0
      watch.before = () => {
        if (++commits === killAt) throw new Error('killed')
      }
      await pass().catch(() => {})
      watch.before = () => {}
      await pass()
      await pass()
      return watch.told().sort()
    }
    const whole = await news(0)
    expect(whole).toEqual(
      all
        .slice(0, 30)
        .map(n => `removed ${firm(n)}`)
        .sort(),
    )
    for (let at = 1; at <= 5; at++) expect(await news(at)).toEqual(whole)
  })

  test('that is killed while lists go on to yet another version tells the sum, still once', async () => {
    for (const n of Array.from({ length: 60 }, (_, i) => i)) watch.watch(String(n), firm(n), uscc(n))
    await pass()
    await publish([...entries(0, 20), ...entries(30, 35)])
    let commits = 0
    watch.before = () => {
      if (++commits === 2) throw new Error('killed')
    }
    await pass().catch(() => {})
    watch.before = () => {}
    await publish([...entries(0, 20), ...entries(30, 35)], 3)
    await pass()
    expect(watch.told().sort()).toEqual([30, 31, 32, 33, 34].map(n => `new ${firm(n)}`).sort())
  })

  test('a full disk is said, and nothing is half told', async () => {
    watch.watch('a', firm(3))
    watch.before = () => {
      throw new StoreError('quota', 'full')
    }
    await expect(pass()).rejects.toMatchObject({ code: 'quota' })
    expect([watch.kept, watch.seen.size]).toEqual([undefined, 0])
  })
})

test('a review’s bidders are looked at for its window, watched or not, once', async () => {
  const review = {
    id: 'p',
    name: '道路照明改造',
    from: '2026-05-01',
    to: '2026-12-31',
    bidders: [{ id: 'b1', name: firm(3), code: uscc(3) }],
  }
  await pass({ reviews: [review] })
  await pass({ reviews: [{ ...review, to: '2027-01-31' }] })
  expect([...watch.events.values()]).toMatchObject([{ kind: 'starts', on: '2026-05-06', review: { name: '道路照明改造' } }])
})
