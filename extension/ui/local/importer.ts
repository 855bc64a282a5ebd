/**
 * What the local-list page asks of the import engine. The engine runs in a worker, so that a large file never freezes the page and
 * cancelling is real: the worker is ended. Tests run it in place. Everything that crosses can be cloned.
 */

import type { Day } from '#shared/core/days.ts'
import type { Words } from '#shared/core/policy.ts'
import type { Coverage, ListRecord } from '#shared/core/records.ts'
import type { Mapping } from '#shared/publish/mapping.ts'
import type { ImportReport } from '#shared/publish/report.ts'
import type { Draft } from './draft.ts'

/** A failure that the officer can understand: words under `fault.CODE` in `shared/text/local.ts`. */
export interface Fault {
  code: string
  detail: string
  line?: number
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; fault: Fault }

/** How to read the file where detection is wrong. `header`: row from 1, 0 = none. */
export interface ReadChoice {
  encoding?: string
  header?: number
}

/** A shipped mapping. `fits`: its name column and most others are in the file. */
export interface MappingChoice {
  mapping: Mapping
  name: Words
  fits: boolean
}

export interface OpenedFile {
  format: string
  encoding: string
  /** Empty where there is no header row. */
  headers: string[]
  columns: number
  rows: number
  broken: number
  /** First rows, as shown in the file. */
  sample: string[][]
  /** Best fitting first. */
  choices: MappingChoice[]
  /** What the columns seem to be. */
  guess: Draft
}

export interface Preview {
  rows: number
  records: ListRecord[]
  missing: string[]
}

export interface Converted {
  count: number
  report: ImportReport
}

/** What the officer states about the file. Days and coverage are never assumed. */
export interface Statement {
  publisher: string
  sourceUrl?: string
  retrievedAt: Day
  coverage: Coverage
  /** 更新周期, in days, where the officer states one. */
  every?: number
  /** The local list it takes the place of: its key and version. */
  replaces?: { key: string; seq: number }
}

export type Told = (done: number, total: number) => void

export interface Importer {
  open(file: File, choice: ReadChoice): Promise<Outcome<OpenedFile>>
  /** The first rows by a mapping. */
  preview(mapping: Mapping): Promise<Outcome<Preview>>
  /** All rows; the records stay with the engine until `install`. */
  convert(mapping: Mapping, retrievedAt: Day, told?: Told): Promise<Outcome<Converted>>
  /** Builds and writes what `convert` gave. @returns the list's key. */
  install(statement: Statement): Promise<Outcome<string>>
  /** Stops what goes on; its outcome is the fault `aborted`. The file has to be opened again. */
  cancel(): void
}
