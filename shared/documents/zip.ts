/** Parts of a ZIP archive, inflated under caps: what an archive says of its parts' sizes is a limit, never a promise. */
import { type UnzipFileInfo, unzipSync } from 'fflate'
import { DocumentError } from './fault.ts'

/** Cap on a part's inflated size: a 100 MB sheet holds more than a million rows, a decompression bomb more than that. */
const MAX_PART = 400_000_000
const MAX_ALL = 600_000_000

/** Only the parts asked for are inflated. */
export const inflateParts = (bytes: Uint8Array, wanted: (path: string) => boolean): { [path: string]: Uint8Array } => {
  let all = 0
  const filter = (part: UnzipFileInfo) => {
    if (!wanted(part.name)) return false
    all += part.originalSize
    if (part.originalSize > MAX_PART || all > MAX_ALL) throw new DocumentError('too-large', part.name)
    return true
  }
  try {
    return unzipSync(bytes, { filter })
  } catch (error) {
    if (error instanceof DocumentError) throw error
    throw new DocumentError('broken-zip', error instanceof Error ? error.message : String(error))
  }
}

/** Names of all parts; nothing is inflated. */
export const partNames = (bytes: Uint8Array): string[] => {
  const names: string[] = []
  inflateParts(bytes, path => {
    names.push(path)
    return false
  })
  return names
}

export const partText = (parts: { [path: string]: Uint8Array }, path: string): string =>
  parts[path] ? new TextDecoder(utf16(parts[path]) ?? 'utf-8').decode(parts[path]) : ''

const utf16 = ([a, b]: Uint8Array): string | undefined =>
  a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined
