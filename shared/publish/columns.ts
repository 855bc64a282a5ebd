/** Finds a mapping's columns in a table's headers. */
import type { ColumnRef, Field, FieldName, Mapping } from './mapping.ts'
import { headerKey, ImportError, type RowTable } from './rows.ts'

export interface Columns {
  /** How many columns the table has. */
  width: number
  fields: Map<FieldName, { field: Field; columns: number[] }>
  codes: number[][]
  extract: number[][]
  extra: [label: string, field: Field, columns: number[]][]
  /** Header names of optional columns that the file lacks. */
  missing: string[]
}

/**
 * @throws ImportError `no-such-column` when the column of the name, or of every code the mapping knows, is not in the file and no
 * position stands in for it: then it is another file than the mapping is for.
 */
export const resolveColumns = (mapping: Mapping, table: RowTable, file: string): Columns => {
  // Entries of one JSON file spell a name in several ways (cardNum, cardnum): all of them are the column.
  const byHeader = new Map<string, number[]>()
  for (const [i, header] of table.headers.entries()) {
    const key = headerKey(header)
    if (key !== '') byHeader.set(key, [...(byHeader.get(key) ?? []), i])
  }
  const missing: string[] = []
  const find = (refs: ColumnRef[]): number[] => {
    const named = refs.filter(r => typeof r === 'string')
    const found = named.flatMap(r => byHeader.get(headerKey(r)) ?? [])
    if (found.length > 0) return [...new Set(found)]
    const positions = refs.filter(r => typeof r === 'number').map(r => r - 1)
    if (positions.length > 0 && (named.length === 0 || table.headers.length === 0)) return positions
    missing.push(named[0] ?? String(refs[0]))
    return []
  }
  const fields: Columns['fields'] = new Map()
  for (const [name, field] of Object.entries(mapping.fields) as [FieldName, Field][]) {
    const columns = field.from ? find(field.from) : []
    if (name === 'name' && columns.length === 0) {
      throw new ImportError('no-such-column', file, `${field.from?.join(' / ') ?? 'name'}; ${table.headers.join(' | ')}`, 1)
    }
    fields.set(name, { field, columns })
  }
  return {
    width: Math.max(table.headers.length, table.rows[0]?.cells.length ?? 0),
    fields,
    codes: (mapping.codes ?? []).map(find),
    extract: (mapping.extract ?? []).map(e => find(e.from)),
    extra: Object.entries(mapping.extra ?? {}).map(([label, field]) => [label, field, field.from ? find(field.from) : []]),
    missing: [...new Set(missing)],
  }
}

/** A field's value in a row; `''` when there is none. */
export const fieldValue = (columns: Columns, name: FieldName, cells: string[]): string => {
  const found = columns.fields.get(name)
  return found ? cellText(found.field, found.columns, cells) : ''
}

/** The first column with text, matched, mapped, with its prefix and suffix; else the fixed value. */
export const cellText = (field: Field, columns: number[], cells: string[]): string => {
  let text = firstText(columns, cells)
  if (text !== '' && field.match) {
    const m = new RegExp(field.match, 'u').exec(text)
    text = (m?.[1] ?? m?.[0] ?? '').trim()
  }
  if (text !== '' && field.map) text = field.map[text] ?? text
  return text === '' ? (field.fixed ?? '') : `${field.prefix ?? ''}${text}${field.suffix ?? ''}`
}

/** Cells that say "none" in words. */
const EMPTY = /^(?:null|undefined|none|n\/a|无|暂无|\/|-{1,3}|—{1,2}|－)$/i

export const firstText = (columns: number[], cells: string[]): string => {
  for (const c of columns) {
    const text = (cells[c] ?? '').trim()
    if (text !== '' && !EMPTY.test(text)) return text
  }
  return ''
}
