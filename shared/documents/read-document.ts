/**
 * A file's bytes → blocks, each with its place, by the same rules as a page. Runs in Node and in a browser's worker; each format's
 * reader is loaded when it is first needed. Nothing is fetched but our own character maps.
 */
import { decodeText } from './decode.ts'
import { DocumentError } from './fault.ts'
import { formOf } from './form.ts'
import { pace } from './pace.ts'
import type { DocumentText, ReadOptions } from './types.ts'

/**
 * @param name for its ending; never opened.
 * @throws DocumentError where nothing can be read; the signal's reason once aborted. What was not read of a document that can be
 * read stands in its `unread`: a document without a single block always says so.
 */
export const readDocument = async (bytes: Uint8Array, name: string, options: ReadOptions): Promise<DocumentText> => {
  options.signal?.throwIfAborted()
  const read = await byForm(bytes, name, options)
  if (read.blocks.length === 0 && read.unread.length === 0) read.unread.push({ why: 'no-text' })
  return read
}

const byForm = async (bytes: Uint8Array, name: string, options: ReadOptions): Promise<DocumentText> => {
  const turn = pace(options.signal)
  switch (formOf(bytes, name)) {
    case 'pdf':
      return (await import('./pdf.ts')).readPdf(bytes, options)
    case 'docx':
      return (await import('./docx.ts')).readDocx(bytes, turn)
    case 'xlsx':
      try {
        return await (await import('./xlsx.ts')).readXlsx(bytes, turn)
      } catch (error) {
        throw error instanceof DocumentError && error.code === 'broken-zip'
          ? new DocumentError('broken-xlsx', error.detail)
          : error
      }
    case 'html': {
      const { decodeHtml } = await import('./decode-html.ts')
      const blocks = (await import('./html.ts')).readHtml(text(decodeHtml(bytes)))
      return { kind: 'html', blocks, places: blocks.map(() => ({})), unread: [] }
    }
    case 'csv':
      return (await import('./csv.ts')).readCsvDocument(text(decodeText(bytes).text), turn)
    default:
      return readPasted(text(decodeText(bytes).text), options.signal)
  }
}

/** No text holds this character; what does is a file of another kind. */
const text = (decoded: string): string => {
  if (decoded.includes('\0')) throw new DocumentError('unknown-format')
  return decoded
}

/** Text as it was pasted: rows copied from a spreadsheet, or plain text. */
export const readPasted = async (text: string, signal?: AbortSignal): Promise<DocumentText> => {
  if (isTabbed(text)) return (await import('./csv.ts')).readCsvDocument(text, pace(signal), '\t')
  return (await import('./text.ts')).readTextDocument(text)
}

/** Every line has the same number of tabs, and there are two lines at least. */
const isTabbed = (text: string): boolean => {
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '')
  const tabs = (line: string) => line.split('\t').length - 1
  const first = tabs(lines[0] ?? '')
  return lines.length > 1 && first > 0 && !text.includes('"') && lines.every(line => tabs(line) === first)
}
