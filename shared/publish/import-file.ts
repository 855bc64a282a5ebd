/** Files of the officer's, or of a publisher, to the records of a list: reads, maps, reports. Node and browser alike. */

import { pace } from '../documents/pace.ts'
import { createMapper, type MapOptions, type Mapped } from './map-rows.ts'
import { expectedHeaders, type Mapping } from './mapping.ts'
import { readRows } from './read-rows.ts'
import { ImportError, type ReadHint } from './rows.ts'

export interface ImportInput {
  bytes: Uint8Array
  fileName: string
  mapping: Mapping
}

export interface ImportProgress {
  file: string
  /** Rows. */
  done: number
  total: number
}

export interface ImportOptions extends MapOptions {
  signal?: AbortSignal
  /** Called at most once a slice (about 16 ms), and at the end of every file. */
  onProgress?: (progress: ImportProgress) => void
}

export const hintOf = (mapping: Mapping): ReadHint => ({ ...mapping.rows, expect: expectedHeaders(mapping) })

/** Several files of one list. @throws ImportError; the signal's reason when aborted. */
export const importFiles = async (
  inputs: Iterable<ImportInput> | AsyncIterable<ImportInput>,
  listId: string,
  options: ImportOptions,
): Promise<Mapped> => {
  const mapper = createMapper(listId, options)
  const turn = pace(options.signal)
  for await (const { bytes, fileName, mapping } of inputs) {
    if (mapping.listId !== 'any' && mapping.listId !== listId) {
      throw new ImportError('wrong-list', fileName, `${mapping.id}: ${mapping.listId} ≠ ${listId}`)
    }
    const table = await readRows(bytes, fileName, hintOf(mapping), options.signal)
    const total = table.rows.length
    let done = 0
    for (const _ of mapper.take(table, fileName, mapping)) {
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

/** One file. `listId` names the list when the mapping serves any. */
export const importFile = (input: ImportInput & ImportOptions): Promise<Mapped> =>
  importFiles([input], input.listId ?? input.mapping.listId, input)
