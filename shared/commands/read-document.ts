/** A file as blocks of text: HTML (by its declared charset, as browsers do), CSV by cells, anything else as plain text. */
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Block } from '../core/types.ts'
import { readHtml } from '../documents/html.ts'
import { readText } from '../documents/text.ts'
import { decodeText } from '../publish/decode.ts'
import { pace } from '../publish/pace.ts'
import { readCsv } from '../publish/read-csv.ts'
import { ImportError } from '../publish/rows.ts'
import { UsageError } from './usage.ts'

/** Browsers look for the declaration in the first 1024 bytes. */
const META_BYTES = 1024
const META = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|^\s*<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i

const declaredCharset = (bytes: Uint8Array): string | undefined => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, META_BYTES))
  const found = META.exec(head)
  return found?.[1] ?? found?.[2]
}

/**
 * UTF-8 throughout. A page saved as UTF-8 may still declare the charset its server spoke; by that nothing of it could be read, and
 * text of another charset is never UTF-8 from end to end by chance.
 */
const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** What a declaration names, if there is such a thing; a damaged character becomes U+FFFD, as on screen. */
const decodeHtml = (bytes: Uint8Array, file: string): string => {
  const marked = bytes[0] === 0xef || bytes[0] === 0xff || bytes[0] === 0xfe
  const charset = marked || isUtf8(bytes) ? undefined : declaredCharset(bytes)
  if (charset) {
    try {
      return new TextDecoder(charset).decode(bytes)
    } catch {
      // An invented name: read as if nothing were declared.
    }
  }
  return decodeText(bytes, file).text
}

const csvBlocks = async (text: string, file: string): Promise<Block[]> => {
  const { rows } = await readCsv(text, file, pace())
  return rows.flatMap(({ cells }, row) =>
    cells.map(
      (cell, col): Block => ({
        text: cell,
        kind: 'cell',
        cell: { table: 0, row, col, rowSpan: 1, colSpan: 1, header: row === 0 },
      }),
    ),
  )
}

const looksLikeHtml = (bytes: Uint8Array): boolean =>
  /^\s*(?:\ufeff|ï»¿)?\s*<(?:!doctype|html|head|body|table|div|p|\?xml)/i.test(
    new TextDecoder('latin1').decode(bytes.subarray(0, 256)),
  )

/** @param file a path, or `-` for standard input. Throws `UsageError` when it cannot be read. */
export const readDocument = async (file: string): Promise<Block[]> => {
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(file === '-' ? await buffer(process.stdin) : await readFile(file))
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`)
  }
  try {
    const ending = extname(file).toLowerCase()
    if (/^\.(?:html?|xhtml|shtml)$/.test(ending) || looksLikeHtml(bytes)) return readHtml(decodeHtml(bytes, file))
    const { text } = decodeText(bytes, file)
    return ending === '.csv' ? await csvBlocks(text, file) : readText(text)
  } catch (error) {
    if (error instanceof ImportError) throw new UsageError(`${file}: ${error.message}`)
    throw error
  }
}
