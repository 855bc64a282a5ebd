/** HTML tables → rows, saved pages included. Spanned cells are repeated, so that columns stay columns; nested tables stand apart. */
import { Parser } from 'htmlparser2'
import type { Row } from './rows.ts'

export interface HtmlTable {
  id: string
  rows: Row[]
}

interface OpenCell {
  text: string
  colSpan: number
  rowSpan: number
}
interface OpenTable {
  table: HtmlTable
  cells: string[] | undefined
  cell: OpenCell | undefined
  line: number
  /** Column → text and rows still to fill, from cells that span rows. */
  hanging: Map<number, { text: string; rows: number }>
}

const BREAKS = new Set(['br', 'p', 'div', 'li'])
/** A span is a layout hint from the page: past this it is a mistake or an attack. */
const MAX_SPAN = 200

/** All tables of a page, in document order, rows with at least one cell of text. */
export const readTables = (html: string): HtmlTable[] => {
  const tables: HtmlTable[] = []
  const open: OpenTable[] = []
  let hidden = 0
  const closeCell = (t: OpenTable | undefined) => {
    if (!t?.cell || !t.cells) return
    fillHanging(t)
    const text = t.cell.text.replace(/[\s\u00a0]+/g, ' ').trim()
    for (let i = 0; i < t.cell.colSpan; i++) {
      if (t.cell.rowSpan > 1) t.hanging.set(t.cells.length, { text, rows: t.cell.rowSpan - 1 })
      t.cells.push(text)
    }
    t.cell = undefined
  }
  const closeRow = (t: OpenTable | undefined) => {
    if (!t?.cells) return
    closeCell(t)
    fillHanging(t)
    if (t.cells.some(c => c !== '')) t.table.rows.push({ line: t.line, cells: t.cells })
    t.cells = undefined
  }
  const parser = new Parser({
    onopentag: (name, a) => {
      const t = open.at(-1)
      if (name === 'script' || name === 'style' || name === 'template') hidden++
      else if (name === 'table') {
        const table: HtmlTable = { id: a.id ?? '', rows: [] }
        tables.push(table)
        open.push({ table, cells: undefined, cell: undefined, line: 0, hanging: new Map() })
      } else if (name === 'tr' && t) {
        closeRow(t)
        t.line++
        t.cells = []
      } else if ((name === 'td' || name === 'th') && t) {
        closeCell(t)
        if (!t.cells) {
          t.line++
          t.cells = []
        }
        t.cell = { text: '', colSpan: span(a.colspan), rowSpan: span(a.rowspan) }
      } else if (BREAKS.has(name) && t?.cell) t.cell.text += ' '
    },
    ontext: text => {
      const cell = open.at(-1)?.cell
      if (cell && hidden === 0) cell.text += text
    },
    onclosetag: name => {
      const t = open.at(-1)
      if (name === 'script' || name === 'style' || name === 'template') hidden--
      else if (name === 'table' && t) {
        closeRow(t)
        open.pop()
      } else if (name === 'tr') closeRow(t)
      else if (name === 'td' || name === 'th') closeCell(t)
    },
  })
  parser.end(html)
  return tables
}

const span = (raw: string | undefined): number => Math.min(MAX_SPAN, Math.max(1, Number.parseInt(raw ?? '1', 10) || 1))

const fillHanging = (t: OpenTable): void => {
  if (!t.cells) return
  for (;;) {
    const hang = t.hanging.get(t.cells.length)
    if (!hang) return
    if (--hang.rows === 0) t.hanging.delete(t.cells.length)
    t.cells.push(hang.text)
  }
}
