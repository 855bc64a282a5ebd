/** A first mapping for a file nobody described: by its headers' words, then by what its cells hold. A person looks it over. */

import { parseDay } from '#shared/core/days.ts'
import { parseIdentifier } from '#shared/core/identifiers.ts'
import { isPersonCode } from '#shared/core/person-numbers.ts'
import type { Coverage } from '#shared/core/records.ts'
import words from './data/header-words.json' with { type: 'json' }
import type { ColumnRef, FieldName, Mapping } from './mapping.ts'
import { endsAsOrganisation } from './persons.ts'
import { headerKey, type ReadHint, type Row } from './rows.ts'

export interface GuessedColumn {
  /** From 0. */
  column: number
  header: string
  /** What the column was taken for; undefined: nothing. */
  field?: FieldName
  why?: 'header' | 'part' | 'content'
}

export interface Guess {
  /** Undefined when no column holds names. */
  mapping?: Mapping
  columns: GuessedColumn[]
}

export interface GuessOptions {
  listId: string
  coverage: Coverage
  hint?: ReadHint
}

const exact = new Map<string, FieldName>()
for (const [field, list] of Object.entries(words.exact)) {
  for (const word of list) if (!exact.has(headerKey(word))) exact.set(headerKey(word), field as FieldName)
}
const parts = (Object.entries(words.part) as [FieldName, string[]][]).flatMap(([field, list]) =>
  list.map(word => [field, headerKey(word)] as const),
)
const never = words.never.map(headerKey)

/** For `readRows` on a file nobody described: any known header word tells the header row. */
export const guessHint: ReadHint = { expect: Object.values(words.exact).flat() }

/** Fields whose cells may end as an organisation's name does. */
const HOLDS_NAMES = new Set<FieldName>(['authority', 'department', 'otherNames', 'formerNames', 'reason', 'outcome'])

/** Cells looked at to tell a column by its content. */
const SAMPLE = 50

/** @param headers may be empty: then columns are told by content and named by position. */
export const guessMapping = (headers: string[], sampleRows: Row[], options: GuessOptions): Guess => {
  const width = sampleRows.reduce((most, row) => Math.max(most, row.cells.length), headers.length)
  const columns: GuessedColumn[] = Array.from({ length: width }, (_, column) => ({ column, header: headers[column] ?? '' }))
  const taken = new Set<FieldName>()
  const take = (c: GuessedColumn, field: FieldName, why: GuessedColumn['why']) => {
    c.field = field
    if (why) c.why = why
    taken.add(field)
  }
  const sample = sampleRows.slice(0, SAMPLE)
  const texts = columns.map(c => sample.map(r => r.cells[c.column] ?? '').filter(t => t !== ''))
  const share = (c: GuessedColumn, test: (text: string) => boolean) => {
    const list = texts[c.column]!
    return list.length === 0 ? 0 : list.filter(test).length / list.length
  }
  const isCode = (text: string) => parseIdentifier(text) !== undefined && !isPersonCode(text)
  // A header one column off (名称 over codes) is seen by the cells below it.
  const fits = (c: GuessedColumn, field: FieldName) =>
    field === 'name' ? share(c, isCode) < 0.5 : HOLDS_NAMES.has(field) || share(c, endsAsOrganisation) < 0.5

  for (const c of columns) {
    const field = exact.get(headerKey(c.header))
    if (field && !taken.has(field) && fits(c, field)) take(c, field, 'header')
  }
  for (const c of columns) {
    const key = headerKey(c.header)
    if (c.field || key === '' || never.some(n => key.includes(n))) continue
    const part = parts.find(([field, word]) => key.includes(word) && !taken.has(field) && fits(c, field))
    if (part) take(c, part[0], 'part')
  }
  const byContent = (field: FieldName, test: (text: string) => boolean, least: number) => {
    if (taken.has(field)) return
    const best = columns.filter(c => !c.field).sort((a, b) => share(b, test) - share(a, test))[0]
    if (best && share(best, test) >= least) take(best, field, 'content')
  }
  byContent('name', endsAsOrganisation, 0.5)
  byContent('code', isCode, 0.5)
  byContent('since', text => /\D/.test(text) && parseDay(text) !== undefined, 0.8)
  if (!taken.has('name')) return { columns }
  return { mapping: mappingOf(columns, options), columns }
}

/** A mapping from columns as a person settled them: what no field takes is shown as it is, identity numbers aside. */
export const mappingOf = (columns: GuessedColumn[], { listId, coverage, hint }: GuessOptions): Mapping => {
  const count = new Map<string, number>()
  for (const c of columns) count.set(c.header, (count.get(c.header) ?? 0) + 1)
  const ref = (c: GuessedColumn): ColumnRef => (headerKey(c.header) !== '' && count.get(c.header) === 1 ? c.header : c.column + 1)
  const fields: Mapping['fields'] = {}
  const extra: NonNullable<Mapping['extra']> = {}
  for (const c of columns) {
    if (c.field) fields[c.field] = { from: [...(fields[c.field]?.from ?? []), ref(c)] }
    else if (c.header !== '' && !never.some(n => headerKey(c.header).includes(n))) extra[c.header] = { from: [ref(c)] }
  }
  const { format, encoding, delimiter, skip, sheet, table } = hint ?? {}
  const header = hint?.header ?? (columns.every(c => c.header === '') ? 0 : undefined)
  const rows = Object.fromEntries(
    Object.entries({ format, encoding, delimiter, header, skip, sheet, table }).filter(([, value]) => value !== undefined),
  )
  return {
    version: 1,
    id: 'drawn-up',
    name: { zh: '自拟映射', en: 'Own mapping' },
    listId,
    ...(Object.keys(rows).length > 0 ? { rows } : {}),
    fields,
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
    dates: { year: 'end' },
    coverage,
  }
}
