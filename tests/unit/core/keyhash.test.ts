import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finishHi, finishLo, KEY_HASH_VERSION, type KeyType, keyHash, stepA, stepB } from '#shared/core/keyhash.ts'

const TYPES: KeyType[] = ['u', 'o', 'r', 'n', 'v']

/** Released vectors of version 1. They never change: a published registry's key sets were made with them. */
const VECTORS: [KeyType, string, string][] = [
  ['n', '', '4dbeae80c0e51c53'],
  ['n', '甲', 'd693573a481be2a7'],
  ['n', '苏州澜启虚构自动化有限公司', '2f52b5619eb9296e'],
  ['n', '红光(北京)酒业有限公司', 'a8e8029c723a4c1e'],
  ['v', '北京红光酒业有限公司', 'd85634466428451d'],
  ['u', '91320599MA1ABCD12X', 'ea21b5f766589b1e'],
  ['o', '744190927', 'e334d0aad27e084a'],
  ['r', '320599744190927', '93f6330c7e611d32'],
  ['n', 'ACME ROAD & BRIDGE CO.,LTD', '9c21a39280086267'],
  ['n', '𠮷野虚构有限公司', 'db2e7004ca57d3f3'],
]

describe('key hash, version 1', () => {
  test('is version 1', () => expect(KEY_HASH_VERSION).toBe(1))

  test.each(VECTORS)('%s|%s', (type, value, hex) => {
    const { lo, hi } = keyHash(type, value)
    expect(hi.toString(16).padStart(8, '0') + lo.toString(16).padStart(8, '0')).toBe(hex)
  })

  test('walking left from the ending hashes every beginning', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.constantFrom(...TYPES), (text, type) => {
        let a = 0
        let b = 0
        for (let i = text.length - 1; i >= 0; i--) {
          a = stepA(a, text.charCodeAt(i))
          b = stepB(b, text.charCodeAt(i))
          const length = text.length - i
          const whole = keyHash(type, text.slice(i))
          expect({ lo: finishLo(a, b, type, length), hi: finishHi(a, b, type, length) }).toEqual(whole)
        }
      }),
    )
  })

  test('lanes are unsigned 32-bit numbers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom(...TYPES), (text, type) => {
        for (const lane of Object.values(keyHash(type, text))) expect(lane >>> 0).toBe(lane)
      }),
    )
  })

  test('type and length are part of the hash', () => {
    expect(keyHash('n', '甲')).not.toEqual(keyHash('v', '甲'))
    expect(keyHash('n', '')).not.toEqual(keyHash('n', '\0'))
    expect(keyHash('n', '\0')).not.toEqual(keyHash('n', '\0\0'))
  })

  test('names alike spread over 2^20 buckets without crowding', () => {
    const heads = ['苏州', '无锡', '常州', '南京', '扬州', '镇江', '泰州', '盐城']
    const seen = new Set<string>()
    const buckets = new Map<number, number>()
    let n = 0
    for (const head of heads)
      for (let i = 0; i < 4000; i++) {
        const { lo, hi } = keyHash(
          'n',
          `${head}${String.fromCharCode(0x4e00 + (i % 97))}${String.fromCharCode(0x5200 + i)}科技有限公司`,
        )
        seen.add(`${hi}:${lo}`)
        buckets.set(hi >>> 20, (buckets.get(hi >>> 20) ?? 0) + 1)
        n++
      }
    expect(seen.size).toBe(n)
    // 32,000 keys in 4,096 buckets: mean 7.8; a good hash keeps the fullest near 22.
    expect(Math.max(...buckets.values())).toBeLessThan(30)
  })
})
