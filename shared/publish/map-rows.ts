/** A table's rows → records and the quality report. */
import type { Policy } from '#shared/core/policy.ts'
import type { Day, ListRecord } from '#shared/core/types.ts'
import { resolveColumns } from './columns.ts'
import { mapRow } from './map-row.ts'
import type { Mapping } from './mapping.ts'
import { contentKey, entryKey, textId } from './record-id.ts'
import { buildReport, type ImportReport } from './report.ts'
import type { RowTable } from './rows.ts'

export interface MapOptions {
  retrievedAt: Day
  policy: Pick<Policy, 'lists'>
}

export interface Mapped {
  records: ListRecord[]
  report: ImportReport
}

export interface Mapper {
  /** Takes a file's table; the rows come through the iterator, so that the caller may pause between them. */
  take(table: RowTable, file: string): Iterable<void>
  finish(): Mapped
}

/** Maps the tables of one list, one file after another. Records keep the order of the rows. */
export const createMapper = (mapping: Mapping, options: MapOptions): Mapper => {
  const report = buildReport(mapping.listId, mapping.id, options.retrievedAt)
  const list = options.policy.lists.find(l => l.id === mapping.listId)
  const records: ListRecord[] = []
  /** Entry key → content key → place of the first row that said it. */
  const seen = new Map<string, Map<string, string>>()
  const ids = new Set<string>()

  const place = (record: ListRecord, file: string, line: number): 'kept' | 'duplicate' => {
    const key = entryKey(record, mapping)
    const content = contentKey(record)
    let contents = seen.get(key)
    if (!contents) {
      contents = new Map()
      seen.set(key, contents)
    }
    const twin = contents.get(content)
    if (twin !== undefined) {
      report.note(file, line, 'duplicate', twin)
      return 'duplicate'
    }
    const base = mapping.fields.id && record.id !== '' ? record.id : textId(key)
    if (contents.size > 0) report.note(file, line, 'same-entry-differs', [...contents.values()][0])
    contents.set(content, `${file}:${line}`)
    record.id = contents.size === 1 && !ids.has(base) ? base : `${base}-${textId(content)}`
    ids.add(record.id)
    records.push(record)
    return 'kept'
  }

  return {
    *take(table, file) {
      const columns = resolveColumns(mapping, table, file)
      report.file(file, table.format, table.encoding, table.rows.length + table.broken.length, columns.missing)
      for (const { line, reason } of table.broken) {
        report.note(file, line, reason)
        report.count('', 'rejected')
      }
      for (const row of table.rows) {
        const mapped = mapRow(row, { mapping, columns, file, list })
        for (const { note, detail } of mapped.notes) report.note(file, row.line, note, detail)
        report.removed(mapped.removed)
        const fate = mapped.record ? place(mapped.record, file, row.line) : mapped.fate
        report.count(mapped.department, fate, mapped.record)
        yield
      }
    },
    finish: () => ({ records, report: report.finish() }),
  }
}

/** One table, without pauses. */
export const mapRows = (table: RowTable, file: string, mapping: Mapping, options: MapOptions): Mapped => {
  const mapper = createMapper(mapping, options)
  for (const _ of mapper.take(table, file));
  return mapper.finish()
}
