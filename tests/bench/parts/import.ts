/** A registry into IndexedDB in Chromium, from a loopback server: the product's blocks beside what others do, in one run. */
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { directorySource, mounted, serve } from '../../support/server.ts'
import { openChromium } from '../chromium.ts'
import { type Bench, median } from '../figure.ts'
import { inventedRecord } from '../invented.ts'
import { cachedRegistry } from '../registry.ts'

const RUNS = 5
/** Single puts take a minute for 200,000. */
const MOST_PUTS = 50_000
const encoder = new TextEncoder()

const script = async (): Promise<Uint8Array> => {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      lib: {
        entry: fileURLToPath(new URL('../import-page.ts', import.meta.url)),
        formats: ['iife'],
        name: 'page',
        fileName: 'page',
      },
    },
  })) as Rolldown.RolldownOutput[]
  return encoder.encode(built[0]!.output[0].code)
}

const gzipOf = (records: number): Uint8Array => {
  const lines = Array.from({ length: records }, (_, i) => JSON.stringify(inventedRecord(i)))
  return gzipSync(encoder.encode(`[${lines.join(',')}]`))
}

export const importing = async (bench: Bench): Promise<void> => {
  const { records, figure } = bench
  const registry = await cachedRegistry(records, 'full')
  const files: { [path: string]: Uint8Array } = {
    '/index.html': encoder.encode('<!DOCTYPE html><meta charset="utf-8"><script src="/page.js"></script>'),
    '/page.js': await script(),
    '/records.json.gz': gzipOf(records),
  }
  const server = await serve(mounted({ '/registry/': directorySource(registry.dir), '/': path => files[path] }))
  const browser = await openChromium()
  try {
    const tab = await browser.open(server.url)
    const run = async (call: string): Promise<number> => (await tab.evaluate(`bench.${call}`)) as number
    const bytes = encoder.encode(JSON.stringify(inventedRecord(records - 1))).length
    const blocks: number[] = []
    const json: number[] = []
    for (let i = 0; i < RUNS; i++) {
      blocks.push(await run(`blocks('${server.url}registry/', ${records})`))
      json.push(await run(`json('${server.url}records.json.gz', ${records})`))
    }
    const fewer = Math.min(records, MOST_PUTS)
    const puts = await run(`puts(${fewer})`)
    const rate = (of: number, ms: number) => of / (ms / 1000)
    const best = rate(records, median(blocks))
    figure(`import as published blocks, ${records.toLocaleString('en-US')} records`, best, 'records/s', {
      least: 250_000,
      note: `fetched, verified, staged, committed; ${bytes} B of JSON a record`,
    })
    figure('  single puts, 10,000 a transaction', rate(fewer, puts), 'records/s', { note: `${fewer} records` })
    figure('  blocks to single puts', best / rate(fewer, puts), '×')
    figure('  one gzip file of JSON, one put', rate(records, median(json)), 'records/s', { note: 'no record can be read alone' })
  } finally {
    await browser.close()
    await server.close()
  }
}
