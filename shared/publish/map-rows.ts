/** Tables' rows → the records of one list and its quality report. */

import type { Day } from '#shared/core/days.ts'
import type { Policy } from '#shared/core/policy.ts'
import type { Coverage, ListId, ListRecord } from '#shared/core/records.ts'
import { resolveColumns } from './columns.ts'
import { mapRow } from './map-row.ts'
import type { Mapping } from './mapping.ts'
import { contentKey, entryKey, textId } from './record-id.ts'
import { buildReport, type ImportReport } from './report.ts'
import type { RowTable } from './rows.ts'

export interface MapOptions {
  retrievedAt: Day
  /** The policy's rows: validity by rule. */
  policy: Pick<Policy, 'lists'>
  /** The list the records go to, when the mapping serves any list. The default: the mapping's own. */
  listId?: ListId
}

export interface Mapped {
  records: ListRecord[]
  report: ImportReport
}

export interface Mapper {
  /** Takes a file's table; rows come through the iterator, so that the caller may pause between them. */
  take(table: RowTable, file: string, mapping: Mapping): Iterable<void>
  finish(): Mapped
}

/** Maps the tables of one list, one file after another, each with its mapping. Records keep the order of the rows. */
export const createMapper = (listId: ListId, options: MapOptions): Mapper => {
  const report = buildReport(listId, options.retrievedAt)
  const list = options.policy.lists.find(l => l.id === listId)
  const records: ListRecord[] = []
  /** Entry id → the records that have it. Contents are compared only when an id comes again. */
  const seen = new Map<string, ListRecord[]>()
  const ids = new Set<string>()

  const place = (record: ListRecord, mapping: Mapping, file: string, line: number): 'kept' | 'duplicate' => {
    const id = mapping.fields.id && record.id !== '' ? record.id : textId(entryKey(record, mapping))
    const twins = seen.get(id)
    if (!twins) {
      seen.set(id, [record])
      record.id = ids.has(id) ? `${id}-${textId(contentKey(record))}` : id
    } else {
      const content = contentKey(record)
      const same = twins.find(twin => contentKey(twin) === content)
      report.note(file, line, same ? 'duplicate' : 'same-entry-differs', placeName(same ?? twins[0]!, file))
      if (same) return 'duplicate'
      twins.push(record)
      record.id = `${id}-${textId(content)}`
    }
    ids.add(record.id)
    records.push(record)
    return 'kept'
  }

  return {
    *take(table, file, mapping) {
      const columns = resolveColumns(mapping, table, file)
      report.file({
        file,
        mapping: mapping.id,
        format: table.format,
        encoding: table.encoding,
        rows: table.rows.length + table.broken.length,
        columnsMissing: columns.missing,
      })
      for (const { line, reason } of table.broken) {
        report.note(file, line, reason)
        report.count('', 'rejected')
      }
      for (const row of table.rows) {
        const mapped = mapRow(row, { mapping, columns, file, list })
        for (const { note, detail } of mapped.notes) report.note(file, row.line, note, detail)
        report.removed(mapped.removed)
        const fate = mapped.record ? place(mapped.record, mapping, file, row.line) : mapped.fate
        report.count(mapped.department, fate, mapped.record)
        yield
      }
    },
    finish: () => ({ records, report: report.finish() }),
  }
}

const placeName = ({ source }: ListRecord, file: string): string =>
  source?.file === file ? String(source.row) : `${source?.file}:${source?.row}`

/** One table, without pauses. */
export const mapRows = (table: RowTable, file: string, mapping: Mapping, options: MapOptions): Mapped => {
  const mapper = createMapper(options.listId ?? mapping.listId, options)
  for (const _ of mapper.take(table, file, mapping));
  return mapper.finish()
}

/**
 * What a list may claim after the import: rows that could not be read are firms that are missing, so a list that lost some is
 * partial, whatever its mapping says.
 */
export const trueCoverage = (coverage: Coverage, report: ImportReport): Coverage => {
  const lost = report.total.rejected - (report.notes['not-an-entry'] ?? 0)
  // Sole traders that were left out are missing too, whoever else is here.
  const subjects = report.total.soleTraders > 0 ? coverage.subjects.filter(kind => kind !== 'sole-trader') : coverage.subjects
  if (lost <= 0 || !coverage.complete) return { ...coverage, subjects }
  const note = [coverage.note, `${lost} 行未能读入`].filter(Boolean).join('；')
  return { ...coverage, subjects, complete: false, note }
}
