/** A mapping drawn up on screen: columns → meanings, and the mapping made of them. */
import type { FieldName, Mapping } from '#shared/publish/mapping.ts'

/** The meanings offered, most needed first. `extra` shows the column as it is. */
export const MEANINGS = [
  'name',
  'code',
  'ref',
  'authority',
  'reason',
  'outcome',
  'legalBasis',
  'severity',
  'since',
  'validUntil',
  'effectUntil',
  'scope',
  'publishedUntil',
  'grade',
  'formerNames',
  'otherNames',
  'region',
  'department',
  'kind',
  'kept',
  'disputed',
  'url',
  'id',
  'extra',
] as const satisfies readonly (FieldName | 'extra')[]
export type Meaning = (typeof MEANINGS)[number]

export type Draft = { [column: number]: Meaning }

/** The file as far as its columns go. */
export interface FileColumns {
  format: string
  headers: string[]
  columns: number
}

/** By header where it is the only one of its words, so that the mapping still fits when columns move; else by position. */
const refOf = (file: FileColumns, column: number): string | number => {
  const header = file.headers[column]?.trim()
  return header && file.headers.filter(other => other.trim() === header).length === 1 ? header : column + 1
}

/** Undefined while no column is the name. */
export const mappingOf = (file: FileColumns, draft: Draft, listId: string): Mapping | undefined => {
  const fields: Mapping['fields'] = {}
  const codes: NonNullable<Mapping['codes']> = []
  const extra: NonNullable<Mapping['extra']> = {}
  for (let column = 0; column < file.columns; column++) {
    const meaning = draft[column]
    if (!meaning) continue
    const ref = refOf(file, column)
    if (meaning === 'extra') extra[file.headers[column] || String(column + 1)] = { from: [ref] }
    // Several columns of one meaning: the first with text; codes are all read.
    else if (meaning === 'code' && fields.code) codes.push([ref])
    else if (fields[meaning]) fields[meaning] = { from: [...fields[meaning].from!, ref] }
    else fields[meaning] = { from: [ref] }
  }
  if (!fields.name) return undefined
  return {
    version: 1,
    id: 'drawn-up',
    name: { zh: '自拟映射', en: 'Own mapping' },
    listId,
    rows: { format: file.format as 'csv' },
    fields,
    ...(codes.length > 0 ? { codes } : {}),
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
    dates: { year: 'end' },
    coverage: { complete: false, regions: ['全国'], subjects: ['organisation'], channel: '' },
  }
}
