/**
 * A small world to try the product in: a registry of invented firms signed by the real publisher, the sample tender site with the
 * widget, all on loopback, and a copy of the built extension that also works on that site.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import type { UiMessage, UiReply } from '#shared/contract/messages.ts'
import type { Result } from '#shared/contract/result.ts'
import type { TabView } from '#shared/contract/views.ts'
import type { Context } from '#shared/core/types.ts'
import { writeSample } from '#shared/publish/sample/write-sample.ts'
import { sitePages } from '../fixtures/site/site.ts'
import { builtExtension, type ExtensionBrowser } from './extension.ts'
import { directorySource, mounted, type StaticServer, serve } from './server.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

export const DEMO_PUBLISHER = '示例市公共信用信息中心（虚构）'

export interface World {
  server: StaticServer
  /** Of the demo's registry, `sample: false`. */
  fingerprint: string
  registry: string
  close(): Promise<void>
}

/** The tender site's policy: what the widget must work under. */
export const SITE_CSP = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:"

export const startWorld = async (dir: string, port = 0): Promise<World> => {
  const { fingerprint } = await writeSample(join(dir, 'registry'), { now: Date.now(), sample: false, publisher: DEMO_PUBLISHER })
  let pages: { [path: string]: string } = {}
  const server = await serve(
    mounted({
      '/': path => (pages[path.slice(1)] === undefined ? undefined : new TextEncoder().encode(pages[path.slice(1)])),
      '/registry/': directorySource(join(dir, 'registry')),
      '/credit-badge': directorySource(at('dist/widget')),
    }),
    { port, headers: { 'content-security-policy': SITE_CSP } },
  )
  pages = sitePages({ registry: `${server.url}registry/`, root: `sha256-${fingerprint}` })
  return { server, fingerprint, registry: `${server.url}registry/`, close: () => server.close() }
}

export interface Manifest {
  version: string
  host_permissions: string[]
  optional_host_permissions: string[]
  content_scripts: { matches: string[] }[]
}

/** A copy of the built extension with another manifest. */
export const extensionCopy = (dir: string, change: (manifest: Manifest) => void, built = builtExtension): string => {
  const copy = join(dir, 'extension')
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  cpSync(built, copy, { recursive: true })
  const file = join(copy, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  change(manifest)
  writeFileSync(file, JSON.stringify(manifest))
  return copy
}

/** All of this machine's loopback servers, as match pattern. */
export const LOOPBACK = 'http://127.0.0.1/*'

/** A copy that also works on the demo site: a person would switch it on by a click. */
export const demoExtension = (dir: string, built = builtExtension): string =>
  extensionCopy(
    dir,
    manifest => {
      manifest.host_permissions.push(LOOPBACK)
      for (const script of manifest.content_scripts) script.matches.push(LOOPBACK)
    },
    built,
  )

/** One of the extension's own pages, in either browser. */
export interface OwnPage {
  evaluate(run: (argument: unknown) => unknown, argument: unknown): Promise<unknown>
}

/** Speaks to the background from one of the extension's own pages, as its screens do. */
export const askBackground = async <T extends UiMessage['type']>(
  page: OwnPage,
  message: Extract<UiMessage, { type: T }>,
): Promise<UiReply[T]> => {
  const reply = (await page.evaluate(
    m =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
      ).chrome.runtime.sendMessage(m),
    message as unknown,
  )) as Result<UiReply[T]>
  if (!reply.ok) throw new Error(`${message.type}: ${reply.code} ${reply.detail ?? ''}`)
  return reply.value
}

/** Adds the demo's registry by its confirmed fingerprint and removes the packaged sample, which holds the same firms. */
export const installDemoRegistry = async (page: OwnPage, world: World): Promise<void> => {
  const preview = await askBackground(page, { type: 'ui/registry-preview', url: world.registry })
  if (preview.fingerprint !== world.fingerprint)
    throw new Error('the registry shows another fingerprint than it was published with')
  await askBackground(page, { type: 'ui/registry-add', url: world.registry, fingerprint: world.fingerprint })
  const { registries } = await askBackground(page, { type: 'ui/lists' })
  for (const sample of registries.filter(r => r.packaged))
    await askBackground(page, { type: 'ui/registry-remove', registryId: sample.id })
}

/** Waits until the background has checked a page's tab; `confirm` fixes the context as an officer would. */
export const checkedTab = async (
  browser: ExtensionBrowser,
  page: Page,
  own: Page,
  options: { confirm?: Context; enough?: (view: TabView) => boolean } = {},
): Promise<TabView> => {
  const tabId = await browser.tabId(page)
  if (options.confirm) await askBackground(own, { type: 'ui/context', tabId, context: options.confirm, confirmed: true })
  return settledView(own, tabId, options.enough)
}

/** A tab's view once all of the page has been read. */
export const settledView = async (
  own: OwnPage,
  tabId: number,
  enough: (view: TabView) => boolean = view => view.state === 'on' && view.subjects.length > 0,
): Promise<TabView> => {
  const deadline = Date.now() + 60_000
  let view = await askBackground(own, { type: 'ui/tab', tabId })
  let last = ''
  // Two equal answers in a row: the page's batches are through.
  while (Date.now() < deadline) {
    const now = JSON.stringify(view.subjects.map(s => [s.finding.subject.key, s.finding.assessment]))
    if (enough(view) && now === last) return view
    last = now
    await new Promise(resolve => setTimeout(resolve, 250))
    view = await askBackground(own, { type: 'ui/tab', tabId })
  }
  throw new Error(`the page was not checked in time: ${view.state}, ${view.subjects.length} organisations`)
}
