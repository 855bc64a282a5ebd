/** A page asks after its background worker was stopped: from the message to the finding, as the content script lives it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoExtension } from '../../support/demo-world.ts'
import { directorySource, mounted, serve } from '../../support/server.ts'
import { ask, type Chromium, extensionId, install, openChromium, pause, type Tab } from '../chromium.ts'
import { type Bench, median, quantile } from '../figure.ts'
import { inventedName } from '../invented.ts'
import { cachedRegistry } from '../registry.ts'

const KILLS = 24
/** Every record of the `small` kind has four: USCC, organisation code, name, variant. */
const KEYS_A_RECORD = 4
/** What the worker began in the background is over by then. */
const SETTLE_MS = 1200

/** The content script's world in a tab, where messages come from a page and not from us. */
const contentWorld = async (tab: Tab, url: string): Promise<number> => {
  let world: number | undefined
  tab.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.auxData?.type === 'isolated' && String(context.origin).startsWith('chrome-extension:')) world = context.id
  })
  await tab.goto(url)
  for (let i = 0; i < 100 && world === undefined; i++) await pause(50)
  if (world === undefined) throw new Error('the content script did not start')
  return world
}

const stopWorker = async (browser: Chromium, own: Tab): Promise<void> => {
  await own.send('ServiceWorker.stopAllWorkers')
  for (let i = 0; i < 200; i++) {
    const { targetInfos } = await browser.send('Target.getTargets')
    if (!targetInfos.some((t: { type: string }) => t.type === 'service_worker')) return
    await pause(10)
  }
  throw new Error('the worker did not stop')
}

const timedAsk = (message: object): string =>
  `(async () => { const began = performance.now(); const reply = await chrome.runtime.sendMessage(${JSON.stringify(message)});
    return { ms: performance.now() - began, reply } })()`

const measure = async (bench: Bench, browser: Chromium, site: string, registry: { fingerprint: string }, records: number) => {
  const own = await browser.open(`chrome-extension://${await extensionId(browser)}/options.html`)
  const began = performance.now()
  await install(own, `${site}registry/`, registry.fingerprint)
  bench.figure('registry added by the built extension', (performance.now() - began) / 1000, 's')
  const { lists } = await ask(own, { type: 'ui/lists' })
  if (lists[0]?.count !== records) throw new Error(`the list has ${lists[0]?.count} records, not ${records}`)
  await own.send('ServiceWorker.enable')
  const tab = await browser.open('about:blank')
  const world = await contentWorld(tab, `${site}page/index.html`)
  const woken: number[] = []
  const warm: number[] = []
  for (let kill = 0; kill < KILLS; kill++) {
    const doc = `bench-${kill}`
    // The tab's own script answers the last round's news by starting anew: it has done so before we speak in its place.
    await pause(SETTLE_MS)
    await tab.evaluate(timedAsk({ type: 'page/start', doc }), world)
    const check = (batch: number) => {
      const name = inventedName(((kill * 2 + batch) * 7919) % records)
      const text = `一、采购结果。中标（成交）供应商：${name}，成交金额见附件。`
      return { type: 'page/check', doc, batch, blocks: [{ text, kind: 'text' }] }
    }
    await pause(SETTLE_MS)
    await stopWorker(browser, own)
    for (const [batch, times] of [woken, warm].entries()) {
      const { ms, reply } = await tab.evaluate(timedAsk(check(batch)), world)
      if (!reply?.value?.subjects.some((s: { marked?: boolean }) => s.marked)) throw new Error(JSON.stringify(reply))
      times.push(ms)
    }
  }
  bench.figure('killed worker → first finding, p50', median(woken), 'ms', { most: 60, note: `${KILLS} kills` })
  bench.figure('killed worker → first finding, p95', quantile(woken, 0.95), 'ms', { most: 150 })
  bench.figure('  the next finding, p50', median(warm), 'ms')
}

export const worker = async (bench: Bench): Promise<void> => {
  const records = Math.round(bench.keys / KEYS_A_RECORD)
  const registry = await cachedRegistry(records, 'small')
  bench.figure('keys in the registry', registry.keys, '')
  const dir = mkdtempSync(join(tmpdir(), 'xinbiao-bench-'))
  const empty = new TextEncoder().encode('<!DOCTYPE html><meta charset="utf-8"><title>bench</title><p>…</p>')
  const server = await serve(mounted({ '/registry/': directorySource(registry.dir), '/page/': () => empty }))
  const browser = await openChromium({ extension: demoExtension(dir) })
  try {
    await measure(bench, browser, server.url, registry, records)
  } finally {
    await browser.close()
    await server.close()
    rmSync(dir, { recursive: true, force: true })
  }
}
