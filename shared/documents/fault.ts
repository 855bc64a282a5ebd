/** A document that cannot be read. Words for the codes: `shared/text/documents.ts`. */

export type DocumentFault =
  | 'empty-file'
  | 'too-large'
  | 'too-many-pages'
  | 'encrypted'
  | 'old-office'
  | 'old-xls'
  | 'wps'
  | 'ofd'
  | 'rtf'
  | 'picture'
  | 'archive'
  | 'unknown-format'
  | 'bad-encoding'
  | 'broken-quotes'
  | 'broken-zip'
  | 'broken-pdf'
  | 'broken-docx'
  | 'broken-xlsx'

export class DocumentError extends Error {
  readonly code: DocumentFault
  /** What the code is about: the part, the encoding tried, the parser's words. */
  readonly detail: string
  readonly line: number | undefined
  constructor(code: DocumentFault, detail = '', line?: number) {
    super(`${code}${detail ? ` (${detail})` : ''}`)
    this.name = 'DocumentError'
    this.code = code
    this.detail = detail
    this.line = line
  }
}
