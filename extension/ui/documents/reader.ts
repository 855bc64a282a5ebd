/**
 * Reading a document as the page asks for it. The readers run in a worker of their own for each document: a large file never
 * freezes the panel, and cancelling is real, also while a damaged file is being parsed.
 */
import type { DocumentFault } from '#shared/documents/fault.ts'
import { MAX_DOCUMENT } from '#shared/documents/form.ts'
import type { DocumentText } from '#shared/documents/types.ts'

export type Source = { file: File } | { text: string }

/** `internal`: the worker itself failed, of too little memory mostly. */
export interface Fault {
  code: DocumentFault | 'internal'
  detail: string
  line?: number
}

export type Heard = { done: number; total: number } | { read: DocumentText } | { fault: Fault }

/** Rejects with the signal's reason once aborted. */
export type ReadSource = (
  source: Source,
  told: (done: number, total: number) => void,
  signal: AbortSignal,
) => Promise<{ read: DocumentText } | { fault: Fault }>

const startWorker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })

export const workerReader =
  (start: () => Worker = startWorker): ReadSource =>
  (source, told, signal) => {
    if ('file' in source && source.file.size > MAX_DOCUMENT)
      return Promise.resolve({ fault: { code: 'too-large' as const, detail: source.file.name } })
    return new Promise((resolve, reject) => {
      signal.throwIfAborted()
      const worker = start()
      const onAbort = () => {
        worker.terminate()
        reject(signal.reason)
      }
      signal.addEventListener('abort', onAbort, { once: true })
      const end = (heard: { read: DocumentText } | { fault: Fault }) => {
        signal.removeEventListener('abort', onAbort)
        worker.terminate()
        resolve(heard)
      }
      worker.onmessage = ({ data }: MessageEvent<Heard>) => {
        // The PDF parser greets whoever runs it in a worker: that is not for us.
        if ('done' in data) told(data.done, data.total)
        else if ('read' in data || 'fault' in data) end(data)
      }
      worker.onerror = event => end({ fault: { code: 'internal', detail: event.message ?? 'worker' } })
      worker.postMessage(source)
    })
  }
