/** Delimited text → a table of cells, each with its line. */
import { BlockList } from './block-list.ts'
import { readCsv } from './csv-rows.ts'
import type { Pace } from './pace.ts'
import type { DocumentText } from './types.ts'

export const readCsvDocument = async (text: string, pace: Pace, delimiter?: string): Promise<DocumentText> => {
  const { rows, broken } = await readCsv(text, pace, delimiter)
  const list = new BlockList()
  rows.forEach(({ line, cells }, row) => {
    cells.forEach((cell, col) => {
      const shape = { table: 0, row, col, rowSpan: 1, colSpan: 1, header: row === 0 }
      list.add(cell, { kind: 'cell', cell: shape }, { line })
    })
  })
  const { blocks, places } = list
  return { kind: 'csv', blocks, places, unread: broken.map(({ line }) => ({ why: 'broken', line })) }
}
