/** What a page wrote on the element, read strictly: a setting that cannot be understood is an error, never a guess. */
import type { Context } from '#shared/core/types.ts'
import type { Lang } from '#shared/text/words.ts'
import type { BadgeQuery } from './contract.ts'

const contexts: Context[] = ['government-procurement', 'mandatory-tendering', 'contract', 'bank-financed', 'other-review']

/** `sha256-` and base64 (as in subresource integrity), base64url or hex; lower-case hex out. */
export const readFingerprint = (text: string): string | undefined => {
  const body = text.trim().replace(/^sha256[-:]/i, '')
  if (/^[0-9a-f]{64}$/i.test(body)) return body.toLowerCase()
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(body)) return undefined
  const bytes = atob(`${body.replace(/-/g, '+').replace(/_/g, '/').replace(/=$/, '')}=`)
  return Array.from(bytes, c => c.charCodeAt(0).toString(16).padStart(2, '0')).join('')
}

export interface BadgeAttributes {
  name: string
  uscc: string
  registry: string
  root: string
  context: string
}

/** The registry's base, absolute and ending in `/`; undefined for what is no web address. */
export const readRegistry = (registry: string, base: string): string | undefined => {
  try {
    const url = new URL(registry, base)
    if (registry.trim() === '' || !/^https?:$/.test(url.protocol)) return undefined
    return url.href.endsWith('/') ? url.href : `${url.href}/`
  } catch {
    return undefined
  }
}

/** @param base what a relative `registry` stands against. Undefined when a setting is missing or cannot be understood. */
export const readAttributes = (from: BadgeAttributes, lang: Lang, base: string): BadgeQuery | undefined => {
  const root = readFingerprint(from.root)
  const registry = readRegistry(from.registry, base)
  const context = from.context === '' ? 'other-review' : contexts.find(c => c === from.context)
  const name = from.name.trim()
  const uscc = from.uscc.trim()
  if (!root || !registry || !context || (name === '' && uscc === '')) return undefined
  return { name, uscc, registry, root, context, lang }
}
