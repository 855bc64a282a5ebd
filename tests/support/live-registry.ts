/** A registry of invented firms on a server of its own, signed by the real publisher, whose next version a test publishes. */
import { dayAt } from '#shared/core/days.ts'
import type { ListRecord } from '#shared/core/types.ts'
import type { ListFile } from '#shared/publish/publish-list-file.ts'
import { fingerprint } from '#shared/trust/metadata.ts'
import { entries } from './lists.ts'
import { type Files, listFile, publish, ring } from './registry.ts'
import { type ServeOptions, type StaticServer, serve } from './server.ts'

export const LIVE_PUBLISHER = '江临市公共信用信息中心（虚构）'

export interface LiveRegistry {
  server: StaticServer
  url: string
  fingerprint: string
  /** Signs and serves the next version of a list. */
  publish(listId: string, records: ListRecord[], more?: Partial<ListFile>): void
  /** What the server holds; undefined leaves it as published. */
  instead: { files?: Files | undefined }
  close(): Promise<void>
}

export interface LiveOptions {
  /** ms; when the first version is signed. */
  signedAt?: number
  /** Seed of the keys. */
  keys?: string
  lists?: ListFile[]
  serve?: ServeOptions
}

/** A list of today, so that it is fresh whenever the test runs. */
export const liveList = (listId: string, records: ListRecord[] = entries(0, 20), more: Partial<ListFile> = {}): ListFile =>
  listFile(listId, records, { retrievedAt: dayAt(Date.now()), ...more })

export const liveFiles = ({ signedAt = Date.now(), keys = 'live', lists = [liveList('shixin')] }: LiveOptions = {}): Files =>
  publish({ keys: ring(keys), now: signedAt, lists, publisher: { publisher: LIVE_PUBLISHER, sample: false } })

export const startLiveRegistry = async (options: LiveOptions = {}): Promise<LiveRegistry> => {
  let files = liveFiles(options)
  let now = options.signedAt ?? Date.now()
  const instead: LiveRegistry['instead'] = {}
  const server = await serve(path => (instead.files ?? files).get(path.slice(1)), options.serve)
  return {
    server,
    url: server.url,
    fingerprint: fingerprint(files.get('1.root.json')!),
    publish: (listId, records, more) => {
      now += 1000
      files = publish({ keys: ring(options.keys ?? 'live'), now, lists: [liveList(listId, records, more)] }, files)
    },
    instead,
    close: () => server.close(),
  }
}
