/** A registry's directory: reading it, and writing a publication so that a client sees the old one or the new one, never a mixture. */
import { randomBytes } from 'node:crypto'
import { type Dirent, readFileSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ReadFile } from './publish-previous.ts'
import type { Publication } from './publish-registry.ts'

export const directoryReader =
  (dir: string): ReadFile =>
  path => {
    try {
      return new Uint8Array(readFileSync(join(dir, path)))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }

const writeWhole = async (path: string, bytes: Uint8Array): Promise<void> => {
  const held = await readFile(path).catch(() => undefined)
  if (held?.equals(bytes)) return
  await mkdir(dirname(path), { recursive: true })
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  const file = await open(temporary, 'w', 0o644)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
}

/**
 * Writes all files, each whole, `timestamp.json` last: until then nothing refers to the new ones. Afterwards removes parts that no
 * list uses any more, because they may hold records repaired since.
 * @returns paths removed.
 */
export const writePublication = async (dir: string, { files, live }: Pick<Publication, 'files' | 'live'>): Promise<string[]> => {
  for (const [path, bytes] of files) await writeWhole(join(dir, path), bytes)
  const removed: string[] = []
  for (const path of await filesUnder(dir, 'targets')) {
    if (live.has(path)) continue
    await rm(join(dir, path))
    removed.push(path)
  }
  return removed
}

const filesUnder = async (dir: string, path: string): Promise<string[]> => {
  const entries: Dirent[] = await readdir(join(dir, path), { withFileTypes: true }).catch(() => [])
  const found = await Promise.all(
    entries.map(e => (e.isDirectory() ? filesUnder(dir, `${path}/${e.name}`) : Promise.resolve([`${path}/${e.name}`]))),
  )
  return found.flat().sort()
}
