/** A filed review's files, from its folder or ZIP. */
import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { unzipSync } from 'fflate'
import { MANIFEST } from '../review/manifest.ts'
import { commandSpeak } from '../text/commands.ts'
import type { Lang } from '../text/words.ts'
import { UsageError } from './usage.ts'

/** More than any review has: what says it is larger is not read. */
const MOST_BYTES = 2 ** 31

export const isRecord = (path: string): boolean => path.endsWith('.zip') || existsSync(join(path, MANIFEST))

/** Path with `/` → bytes. */
export const readRecordFiles = async (path: string, lang: Lang): Promise<Map<string, Uint8Array>> => {
  const t = commandSpeak(lang)
  try {
    return path.endsWith('.zip') ? await fromZip(path) : await fromFolder(path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new UsageError(t('no-file', { file: path, detail: code ?? message }))
  }
}

const fromFolder = async (folder: string): Promise<Map<string, Uint8Array>> => {
  const files = new Map<string, Uint8Array>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const place = join(entry.parentPath, entry.name)
    files.set(relative(folder, place).split(sep).join('/'), new Uint8Array(await readFile(place)))
  }
  return files
}

const fromZip = async (path: string): Promise<Map<string, Uint8Array>> => {
  if ((await stat(path)).size > MOST_BYTES) throw new Error('too large')
  let total = 0
  const entries = unzipSync(new Uint8Array(await readFile(path)), {
    filter: ({ originalSize, name }) => {
      total += originalSize
      if (total > MOST_BYTES) throw new Error('too large')
      return !name.endsWith('/')
    },
  })
  return new Map(Object.entries(entries))
}
