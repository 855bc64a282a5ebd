/**
 * A store in a directory (Node): `rows.json` holds every row, `parts/LIST/GENERATION/PART` the bytes. A file appears whole or not
 * at all: it is written beside its place and renamed. One process writes at a time.
 */
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ListRow, PartKey, RegistryRow, Store } from '../sync/ports.ts'
import { StoreError, storeError } from './error.ts'
import { readListRows, readRegistryRows } from './rows.ts'

interface Rows {
  registries: RegistryRow[]
  lists: ListRow[]
}

const BYTES = 'base64:'
const replacer = (_key: string, value: unknown) =>
  value instanceof Uint8Array ? BYTES + Buffer.from(value).toString('base64') : value
const reviver = (_key: string, value: unknown) =>
  typeof value === 'string' && value.startsWith(BYTES) ? new Uint8Array(Buffer.from(value.slice(BYTES.length), 'base64')) : value

const isMissing = (error: unknown) => (error as { code?: string }).code === 'ENOENT'

export class FileStore implements Store {
  readonly #directory: string
  #closed = false
  /** Commits one after another: each reads all rows and writes them back. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(directory: string) {
    this.#directory = directory
  }

  async registries(): Promise<RegistryRow[]> {
    return (await this.#rows()).registries
  }

  async lists(): Promise<ListRow[]> {
    return (await this.#rows()).lists
  }

  async part(listKey: string, generation: number, part: PartKey): Promise<Uint8Array | undefined> {
    this.#open()
    try {
      return new Uint8Array(await readFile(this.#path(listKey, generation, part)))
    } catch (error) {
      if (isMissing(error)) return undefined
      throw storeError(error)
    }
  }

  async parts(listKey: string, generation: number, parts: PartKey[]): Promise<(Uint8Array | undefined)[]> {
    return Promise.all(parts.map(part => this.part(listKey, generation, part)))
  }

  async stage(listKey: string, generation: number, parts: [PartKey, Uint8Array][]): Promise<void> {
    this.#open()
    for (const [part, bytes] of parts) await this.#write(this.#path(listKey, generation, part), bytes)
  }

  async repair(listKey: string, generation: number, part: PartKey, bytes: Uint8Array): Promise<void> {
    await this.stage(listKey, generation, [[part, bytes]])
  }

  async commit(change: Parameters<Store['commit']>[0]): Promise<void> {
    const { registry, lists = [], dropLists = [], dropRegistry } = change
    const work = this.#turn.then(async () => {
      const rows = await this.#rows()
      const dropped = new Set(dropLists)
      for (const row of rows.lists) if (row.registryId === dropRegistry) dropped.add(row.key)
      const written = new Set(lists.map(row => row.key))
      const next: Rows = {
        registries: rows.registries.filter(row => row.id !== dropRegistry && row.id !== registry?.id),
        lists: [...rows.lists.filter(row => !dropped.has(row.key) && !written.has(row.key)), ...lists],
      }
      if (registry) next.registries.push(registry)
      await this.#write(join(this.#directory, 'rows.json'), new TextEncoder().encode(JSON.stringify(next, replacer)))
      for (const key of dropped) if (!written.has(key)) await this.#remove(this.#path(key))
    })
    this.#turn = work.catch(() => {})
    await work
  }

  async collect(listKey: string, keep: number[]): Promise<void> {
    const active = (await this.lists()).find(row => row.key === listKey)?.active
    const kept = new Set([...keep, active].map(String))
    const found = await readdir(this.#path(listKey)).catch(() => [])
    for (const generation of found) if (!kept.has(generation)) await this.#remove(join(this.#path(listKey), generation))
  }

  close(): void {
    this.#closed = true
  }

  #path(listKey: string, generation?: number, part?: PartKey): string {
    const rest = generation === undefined ? [] : [String(generation), ...part!.split('/').map(encodeURIComponent)]
    return join(this.#directory, 'parts', encodeURIComponent(listKey), ...rest)
  }

  async #rows(): Promise<Rows> {
    this.#open()
    try {
      const read = JSON.parse(await readFile(join(this.#directory, 'rows.json'), 'utf8'), reviver)
      return { registries: readRegistryRows(read.registries ?? []), lists: readListRows(read.lists ?? []) }
    } catch (error) {
      if (isMissing(error) || error instanceof SyntaxError) return { registries: [], lists: [] }
      throw storeError(error)
    }
  }

  async #write(path: string, bytes: Uint8Array): Promise<void> {
    const beside = `${path}.new`
    try {
      await mkdir(dirname(path), { recursive: true })
      const file = await open(beside, 'w')
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(beside, path)
    } catch (error) {
      await rm(beside, { force: true })
      throw storeError(error)
    }
  }

  async #remove(path: string): Promise<void> {
    await rm(path, { recursive: true, force: true })
  }

  #open(): void {
    if (this.#closed) throw new StoreError('closed', 'the store is closed')
  }
}
