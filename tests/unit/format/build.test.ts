import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Key, keyText } from '#shared/core/keys.ts'
import { hasVariant, keysOf } from '#shared/core/record-keys.ts'
import type { ListRecord } from '#shared/core/records.ts'
import { bucketOf, bucketOfKey, decodeBlock, hitsIn, parseKeyText, recordsFor } from '#shared/format/block.ts'
import { readTablePage } from '#shared/format/block-table.ts'
import { buildList } from '#shared/format/build.ts'
import { fromUtf8, sha256Hex } from '#shared/format/bytes.ts'
import { canonicalJson } from '#shared/format/canonical.ts'
import { KeySet } from '#shared/format/key-set.ts'
import { readManifest, writeManifest } from '#shared/format/manifest.ts'
import { unpackBlock } from '#shared/format/pack.ts'
import { readPartIndex } from '#shared/format/part-index.ts'
import type { BuiltList } from '#shared/format/types.ts'
import { meta, record, records, usccOf } from './firms.ts'

const partsOf = (built: BuiltList) => new Map(built.parts)
const pages = (built: BuiltList, kind: string) => built.parts.filter(([key]) => key.startsWith(`${kind}/`)).map(p => p[1])
const rowsOf = (built: BuiltList) => pages(built, 'table').flatMap(page => readTablePage(page))

/** What a reader finds under a key, pointers followed. */
const find = async (built: BuiltList, key: Key): Promise<ListRecord[]> => {
  const parts = partsOf(built)
  const rows = rowsOf(built)
  const open = (of: Key) => {
    const n = bucketOfKey(of, built.manifest.blocks.buckets)
    return decodeBlock(parts.get(`block/${n}`)!, rows[n]!)
  }
  const hits = hitsIn(open(key), keyText(key)).map(hit =>
    hit.record ? [hit.record] : recordsFor(open(parseKeyText(hit.pointsTo)!), hit.pointsTo, keyText(key), hasVariant),
  )
  return (await Promise.all(hits)).flat()
}

describe('a built list', () => {
  test('gives every record under every one of its keys, and nothing else', async () => {
    const all = records(500)
    const built = buildList(all, meta)
    expect(built.manifest.blocks.buckets).toBeGreaterThan(8)
    for (const r of all) for (const key of keysOf(r.subject)) expect(await find(built, key)).toEqual([r])
    expect(await find(built, { type: 'n', value: '无此公司' })).toEqual([])
    expect(await find(built, { type: 'u', value: usccOf(999) })).toEqual([])
  })

  test('gives the same bytes whatever the order of the records', () => {
    const all = records(300)
    const a = buildList(all, meta)
    const b = buildList([...all].reverse(), meta)
    expect(a).toEqual(b)
  })

  test('gives all entries of one subject, and of a key that is both primary and pointer', async () => {
    const one = { name: '苏州示例甲有限公司', uscc: usccOf(1) }
    const all = [
      record(1, { id: 'b', subject: one }),
      record(1, { id: 'a', subject: one }),
      record(1, { id: 'c', subject: { name: '苏州示例甲有限公司' } }),
      record(1, { id: 'd', subject: { name: '苏州示例乙有限公司', uscc: usccOf(1), formerNames: ['苏州示例丙有限公司'] } }),
    ]
    const built = buildList(all, meta)
    const ids = async (key: Key) => (await find(built, key)).map(r => r.id)
    expect(await ids({ type: 'u', value: usccOf(1) })).toEqual(['a', 'b', 'd'])
    expect(await ids({ type: 'n', value: '苏州示例甲有限公司' })).toEqual(['c', 'a', 'b'])
    expect(await ids({ type: 'n', value: '苏州示例乙有限公司' })).toEqual(['d'])
    expect(await ids({ type: 'n', value: '苏州示例丙有限公司' })).toEqual(['d'])
  })

  test('states for how many records each key type exists', () => {
    const built = buildList(
      [
        record(1),
        record(2, { subject: { name: '苏州示例乙有限公司' } }),
        record(3, { subject: { name: '苏州示例丙厂', orgCode: '744190927' } }),
        record(4, { subject: { name: '个体户', uscc: `92${usccOf(4).slice(2)}` } }),
      ],
      meta,
    )
    expect(built.manifest.keyCoverage).toEqual({ count: 4, uscc: 2, orgCode: 3, regNo: 0, name: 3, anyCode: 3 })
  })

  test('an empty list is a list: one block, no keys', async () => {
    const built = buildList([], meta)
    expect(built.manifest).toMatchObject({ count: 0, blocks: { buckets: 1 }, keys: { count: 0 } })
    expect(KeySet.open([], built.manifest.keys).has({ lo: 1, hi: 2 })).toBe(false)
    expect(await find(built, { type: 'n', value: '无此公司' })).toEqual([])
  })

  test('its parts are what the table of parts and the manifest say', () => {
    const built = buildList(records(400), meta)
    const parts = partsOf(built)
    const index = readPartIndex(parts.get('parts')!)
    expect(index).toEqual(built.index)
    expect(sha256Hex(parts.get('parts')!)).toBe(built.manifest.parts.sha256)
    for (const [i, ref] of index.table.entries()) expect(sha256Hex(parts.get(`table/${i}`)!)).toBe(ref.sha256)
    for (const [i, ref] of index.keys.entries()) expect(sha256Hex(parts.get(`keys/${i}`)!)).toBe(ref.sha256)
    for (const [i, ref] of index.packs.entries()) expect(sha256Hex(built.packs[i]!)).toBe(ref.sha256)
    for (const [i, row] of rowsOf(built).entries())
      expect(unpackBlock(built.packs[row.pack]!, row)).toEqual(parts.get(`block/${i}`))
  })

  test('a record with every field is canonical too, whatever the order of its members', async () => {
    const date = { text: '十二个月内', on: '2026-03-01', from: 'parsed' as const }
    const full: Required<ListRecord> = {
      subject: {
        uscc: usccOf(1),
        name: '苏州示例甲有限公司',
        orgCode: '744190927',
        regNo: '320500000000001',
        masked: '9132****27',
        codeFault: 'check-character',
        otherNames: ['EXAMPLE "A" LTD'],
        formerNames: ['苏州示例乙有限公司'],
      },
      source: { row: 3, url: 'https://source.example/1', file: 'a.csv' },
      severity: { level: 'serious', from: 'printed' },
      region: '江苏省',
      ref: '1',
      reason: 'line\nbreak',
      outcome: '2',
      legalBasis: '3',
      kept: false,
      id: 'full',
      grade: 'A',
      extra: { '9': 'a', '10': 'b', 甲: 'c' },
      disputed: true,
      dates: { validUntil: date, since: date, scope: '苏州市', publishedUntil: date, effectUntil: date },
      ban: { forbids: true, contradictory: false, area: '苏州市' },
      authority: '4',
    }
    const { extra: _, ...plain } = full
    for (const r of [full, plain]) {
      const built = buildList([r], meta)
      for (const block of pages(built, 'block')) {
        const text = fromUtf8(block, 'block')
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }
      expect(await find(built, { type: 'u', value: usccOf(1) })).toEqual([r])
    }
  })

  test('blocks are canonical JSON and lie in the bucket of their keys', () => {
    const built = buildList(records(200), meta)
    for (const [i, block] of pages(built, 'block').entries()) {
      const text = fromUtf8(block, 'block')
      expect(canonicalJson(JSON.parse(text))).toBe(text)
      for (const [key] of JSON.parse(text).entries) expect(bucketOfKey(parseKeyText(key)!, built.manifest.blocks.buckets)).toBe(i)
    }
  })

  test('the manifest stays about 1 KB, however long the list', () => {
    expect(buildList(records(3000), meta).manifestBytes.length).toBeLessThan(1024)
  })

  test('one more record leaves the other buckets as they were', () => {
    const first = buildList(records(400), meta)
    const next = buildList(records(401), {
      ...meta,
      seq: 2,
      previous: { sha256: sha256Hex(first.manifestBytes), buckets: first.manifest.blocks.buckets },
    })
    const changed = pages(next, 'block').filter((b, i) => sha256Hex(b) !== sha256Hex(pages(first, 'block')[i]!))
    expect(next.manifest.blocks.buckets).toBe(first.manifest.blocks.buckets)
    expect(changed.length).toBeLessThanOrEqual(4)
    expect(next.manifest.previous).toBe(sha256Hex(first.manifestBytes))
  })

  test('local lists have no packs and the same blocks', () => {
    const local = buildList(records(50), { ...meta, pack: false })
    expect(local.packs).toEqual([])
    expect(pages(local, 'block')).toEqual(pages(buildList(records(50), meta), 'block'))
  })

  test.each([
    ['record-without-key', [record(1, { subject: { name: '' } })]],
    ['record-without-key', [record(1, { subject: { name: '', regNo: '980100000000003' } })]],
    ['bad-record', [record(1, { subject: { name: '云泽砚溪川建设工程有限公司', masked: '650000196405****3224' } })]],
    ['duplicate-id', [record(1), record(1)]],
    ['bad-record', [{ ...record(1), dates: { since: { on: '01.03.2026', from: 'printed' } } } as ListRecord]],
  ])('refuses what cannot be published truthfully: %s', (code, bad) => {
    expect(() => buildList(bad, meta)).toThrow(expect.objectContaining({ code }))
  })

  test('any names and any mixture of keys are found again', async () => {
    const subject = fc.record({
      name: fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).map(s => `甲${s}公司`),
      uscc: fc.option(fc.nat(50).map(usccOf), { nil: undefined }),
      formerNames: fc.option(fc.array(fc.string({ minLength: 1, maxLength: 6 }), { maxLength: 2 }), { nil: undefined }),
    })
    return fc.assert(
      fc.asyncProperty(fc.array(subject, { maxLength: 30 }), async subjects => {
        const all = subjects.map((s, i) => record(i, { subject: JSON.parse(JSON.stringify(s)) }))
        const built = buildList(all, { ...meta, pack: false })
        for (const r of all)
          for (const key of keysOf(r.subject)) expect((await find(built, key)).filter(f => f.id === r.id)).toEqual([r])
      }),
      { numRuns: 60 },
    )
  })
})

test('buckets are the upper bits of the key hash', () => {
  expect(bucketOf({ lo: 0, hi: 0xffff_ffff }, 1)).toBe(0)
  expect(bucketOf({ lo: 0, hi: 0xffff_ffff }, 8)).toBe(7)
  expect(bucketOf({ lo: 0, hi: 0x2000_0000 }, 8)).toBe(1)
})

describe('reading a manifest', () => {
  const built = buildList(records(3), meta)
  const with_ = (over: object) => writeManifest({ ...built.manifest, ...over } as typeof built.manifest)
  test('gives back what was written', () => {
    expect(readManifest(built.manifestBytes)).toEqual(built.manifest)
  })
  test.each([
    ['unknown-schema', { schema: 2 }],
    ['unknown-normaliser', { normaliser: 99 }],
    ['unknown-hash', { hash: 99 }],
    ['bad-manifest', { listId: '../etc' }],
    ['bad-manifest', { seq: 0 }],
    ['bad-manifest', { retrievedAt: '2026-02-30' }],
    ['bad-manifest', { blocks: { buckets: 3, root: '0'.repeat(64) } }],
    ['bad-manifest', { coverage: undefined }],
  ])('%s for %j', (code, over) => {
    expect(() => readManifest(with_(over))).toThrow(expect.objectContaining({ code }))
  })
})
