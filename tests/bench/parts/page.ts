/** The extension switched on over a loaded page: how long it holds the page's thread, how long until all is marked, what shifts. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ListRecord } from '#shared/core/records.ts'
import { writePublication } from '#shared/publish/publish-directory.ts'
import { sampleFirm, sampleFirmKeys } from '#shared/publish/sample/build-sample.ts'
import { longPage } from '../../fixtures/site/site.ts'
import { demoExtension } from '../../support/demo-world.ts'
import { directorySource, mounted, serve } from '../../support/server.ts'
import { ask, type Chromium, extensionId, install, openChromium, pause, type Tab } from '../chromium.ts'
import { type Bench, median } from '../figure.ts'
import { publishNamed } from '../registry.ts'

const RUNS = 7
/** No mark for so long: all are there. */
const QUIET_MS = 1500
const portal = new URL('../../../../shared/data/pages/', import.meta.url)

interface Subject {
  what: string
  html: string
  names: string[]
  longest: number
  total?: number
}

const wholePages = (): Subject[] => {
  if (!existsSync(portal)) return []
  const gold = readFileSync(new URL('portal.gold.ndjson', portal), 'utf8').trim().split('\n')
  const orgs = gold.map(line => JSON.parse(line) as { page: string; orgs: { name: string }[] })
  return readdirSync(new URL('portal/', portal))
    .filter(file => file.startsWith('ai_'))
    .map(file => ({
      what: 'a whole ccgp page',
      html: readFileSync(new URL(`portal/${file}`, portal), 'utf8'),
      names: [...new Set(orgs.find(one => one.page === file)?.orgs.map(org => org.name))],
      longest: 16,
    }))
}

/** In the page: counts marked places every frame and remembers when that last changed. */
const watch = `(() => {
  const state = (globalThis.benchState = { began: performance.now(), places: 0, changed: 0, shift: 0 })
  new PerformanceObserver(list => { for (const entry of list.getEntries()) state.shift += entry.value })
    .observe({ type: 'layout-shift' })
  const look = () => {
    let places = 0
    for (const [, highlight] of CSS.highlights) places += highlight.size
    if (places !== state.places) { state.places = places; state.changed = performance.now() }
    requestAnimationFrame(look)
  }
  look()
  performance.mark('bench-began')
})()`

interface Event {
  name: string
  pid: number
  tid: number
  ts: number
  dur?: number
  /** Of it, microseconds on a processor. */
  tdur?: number
}

/** Everything the page's thread did from the mark on: the longest task in ms, and the most that one has computed. */
const longestOf = (events: Event[]): { longest: number; computed: number } => {
  const mark = events.find(event => event.name === 'bench-began')
  if (!mark) throw new Error('the trace lacks the mark')
  const tasks = events.filter(
    ({ name, pid, tid, ts }) => name.endsWith('RunTask') && pid === mark.pid && tid === mark.tid && ts > mark.ts,
  )
  const most = (read: (event: Event) => number | undefined) => Math.max(...tasks.map(task => (read(task) ?? 0) / 1000))
  return { longest: most(task => task.dur), computed: most(task => task.tdur) }
}

const pass = async (browser: Chromium, own: Tab, url: string) => {
  const tab = await browser.open(url)
  await pause(700)
  const tabId = (await own.evaluate(
    `chrome.tabs.query({}).then(tabs => tabs.find(tab => tab.url === ${JSON.stringify(url)}).id)`,
  )) as number
  await tab.send('Page.bringToFront')
  const events: Event[] = []
  const ended = new Promise<void>(done => browser.on('Tracing.tracingComplete', () => done()))
  browser.on('Tracing.dataCollected', ({ value }) => events.push(...(value as Event[])))
  await browser.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', 'toplevel', 'blink.user_timing'] },
  })
  await tab.evaluate(watch)
  await ask(own, { type: 'ui/tab-on', tabId })
  let state = { began: 0, places: 0, changed: 0, shift: 0 }
  for (let i = 0; i < 100; i++) {
    await pause(200)
    const now = (await tab.evaluate('({ ...benchState, now: performance.now() })')) as typeof state & { now: number }
    state = now
    if (now.places > 0 && now.now - now.changed > QUIET_MS) break
  }
  await browser.send('Tracing.end')
  await ended
  const kinds = (await tab.evaluate(
    "[...document.querySelectorAll('*')].filter(e => e.localName === 'xinbiao-overlay').length",
  )) as number
  if (kinds !== 1 || state.places === 0) throw new Error(`${state.places} places marked, ${kinds} overlays`)
  await tab.close()
  return { ...longestOf(events), total: state.changed - state.began, places: state.places, shift: state.shift }
}

const measure = async (bench: Bench, browser: Chromium, own: Tab, url: string, subject: Subject): Promise<void> => {
  await pass(browser, own, url)
  const passes: Awaited<ReturnType<typeof pass>>[] = []
  for (let run = 0; run < RUNS; run++) passes.push(await pass(browser, own, url))
  const { what, longest, total } = subject
  const places = median(passes.map(p => p.places))
  bench.figure(`${what}: longest task, median of ${RUNS} passes`, median(passes.map(p => p.longest)), 'ms', {
    most: longest,
    // The rest of it others had the machine.
    note: `${median(passes.map(p => p.computed)).toFixed(1)} ms computed`,
  })
  bench.figure(`${what}: switched on → all marked`, median(passes.map(p => p.total)), 'ms', {
    ...(total === undefined ? {} : { most: total }),
    note: `${places} places marked`,
  })
  bench.figure(`${what}: layout shift`, Math.max(...passes.map(p => p.shift)), '', { most: 0 })
}

/** May run on the site's host, but only when switched on: the page's own loading is none of ours. */
const onDemand = (dir: string): string => {
  const extension = demoExtension(dir)
  const file = join(extension, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { content_scripts: { matches: string[] }[] }
  for (const script of manifest.content_scripts) script.matches = script.matches.filter(match => !match.includes('127.0.0.1'))
  writeFileSync(file, JSON.stringify(manifest))
  return extension
}

export const page = async (bench: Bench): Promise<void> => {
  const long: Subject = {
    what: 'a page of 1 MB',
    html: longPage(1_000_000),
    names: sampleFirmKeys().map(key => sampleFirm(key).name),
    longest: 50,
    total: 400,
  }
  const whole = wholePages()
  if (whole.length === 0) bench.skip('a whole ccgp page', 'no ../shared/data')
  const subjects = [...whole, long]
  const dir = mkdtempSync(join(tmpdir(), 'xinbiao-bench-'))
  const records = [...new Set(subjects.flatMap(subject => subject.names))].map(
    (name, i): ListRecord => ({ id: `r${i}`, subject: { name }, dates: { since: { on: '2026-03-02', from: 'printed' } } }),
  )
  const { files, live, fingerprint } = publishNamed(records)
  await writePublication(join(dir, 'registry'), { files, live })
  const htmls = new Map(subjects.map(({ html }, i) => [`/${i}.html`, new TextEncoder().encode(html)]))
  const server = await serve(mounted({ '/registry/': directorySource(join(dir, 'registry')), '/page/': path => htmls.get(path) }))
  const browser = await openChromium({ extension: onDemand(dir) })
  try {
    const own = await browser.open(`chrome-extension://${await extensionId(browser)}/options.html`)
    await install(own, `${server.url}registry/`, fingerprint)
    for (const [i, subject] of subjects.entries()) await measure(bench, browser, own, `${server.url}page/${i}.html`, subject)
  } finally {
    await browser.close()
    await server.close()
    rmSync(dir, { recursive: true, force: true })
  }
}
