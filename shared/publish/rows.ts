/** What every reader gives: a table of text cells, with the line each row began on. Bytes in, rows out; no Node, no DOM. */
import type { ImportErrorCode } from '#shared/text/import.ts'

export type { ImportErrorCode }

export type Format = 'csv' | 'xlsx' | 'json' | 'ndjson' | 'html'

export interface Row {
  /** Line (text formats), sheet row (XLSX), entry number (JSON) or table row (HTML), counted from 1. */
  line: number
  /** Cells as shown, white space at the ends removed. Missing cells are `''`. */
  cells: string[]
}

/** A row that could not be read: said in the report with its line. */
export interface BrokenRow {
  line: number
  reason: 'broken-quotes' | 'broken-json' | 'not-an-object'
}

export interface RowTable {
  format: Format
  /** Encoding the text was read in, `utf-8` for XLSX. */
  encoding: string
  /** Names of the columns; empty when the file has no header row. */
  headers: string[]
  rows: Row[]
  broken: BrokenRow[]
}

/** How to find the table in a file. All fields are optional: without any of them the file is read by its own form. */
export interface ReadHint {
  format?: Format
  encoding?: string
  delimiter?: string
  /** Row of the header, counted from 1; 0 = none. Rows above it are not data. */
  header?: number
  /** Rows of data to leave out after the header: a second header line, say. */
  skip?: number
  /** XLSX: name of the sheet, or its number from 1. */
  sheet?: string | number
  /** HTML: the table's id, or its number from 1. JSON: path of the array, dots between names. */
  table?: string | number
  /** Headers the table must have: chooses among several HTML tables and sheets. */
  expect?: string[]
}

/** A file or a mapping that cannot be used. Words for the codes: `shared/text/import.ts`. */
export class ImportError extends Error {
  readonly code: ImportErrorCode
  readonly file: string
  readonly line: number | undefined
  /** What the code is about: the column, the sheet, the parser's words. */
  readonly detail: string
  constructor(code: ImportErrorCode, file: string, detail = '', line?: number) {
    super(`${file}${line === undefined ? '' : `:${line}`}: ${code}${detail ? ` (${detail})` : ''}`)
    this.name = 'ImportError'
    this.code = code
    this.file = file
    this.line = line
    this.detail = detail
  }
}

/** A header as compared: half width, without white space, lower case. Sources change case and brackets between exports. */
export const headerKey = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff:*]+/g, '')
    .toLowerCase()
