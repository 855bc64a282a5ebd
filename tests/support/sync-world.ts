/** A store, a published registry and a clock, as adding and updating a registry meet them. */
import { variants } from '#shared/core/record-keys.ts'
import { openLookup } from '#shared/lookup/lookup.ts'
import { policy } from '#shared/policy/index.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { addRegistry, updateRegistry } from '#shared/sync/sync.ts'
import { fingerprint } from '#shared/trust/metadata.ts'
import { clockAt } from './lists.ts'
import { MemoryServer, publish } from './registry.ts'

export class SyncWorld {
  store = new MemoryStore()
  server = new MemoryServer(publish())
  readonly clock = clockAt()
  /** Fingerprint of the registry that the server holds. */
  print = fingerprint(this.server.files.get('1.root.json')!)

  base() {
    return { store: this.store, fetcher: this.server, clock: this.clock }
  }

  add(more = {}) {
    return addRegistry({ ...this.base(), url: 'https://lists.example/', ...more })
  }

  update(more = {}) {
    return updateRegistry({ ...this.base(), registryId: this.print, ...more })
  }

  /** What each list says of the name; an unknown by its reason. */
  async answers(name: string) {
    const lookup = await openLookup({ store: this.store, clock: this.clock, policy, ...variants })
    return (await lookup.ask({ name })).map(a => (a.answer === 'unknown' ? a.reason : a.answer))
  }

  async row() {
    return (await this.store.registries())[0]!
  }
}
