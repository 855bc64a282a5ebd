/** Every byte of every part of a small list is flipped in turn: reading must fail, never answer. */
import { expect, test } from 'vitest'
import { decodeBlock } from '#shared/format/block.ts'
import { readTablePage } from '#shared/format/block-table.ts'
import { buildList } from '#shared/format/build.ts'
import { checkPart, refOf } from '#shared/format/bytes.ts'
import { FormatError } from '#shared/format/error.ts'
import { KeyPage } from '#shared/format/key-page.ts'
import { readManifest } from '#shared/format/manifest.ts'
import { unpackBlock } from '#shared/format/pack.ts'
import { readPartIndex } from '#shared/format/part-index.ts'
import { meta, records } from './firms.ts'

const built = buildList(records(12), meta)
const parts = new Map(built.parts)
const rows = readTablePage(parts.get('table/0')!)

const flipEach = (bytes: Uint8Array, read: (damaged: Uint8Array) => unknown) => {
  for (let i = 0; i < bytes.length; i++) {
    const damaged = bytes.slice()
    damaged[i]! ^= 1 << (i % 8)
    expect(() => read(damaged), `byte ${i}`).toThrow(FormatError)
  }
}

test.each([
  ['parts', readPartIndex],
  ['table/0', (b: Uint8Array) => readTablePage(b)],
  ['keys/0', (b: Uint8Array) => new KeyPage(b, 'keys/0')],
  ['block/0', (b: Uint8Array) => decodeBlock(b, rows[0]!)],
])('%s: a flipped byte is noticed by the reader itself', (part, read) => {
  flipEach(parts.get(part)!, read)
})

test('manifest: a flipped byte is noticed by its signed hash', () => {
  const ref = refOf(built.manifestBytes)
  flipEach(built.manifestBytes, bytes => {
    checkPart(bytes, ref, 'manifest')
    readManifest(bytes)
  })
})

test('pack: a flipped byte damages at most its own block, and is noticed there or does not matter', () => {
  for (let i = 0; i < built.packs[0]!.length; i++) {
    const damaged = built.packs[0]!.slice()
    damaged[i]! ^= 1 << (i % 8)
    for (const [n, row] of rows.entries()) {
      let block: Uint8Array | undefined
      try {
        const inflated = unpackBlock(damaged, row)
        decodeBlock(inflated, row)
        block = inflated
      } catch (error) {
        expect(error).toBeInstanceOf(FormatError)
      }
      if (block) expect(block).toEqual(parts.get(`block/${n}`))
    }
  }
})

test('a short read is told apart from a damaged one', () => {
  const bytes = parts.get('block/0')!
  expect(() => decodeBlock(bytes.subarray(0, -1), rows[0]!)).toThrow(expect.objectContaining({ code: 'wrong-length' }))
  expect(() => unpackBlock(built.packs[0]!.subarray(0, 20), rows[0]!)).toThrow(expect.objectContaining({ code: 'wrong-length' }))
})

test('a member that inflates to more than its row states yields no byte beyond it, and then fails its hash', () => {
  const row = rows.find(r => r.length > 200)!
  const cut = unpackBlock(built.packs[row.pack]!, { ...row, length: 100 })
  expect(cut.length).toBe(100)
  expect(() => decodeBlock(cut, { ...row, length: 100 })).toThrow(expect.objectContaining({ code: 'wrong-hash' }))
})
