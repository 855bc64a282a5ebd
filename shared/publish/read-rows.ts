/** A file's bytes → one table of rows, whatever its form. Runs in Node and in the browser. */
import { readCsv } from '../documents/csv-rows.ts'
import { decodeText } from '../documents/decode.ts'
import { DocumentError } from '../documents/fault.ts'
import { pace } from '../documents/pace.ts'
import { readSheets } from '../documents/xlsx-sheets.ts'
import { type ImportErrorCode, importErrorWords } from '../text/import.ts'
import { readTables } from './read-html.ts'
import { readJson, readNdjson } from './read-json.ts'
import { type Format, headerKey, ImportError, type ReadHint, type Row, type RowTable } from './rows.ts'

/** Rows looked through for the header when nothing says where it is. */
const HEADER_SEARCH = 20

/**
 * Reads the table of a file.
 * @param fileName for its ending and for messages; never opened.
 * @throws ImportError naming file, line and code.
 */
export const readRows = async (
  bytes: Uint8Array,
  fileName: string,
  hint: ReadHint = {},
  signal?: AbortSignal,
): Promise<RowTable> => {
  try {
    return await read(bytes, fileName, hint, signal)
  } catch (error) {
    if (error instanceof DocumentError) throw importError(error, fileName)
    throw error
  }
}

/** The documents' readers know no files and no mappings: their faults get the file's name here. */
const importError = ({ code, detail, line }: DocumentError, file: string): ImportError => {
  const own = code === 'broken-zip' ? 'broken-xlsx' : code in importErrorWords ? (code as ImportErrorCode) : 'unknown-format'
  return new ImportError(own, file, detail, line)
}

const read = async (bytes: Uint8Array, fileName: string, hint: ReadHint, signal?: AbortSignal): Promise<RowTable> => {
  if (bytes.length === 0) throw new ImportError('empty-file', fileName)
  const turn = pace(signal)
  const binary = binaryFormat(bytes, fileName)
  if (binary === 'xlsx' || hint.format === 'xlsx') {
    const sheets = await readSheets(bytes, turn, names => chooseSheets(names, hint, fileName))
    return table('xlsx', 'utf-8', sheets, hint, fileName, [])
  }
  const { text, encoding } = decodeText(bytes, hint.encoding ?? metaCharset(bytes, fileName))
  const format = hint.format ?? textFormat(text, fileName)
  if (format === 'json' || format === 'ndjson') {
    const path = typeof hint.table === 'string' ? hint.table : undefined
    const read = format === 'json' ? await readJson(text, fileName, turn, path) : await readNdjson(text, turn)
    if (read.rows.length === 0 && read.broken.length === 0) throw new ImportError('no-rows', fileName)
    return { format, encoding, ...read }
  }
  if (format === 'html') return table('html', encoding, chooseTables(text, fileName, hint), hint, fileName, [])
  const csv = await readCsv(text, turn, hint.delimiter)
  return table('csv', encoding, [{ rows: csv.rows }], hint, fileName, csv.broken)
}

const chooseSheets = (names: string[], hint: ReadHint, file: string): string[] => {
  if (hint.sheet === undefined) return names
  const one = typeof hint.sheet === 'number' ? names[hint.sheet - 1] : names.find(name => name === hint.sheet)
  if (one === undefined) throw new ImportError('no-such-sheet', file, String(hint.sheet))
  return [one]
}

const binaryFormat = (bytes: Uint8Array, file: string): Format | undefined => {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'xlsx'
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) throw new ImportError('old-xls', file)
  return undefined
}

/** An HTML page names its encoding itself, within its first kilobyte. */
const metaCharset = (bytes: Uint8Array, file: string): string | undefined => {
  if (bytes[0] === 0xef || bytes[0] === 0xff || bytes[0] === 0xfe) return undefined
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  if (!/\.html?$/i.test(file) && !/<(!doctype|html|head|meta|table)/i.test(head)) return undefined
  const named = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]
  // Saved pages keep the old name after the browser wrote them in another: a strict UTF-8 text is UTF-8.
  return named && !/utf-?8/i.test(named) && !isUtf8(bytes) ? named : undefined
}

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

const textFormat = (text: string, file: string): Format => {
  const ending = /\.(\w+)$/.exec(file.toLowerCase())?.[1] ?? ''
  const start = text.trimStart().slice(0, 2048)
  if (ending === 'ndjson' || ending === 'jsonl') return 'ndjson'
  if (ending === 'json' || ending === 'geojson') return looksLikeNdjson(text) ? 'ndjson' : 'json'
  if (/^html?$|^mht/.test(ending) || /^<(!doctype|html|head|table|!--)/i.test(start)) return 'html'
  // Old systems export an HTML table under the ending xls.
  if (/<table[\s>]/i.test(start)) return 'html'
  if (start.startsWith('[') || start.startsWith('{')) return looksLikeNdjson(text) ? 'ndjson' : 'json'
  return 'csv'
}

const looksLikeNdjson = (text: string): boolean => {
  const lines = text.split('\n', 3).filter(l => l.trim() !== '')
  return lines.length > 1 && lines.slice(0, 2).every(l => /^\s*\{.*\}\s*$/.test(l))
}

const chooseTables = (html: string, file: string, hint: ReadHint): { rows: Row[] }[] => {
  const tables = readTables(html).filter(t => t.rows.length > 0)
  if (typeof hint.table === 'number') {
    const one = tables[hint.table - 1]
    if (!one) throw new ImportError('no-table', file, String(hint.table))
    return [one]
  }
  const named = hint.table ? tables.find(t => t.id === hint.table) : undefined
  if (named) return [named]
  if (tables.length === 0) throw new ImportError('no-table', file, hint.table ?? '')
  return tables
}

/** Of several sheets or tables, the one that has most of the expected headers; without any, the longest. */
const table = (
  format: Format,
  encoding: string,
  parts: { rows: Row[] }[],
  hint: ReadHint,
  file: string,
  broken: RowTable['broken'],
): RowTable => {
  const expected = new Set((hint.expect ?? []).map(headerKey))
  let best: { rows: Row[]; header: number; score: number } | undefined
  for (const { rows } of parts) {
    const found = findHeader(rows, expected)
    if (!best || found.score > best.score || (found.score === best.score && rows.length > best.rows.length)) {
      best = { rows, ...found }
    }
  }
  if (!best || best.rows.length === 0) throw new ImportError('no-rows', file)
  const at = hint.header === undefined ? best.header : headerIndex(best.rows, hint.header, file)
  const headers = at < 0 ? [] : best.rows[at]!.cells
  const rows = best.rows.slice(at + 1 + (hint.skip ?? 0))
  if (rows.length === 0 && broken.length === 0) throw new ImportError('no-rows', file)
  return { format, encoding, headers, rows, broken }
}

const headerIndex = (rows: Row[], line: number, file: string): number => {
  if (line === 0) return -1
  const at = rows.findIndex(r => r.line === line)
  if (at < 0) throw new ImportError('no-header', file, String(line), line)
  return at
}

const findHeader = (rows: Row[], expected: Set<string>): { header: number; score: number } => {
  if (expected.size === 0) return { header: 0, score: 0 }
  let header = -1
  let score = 0
  for (const [i, row] of rows.slice(0, HEADER_SEARCH).entries()) {
    const hits = new Set(row.cells.map(headerKey).filter(c => expected.has(c))).size
    if (hits > score) {
      header = i
      score = hits
    }
  }
  return { header, score }
}
