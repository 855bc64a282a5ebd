/** The installed lists as opened for reading: rows and manifests now, key sets behind. */
import type { ListState } from '../core/records.ts'
import type { HasVariant } from '../format/block.ts'
import { FormatError } from '../format/error.ts'
import type { KeySet } from '../format/key-set.ts'
import { readManifest } from '../format/manifest.ts'
import type { Manifest } from '../format/types.ts'
import type { ListRow, RegistryRow, Store } from '../sync/ports.ts'
import { listState } from './list-state.ts'
import { ListReader, type Repair } from './reader.ts'

export interface InstalledList {
  row: ListRow
  registry: RegistryRow
  manifest: Manifest
  /** Absent: nothing can be read from it. */
  reader?: ListReader
  keys?: KeySet
  broken?: string
}

export const stateOf = (list: InstalledList, now: number): ListState => listState(list, now)

/** What is said of a list whose manifest cannot be read: that it exists, and nothing else. */
const unreadable = (row: ListRow): Manifest => ({
  schema: 1,
  normaliser: 0,
  hash: 0,
  listId: row.listId,
  seq: 0,
  retrievedAt: '1970-01-01',
  coverage: { complete: false, regions: [], subjects: [], channel: '' },
  keyCoverage: { count: 0, uscc: 0, orgCode: 0, regNo: 0, name: 0, anyCode: 0 },
  count: 0,
  graceDays: 0,
  sample: false,
  endings: [],
  parts: { length: 0, sha256: '' },
  blocks: { buckets: 1, root: '' },
  keys: { bits: 32, count: 0, root: '' },
})

export interface ReadingOptions {
  store: Store
  hasVariant: HasVariant
  repair?: Repair
}

const openList = async (
  { store, hasVariant, repair }: ReadingOptions,
  row: ListRow,
  registry: RegistryRow,
): Promise<InstalledList> => {
  let manifest = unreadable(row)
  try {
    if (row.manifest) manifest = readManifest(row.manifest)
    if (row.active === undefined || !row.manifest) return { row, registry, manifest, broken: row.broken ?? 'damaged' }
    const reader = await ListReader.open({
      store,
      listKey: row.key,
      generation: row.active,
      manifest,
      hasVariant,
      ...(repair ? { repair } : {}),
    })
    return { row, registry, manifest, reader }
  } catch (error) {
    if (error instanceof FormatError) return { row, registry, manifest, broken: error.code }
    throw error
  }
}

export interface Installed {
  registries: RegistryRow[]
  lists: InstalledList[]
}

/** Opens all lists of all registries. A list that cannot be opened is there, as `broken`. */
export const openInstalled = async (options: ReadingOptions): Promise<Installed> => {
  const { store } = options
  const [registries, rows] = await Promise.all([store.registries(), store.lists()])
  const byId = new Map(registries.map(registry => [registry.id, registry]))
  const lists = await Promise.all(
    rows.flatMap(row => {
      const registry = byId.get(row.registryId)
      return registry ? [openList(options, row, registry)] : []
    }),
  )
  return { registries, lists: lists.sort((a, b) => (a.row.key < b.row.key ? -1 : 1)) }
}
