/**
 * The part `parts`: references to all pages and packs. Body: counts of table pages, key pages and packs (4 each), then rows of
 * length (4) and SHA-256 (32), key pages with their first prefix (4 + 4) and key count (2) as well.
 */
import { frame, fromHex, toHex, unframe, viewOf } from './bytes.ts'
import { FormatError } from './error.ts'
import type { KeyPageRef, PartIndex, PartRef } from './types.ts'

const ROW = 36
const KEY_ROW = ROW + 10

export const writePartIndex = (index: PartIndex): Uint8Array => {
  const body = new Uint8Array(12 + (index.table.length + index.packs.length) * ROW + index.keys.length * KEY_ROW)
  const view = viewOf(body)
  view.setUint32(0, index.table.length)
  view.setUint32(4, index.keys.length)
  view.setUint32(8, index.packs.length)
  let at = 12
  const put = (ref: PartRef) => {
    view.setUint32(at, ref.length)
    body.set(fromHex(ref.sha256), at + 4)
    at += ROW
  }
  for (const ref of index.table) put(ref)
  for (const ref of index.keys) {
    put(ref)
    view.setUint32(at, Math.floor(ref.first / 0x1_0000_0000))
    view.setUint32(at + 4, ref.first % 0x1_0000_0000)
    view.setUint16(at + 8, ref.count)
    at += 10
  }
  for (const ref of index.packs) put(ref)
  return frame('I', body)
}

export const readPartIndex = (bytes: Uint8Array): PartIndex => {
  const body = unframe('I', bytes, 'parts')
  const bad = () => new FormatError('bad-part', 'parts has a wrong length')
  if (body.length < 12) throw bad()
  const view = viewOf(body)
  const [tables, keys, packs] = [view.getUint32(0), view.getUint32(4), view.getUint32(8)]
  if (body.length !== 12 + (tables + packs) * ROW + keys * KEY_ROW) throw bad()
  let at = 12
  const take = (): PartRef => {
    const ref = { length: view.getUint32(at), sha256: toHex(body.subarray(at + 4, at + ROW)) }
    at += ROW
    return ref
  }
  const takeKey = (): KeyPageRef => {
    const ref = take()
    const first = view.getUint32(at) * 0x1_0000_0000 + view.getUint32(at + 4)
    const count = view.getUint16(at + 8)
    at += 10
    return { ...ref, first, count }
  }
  return {
    table: Array.from({ length: tables }, take),
    keys: Array.from({ length: keys }, takeKey),
    packs: Array.from({ length: packs }, take),
  }
}
