/** What a page wrote on the element, read strictly: a setting that cannot be understood is an error, never a guess. */
import type { Context } from '#shared/core/types.ts'
import type { Lang } from '#shared/text/words.ts'
import { BadgeError, type BadgeQuery } from './contract.ts'

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

/** @throws {BadgeError} `bad-attributes` */
export const readAttributes = (from: BadgeAttributes, lang: Lang, base: string): BadgeQuery => {
  const root = readFingerprint(from.root)
  if (!from.registry || !root || (!from.name && !from.uscc)) throw new BadgeError('bad-attributes')
  let registry: string
  try {
    const url = new URL(from.registry, base)
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new BadgeError('bad-attributes')
    registry = url.href.endsWith('/') ? url.href : `${url.href}/`
  } catch {
    throw new BadgeError('bad-attributes')
  }
  const context = from.context === '' ? 'other-review' : contexts.find(c => c === from.context)
  if (!context) throw new BadgeError('bad-attributes')
  return { name: from.name.trim(), uscc: from.uscc.trim(), registry, root, context, lang }
}
