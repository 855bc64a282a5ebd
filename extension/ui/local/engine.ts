/** Reads, maps, builds and writes one local list. No DOM: runs in a worker, and in place for tests. */
import { type Day, dayAt, parseDay } from '#shared/core/days.ts'
import { parseIdentifier } from '#shared/core/identifiers.ts'
import type { Policy } from '#shared/core/policy.ts'
import type { ListRecord } from '#shared/core/records.ts'
import { buildList } from '#shared/format/build.ts'
import { hintOf, importFile } from '#shared/publish/import-file.ts'
import { mapRows } from '#shared/publish/map-rows.ts'
import type { Mapping } from '#shared/publish/mapping.ts'
import { endsAsOrganisation } from '#shared/publish/persons.ts'
import { endingsOf } from '#shared/publish/publish-endings.ts'
import { readRows } from '#shared/publish/read-rows.ts'
import type { ImportReport } from '#shared/publish/report.ts'
import { ImportError, type RowTable } from '#shared/publish/rows.ts'
import type { Delivery } from '#shared/statistics/deliveries.ts'
import type { OpenedStore } from '#shared/store/browser.ts'
import { StoreError } from '#shared/store/error.ts'
import { installLocal } from '#shared/sync/local.ts'
import type { Clock } from '#shared/sync/ports.ts'
import { guessDraft, knownHeaders, rankMappings } from './guess.ts'
import type { Converted, Fault, Importer, OpenedFile, Outcome, Preview, ReadChoice, Statement, Told } from './importer.ts'

const SAMPLE_ROWS = 6
const PREVIEW_ROWS = 20

export interface EngineNeeds {
  openStore: () => Promise<OpenedStore>
  clock: Clock
  policy: Policy
  /** Told of every list written: what became of its rows, for statistics. */
  onDelivery?: (delivery: Delivery) => Promise<void>
}

/** A list kept in memory would be gone with this page. */
class NoStorage extends Error {}

export const faultOf = (error: unknown): Fault => {
  if (error instanceof ImportError)
    return { code: error.code, detail: error.detail, ...(error.line === undefined ? {} : { line: error.line }) }
  if (error instanceof StoreError) return { code: error.code === 'quota' ? 'quota' : 'internal', detail: error.message }
  if (error instanceof NoStorage) return { code: 'no-storage', detail: '' }
  const { name, message } = error as { name?: string; message?: string }
  return name === 'AbortError' ? { code: 'aborted', detail: '' } : { code: 'internal', detail: message ?? String(error) }
}

export class ImportEngine implements Importer {
  readonly #needs: EngineNeeds
  #abort = new AbortController()
  #bytes = new Uint8Array()
  #fileName = ''
  #choice: ReadChoice = {}
  /** Row taken for the header although it has no known word. */
  #header: number | undefined
  /** By the reading hint: a mapping drawn up is previewed at every change. */
  #table: { hint: string; table: RowTable } | undefined
  #converted: { mapping: Mapping; retrievedAt: Day; records: ListRecord[]; report: ImportReport } | undefined

  constructor(needs: EngineNeeds) {
    this.#needs = needs
  }

  cancel(): void {
    this.#abort.abort()
    this.#abort = new AbortController()
  }

  open(file: File, choice: ReadChoice): Promise<Outcome<OpenedFile>> {
    return outcome(async () => {
      this.#bytes = new Uint8Array(await file.arrayBuffer())
      this.#fileName = file.name
      this.#choice = choice
      this.#table = undefined
      this.#converted = undefined
      const table = await this.#readForOpening()
      const columns = Math.max(table.headers.length, ...table.rows.slice(0, PREVIEW_ROWS).map(row => row.cells.length))
      return {
        format: table.format,
        encoding: table.encoding,
        headers: table.headers,
        columns,
        rows: table.rows.length,
        broken: table.broken.length,
        sample: table.rows.slice(0, SAMPLE_ROWS).map(row => row.cells),
        choices: rankMappings(table),
        guess: guessDraft(table),
      }
    })
  }

  /** No known header word: the first row is taken for the header unless it looks like data. */
  async #readForOpening(): Promise<RowTable> {
    this.#header = undefined
    const read = (choice: ReadChoice) =>
      readRows(this.#bytes, this.#fileName, { ...choice, expect: knownHeaders }, this.#abort.signal)
    const table = await read(this.#choice)
    const first = table.rows[0]
    if (table.headers.length > 0 || this.#choice.header !== undefined || table.rows.length < 2 || !first) return table
    if (first.cells.some(looksLikeData)) return table
    this.#header = first.line
    return read({ ...this.#choice, header: first.line })
  }

  preview(mapping: Mapping): Promise<Outcome<Preview>> {
    return outcome(async () => {
      const chosen = this.#withChoice(mapping)
      const hint = hintOf(chosen)
      const key = JSON.stringify(hint)
      if (this.#table?.hint !== key)
        this.#table = { hint: key, table: await readRows(this.#bytes, this.#fileName, hint, this.#abort.signal) }
      const rows = this.#table.table.rows.slice(0, PREVIEW_ROWS)
      // The day matters to nothing that a preview shows.
      const mapped = mapRows({ ...this.#table.table, rows, broken: [] }, this.#fileName, chosen, {
        retrievedAt: '2000-01-01',
        policy: this.#needs.policy,
      })
      return { rows: rows.length, records: mapped.records, missing: mapped.report.files[0]?.columnsMissing ?? [] }
    })
  }

  convert(mapping: Mapping, retrievedAt: Day, told?: Told): Promise<Outcome<Converted>> {
    return outcome(async () => {
      this.#converted = undefined
      const chosen = this.#withChoice(mapping)
      const { records, report } = await importFile({
        bytes: this.#bytes,
        fileName: this.#fileName,
        mapping: chosen,
        retrievedAt,
        policy: this.#needs.policy,
        signal: this.#abort.signal,
        onProgress: ({ done, total }) => told?.(done, total),
      })
      this.#converted = { mapping: chosen, retrievedAt, records, report }
      return { count: records.length, report }
    })
  }

  install(statement: Statement): Promise<Outcome<string>> {
    return outcome(async () => {
      const { mapping, records, report } = this.#converted!
      const { openStore, clock, policy, onDelivery } = this.#needs
      const { store, kind } = await openStore()
      if (kind === 'memory') throw new NoStorage()
      const graceDays = mapping.graceDays ?? policy.lists.find(list => list.id === mapping.listId)?.graceDays ?? 30
      const built = buildList(records, {
        listId: mapping.listId,
        seq: (statement.replaces?.seq ?? 0) + 1,
        retrievedAt: statement.retrievedAt,
        coverage: statement.coverage,
        graceDays,
        sample: false,
        endings: endingsOf(records),
        pack: false,
      })
      const { publisher, sourceUrl, replaces, every, retrievedAt } = statement
      const key = await installLocal({
        store,
        clock,
        built,
        publisher,
        file: this.#fileName,
        ...(sourceUrl ? { sourceUrl } : {}),
        ...(replaces ? { replaces: replaces.key } : {}),
      })
      const { total, departments } = report
      // The list is written: statistics that cannot be kept are no reason to say it is not.
      await onDelivery?.({
        listId: mapping.listId,
        publisher,
        received: dayAt(clock.now()),
        retrievedAt,
        ...(every === undefined ? {} : { every }),
        total,
        departments,
      }).catch(() => {})
      return key
    })
  }

  /** The officer's reading of the file goes before the mapping's. */
  #withChoice(mapping: Mapping): Mapping {
    const { encoding } = this.#choice
    const header = this.#choice.header ?? mapping.rows?.header ?? this.#header
    if (encoding === undefined && header === undefined) return mapping
    const rows = { ...mapping.rows, ...(encoding === undefined ? {} : { encoding }), ...(header === undefined ? {} : { header }) }
    return { ...mapping, rows }
  }
}

const looksLikeData = (cell: string): boolean =>
  parseIdentifier(cell) !== undefined || parseDay(cell) !== undefined || endsAsOrganisation(cell)

const outcome = async <T>(work: () => Promise<T>): Promise<Outcome<T>> => {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return { ok: false, fault: faultOf(error) }
  }
}
