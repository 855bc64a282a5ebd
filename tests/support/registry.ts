/** A registry made by the real publisher, served from memory through a Fetcher whose faults a test chooses. */

import { dayAt } from '#shared/core/days.ts'
import type { ListRecord } from '#shared/core/records.ts'
import { sha256Bytes, utf8 } from '#shared/format/bytes.ts'
import { type KeyRing, makeKeys } from '#shared/publish/keys.ts'
import type { ListFile } from '#shared/publish/publish-list-file.ts'
import { readPublished } from '#shared/publish/publish-previous.ts'
import { type PublishInput, publishRegistry } from '#shared/publish/publish-registry.ts'
import { FetchError, type FetchErrorCode, type Fetcher, type FetchRequest } from '#shared/sync/ports.ts'
import { entries, listMeta, NOW } from './lists.ts'

export type Files = Map<string, Uint8Array>

export const ring = (seed = 'first', count = 3, threshold = 2): KeyRing => {
  let n = 0
  return makeKeys({ count, threshold, random: () => sha256Bytes(utf8(`${seed} ${n++}`)) })
}

export const listFile = (listId: string, records: ListRecord[] = entries(0, 50), more: Partial<ListFile> = {}): ListFile => ({
  listId,
  retrievedAt: dayAt(NOW - 86_400_000),
  coverage: listMeta(listId).coverage,
  graceDays: 30,
  records,
  ...more,
})

/** Publishes over what the server held before. @returns what it holds afterwards. */
export const publish = (input: Partial<PublishInput> = {}, before: Files = new Map()): Files => {
  const publisher = { publisher: '江临市公共信用信息中心', sample: false, objectionUrl: 'https://credit.example/objection' }
  const publication = publishRegistry({
    keys: ring(),
    now: NOW - 3_600_000,
    lists: before.size === 0 && !input.lists ? [listFile('shixin')] : [],
    ...(before.size === 0 ? { publisher } : { previous: readPublished(path => before.get(path))! }),
    ...input,
  })
  const files = new Map([...before, ...publication.files])
  for (const path of files.keys()) if (path.startsWith('targets/') && !publication.live.has(path)) files.delete(path)
  return files
}

export class MemoryServer implements Fetcher {
  files: Files
  readonly asked: string[] = []
  /** Called before each answer; may throw, or return other bytes. */
  meddle: (path: string, bytes: Uint8Array | undefined, request: FetchRequest) => Uint8Array | undefined = (_, bytes) => bytes

  constructor(files: Files) {
    this.files = files
  }

  fail(code: FetchErrorCode, when: (path: string) => boolean = () => true): void {
    this.meddle = (path, bytes) => {
      if (when(path)) throw new FetchError(code, path)
      return bytes
    }
  }

  heal(): void {
    this.meddle = (_, bytes) => bytes
  }

  async fetch(request: FetchRequest) {
    const { path, maxBytes, range, signal } = request
    if (signal?.aborted) throw new FetchError('aborted', 'cancelled')
    this.asked.push(path)
    const held = this.meddle(path, this.files.get(path), request)
    if (!held) return { status: 'missing' as const }
    const bytes = range ? held.slice(range.start, range.end) : held
    if (bytes.length > maxBytes) throw new FetchError('too-large', path)
    return { status: 'ok' as const, bytes }
  }
}
