/** A watch store in memory that can be made to fail at a commit, as a killed worker or a full disk would. */

import type { PassState, Step, WatchStore } from '#shared/watch/pass.ts'
import type { Entry, WatchEvent, Watched } from '#shared/watch/types.ts'

export class MemoryWatch implements WatchStore {
  readonly people = new Map<string, Watched>()
  readonly seen = new Map<string, Entry[]>()
  readonly events = new Map<string, WatchEvent>()
  kept: PassState | undefined
  /** Called before each commit; may throw. */
  before: () => void = () => {}

  watched = async () => structuredClone([...this.people.values()])
  entries = async () => structuredClone(this.seen)
  state = async () => structuredClone(this.kept)

  async commit({ state, seen = [], events }: Step): Promise<void> {
    this.before()
    this.kept = structuredClone(state)
    for (const { watched, entries } of seen) {
      if (this.people.get(watched.id)?.addedAt !== watched.addedAt) continue
      this.people.set(watched.id, structuredClone(watched))
      this.seen.set(watched.id, structuredClone(entries))
    }
    for (const event of events) if (!this.events.has(event.id)) this.events.set(event.id, structuredClone(event))
  }

  takeUnnotified = async (): Promise<WatchEvent[]> => {
    const fresh = [...this.events.values()].filter(event => event.notified === undefined)
    for (const event of fresh) this.events.set(event.id, { ...event, notified: true })
    return fresh
  }

  watch(id: string, name: string, code?: string): void {
    this.people.set(id, { id, name, kind: 'supplier', addedAt: this.people.size + 1, ...(code ? { code } : {}) })
  }

  told(): string[] {
    return [...this.events.values()].map(event => ('name' in event ? `${event.kind} ${event.name}` : event.kind))
  }
}
