/** A Fetcher over a directory (Node): a registry as `publish --out` wrote it. */
import { open } from 'node:fs/promises'
import { resolve, sep } from 'node:path'
import { FetchError, type Fetcher } from './ports.ts'

export const directoryFetcher = (directory: string): Fetcher => {
  const root = resolve(directory)
  return {
    fetch: async ({ path, maxBytes, range, signal }) => {
      if (signal?.aborted) throw new FetchError('aborted', 'cancelled')
      const full = resolve(root, path)
      if (!full.startsWith(root + sep)) throw new FetchError('http', `${path} leaves the registry`)
      try {
        const file = await open(full)
        try {
          const { size } = await file.stat()
          const start = Math.min(range?.start ?? 0, size)
          const end = Math.min(range?.end ?? size, size)
          if (end - start > maxBytes) throw new FetchError('too-large', `${path} is larger than ${maxBytes} bytes`)
          const bytes = new Uint8Array(end - start)
          const { bytesRead } = await file.read(bytes, 0, bytes.byteLength, start)
          return { status: 'ok', bytes: bytes.subarray(0, bytesRead) }
        } finally {
          await file.close()
        }
      } catch (error) {
        if (error instanceof FetchError) throw error
        const { code } = error as { code?: string }
        if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return { status: 'missing' }
        throw new FetchError('http', `${path}: ${(error as Error).message}`)
      }
    },
  }
}
