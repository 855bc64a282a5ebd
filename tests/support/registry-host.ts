/** A host of registries made by the real publisher, today, over HTTP; what it answers may be spoilt to play a bad day. */
import { dayAt } from '#shared/core/days.ts'
import type { ListFile } from '#shared/publish/publish-list-file.ts'
import type { PublishInput } from '#shared/publish/publish-registry.ts'
import { fingerprint } from '#shared/trust/metadata.ts'
import { type Files, listFile, publish, ring } from './registry.ts'
import { type StaticServer, serve } from './server.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export interface Hosted {
  url: string
  fingerprint: string
}

export interface RegistryHost {
  server: StaticServer
  /** By the registry's name, the first part of its path. */
  files: Map<string, Files>
  /** Puts a registry at `NAME/`: signed an hour ago with keys of its own, or as `input` says. */
  publish(name: string, lists: ListFile[], input?: Partial<PublishInput>): Hosted
  /** The next version of some of its lists, signed now. */
  update(name: string, lists: ListFile[]): void
  /** Called before each answer; may return other bytes, or none. */
  spoil: ((path: string, bytes: Uint8Array) => Uint8Array | undefined) | undefined
  close(): Promise<void>
}

export const startRegistryHost = async (): Promise<RegistryHost> => {
  const files: RegistryHost['files'] = new Map()
  const server = await serve(path => {
    const [, name = '', rest = ''] = /^\/([^/]*)\/(.*)$/.exec(path) ?? []
    const bytes = files.get(name)?.get(rest)
    return bytes && host.spoil ? host.spoil(rest, bytes) : bytes
  })
  const host: RegistryHost = {
    server,
    files,
    publish: (name, lists, input = {}) => {
      const made = publish({ now: Math.floor(Date.now() / 1000) * 1000 - HOUR, keys: ring(name), lists, ...input })
      files.set(name, made)
      return { url: `${server.url}${name}/`, fingerprint: fingerprint(made.get('1.root.json')!) }
    },
    update: (name, lists) => {
      const now = Math.floor(Date.now() / 1000) * 1000
      files.set(name, publish({ now, keys: ring(name), lists }, files.get(name)))
    },
    spoil: undefined,
    close: () => server.close(),
  }
  return host
}

/** A list taken yesterday that claims to be whole. */
export const freshList = (listId: string, records: ListFile['records'], more: Partial<ListFile> = {}): ListFile =>
  listFile(listId, records, { retrievedAt: dayAt(Date.now() - DAY), ...more })
