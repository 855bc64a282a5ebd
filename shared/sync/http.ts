/**
 * A Fetcher over `fetch`: the same in a page, a worker and Node. It sends nothing of the visitor's (no cookies, no referrer) and
 * trusts nothing it gets: the byte cap is enforced while reading, the time is limited, and a redirect may not leave https. What
 * the bytes are is judged by who reads them (`trust`, `format`): a captive portal's page with status 200 fails there.
 */
import { FetchError, type Fetcher, type FetchReply, type FetchRequest } from './ports.ts'

/** A metadata file; sync asks for more time for packs. */
const TIMEOUT_MS = 15_000

export interface HttpOptions {
  /** Send `If-None-Match`. Off for a web page's cross-origin fetch, where it costs a preflight that static servers do not answer. */
  conditional?: boolean
  /** In the global `fetch`'s place. */
  fetch?: typeof globalThis.fetch
}

/** A registry's address as typed, made a base ending in `/`; undefined unless https, or http on this machine. */
export const registryBase = (typed: string): string | undefined => {
  let url: URL
  try {
    url = new URL(typed.trim())
  } catch {
    return undefined
  }
  const loopback = url.hostname === 'localhost' || url.hostname === '127.0.0.1' || url.hostname === '[::1]'
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) return undefined
  if (url.username !== '' || url.password !== '') return undefined
  url.search = ''
  url.hash = ''
  // The address of a metadata file is taken for its folder's.
  url.pathname = url.pathname.replace(/(?:\d+\.)?(?:root|timestamp|snapshot|targets)\.json$/, '')
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}

/** @param base ends in `/`; any scheme the platform's `fetch` reads, an extension's own files included. */
export const httpFetcher = (base: string, options: HttpOptions = {}): Fetcher => ({
  fetch: async request => {
    const url = new URL(request.path, base)
    if (!url.href.startsWith(base)) throw new FetchError('http', `${request.path} leaves the registry`)
    const stop = new AbortController()
    let late = false
    const timer = setTimeout(() => {
      late = true
      stop.abort()
    }, request.timeoutMs ?? TIMEOUT_MS)
    const cancelled = () => stop.abort()
    request.signal?.addEventListener('abort', cancelled)
    try {
      if (request.signal?.aborted) throw new FetchError('aborted', 'cancelled')
      return await read(url, request, options, stop.signal)
    } catch (error) {
      if (error instanceof FetchError) throw error
      if (request.signal?.aborted) throw new FetchError('aborted', 'cancelled')
      if (late) throw new FetchError('timeout', `${url.href} did not answer in time`)
      throw new FetchError('offline', `${url.href}: ${(error as Error).message}`)
    } finally {
      clearTimeout(timer)
      request.signal?.removeEventListener('abort', cancelled)
      stop.abort()
    }
  },
})

const read = async (url: URL, request: FetchRequest, options: HttpOptions, signal: AbortSignal): Promise<FetchReply> => {
  const { range } = request
  const headers: { [name: string]: string } = {}
  if (options.conditional && request.etag) headers['If-None-Match'] = request.etag
  if (range) headers.Range = `bytes=${range.start}-${range.end - 1}`
  const reply = await (options.fetch ?? globalThis.fetch)(url.href, {
    headers,
    signal,
    cache: request.fresh ? 'no-cache' : 'default',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'follow',
  })
  if (reply.status === 304) return { status: 'not-modified' }
  // Object stores answer 403 for what is not there.
  if (reply.status === 404 || reply.status === 410 || reply.status === 403) return { status: 'missing' }
  if (reply.status !== 200 && reply.status !== 206) throw new FetchError('http', `${url.href} answered ${reply.status}`)
  const landed = new URL(reply.url || url.href)
  if (landed.protocol !== url.protocol && landed.protocol !== 'https:') {
    throw new FetchError('http', `${url.href} redirects to an insecure address`)
  }
  const etag = reply.headers.get('etag') ?? undefined
  // The browser's own cache has already asked the server: same tag, same bytes.
  if (request.etag !== undefined && etag === request.etag) return { status: 'not-modified' }
  const whole = range && reply.status === 200
  const bytes = await body(reply, whole ? range.end : Number.POSITIVE_INFINITY, whole ? range.end : request.maxBytes)
  return {
    status: 'ok',
    bytes: whole ? bytes.subarray(range.start, range.end) : bytes,
    ...(etag === undefined ? {} : { etag }),
  }
}

/** Reads until the body's end or `enough` bytes; fails as soon as more than `maxBytes` have come. */
const body = async (reply: Response, enough: number, maxBytes: number): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = reply.body?.getReader()
  while (reader && size < enough) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > maxBytes && enough > maxBytes) {
      void reader.cancel().catch(() => {})
      throw new FetchError('too-large', `${reply.url} is larger than ${maxBytes} bytes`)
    }
    chunks.push(value)
  }
  if (size >= enough) void reader?.cancel().catch(() => {})
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}
