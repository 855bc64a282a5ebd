/**
 * The block table: where each block lies and what it must hash to, in pages of 128 rows, so that one block costs one small read.
 * Body: row count (4), then rows of pack (2), offset (4), size (4), length (4), SHA-256 (32).
 */
import { frame, fromHex, toHex, unframe, viewOf } from './bytes.ts'
import { FormatError } from './error.ts'
import type { BlockRow } from './types.ts'

export const ROWS_A_PAGE = 128
const ROW = 46

export const tablePageOf = (block: number): number => Math.floor(block / ROWS_A_PAGE)

const writePage = (rows: readonly BlockRow[]): Uint8Array => {
  const body = new Uint8Array(4 + rows.length * ROW)
  const view = viewOf(body)
  view.setUint32(0, rows.length)
  for (const [i, row] of rows.entries()) {
    const at = 4 + i * ROW
    view.setUint16(at, row.pack)
    view.setUint32(at + 2, row.offset)
    view.setUint32(at + 6, row.size)
    view.setUint32(at + 10, row.length)
    body.set(fromHex(row.sha256), at + 14)
  }
  return frame('T', body)
}

export const writeBlockTable = (rows: readonly BlockRow[]): Uint8Array[] => {
  const pages: Uint8Array[] = []
  for (let i = 0; i < rows.length; i += ROWS_A_PAGE) pages.push(writePage(rows.slice(i, i + ROWS_A_PAGE)))
  return pages
}

/** Row `i` of page `p` is block `p * ROWS_A_PAGE + i`. */
export const readTablePage = (bytes: Uint8Array, what = 'table'): BlockRow[] => {
  const body = unframe('T', bytes, what)
  const view = viewOf(body)
  const count = body.length >= 4 ? view.getUint32(0) : -1
  if (count < 1 || count > ROWS_A_PAGE || body.length !== 4 + count * ROW)
    throw new FormatError('bad-part', `${what} has a wrong length`)
  return Array.from({ length: count }, (_, i) => {
    const at = 4 + i * ROW
    return {
      pack: view.getUint16(at),
      offset: view.getUint32(at + 2),
      size: view.getUint32(at + 6),
      length: view.getUint32(at + 10),
      sha256: toHex(body.subarray(at + 14, at + ROW)),
    }
  })
}
