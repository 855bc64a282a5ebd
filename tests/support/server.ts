/** A static file server on loopback, as a tender site or a registry host would be: CORS, ETag, ranges, a content security policy. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize, sep } from 'node:path'

const types: { [ext: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** What answers a path: bytes, or undefined for 404. May be changed while the server runs, to play a bad day. */
export type Source = (path: string) => Promise<Uint8Array | undefined> | Uint8Array | undefined

export interface StaticServer {
  url: string
  /** Paths asked for, in order. */
  asked: string[]
  /** The same as they came, `offline` ones too. */
  requests: { method: string; url: string; headers: IncomingHttpHeaders }[]
  /** Answers every request with a closed connection while true: an offline host. */
  offline: boolean
  close(): Promise<void>
}

export interface ServeOptions {
  port?: number
  headers?: { [name: string]: string }
}

/** Serves files below `dir`; nothing outside it. */
export const directorySource =
  (dir: string): Source =>
  async path => {
    const file = normalize(join(dir, path))
    if (!file.startsWith(normalize(dir) + sep)) return undefined
    return readFile(file).catch(() => undefined)
  }

/** The first source that has the path, each under its prefix (`/registry/` → source). */
export const mounted =
  (mounts: { [prefix: string]: Source }): Source =>
  async path => {
    const prefix = Object.keys(mounts)
      .filter(p => path.startsWith(p))
      .sort((a, b) => b.length - a.length)[0]
    if (prefix === undefined) return undefined
    // A folder's prefix is cut off; a name's (`/credit-badge`) stays part of the file's name.
    return mounts[prefix]!(prefix.endsWith('/') ? path.slice(prefix.length - 1) : path)
  }

export const serve = async (source: Source, options: ServeOptions = {}): Promise<StaticServer> => {
  const state: StaticServer = { url: '', asked: [], requests: [], offline: false, close: async () => {} }
  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    state.requests.push({ method: req.method ?? '', url: req.url ?? '', headers: req.headers })
    if (state.offline) return void req.socket.destroy()
    const path = decodeURIComponent(new URL(req.url ?? '/', 'http://loopback').pathname)
    state.asked.push(path)
    const body = await source(path.endsWith('/') ? `${path}index.html` : path)
    const headers: { [name: string]: string } = {
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'etag, content-range',
      'access-control-allow-headers': 'range, if-none-match, cache-control, pragma',
      'cache-control': 'no-cache',
      ...options.headers,
    }
    if (req.method === 'OPTIONS') return void res.writeHead(204, headers).end()
    if (!body) return void res.writeHead(404, { ...headers, 'content-type': 'text/plain' }).end('not found')
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`
    headers.etag = etag
    headers['content-type'] = types[extname(path.endsWith('/') ? '.html' : path)] ?? 'application/octet-stream'
    if (path.endsWith('/')) headers['content-type'] = types['.html']!
    if (req.headers['if-none-match'] === etag) return void res.writeHead(304, headers).end()
    const range = /^bytes=(\d+)-(\d+)$/.exec(req.headers.range ?? '')
    if (range) {
      const start = Number(range[1])
      const end = Math.min(Number(range[2]), body.length - 1)
      headers['content-range'] = `bytes ${start}-${end}/${body.length}`
      return void res.writeHead(206, headers).end(body.subarray(start, end + 1))
    }
    res.writeHead(200, headers).end(req.method === 'HEAD' ? undefined : body)
  }
  const server = createServer((req, res) => {
    answer(req, res).catch(() => res.writeHead(500).end())
  })
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(options.port ?? 0, '127.0.0.1', done)
  })
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  state.close = () =>
    new Promise(done => {
      server.closeAllConnections()
      server.close(() => done())
    })
  return state
}
