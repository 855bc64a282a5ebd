/** Rows out of a result page's blocks: a table by its header's words, or label/value lines (企业名称：…). */
import { nameKey } from '../core/normalise.ts'
import { scrub } from '../core/person-numbers.ts'
import type { Block } from '../core/types.ts'
import type { Channel, OfficialField } from './channels.ts'

/** One row as printed: field → text, identity numbers of persons left out. */
export type OfficialRow = { [F in OfficialField]?: string }

const clean = (text: string): string => scrub(text.replace(/\s+/g, ' ').trim()).text
const fieldOf = (channel: Channel, label: string): OfficialField | undefined => {
  const key = nameKey(label)
  return (Object.keys(channel.columns) as OfficialField[]).find(field =>
    channel.columns[field]!.some(word => nameKey(word) === key),
  )
}

export interface ReadRows {
  rows: OfficialRow[]
  /** Whether the form was there at all, rows or none. */
  form: boolean
  /** Rows that lack what each row of this form has. */
  broken: number
}

export const readRows = (channel: Channel, blocks: readonly Block[]): ReadRows => {
  const { rows, form } = channel.form === 'table' ? tableRows(channel, blocks) : pairRows(channel, blocks)
  const whole = rows.filter(row => channel.required.every(field => row[field]))
  return { rows: whole, form, broken: rows.length - whole.length }
}

const tableRows = (channel: Channel, blocks: readonly Block[]): Omit<ReadRows, 'broken'> => {
  const rows: OfficialRow[] = []
  let form = false
  const tables = new Map<number, Map<number, Block[]>>()
  for (const block of blocks) {
    if (!block.cell) continue
    const lines = tables.get(block.cell.table) ?? new Map<number, Block[]>()
    tables.set(block.cell.table, lines)
    lines.set(block.cell.row, [...(lines.get(block.cell.row) ?? []), block])
  }
  for (const lines of tables.values()) {
    let columns: Map<number, OfficialField> | undefined
    for (const cells of lines.values()) {
      const found = new Map<number, OfficialField>()
      for (const { text, cell } of cells) {
        const field = fieldOf(channel, text)
        if (field) found.set(cell!.col, field)
      }
      const fields = new Set(found.values())
      if (channel.required.every(field => fields.has(field))) {
        columns = found
        form = true
      } else if (columns && cells.length > 1) rows.push(rowOf(cells, columns))
    }
  }
  return { rows, form }
}

const rowOf = (cells: readonly Block[], columns: ReadonlyMap<number, OfficialField>): OfficialRow => {
  const row: OfficialRow = {}
  for (const { text, cell } of cells) {
    const field = columns.get(cell!.col)
    if (field) row[field] = [row[field], clean(text)].filter(Boolean).join(' ')
  }
  return row
}

const PAIR = /^\s*([^：:]{2,24})\s*[：:]\s*([\s\S]*)$/

/** A label met again begins the next row. What names a firm and says nothing more of it (the page's own data on it) is no row. */
const pairRows = (channel: Channel, blocks: readonly Block[]): Omit<ReadRows, 'broken'> => {
  const rows: OfficialRow[] = []
  let row: OfficialRow = {}
  let form = false
  const end = () => {
    if (row.name && Object.keys(row).some(field => field !== 'name' && field !== 'code')) rows.push(row)
    row = {}
  }
  for (const { text } of blocks) {
    const [, label, value] = PAIR.exec(text) ?? []
    const field = label && fieldOf(channel, label)
    if (!field) continue
    form = true
    if (field === 'name' || (row[field] && field !== 'code')) end()
    if (value?.trim()) row[field] = clean(value)
  }
  end()
  return { rows, form }
}
