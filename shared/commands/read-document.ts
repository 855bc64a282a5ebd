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
import { importErrorText } from '../text/import.ts'
import { UsageError } from './usage.ts'

/** Browsers look for the declaration in the first 1024 bytes. */
const META_BYTES = 1024
const META = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|^\s*<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i

const declaredCharset = (bytes: Uint8Array): string | undefined => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, META_BYTES))
  const found = META.exec(head)
  return found?.[1] ?? found?.[2]
}

/** Undefined when the bytes are not in that charset from end to end, or there is no such charset. */
const decodeFully = (bytes: Uint8Array, charset: string): string | undefined => {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * UTF-8 where it is UTF-8 throughout: saved pages may still declare the charset their server spoke, and no other text is UTF-8 by
 * chance. Else by the declaration, where it fits; else as if nothing were declared, because a name that cannot be read would not be
 * looked up. What fits nothing is read as on screen, with U+FFFD.
 */
const decodeHtml = (bytes: Uint8Array, file: string): string => {
  const marked = bytes[0] === 0xef || bytes[0] === 0xff || bytes[0] === 0xfe
  const charset = marked || decodeFully(bytes, 'utf-8') !== undefined ? undefined : declaredCharset(bytes)
  if (!charset) return decodeText(bytes, file).text
  const fitting = decodeFully(bytes, charset) ?? decodeFully(bytes, 'gb18030')
  if (fitting !== undefined) return fitting
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return decodeText(bytes, file).text
  }
}

/** Files that hold text we do not read: "nothing found" would be said of what nobody looked at. */
const KINDS: [string, string[]][] = [
  ['a PDF', ['%PDF-']],
  ['a Word, Excel or ZIP file', ['PK\x03\x04', 'PK\x05\x06']],
  ['an old Word or Excel file', ['\xd0\xcf\x11\xe0']],
  ['an RTF file', ['{\\rtf']],
  ['a picture', ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*']],
]
const refuseOther = (bytes: Uint8Array, file: string): void => {
  const head = Array.from(bytes.subarray(0, 8), byte => String.fromCharCode(byte)).join('')
  const kind = KINDS.find(([, begins]) => begins.some(text => head.startsWith(text)))?.[0]
  if (kind) throw new UsageError(`${file}: this is ${kind}, which is not read; save it as HTML, CSV or plain text and check that`)
}

const refuseBinary = (text: string, file: string): string => {
  if (text.includes('\0')) throw new UsageError(`${file}: this is no text; save it as HTML, CSV or plain text and check that`)
  return text
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
    refuseOther(bytes, file)
    const ending = extname(file).toLowerCase()
    if (/^\.(?:html?|xhtml|shtml)$/.test(ending) || looksLikeHtml(bytes)) {
      return readHtml(refuseBinary(decodeHtml(bytes, file), file))
    }
    const text = refuseBinary(decodeText(bytes, file).text, file)
    return ending === '.csv' ? await csvBlocks(text, file) : readText(text)
  } catch (error) {
    if (error instanceof ImportError) throw new UsageError(importErrorText(error, 'en'))
    throw error
  }
}
