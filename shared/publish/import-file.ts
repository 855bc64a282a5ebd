/** A file of the officer's, or of a publisher, to the records of a list: reads, maps, reports. Node and browser alike. */
import type { ListRecord } from '#shared/core/types.ts'
import { createMapper, type MapOptions } from './map-rows.ts'
import { expectedHeaders, type Mapping } from './mapping.ts'
import { pace } from './pace.ts'
import { readRows } from './read-rows.ts'
import type { ImportReport } from './report.ts'
import type { ReadHint, RowTable } from './rows.ts'

export interface ImportInput {
  bytes: Uint8Array
  fileName: string
}

export interface ImportProgress {
  file: string
  done: number
  total: number
}

export interface ImportOptions extends MapOptions {
  mapping: Mapping
  signal?: AbortSignal
  /** Called at most once a slice (about 16 ms), and at the end of every file. */
  onProgress?: (progress: ImportProgress) => void
}

export const hintOf = (mapping: Mapping): ReadHint => ({ ...mapping.rows, expect: expectedHeaders(mapping) })

/** @throws ImportError; the signal's reason when aborted. */
export const importFiles = async (
  inputs: Iterable<ImportInput> | AsyncIterable<ImportInput>,
  options: ImportOptions,
): Promise<{ records: ListRecord[]; report: ImportReport }> => {
  const mapper = createMapper(options.mapping, options)
  const turn = pace(options.signal)
  for await (const { bytes, fileName } of inputs) {
    const table: RowTable = await readRows(bytes, fileName, hintOf(options.mapping), options.signal)
    const total = table.rows.length
    let done = 0
    for (const _ of mapper.take(table, fileName)) {
      done++
      const wait = turn()
      if (!wait) continue
      options.onProgress?.({ file: fileName, done, total })
      await wait
    }
    options.onProgress?.({ file: fileName, done: total, total })
  }
  return mapper.finish()
}

export const importFile = (input: ImportInput & ImportOptions): Promise<{ records: ListRecord[]; report: ImportReport }> =>
  importFiles([input], input)
