/**
 * XLSX (ECMA-376) cells as text: shared, inline and formula strings, numbers without rounding, date cells as `YYYY-MM-DD`.
 * Written here because the kept readers need every cell to carry its address (`r`), which the standard makes optional and one of
 * the banks' lists leaves out. Only the parts named below are inflated, each under a cap.
 */
import { parseDay } from '../core/days.ts'
import { DocumentError } from './fault.ts'
import type { Pace } from './pace.ts'
import { readTargets, scan } from './xml.ts'
import { inflateParts, partText } from './zip.ts'

const WANTED = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/

/** Cells that are shown as one, from a row and column on, all counted from 0. */
export interface Merge {
  row: number
  col: number
  rowSpan: number
  colSpan: number
}

export interface Sheet {
  name: string
  /** `line`: the sheet's own row number, counted from 1. */
  rows: { line: number; cells: string[] }[]
  merges: Merge[]
}

/**
 * The workbook's sheets, in order; of each the rows that have a cell with text.
 * @param choose leaves out sheets by name before they are read.
 */
export const readSheets = async (
  bytes: Uint8Array,
  pace: Pace,
  choose: (names: string[]) => string[] = names => names,
): Promise<Sheet[]> => {
  const parts = inflateParts(bytes, path => WANTED.test(path))
  const text = (path: string) => partText(parts, path)
  const workbook = await readWorkbook(text('xl/workbook.xml'), pace)
  const targets = await readTargets(text('xl/_rels/workbook.xml.rels'), 'xl/', pace)
  const strings = await readStrings(text('xl/sharedStrings.xml'), pace)
  const dateStyles = await readDateStyles(text('xl/styles.xml'), pace)
  const chosen = new Set(choose(workbook.sheets.map(sheet => sheet.name)))
  const sheets: Sheet[] = []
  for (const { name, id } of workbook.sheets) {
    if (!chosen.has(name)) continue
    const target = targets.get(id)
    if (target?.type === 'chartsheet') continue
    if (!target || !parts[target.path]) throw new DocumentError('broken-xlsx', name)
    sheets.push({ name, ...(await readSheet(text(target.path), strings, dateStyles, workbook.date1904, pace)) })
  }
  if (sheets.length === 0) throw new DocumentError('broken-xlsx')
  return sheets
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

/** `B2:C4`; undefined for a single cell or nonsense. */
const mergeOf = (ref: string): Merge | undefined => {
  const found = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref.replaceAll('$', ''))
  if (!found) return undefined
  const [col, row, lastCol, lastRow] = [columnOf(found[1]!), Number(found[2]) - 1, columnOf(found[3]!), Number(found[4]) - 1]
  const merge = { row, col, rowSpan: lastRow - row + 1, colSpan: lastCol - col + 1 }
  return row < 0 || merge.rowSpan < 1 || merge.colSpan < 1 || merge.rowSpan * merge.colSpan < 2 ? undefined : merge
}

const DAYS_1904 = 1462

const readSheet = async (
  xml: string,
  strings: string[],
  dateStyles: Set<number>,
  date1904: boolean,
  pace: Pace,
): Promise<Pick<Sheet, 'rows' | 'merges'>> => {
  const rows: Sheet['rows'] = []
  const merges: Merge[] = []
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
      } else if (tag === 'mergeCell') {
        const merge = mergeOf(a.ref ?? '')
        if (merge) merges.push(merge)
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
  return { rows, merges }
}

/** A long number is stored as `2.30100100012345E14`: the digits are what a person sees in the cell. */
const plainNumber = (raw: string): string => {
  if (!/e/i.test(raw)) return raw
  const n = Number(raw)
  return Number.isInteger(n) && Math.abs(n) < Number.MAX_SAFE_INTEGER ? String(n) : raw
}
