/** A store that lasts as long as its holder: tests, the command line, and browsers that refuse IndexedDB. */
import type { ListRow, PartKey, RegistryRow, Store } from '../sync/ports.ts'
import { StoreError } from './error.ts'

export class MemoryStore implements Store {
  #registries = new Map<string, RegistryRow>()
  #lists = new Map<string, ListRow>()
  /** List key → generation → part → bytes. */
  #parts = new Map<string, Map<number, Map<PartKey, Uint8Array>>>()
  #closed = false

  async registries(): Promise<RegistryRow[]> {
    this.#open()
    return structuredClone([...this.#registries.values()])
  }

  async lists(): Promise<ListRow[]> {
    this.#open()
    return structuredClone([...this.#lists.values()])
  }

  async part(listKey: string, generation: number, part: PartKey): Promise<Uint8Array | undefined> {
    this.#open()
    return this.#parts.get(listKey)?.get(generation)?.get(part)
  }

  async parts(listKey: string, generation: number, parts: PartKey[]): Promise<(Uint8Array | undefined)[]> {
    return Promise.all(parts.map(part => this.part(listKey, generation, part)))
  }

  async stage(listKey: string, generation: number, parts: [PartKey, Uint8Array][]): Promise<void> {
    this.#open()
    const generations = this.#parts.get(listKey) ?? new Map<number, Map<PartKey, Uint8Array>>()
    const held = generations.get(generation) ?? new Map<PartKey, Uint8Array>()
    // A copy: a part is often a view into a large download that would be kept alive whole.
    for (const [part, bytes] of parts) held.set(part, bytes.slice())
    this.#parts.set(listKey, generations.set(generation, held))
  }

  async repair(listKey: string, generation: number, part: PartKey, bytes: Uint8Array): Promise<void> {
    await this.stage(listKey, generation, [[part, bytes]])
  }

  async commit(change: Parameters<Store['commit']>[0]): Promise<void> {
    this.#open()
    const { registry, lists = [], dropLists = [], dropRegistry } = structuredClone(change)
    const dropped = new Set(dropLists)
    if (dropRegistry !== undefined) {
      this.#registries.delete(dropRegistry)
      for (const row of this.#lists.values()) if (row.registryId === dropRegistry) dropped.add(row.key)
    }
    for (const key of dropped) {
      this.#lists.delete(key)
      this.#parts.delete(key)
    }
    if (registry) this.#registries.set(registry.id, registry)
    for (const row of lists) this.#lists.set(row.key, row)
  }

  async collect(listKey: string, keep: number[]): Promise<void> {
    this.#open()
    const generations = this.#parts.get(listKey)
    const kept = new Set([...keep, this.#lists.get(listKey)?.active])
    for (const generation of generations?.keys() ?? []) if (!kept.has(generation)) generations!.delete(generation)
  }

  close(): void {
    this.#closed = true
  }

  #open(): void {
    if (this.#closed) throw new StoreError('closed', 'the store is closed')
  }
}
