/** A small registry of invented firms, made by the real publisher. */
import { sha256Bytes, utf8 } from '#shared/format/bytes.ts'
import { type KeyRing, makeKeys } from '#shared/publish/keys.ts'
import type { ListFile } from '#shared/publish/publish-list-file.ts'
import { readPublished } from '#shared/publish/publish-previous.ts'
import { type Publication, type PublishInput, publishRegistry } from '#shared/publish/publish-registry.ts'
import { records } from '../format/firms.ts'

export const NOW = Date.UTC(2026, 6, 1, 8)
export const DAY = 86_400_000

export const ring = (seed: string, count = 3, threshold = 2): KeyRing => {
  let n = 0
  return makeKeys({ count, threshold, random: () => sha256Bytes(utf8(`${seed} ${n++}`)) })
}

export const publisher = { publisher: '示例市信用办', sample: false, objectionUrl: 'https://credit.example/objection' }

export const list = (n: number, over: Partial<ListFile> = {}): ListFile => ({
  listId: 'shixin',
  retrievedAt: '2026-06-30',
  coverage: { complete: true, regions: ['全国'], subjects: ['organisation'], channel: '示例渠道' },
  records: records(n),
  ...over,
})

export type Files = Map<string, Uint8Array>

/** What a server holds after the publication was written over what it held before. */
export const serve = (before: Files, publication: Publication): Files => {
  const files = new Map([...before, ...publication.files])
  for (const path of files.keys()) if (path.startsWith('targets/') && !publication.live.has(path)) files.delete(path)
  return files
}

export const publish = (before: Files, input: Partial<PublishInput> = {}): { files: Files; publication: Publication } => {
  const publication = publishRegistry({
    keys: ring('first'),
    now: NOW,
    lists: [],
    previous: readPublished(path => before.get(path)),
    ...(before.size === 0 ? { publisher } : {}),
    ...input,
  })
  return { files: serve(before, publication), publication }
}
