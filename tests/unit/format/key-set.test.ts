import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyHash } from '#shared/core/keyhash.ts'
import { sha256Bytes, utf8 } from '#shared/format/bytes.ts'
import { buildKeySet, KeySet, keyPageFor, prefixBits, prefixOf } from '#shared/format/key-set.ts'
import { leafHash, merklePath, merkleRoot, rootFromPath } from '#shared/format/merkle.ts'
import { makeProbe, Prefilter } from '#shared/format/prefilter.ts'

const setOf = (hashes: { lo: number; hi: number }[]) => {
  const built = buildKeySet({ lo: Uint32Array.from(hashes, h => h.lo), hi: Uint32Array.from(hashes, h => h.hi) })
  return { built, set: KeySet.open(built.pages, built) }
}
const names = (n: number, stem: string) => Array.from({ length: n }, (_, i) => keyHash('n', `${stem}${i}有限公司`))
const lane = fc.integer({ min: 0, max: 0xffff_ffff })

describe('a key set', () => {
  test('holds exactly the prefixes it was made of, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ lo: lane, hi: lane }), { maxLength: 900 }), hashes => {
        const { built, set } = setOf(hashes)
        const seen: number[] = []
        set.each(p => seen.push(p))
        const want = [...new Set(hashes.map(h => prefixOf(h.lo, h.hi, built.bits)))].sort((a, b) => a - b)
        expect(seen).toEqual(want)
        expect(hashes.every(h => set.has(h))).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  test('100,000 keys: no false negative; few false positives', () => {
    const held = names(100_000, '苏州示例')
    const { set } = setOf(held)
    expect(held.every(h => set.has(h))).toBe(true)
    expect(names(200_000, '无锡样本').filter(h => set.has(h)).length).toBeLessThan(15)
  })

  test.each([5_000, 40_000, 48_000, 64_000, 90_000])('%i keys cost no more bits than designed', n => {
    const { built } = setOf(names(n, '苏州示例'))
    const bits = (built.pages.reduce((n, p) => n + p.length, 0) * 8) / built.count
    expect(bits).toBeLessThanOrEqual(Math.log2(2 ** built.bits / built.count) + 1.7)
  })

  test('one page answers alone for its keys', () => {
    const held = names(12_000, '苏州示例')
    const { built } = setOf(held)
    expect(built.pages.length).toBeGreaterThan(2)
    const firsts = built.refs.map(r => r.first)
    for (const h of held.slice(0, 500)) {
      const prefix = prefixOf(h.lo, h.hi, built.bits)
      const page = keyPageFor(firsts, prefix)
      const alone = KeySet.open([built.pages[page]!], { bits: built.bits, count: built.refs[page]!.count })
      expect(alone.has(h)).toBe(true)
    }
    expect(keyPageFor(firsts, firsts[0]! - 1)).toBe(-1)
  })

  test('pages missing, doubled or in the wrong order are refused', () => {
    const { built } = setOf(names(9000, '苏州示例'))
    const [a, b, c] = built.pages
    for (const pages of [
      [a!, b!],
      [a!, c!, b!],
      [a!, a!, b!, c!],
    ])
      expect(() => KeySet.open(pages, built)).toThrow(expect.objectContaining({ code: 'bad-part' }))
  })

  test('prefix bits: never fewer than 32, exact as a number', () => {
    expect([0, 1, 42_949, 42_950, 10_000_000, 1e12].map(prefixBits)).toEqual([32, 32, 32, 33, 40, 53])
    expect(prefixOf(0xffff_ffff, 0xffff_ffff, 53)).toBe(2 ** 53 - 1)
    expect(prefixOf(0x8000_0000, 1, 33)).toBe(3)
  })
})

test('the prefilter over several sets has no false negative, and few false positives', () => {
  const small = names(50, '南京示例')
  const large = names(60_000, '苏州示例')
  const sets = [setOf(small).set, setOf(large).set]
  const filter = new Prefilter(sets)
  expect([...small, ...large].every(h => filter.mayHave(h.lo, h.hi))).toBe(true)
  expect(names(100_000, '无锡样本').filter(h => filter.mayHave(h.lo, h.hi)).length).toBeLessThan(400)
  expect((filter.bytes * 8) / 60_050).toBeLessThan(17)
  for (const probe of [makeProbe(sets), makeProbe(sets, new Prefilter(sets))]) {
    expect([...small, ...large].every(h => probe(h.lo, h.hi))).toBe(true)
    expect(names(100_000, '无锡样本').filter(h => probe(h.lo, h.hi)).length).toBeLessThan(10)
  }
  expect(makeProbe([])(1, 2)).toBe(false)
})

describe('Merkle trees (RFC 6962)', () => {
  const hex = (b: Uint8Array) => Buffer.from(b).toString('hex')
  test('the roots of the RFC’s reference leaves', () => {
    const data = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
    const leaves = data.map(d => leafHash(Uint8Array.from(Buffer.from(d, 'hex'))))
    expect(hex(merkleRoot([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(hex(merkleRoot(leaves.slice(0, 1)))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
    expect(hex(merkleRoot(leaves.slice(0, 3)))).toBe('aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77')
    expect(hex(merkleRoot(leaves))).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328')
  })
  test('every leaf’s path leads to the root, and no other leaf, place or size does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), (size, at) => {
        const leaves = Array.from({ length: size }, (_, i) => leafHash(utf8(`leaf ${i}`)))
        const index = at % size
        const path = merklePath(leaves, index)
        const root = hex(merkleRoot(leaves))
        expect(hex(rootFromPath(leaves[index]!, index, size, path)!)).toBe(root)
        const wrong = rootFromPath(sha256Bytes(utf8('other')), index, size, path)
        expect(wrong && hex(wrong)).not.toBe(root)
        if (size > 1) {
          const elsewhere = rootFromPath(leaves[index]!, (index + 1) % size, size, path)
          expect(elsewhere && hex(elsewhere)).not.toBe(root)
        }
        expect(rootFromPath(leaves[index]!, size, size, path)).toBeUndefined()
      }),
    )
  })
})
