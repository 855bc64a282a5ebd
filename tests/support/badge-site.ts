/**
 * A tender site that embeds the built badge, and the registry it asks on a host of its own: the site under the policy a careful
 * site has, so that whatever the badge does is allowed by `script-src 'self'; style-src 'self'` and the registry's origin alone.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { writeSample } from '#shared/publish/sample/write-sample.ts'
import { directorySource, mounted, type Source, type StaticServer, serve } from './server.ts'

const built = fileURLToPath(new URL('../../dist/widget', import.meta.url))

export const BADGE_PUBLISHER = '示例市公共信用信息中心（虚构）'

export interface BadgeSite {
  site: StaticServer
  registry: StaticServer
  fingerprint: string
  /** Path → HTML, with `{{attributes}}` standing for `registry` and `root`. May be changed while the site runs. */
  pages: { [path: string]: string }
  /** In front of the registry's files, to play a bad day. */
  instead: { source?: Source | undefined }
  close(): Promise<void>
}

export interface BadgeSiteOptions {
  /** Root's fingerprint and files of a registry made by the test; else the sample's lists, published now. */
  registry?: { fingerprint: string; source: Source }
  /** Name under which both hosts are reached instead of 127.0.0.1 (Chromium's `--host-resolver-rules`): no secure context. */
  host?: string
}

export const startBadgeSite = async (options: BadgeSiteOptions = {}): Promise<BadgeSite> => {
  const dir = await mkdtemp(join(tmpdir(), 'xinbiao-badge-'))
  const made = options.registry ?? (await writtenSample(dir))
  const { fingerprint, source } = made
  const named = (url: string) => (options.host ? url.replace('127.0.0.1', options.host) : url)
  const instead: BadgeSite['instead'] = {}
  const registry = await serve(async path => (await instead.source?.(path)) ?? source(path))
  registry.url = named(registry.url)
  const pages: BadgeSite['pages'] = {}
  const attributes = `registry="${registry.url}" root="sha256-${fingerprint}"`
  const html: Source = path => {
    const page = pages[path.slice(1)]
    return page === undefined ? undefined : new TextEncoder().encode(page.replaceAll('{{attributes}}', attributes))
  }
  const origin = new URL(registry.url).origin
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${origin}`
  const site = await serve(mounted({ '/': html, '/credit-badge': directorySource(built) }), {
    headers: { 'content-security-policy': policy },
  })
  site.url = named(site.url)
  return {
    site,
    registry,
    fingerprint,
    pages,
    instead,
    close: async () => {
      await Promise.all([site.close(), registry.close()])
      await rm(dir, { recursive: true, force: true })
    },
  }
}

const writtenSample = async (dir: string) => {
  const { fingerprint } = await writeSample(dir, { now: Date.now(), sample: false, publisher: BADGE_PUBLISHER })
  return { fingerprint, source: directorySource(dir) }
}

/** A page of badges. `script` is the module build unless told. */
export const badgePage = (body: string, options: { lang?: string; script?: string; title?: string } = {}): string => {
  const { lang = 'zh-CN', script = '<script type="module" src="/credit-badge.js"></script>', title = '供应商库' } = options
  return `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${script}</head><body><main><h1>${title}</h1>${body}</main></body></html>`
}

/** A badge for a firm of the sample. */
export const firmBadge = (key: string, more = 'context="government-procurement"'): string => {
  const { name, uscc } = sampleFirm(key)
  return `<p><credit-badge id="${key}" name="${name}" ${uscc ? `uscc="${uscc}"` : ''} {{attributes}} ${more}></credit-badge></p>`
}

/** Errors and policy violations of a page, from now on. */
export const faultsOf = async (page: Page): Promise<string[]> => {
  const faults: string[] = []
  page.on('pageerror', error => faults.push(String(error)))
  page.on('console', message => {
    if (/Content Security Policy|Content-Security-Policy/.test(message.text())) faults.push(message.text())
  })
  await page.exposeFunction('tellViolation', (text: string) => void faults.push(text))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', e =>
      (globalThis as unknown as { tellViolation(text: string): void }).tellViolation(`${e.violatedDirective} ${e.blockedURI}`),
    )
  })
  return faults
}
