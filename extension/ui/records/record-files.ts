/** A filed review's files as the browser gives them: a chosen or dropped folder, or a ZIP. */
import { unzipSync } from 'fflate'
import { MANIFEST } from '#shared/review/manifest.ts'

/** More than the memory of an office machine should be asked for. */
export const MOST_BYTES = 512 * 1024 * 1024

export type ReadFault = 'not-zip' | 'too-large' | 'unreadable' | 'empty'
export class RecordReadError extends Error {
  readonly code: ReadFault
  readonly file: string
  constructor(code: ReadFault, file: string) {
    super(`${code}: ${file}`)
    this.name = 'RecordReadError'
    this.code = code
    this.file = file
  }
}

/** A file and its path in what was chosen. */
export interface Chosen {
  path: string
  file: File
}

/** Of `<input type=file>`; a folder's files carry their paths. */
export const chosenFiles = (files: readonly File[]): Chosen[] =>
  Array.from(files, file => ({ path: file.webkitRelativePath || file.name, file }))

/** Of a drop: its folders are walked. Must be called in the drop's own turn. */
export const droppedFiles = (items: DataTransferItemList): Promise<Chosen[]> => {
  const entries = Array.from(items, item => item.webkitGetAsEntry()).filter(entry => entry !== null)
  return Promise.all(entries.map(entry => walk(entry, ''))).then(found => found.flat())
}

const walk = async (entry: FileSystemEntry, above: string): Promise<Chosen[]> => {
  const path = above + entry.name
  if (entry.isFile) {
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail)).catch(() => {
      throw new RecordReadError('unreadable', path)
    })
    return [{ path, file }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: Chosen[] = []
  for (;;) {
    // A reader gives a hundred entries at a time, and none at the end.
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail)).catch(() => {
      throw new RecordReadError('unreadable', path)
    })
    if (some.length === 0) return found
    for (const child of some) found.push(...(await walk(child, `${path}/`)))
  }
}

/** Path → bytes, as the record itself names them: the folder that holds the manifest is the root. */
export const recordFiles = async (chosen: readonly Chosen[], signal: AbortSignal): Promise<Map<string, Uint8Array>> => {
  const [first] = chosen
  if (!first) throw new RecordReadError('empty', '')
  const isZip = chosen.length === 1 && !first.path.includes('/')
  let total = 0
  const files = new Map<string, Uint8Array>()
  for (const { path, file } of chosen) {
    signal.throwIfAborted()
    total += file.size
    if (total > MOST_BYTES) throw new RecordReadError('too-large', first.path.split('/')[0]!)
    const bytes = await file.arrayBuffer().catch(() => {
      throw new RecordReadError('unreadable', path)
    })
    files.set(path, new Uint8Array(bytes))
  }
  return fromRoot(isZip ? unzip(first.path, files.get(first.path)!) : files)
}

const unzip = (name: string, bytes: Uint8Array): Map<string, Uint8Array> => {
  let total = 0
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name: path, originalSize }) => {
        total += originalSize
        if (total > MOST_BYTES) throw new RecordReadError('too-large', name)
        return !path.endsWith('/')
      },
    })
    return new Map(Object.entries(entries))
  } catch (error) {
    throw error instanceof RecordReadError ? error : new RecordReadError('not-zip', name)
  }
}

/** A folder chosen or packed as such stands above its files' paths. */
const fromRoot = (files: Map<string, Uint8Array>): Map<string, Uint8Array> => {
  if (files.has(MANIFEST)) return files
  const above = [...files.keys()]
    .filter(path => path.endsWith(`/${MANIFEST}`))
    .map(path => path.slice(0, -MANIFEST.length))
    .sort((a, b) => a.length - b.length)[0]
  const root = above ?? commonFolder([...files.keys()])
  return new Map([...files].map(([path, bytes]) => [path.startsWith(root) ? path.slice(root.length) : path, bytes]))
}

const commonFolder = (paths: readonly string[]): string => {
  const folder = paths[0]?.slice(0, paths[0].indexOf('/') + 1) ?? ''
  return folder !== '' && paths.every(path => path.startsWith(folder)) ? folder : ''
}
