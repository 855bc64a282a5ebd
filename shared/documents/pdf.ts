/**
 * PDF → blocks, page by page, by pdfjs-dist. Its parser runs in this thread: the command line's own, or the worker in which a page
 * of ours reads documents, so that cancelling can end it whatever it is at. Nothing is drawn and no picture is decoded.
 */
import { BlockList } from './block-list.ts'
import { DocumentError } from './fault.ts'
import { pace } from './pace.ts'
import { PdfLayout } from './pdf-layout.ts'
import { readMarks } from './pdf-marks.ts'
import { readRuns } from './pdf-runs.ts'
import type { DocumentText, PdfAssets, ReadOptions, Unread } from './types.ts'

export const MAX_PAGES = 5000
/** Some 10,000 pages of dense text: more does not fit beside the lists. */
const MAX_CHARACTERS = 20_000_000
/** Fewer characters on a page that is covered by a picture: a stamp or a page number on a scan. */
const FEW_CHARACTERS = 150

/** pdfjs-dist asks for a character map by its URL's last part. */
const mapsFrom = (assets: PdfAssets, onLost: () => void) =>
  class {
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      if (kind !== 'cMapUrl' || !/^[\w-]+\.bcmap$/.test(filename)) throw new Error('not carried')
      try {
        return await assets.characterMap(filename)
      } catch (error) {
        onLost()
        throw error
      }
    }
  }

const open = async (bytes: Uint8Array, assets: PdfAssets, onLost: () => void) => {
  const [lib] = await Promise.all([import('pdfjs-dist/legacy/build/pdf.mjs'), import('pdfjs-dist/legacy/build/pdf.worker.mjs')])
  const task = lib.getDocument({
    // The parser takes the bytes for its own.
    data: bytes.slice(),
    verbosity: 0,
    BinaryDataFactory: mapsFrom(assets, onLost),
    cMapUrl: '/cmaps/',
    cMapPacked: true,
    useWorkerFetch: false,
    useWasm: false,
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    // Every picture is larger: it is left out before it is decoded.
    maxImageSize: 0,
  })
  return { lib, task }
}

const faultOf = (error: unknown): DocumentError => {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) }
  return name === 'PasswordException' ? new DocumentError('encrypted') : new DocumentError('broken-pdf', message)
}

export const readPdf = async (bytes: Uint8Array, { signal, onProgress, pdf: assets }: ReadOptions): Promise<DocumentText> => {
  const lost = { maps: 0 }
  const { lib, task } = await open(bytes, assets, () => lost.maps++)
  const turn = pace(signal)
  try {
    const document = await task.promise.catch(error => Promise.reject(faultOf(error)))
    const total = document.numPages
    if (total > MAX_PAGES) throw new DocumentError('too-many-pages', String(MAX_PAGES))
    const list = new BlockList()
    const layout = new PdfLayout(list)
    const unread: Unread[] = []
    onProgress?.(0, total)
    for (let number = 1; number <= total; number++) {
      signal?.throwIfAborted()
      const lostBefore = lost.maps
      try {
        const page = await document.getPage(number)
        const { width, height, transform } = page.getViewport({ scale: 1 })
        const { runs, garbled } = readRuns(await page.getTextContent(), transform)
        const marks = readMarks(await page.getOperatorList(), transform, lib.OPS)
        layout.page({ number, width, height, runs, lines: marks.lines })
        const characters = runs.reduce((sum, run) => sum + run.text.length, 0)
        if (garbled || lost.maps > lostBefore) unread.push({ why: 'garbled', page: number })
        else if (characters === 0) unread.push({ why: 'no-text', page: number })
        else if (characters < FEW_CHARACTERS && marks.pictureShare(width, height) > 0.5)
          unread.push({ why: 'picture', page: number })
        page.cleanup()
      } catch (error) {
        if (signal?.aborted) throw error
        unread.push({ why: 'broken', page: number })
      }
      if (list.characters > MAX_CHARACTERS) throw new DocumentError('too-large')
      onProgress?.(number, total)
      await turn()
    }
    const { blocks, places } = list
    return { kind: 'pdf', blocks, places, pages: total, unread }
  } finally {
    await task.destroy()
  }
}
