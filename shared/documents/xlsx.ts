/** A workbook → a table of cells a sheet. Hidden sheets and rows are read too: a filter hides firms, it does not take them out. */
import { BlockList } from './block-list.ts'
import type { Pace } from './pace.ts'
import type { DocumentText } from './types.ts'
import { type Merge, readSheets } from './xlsx-sheets.ts'

const keyOf = (row: number, col: number) => `${row}|${col}`

export const readXlsx = async (bytes: Uint8Array, pace: Pace): Promise<DocumentText> => {
  const list = new BlockList()
  for (const [table, { name, rows, merges }] of (await readSheets(bytes, pace)).entries()) {
    const merged = new Map<string, Merge>(merges.map(merge => [keyOf(merge.row, merge.col), merge]))
    const header = headerRow(rows, merged)
    for (const { line, cells } of rows) {
      cells.forEach((text, col) => {
        const { rowSpan, colSpan } = merged.get(keyOf(line - 1, col)) ?? { rowSpan: 1, colSpan: 1 }
        // The finder looks for headers in a table's first rows: titles above the header stand apart from the table.
        if (line < header) list.add(text, { kind: 'caption' }, { sheet: name, row: line })
        else
          list.add(
            text,
            { kind: 'cell', cell: { table, row: line - header, col, rowSpan, colSpan, header: line === header } },
            { sheet: name, row: line },
          )
      })
    }
    await pace()
  }
  const { blocks, places } = list
  return { kind: 'xlsx', blocks, places, unread: [] }
}

/** Rows looked through for the header. */
const SEARCH = 10

/** Number of the first row with two cells of text: what stands above are titles and notes across the sheet. */
const headerRow = (rows: { line: number; cells: string[] }[], merged: ReadonlyMap<string, Merge>): number => {
  const first = rows[0]?.line ?? 1
  for (const { line, cells } of rows.slice(0, SEARCH)) {
    const filled = cells.flatMap((text, col) => (text === '' ? [] : [merged.get(keyOf(line - 1, col))?.colSpan ?? 1]))
    if (filled.length > 1) return line
  }
  return first
}
