/** The documents' readers in a worker: one source in; progress, then its text or its fault out. */
import { DocumentError } from '#shared/documents/fault.ts'
import { readDocument, readPasted } from '#shared/documents/read-document.ts'
import type { PdfAssets } from '#shared/documents/types.ts'
import type { Heard, Source } from './reader.ts'

const say = (heard: Heard) => postMessage(heard)

/** Our own files, packed with the extension. */
const packed: PdfAssets = {
  characterMap: async file => {
    const reply = await fetch(new URL(`/cmaps/${file}`, location.origin))
    if (!reply.ok) throw new Error(file)
    return new Uint8Array(await reply.arrayBuffer())
  },
}

const read = async (source: Source) => {
  if ('text' in source) return readPasted(source.text)
  const bytes = new Uint8Array(await source.file.arrayBuffer())
  return readDocument(bytes, source.file.name, { pdf: packed, onProgress: (done, total) => say({ done, total }) })
}

addEventListener('message', async ({ data }: MessageEvent<Source>) => {
  try {
    say({ read: await read(data) })
  } catch (error) {
    const known = error instanceof DocumentError ? error : undefined
    const detail = known?.detail ?? (error instanceof Error ? error.message : String(error))
    say({ fault: { code: known?.code ?? 'internal', detail, ...(known?.line === undefined ? {} : { line: known.line }) } })
  }
})
