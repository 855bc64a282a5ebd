import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { httpFetcher, registryBase } from '#shared/sync/http.ts'

let server: Server
let base: string
const seen: { [path: string]: NodeJS.Dict<string | string[]> } = {}

beforeAll(async () => {
  server = createServer((request, reply) => {
    const path = request.url!.replace('/lists/', '')
    seen[path] = request.headers
    if (path === 'plain') reply.setHeader('ETag', '"a"').end('0123456789')
    else if (path === 'tagged') {
      if (request.headers['if-none-match'] === '"a"') reply.writeHead(304).end()
      else reply.setHeader('ETag', '"a"').end('body')
    } else if (path === 'ranged') {
      reply.writeHead(206, { 'Content-Range': 'bytes 2-4/10' }).end('234')
    } else if (path === 'endless') {
      const more = () => {
        while (reply.write('x'.repeat(1024)));
      }
      reply.on('drain', more)
      more()
    } else if (path === 'stalled') reply.write('x')
    else if (path === 'cut') {
      reply.writeHead(200, { 'Content-Length': '100' })
      reply.write('short')
      setImmediate(() => reply.destroy())
    } else if (path === 'moved') reply.writeHead(302, { Location: '/lists/plain' }).end()
    else if (path === 'denied') reply.writeHead(403).end()
    else if (path === 'broken') reply.writeHead(500).end()
    else reply.writeHead(404).end()
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/lists/`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const get = async (path: string, more = {}) => {
  const reply = await httpFetcher(base, { conditional: true }).fetch({ path, maxBytes: 100, ...more })
  return reply.status === 'ok' ? text(reply.bytes) : reply.status
}

describe('fetching over http', () => {
  test('gives the bytes and the tag', async () => {
    const reply = await httpFetcher(base).fetch({ path: 'plain', maxBytes: 10 })
    expect(reply).toMatchObject({ status: 'ok', etag: '"a"' })
  })
  test('sends no cookie and no referrer', async () => {
    await get('plain')
    expect(seen.plain!.cookie).toBeUndefined()
    expect(seen.plain!.referer).toBeUndefined()
  })
  test('says not-modified for 304, and for the same tag with 200', async () => {
    expect(await get('tagged', { etag: '"a"' })).toBe('not-modified')
    expect(await get('plain', { etag: '"a"' })).toBe('not-modified')
    expect(await get('tagged', { etag: '"old"' })).toBe('body')
  })
  test('follows a redirect', async () => expect(await get('moved')).toBe('0123456789'))
  test('says missing for 404 and for an object store’s 403', async () => {
    expect(await get('nothing')).toBe('missing')
    expect(await get('denied')).toBe('missing')
  })
  test('takes a range, and cuts it where the server sends the whole', async () => {
    expect(await get('ranged', { range: { start: 2, end: 5 } })).toBe('234')
    expect(seen.ranged!.range).toBe('bytes=2-4')
    expect(await get('plain', { range: { start: 2, end: 5 }, maxBytes: 3 })).toBe('234')
  })
  test.each([
    ['endless', { maxBytes: 4096 }, 'too-large'],
    ['plain', { maxBytes: 9 }, 'too-large'],
    ['stalled', { timeoutMs: 100 }, 'timeout'],
    ['cut', {}, 'offline'],
    ['broken', {}, 'http'],
    ['../outside', {}, 'http'],
    ['https://other.example/x', {}, 'http'],
    ['plain', { signal: AbortSignal.abort() }, 'aborted'],
  ])('%s %o is refused as %s', async (path, more, code) => {
    await expect(get(path, more)).rejects.toMatchObject({ name: 'FetchError', code })
  })
  test('a server that is not there is offline', async () => {
    const dead = httpFetcher('http://127.0.0.1:1/')
    await expect(dead.fetch({ path: 'timestamp.json', maxBytes: 10 })).rejects.toMatchObject({ code: 'offline' })
  })
  test('cancelling stops a body that never ends', async () => {
    const stop = new AbortController()
    const work = get('stalled', { signal: stop.signal })
    stop.abort()
    await expect(work).rejects.toMatchObject({ code: 'aborted' })
  })
})

test.each([
  ['https://lists.example/credit', 'https://lists.example/credit/'],
  [' https://lists.example/credit/?a=1#b ', 'https://lists.example/credit/'],
  ['https://lists.example/credit/1.root.json', 'https://lists.example/credit/'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
  ['http://lists.example/', undefined],
  ['https://user:word@lists.example/', undefined],
  ['javascript:alert(1)', undefined],
  ['lists.example', undefined],
])('%s as a registry’s base is %s', (typed, base) => expect(registryBase(typed)).toBe(base))
