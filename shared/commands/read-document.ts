/** A file on this machine as blocks of text, by the same readers as the side panel's. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { DocumentError } from '../documents/fault.ts'
import { readDocument } from '../documents/read-document.ts'
import type { DocumentText, PdfAssets } from '../documents/types.ts'
import { commandSpeak } from '../text/commands.ts'
import { documentFaultWords, unreadTexts } from '../text/documents.ts'
import { type Lang, speak } from '../text/words.ts'
import { UsageError } from './usage.ts'

/** Files that take longer are told of from time to time. */
const PROGRESS_MS = 2000

/** Looked for only when a PDF names a map: other documents need no PDF reader. */
const nodeAssets: PdfAssets = {
  characterMap: async file => {
    const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
    return new Uint8Array(await readFile(join(root, 'cmaps', file)))
  },
}

/**
 * @param file a path, or `-` for standard input. What was not read of it is said on standard error.
 * @throws UsageError when it cannot be read.
 */
export const readDocumentFile = async (file: string, lang: Lang): Promise<DocumentText & { bytes: Uint8Array }> => {
  const t = commandSpeak(lang)
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(file === '-' ? await buffer(process.stdin) : await readFile(file))
  } catch (error) {
    throw new UsageError(t('no-file', { file, detail: (error as NodeJS.ErrnoException).code ?? (error as Error).message }))
  }
  let said = Date.now()
  const onProgress = (done: number, total: number) => {
    if (Date.now() - said < PROGRESS_MS) return
    said = Date.now()
    console.error(t('page-of', { file, done, total }))
  }
  try {
    const read = await readDocument(bytes, file, { pdf: nodeAssets, onProgress })
    for (const what of unreadTexts(read.unread, lang)) console.error(t('file-says', { file, what }))
    return { ...read, bytes }
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    const { code, detail, line } = error
    throw new UsageError(t('file-says', { file, what: speak(documentFaultWords, lang)(code, { detail, line: line ?? '' }) }))
  }
}
