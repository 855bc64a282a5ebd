/**
 * XLSX (ECMA-376) cells as text: shared, inline and formula strings, numbers without rounding, date cells as `YYYY-MM-DD`.
 * Written here because the kept readers need every cell to carry its address (`r`), which the standard makes optional and one of
 * the banks' lists leaves out. Only the parts named below are inflated, each under a cap.
 */
import { type UnzipFileInfo, unzipSync } from 'fflate'
import { Parser } from 'htmlparser2'
import { parseDay } from '#shared/core/days.ts'
import type { Pace } from './pace.ts'
import { ImportError, type ReadHint } from './rows.ts'

/** Cap on a part's inflated size: a 100 MB sheet holds more than a million rows, a decompression bomb more than that. */
const MAX_PART = 400_000_000
/** Characters parsed between two looks at the clock. */
const SLICE = 1 << 18
const WANTED = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/

export interface Sheet {
  name: string
  rows: { line: number; cells: string[] }[]
}

/** The workbook's sheets, in order; of each the rows that have a cell with text. */
export const readSheets = async (bytes: Uint8Array, file: string, hint: ReadHint, pace: Pace): Promise<Sheet[]> => {
  const parts = inflate(bytes, file)
  const text = (path: string) => (parts[path] ? new TextDecoder().decode(parts[path]) : '')
  const workbook = await readWorkbook(text('xl/workbook.xml'), pace)
  const targets = await readTargets(text('xl/_rels/workbook.xml.rels'), pace)
  const strings = await readStrings(text('xl/sharedStrings.xml'), pace)
  const dateStyles = await readDateStyles(text('xl/styles.xml'), pace)
  const chosen = chooseSheets(workbook.sheets, hint, file)
  const sheets: Sheet[] = []
  for (const { name, id } of chosen) {
    const path = targets.get(id)
    if (!path || !parts[path]) throw new ImportError('broken-xlsx', file, name)
    sheets.push({ name, rows: await readSheet(text(path), strings, dateStyles, workbook.date1904, pace) })
  }
  if (sheets.length === 0) throw new ImportError('broken-xlsx', file)
  return sheets
}

const inflate = (bytes: Uint8Array, file: string): { [path: string]: Uint8Array } => {
  const filter = (part: UnzipFileInfo) => {
    if (!WANTED.test(part.name)) return false
    if (part.originalSize > MAX_PART) throw new ImportError('too-large', file, part.name)
    return true
  }
  try {
    return unzipSync(bytes, { filter })
  } catch (error) {
    if (error instanceof ImportError) throw error
    throw new ImportError('broken-xlsx', file, error instanceof Error ? error.message : String(error))
  }
}

const chooseSheets = (sheets: { name: string; id: string }[], hint: ReadHint, file: string) => {
  if (hint.sheet === undefined) return sheets
  const one = typeof hint.sheet === 'number' ? sheets[hint.sheet - 1] : sheets.find(s => s.name === hint.sheet)
  if (!one) throw new ImportError('no-such-sheet', file, String(hint.sheet))
  return [one]
}

type Attributes = { [name: string]: string }
interface Handler {
  open?(tag: string, attributes: Attributes): void
  text?(text: string): void
  close?(tag: string): void
}

/** Tags without their namespace prefix: some writers prefix every one (`x:row`). */
const scan = async (xml: string, pace: Pace, handler: Handler): Promise<void> => {
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  const parser = new Parser(
    {
      onopentag: (name, attributes) => handler.open?.(local(name), attributes),
      ontext: text => handler.text?.(text),
      onclosetag: name => handler.close?.(local(name)),
    },
    { xmlMode: true },
  )
  for (let at = 0; at < xml.length; at += SLICE) {
    parser.write(xml.slice(at, at + SLICE))
    await pace()
  }
  parser.end()
}

const readWorkbook = async (xml: string, pace: Pace) => {
  const sheets: { name: string; id: string }[] = []
  let date1904 = false
  await scan(xml, pace, {
    open: (tag, a) => {
      if (tag === 'sheet') {
        const id = Object.entries(a).find(([key]) => key === 'r:id' || key.endsWith(':id'))?.[1] ?? ''
        sheets.push({ name: a.name ?? '', id })
      }
      if (tag === 'workbookPr') date1904 = a.date1904 === '1' || a.date1904 === 'true'
    },
  })
  return { sheets, date1904 }
}

const readTargets = async (xml: string, pace: Pace): Promise<Map<string, string>> => {
  const targets = new Map<string, string>()
  await scan(xml, pace, {
    open: (tag, a) => {
      if (tag !== 'Relationship' || !a.Target || !a.Id) return
      targets.set(a.Id, a.Target.startsWith('/') ? a.Target.slice(1) : `xl/${a.Target}`)
    },
  })
  return targets
}

/** Shared strings; phonetic runs (`rPh`) are reading aids, no part of the text. */
const readStrings = async (xml: string, pace: Pace): Promise<string[]> => {
  const strings: string[] = []
  let current = ''
  let inText = false
  let phonetic = 0
  await scan(xml, pace, {
    open: tag => {
      if (tag === 'si') current = ''
      if (tag === 'rPh') phonetic++
      if (tag === 't') inText = phonetic === 0
    },
    text: text => {
      if (inText) current += text
    },
    close: tag => {
      if (tag === 't') inText = false
      if (tag === 'rPh') phonetic--
      if (tag === 'si') strings.push(unescapeText(current))
    },
  })
  return strings
}

/** ECMA-376 writes characters XML cannot hold as `_x000D_`. */
const unescapeText = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** Built-in number formats that show a date (ECMA-376 18.8.30), East Asian ones included. */
const isBuiltInDate = (id: number) => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
/** A format code shows a date when it has a year or day letter outside quotes, brackets and escapes. */
const isDateCode = (code: string) => /[yd年日]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))

/** Indexes of the cell styles that show a date. */
const readDateStyles = async (xml: string, pace: Pace): Promise<Set<number>> => {
  const codes = new Map<number, string>()
  const styles = new Set<number>()
  let inCellXfs = false
  let index = 0
  await scan(xml, pace, {
    open: (tag, a) => {
      if (tag === 'numFmt') codes.set(Number(a.numFmtId), a.formatCode ?? '')
      if (tag === 'cellXfs') inCellXfs = true
      if (tag === 'xf' && inCellXfs) {
        const id = Number(a.numFmtId ?? 0)
        const code = codes.get(id)
        if (code === undefined ? isBuiltInDate(id) : isDateCode(code)) styles.add(index)
        index++
      }
    },
    close: tag => {
      if (tag === 'cellXfs') inCellXfs = false
    },
  })
  return styles
}

/** Zero-based column of a cell address: `C7` is 2. */
const columnOf = (address: string): number => {
  let n = 0
  for (const c of address) {
    const v = c.charCodeAt(0) - 64
    if (v < 1 || v > 26) break
    n = n * 26 + v
  }
  return n - 1
}

const DAYS_1904 = 1462

const readSheet = async (
  xml: string,
  strings: string[],
  dateStyles: Set<number>,
  date1904: boolean,
  pace: Pace,
): Promise<Sheet['rows']> => {
  const rows: Sheet['rows'] = []
  let line = 0
  let cells: string[] = []
  let column = -1
  let type = ''
  let style = 0
  let value = ''
  let inValue = false
  let phonetic = 0
  const shown = (): string => {
    const raw = value.trim()
    if (type === 's') return strings[Number(raw)]?.trim() ?? ''
    if (type === 'b') return raw === '1' ? 'TRUE' : 'FALSE'
    if (type === 'd') return parseDay(raw) ?? raw
    if (type === 'e') return ''
    if (type === 'inlineStr' || type === 'str') return unescapeText(raw)
    if (dateStyles.has(style) && raw !== '') {
      return parseDay(String(Number(raw) + (date1904 ? DAYS_1904 : 0)), { serial: true }) ?? raw
    }
    return plainNumber(raw)
  }
  await scan(xml, pace, {
    open: (tag, a) => {
      if (tag === 'row') {
        line = a.r ? Number(a.r) : line + 1
        cells = []
        column = -1
      } else if (tag === 'c') {
        column = a.r ? columnOf(a.r) : column + 1
        type = a.t ?? ''
        style = Number(a.s ?? 0)
        value = ''
      } else if (tag === 'rPh') phonetic++
      else if ((tag === 'v' || tag === 't') && phonetic === 0) inValue = true
    },
    text: text => {
      if (inValue) value += text
    },
    close: tag => {
      if (tag === 'v' || tag === 't') inValue = false
      else if (tag === 'rPh') phonetic--
      else if (tag === 'c' && column >= 0 && column < 4096) {
        while (cells.length < column) cells.push('')
        cells[column] = shown()
      } else if (tag === 'row' && cells.some(c => c !== '')) rows.push({ line, cells })
    },
  })
  return rows
}

/** A long number is stored as `2.30100100012345E14`: the digits are what a person sees in the cell. */
const plainNumber = (raw: string): string => {
  if (!/e/i.test(raw)) return raw
  const n = Number(raw)
  return Number.isInteger(n) && Math.abs(n) < Number.MAX_SAFE_INTEGER ? String(n) : raw
}
